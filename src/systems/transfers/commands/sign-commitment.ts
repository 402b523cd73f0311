import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { CommitmentSigned } from '../commitments/events.ts';
import { getCommitment } from '../queries/find-commitments.ts';

/** Signs a commitment as the second officer of the receiving authority (I24-four-eyes): from then it is in force in its time. */
export const signCommitment = defineCommand({
  system: 'transfers',
  name: 'sign-commitment',
  input: z.object({ commitmentId: z.uuid() }).strict(),
  streams: async ({ commitmentId }, read) => [(await getCommitment(read, commitmentId)).operationNo],
  load: (read, { commitmentId }) => getCommitment(read, commitmentId),
  decide: (commitment, { commitmentId }, { authority, officerNo, now }) => {
    if (commitment.authority !== authority) throw new Refusal('not-permitted');
    if (commitment.proposedBy === officerNo) throw new Refusal('I24-four-eyes');
    if (commitment.signedAt !== null || commitment.withdrawnAt !== null || commitment.expiresAt <= now)
      throw new Refusal('stale');
    return [CommitmentSigned.make({ stream: commitment.operationNo, data: { commitmentId }, personal: {} })];
  },
});
