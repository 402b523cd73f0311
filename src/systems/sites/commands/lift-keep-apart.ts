import { z } from 'zod';
import { defineCommand, type Reader } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { KeepApartLifted } from '../events.ts';

type Pair = {
  person_a: number;
  person_b: number;
  authority: string | null;
  expires_at: number;
  lifted: boolean;
};

const getPair = async (read: Reader, id: string): Promise<Pair> => {
  const pair = await read.row<Pair>(
    `SELECT k.person_a, k.person_b, o.authority, k.expires_at, k.lifted_at IS NOT NULL AS lifted
       FROM sites.keep_apart k LEFT JOIN access.officer o ON o.no = k.recorded_by WHERE k.id = $1`,
    [id],
  );
  if (pair === undefined) throw new Refusal('not-found', { values: { detail: `keep-apart record ${id}` } });
  return pair;
};

/** Ends a keep-apart record before its day, with the reason: by the authority that recorded it. */
export const liftKeepApart = defineCommand({
  system: 'sites',
  name: 'lift-keep-apart',
  input: z
    .object({ keepApartId: z.uuid(), personNo: z.int().positive(), reason: z.string().trim().min(3).max(2000) })
    .strict(),
  streams: (input) => [input.personNo],
  load: (read, input) => getPair(read, input.keepApartId),
  decide: (pair, { keepApartId, personNo, reason }, { authority, now }) => {
    if (personNo !== pair.person_a && personNo !== pair.person_b)
      throw new Refusal('not-found', { values: { detail: `keep-apart record ${keepApartId}` } });
    if (pair.authority !== authority)
      throw new Refusal('not-permitted', { values: { detail: 'a record of another authority' } });
    if (pair.lifted || pair.expires_at <= now) throw new Refusal('stale');
    return [KeepApartLifted.make({ stream: personNo, data: { keepApartId }, personal: { reason } })];
  },
});
