import { z } from 'zod';
import type { Reader } from '../../../core/register/command-definition.ts';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { SupervisionWithdrawn } from '../supervision/events.ts';
import { checkSupervisor, isKnownAuthority, supervisionEvent, supervisorInput } from './record-supervision.ts';

const getSupervision = async (read: Reader, id: string): Promise<{ personNo: number; withdrawn: boolean }> => {
  const found = await read.row<{ personNo: number; withdrawn: boolean }>(
    'SELECT person_no AS "personNo", withdrawn_pos IS NOT NULL AS withdrawn FROM register.supervision WHERE id = $1',
    [id],
  );
  if (found === undefined) throw new Refusal('not-found', { values: { detail: `supervision ${id}` } });
  return found;
};

/** Corrects a supervising authority that was recorded wrongly: it counts no more and stays on the file with the reason; what is right may be said in its place. */
export const correctSupervision = defineCommand({
  system: 'register',
  name: 'correct-supervision',
  refuses: ['not-permitted'],
  input: z
    .object({
      supervisionId: z.uuid(),
      reason: z.string().trim().min(3).max(2000),
      instead: z.object(supervisorInput).strict().optional(),
    })
    .strict(),
  streams: async ({ supervisionId }, read) => [(await getSupervision(read, supervisionId)).personNo],
  load: async (read, { supervisionId, instead }) => ({
    ...(await getSupervision(read, supervisionId)),
    known: await isKnownAuthority(read, instead?.authority),
  }),
  decide: ({ personNo, withdrawn, known }, { supervisionId, reason, instead }, { now }) => {
    if (withdrawn) throw new Refusal('stale');
    if (instead !== undefined) checkSupervisor(instead, known, now);
    return [
      SupervisionWithdrawn.make({ stream: personNo, data: { supervisionId }, personal: { reason } }),
      ...(instead === undefined ? [] : [supervisionEvent(personNo, instead)]),
    ];
  },
});
