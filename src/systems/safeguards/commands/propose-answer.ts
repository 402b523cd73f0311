import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { RequestAnswerProposed } from '../requests/events.ts';
import { findAnswers, getRequest, wasShown } from '../requests/find-requests.ts';
import { BASES, misfitsOf, OUTCOMES } from '../requests/request.ts';

/** Proposes an answer to a request, and whom it is about: information, a refusal with basis, law and remedy (I30-basis-and-remedy), or that nothing can be confirmed, with the day by which the desk goes on. The person is one whom the desk was shown for this request. Without effect until a second officer of the desk makes it. */
export const proposeAnswer = defineCommand({
  system: 'safeguards',
  name: 'propose-answer',
  refuses: ['not-permitted', 'desk-apart'],
  input: z
    .object({
      requestNo: z.int().positive(),
      outcome: z.enum(OUTCOMES),
      personNo: z.int().positive().optional(),
      reasons: z.string().trim().min(20).max(4000),
      basis: z.enum(BASES).optional(),
      law: z.string().trim().min(3).max(500).optional(),
      remedy: z.string().trim().min(20).max(2000).optional(),
      followUpAt: z.int().positive().optional(),
    })
    .strict(),
  streams: ({ requestNo }) => [requestNo],
  load: async (read, { requestNo, personNo }) => ({
    request: await getRequest(read, requestNo),
    answers: await findAnswers(read, requestNo),
    shown: personNo === undefined || (await wasShown(read, requestNo, personNo)),
  }),
  decide: ({ request, answers, shown }, { requestNo, ...answer }, { now }) => {
    if (request.withdrawnAt !== null || answers.some(({ decidedAt }) => decidedAt === null)) throw new Refusal('stale');
    const wrong = misfitsOf(answer, now);
    if (wrong.length > 0)
      throw new Refusal('I30-basis-and-remedy', {
        problems: wrong.map((field) => ({ code: 'I30-basis-and-remedy', field })),
      });
    if (!shown) throw new Refusal('person-not-shown');
    return [RequestAnswerProposed.make({ stream: requestNo, data: {}, personal: answer })];
  },
  result: z.object({ answerId: z.uuid() }),
  present: async (_read, events) => ({ answerId: events[0]?.id }),
});
