import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { appealEndsAt } from '../appeal-period.ts';
import { InformationRequested } from '../requests/events.ts';
import { findAnswerPeriods, findOwnDesk } from '../requests/find-requests.ts';
import { RELATIONS, STANDINGS } from '../requests/request.ts';

const words = (longest: number) => z.string().trim().min(1).max(longest);

/** A family desk writes down a request for information (ICPPED 18(1)), whenever it came and in whatever state: a request is a fact. It is due as many days after it was received as the register's table says. */
export const receiveRequest = defineCommand({
  system: 'safeguards',
  name: 'receive-request',
  input: z
    .object({
      standing: z.enum(STANDINGS),
      relation: z.enum(RELATIONS),
      requester: words(300),
      contact: words(500),
      language: z.string().regex(/^[a-z]{2,3}$/),
      interest: words(4000),
      identityShown: words(500),
      names: z.array(words(300)).min(1).max(10),
      birth: words(60).optional(),
      known: words(4000).optional(),
      occurredAt: z.int().positive().optional(),
    })
    .strict(),
  streams: () => [],
  creates: () => ['request'],
  load: async (read) => ({ periods: await findAnswerPeriods(read), desk: await findOwnDesk(read) }),
  decide: ({ periods, desk }, { occurredAt, ...said }, { now }) => {
    if (desk === null) throw new Refusal('desk-apart');
    const received = occurredAt ?? now;
    return [
      InformationRequested.make({
        stream: { new: 0 },
        occurredAt: received,
        data: { dueAt: appealEndsAt(periods, received) },
        personal: said,
      }),
    ];
  },
  result: z.object({ requestNo: z.int() }),
  present: async (_read, events) => ({ requestNo: events[0]?.streamNo }),
});
