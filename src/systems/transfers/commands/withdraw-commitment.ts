import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { CommitmentWithdrawn } from '../commitments/events.ts';
import { getCommitment } from '../queries/find-commitments.ts';

/** Takes a commitment back, with the reason, by the authority that it binds. Who was accepted or received before stays so. */
export const withdrawCommitment = defineCommand({
  system: 'transfers',
  name: 'withdraw-commitment',
  input: z.object({ commitmentId: z.uuid(), reason: z.string().trim().min(3).max(2000) }).strict(),
  streams: async ({ commitmentId }, read) => [(await getCommitment(read, commitmentId)).operationNo],
  load: (read, { commitmentId }) => getCommitment(read, commitmentId),
  decide: (commitment, { commitmentId, reason }, { authority }) => {
    if (commitment.authority !== authority) throw new Refusal('not-permitted');
    if (commitment.withdrawnAt !== null) throw new Refusal('stale');
    return [CommitmentWithdrawn.make({ stream: commitment.operationNo, data: { commitmentId }, personal: { reason } })];
  },
});
