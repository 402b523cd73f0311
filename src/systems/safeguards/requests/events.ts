import { z } from 'zod';
import { defineEvent } from '../../../core/register/event-definition.ts';
import { BASES, LAST_FOLLOW_UP, OUTCOMES, RELATIONS, STANDINGS } from './request.ts';

const shared = { system: 'safeguards', stream: 'request', roles: ['family_desk'] } as const;
const words = (longest: number) => z.string().min(1).max(longest);

/** A family desk received a request for information (ICPPED 18(1)): who asks in which right, how that was shown, and for whom. Everything that the requester said is personal. The stream is the request's. */
export const InformationRequested = defineEvent({
  ...shared,
  type: 'InformationRequested',
  kind: 'fact',
  data: z.object({ dueAt: z.int() }).strict(),
  personal: z
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
    })
    .strict(),
});

/** An officer of the desk proposes an answer, and whom it is about. The event's id is the answer's. Whom and what is personal: nothing outside tells that somebody was found. */
export const RequestAnswerProposed = defineEvent({
  ...shared,
  type: 'RequestAnswerProposed',
  kind: 'act',
  data: z.object({}).strict(),
  personal: z
    .object({
      outcome: z.enum(OUTCOMES),
      personNo: z.int().positive().optional(),
      reasons: z.string().min(20).max(4000),
      basis: z.enum(BASES).optional(),
      law: words(500).optional(),
      remedy: z.string().min(20).max(2000).optional(),
      followUpAt: z.int().optional(),
    })
    .strict(),
});

/** A second officer of the desk made the answer that was proposed. */
export const RequestAnswered = defineEvent({
  ...shared,
  type: 'RequestAnswered',
  kind: 'act',
  elevated: true,
  data: z.object({ answerId: z.uuid() }).strict(),
});

/** A second officer sent a proposed answer back, with the reason. */
export const RequestAnswerReturned = defineEvent({
  ...shared,
  type: 'RequestAnswerReturned',
  kind: 'act',
  data: z.object({ answerId: z.uuid() }).strict(),
  personal: z.object({ reason: words(2000) }).strict(),
});

/** The desk went on with a request: what it did, and by when it does the next; none: nothing more is owed, unless nothing could be confirmed. */
export const RequestFollowedUp = defineEvent({
  ...shared,
  type: 'RequestFollowedUp',
  kind: 'fact',
  data: z.object({ nextAt: z.int().positive().max(LAST_FOLLOW_UP).optional() }).strict(),
  personal: z.object({ note: words(4000) }).strict(),
});

/** The requester is said not to want an answer any more. It settles nothing: the event's id is the withdrawal's, which waits for a second officer. */
export const RequestWithdrawn = defineEvent({
  ...shared,
  type: 'RequestWithdrawn',
  kind: 'fact',
  data: z.object({}).strict(),
  personal: z.object({ note: words(2000) }).strict(),
});

/** A second officer of the desk confirmed a withdrawal: nothing more is owed. */
export const RequestWithdrawalConfirmed = defineEvent({
  ...shared,
  type: 'RequestWithdrawalConfirmed',
  kind: 'act',
  elevated: true,
  data: z.object({ withdrawalId: z.uuid() }).strict(),
});
