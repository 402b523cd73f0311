import { z } from 'zod';
import type { Reader } from '../../../core/register/command-definition.ts';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { ExternalNumberWithdrawn } from '../external-numbers/events.ts';

const getNumber = async (read: Reader, numberId: string): Promise<{ personNo: number; withdrawn: boolean }> => {
  const found = await read.row<{ personNo: number; withdrawn: boolean }>(
    'SELECT person_no AS "personNo", withdrawn_pos IS NOT NULL AS withdrawn FROM register.external_number WHERE id = $1',
    [numberId],
  );
  if (found === undefined) throw new Refusal('not-found', { values: { detail: `number ${numberId}` } });
  return found;
};

/** Withdraws a number that was recorded wrongly: the person is found by it no more, and it stays on the file with the reason. */
export const withdrawNumber = defineCommand({
  system: 'register',
  name: 'withdraw-number',
  refuses: ['not-permitted'],
  input: z.object({ numberId: z.uuid(), reason: z.string().trim().min(3).max(2000) }).strict(),
  streams: async ({ numberId }, read) => [(await getNumber(read, numberId)).personNo],
  load: (read, { numberId }) => getNumber(read, numberId),
  decide: ({ personNo, withdrawn }, { numberId, reason }) => {
    if (withdrawn) throw new Refusal('stale');
    return [ExternalNumberWithdrawn.make({ stream: personNo, data: { numberId }, personal: { reason } })];
  },
});
