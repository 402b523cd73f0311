import { z } from 'zod';
import { defineCommand, type Reader } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { DistinguishingMarkWithdrawn } from '../marks/events.ts';

const getMark = async (read: Reader, markId: string): Promise<{ personNo: number; withdrawn: boolean }> => {
  const found = await read.row<{ personNo: number; withdrawn: boolean }>(
    'SELECT person_no AS "personNo", withdrawn_pos IS NOT NULL AS withdrawn FROM register.distinguishing_mark WHERE id = $1',
    [markId],
  );
  if (found === undefined) throw new Refusal('not-found', { values: { detail: `mark ${markId}` } });
  return found;
};

/** Withdraws a mark that was recorded wrongly: the person is found by it no more, and it stays on the file with the reason. */
export const withdrawMark = defineCommand({
  system: 'register',
  name: 'withdraw-mark',
  refuses: ['not-permitted'],
  input: z.object({ markId: z.uuid(), reason: z.string().trim().min(3).max(2000) }).strict(),
  streams: async ({ markId }, read) => [(await getMark(read, markId)).personNo],
  load: (read, { markId }) => getMark(read, markId),
  decide: ({ personNo, withdrawn }, { markId, reason }) => {
    if (withdrawn) throw new Refusal('stale');
    return [DistinguishingMarkWithdrawn.make({ stream: personNo, data: { markId }, personal: { reason } })];
  },
});
