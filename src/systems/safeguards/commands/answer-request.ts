import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { RequestAnswered } from '../requests/events.ts';
import { getAnswer, getRequest, isSecond } from '../requests/find-requests.ts';

/** A second officer of the desk makes the answer that another proposed (I24-four-eyes): whom it is about, and what the family is told. */
export const answerRequest = defineCommand({
  system: 'safeguards',
  name: 'answer-request',
  refuses: ['not-permitted', 'desk-apart'],
  input: z.object({ answerId: z.uuid() }).strict(),
  streams: async ({ answerId }, read) => [(await getAnswer(read, answerId)).requestNo],
  load: async (read, { answerId }) => {
    const answer = await getAnswer(read, answerId);
    return {
      answer,
      request: await getRequest(read, answer.requestNo),
      second: await isSecond(read, answer.proposedBy),
    };
  },
  decide: ({ answer, request, second }, { answerId }, { now }) => {
    if (answer.decidedAt !== null || request.withdrawnAt !== null) throw new Refusal('stale');
    // a day to look again that passed while the answer waited is no duty any more: it is sent back, and proposed with another
    if (answer.followUpAt !== null && answer.followUpAt <= now) throw new Refusal('stale');
    if (!second)
      throw new Refusal('I24-four-eyes', { values: { detail: 'another officer of the desk makes the answer' } });
    return [RequestAnswered.make({ stream: request.no, data: { answerId } })];
  },
});
