import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { RequestWithdrawalConfirmed } from '../requests/events.ts';
import { getRequest, getWithdrawal, isSecond } from '../requests/find-requests.ts';

/** A second officer of the desk confirms that a requester withdrew the request (I24-four-eyes): nothing more is owed. One alone would refuse without ground and remedy. */
export const confirmWithdrawal = defineCommand({
  system: 'safeguards',
  name: 'confirm-withdrawal',
  refuses: ['not-permitted', 'desk-apart'],
  input: z.object({ withdrawalId: z.uuid() }).strict(),
  streams: async ({ withdrawalId }, read) => [(await getWithdrawal(read, withdrawalId)).requestNo],
  load: async (read, { withdrawalId }) => {
    const withdrawal = await getWithdrawal(read, withdrawalId);
    return {
      withdrawal,
      request: await getRequest(read, withdrawal.requestNo),
      second: await isSecond(read, withdrawal.recordedBy),
    };
  },
  decide: ({ withdrawal, request, second }, { withdrawalId }) => {
    if (withdrawal.confirmedAt !== null || request.withdrawnAt !== null) throw new Refusal('stale');
    if (withdrawal.saidAt < request.receivedAt) throw new Refusal('withdrawn-before-received');
    if (!second)
      throw new Refusal('I24-four-eyes', { values: { detail: 'another officer of the desk confirms a withdrawal' } });
    return [RequestWithdrawalConfirmed.make({ stream: request.no, data: { withdrawalId } })];
  },
});
