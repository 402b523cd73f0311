import { z } from 'zod';
import { defineCommand, type Reader } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { PhotographWithdrawn } from '../marks/events.ts';

const getPhotograph = async (read: Reader, id: string): Promise<{ personNo: number; withdrawn: boolean }> => {
  const found = await read.row<{ personNo: number; withdrawn: boolean }>(
    'SELECT person_no AS "personNo", withdrawn_pos IS NOT NULL AS withdrawn FROM register.photograph WHERE id = $1',
    [id],
  );
  if (found === undefined) throw new Refusal('not-found', { values: { detail: `photograph ${id}` } });
  return found;
};

/** Withdraws a photograph that shows somebody else or more than it should: it is shown no longer, and stays with the reason. */
export const withdrawPhotograph = defineCommand({
  system: 'register',
  name: 'withdraw-photograph',
  refuses: ['not-permitted'],
  input: z.object({ photographId: z.uuid(), reason: z.string().trim().min(3).max(2000) }).strict(),
  streams: async ({ photographId }, read) => [(await getPhotograph(read, photographId)).personNo],
  load: (read, { photographId }) => getPhotograph(read, photographId),
  decide: ({ personNo, withdrawn }, { photographId, reason }) => {
    if (withdrawn) throw new Refusal('stale');
    return [PhotographWithdrawn.make({ stream: personNo, data: { photographId }, personal: { reason } })];
  },
});
