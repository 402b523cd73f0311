import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { RequestAnswerReturned } from '../requests/events.ts';
import { getAnswer, isSecond } from '../requests/find-requests.ts';

/** A second officer of the desk sends a proposed answer back, with the reason (I24-four-eyes). Another can then be proposed. */
export const returnAnswer = defineCommand({
  system: 'safeguards',
  name: 'return-answer',
  refuses: ['not-permitted', 'desk-apart'],
  input: z.object({ answerId: z.uuid(), reason: z.string().trim().min(1).max(2000) }).strict(),
  streams: async ({ answerId }, read) => [(await getAnswer(read, answerId)).requestNo],
  load: async (read, { answerId }) => {
    const answer = await getAnswer(read, answerId);
    return { answer, second: await isSecond(read, answer.proposedBy) };
  },
  decide: ({ answer, second }, { answerId, reason }) => {
    if (answer.decidedAt !== null) throw new Refusal('stale');
    if (!second)
      throw new Refusal('I24-four-eyes', { values: { detail: 'another officer of the desk sends it back' } });
    return [RequestAnswerReturned.make({ stream: answer.requestNo, data: { answerId }, personal: { reason } })];
  },
});
