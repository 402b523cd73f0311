import { z } from 'zod';
import { defineEvent } from '../../../core/register/event-definition.ts';
import { breachRoles, holderRoles } from '../events.ts';
import { BODY_PLACES, LONGEST_MARK, MARK_KINDS } from './mark-kinds.ts';

const base = { system: 'register', stream: 'person', kind: 'fact' } as const;
const reason = z.string().min(3).max(2000);

/** A distinguishing mark was seen; when is the event's `occurredAt`. What it is goes into the frozen text as digests only. The event's id is the mark's. */
export const DistinguishingMarkRecorded = defineEvent({
  ...base,
  type: 'DistinguishingMarkRecorded',
  roles: breachRoles,
  data: z.object({}).strict(),
  personal: z
    .object({
      kind: z.enum(MARK_KINDS),
      place: z.enum(BODY_PLACES),
      description: z.string().min(1).max(LONGEST_MARK).optional(),
      seenBy: z.string().min(1).max(300),
    })
    .strict(),
});

/** A mark was recorded wrongly: nobody is found by it any more, and it stays on the file with the reason. */
export const DistinguishingMarkWithdrawn = defineEvent({
  ...base,
  type: 'DistinguishingMarkWithdrawn',
  roles: breachRoles,
  data: z.object({ markId: z.uuid() }).strict(),
  personal: z.object({ reason }).strict(),
});

/** A photograph for identification was taken, by an authority; when is the event's `occurredAt`. The server has seen that the document is a picture and nothing else. The event's id is the photograph's. */
export const PhotographRecorded = defineEvent({
  ...base,
  type: 'PhotographRecorded',
  roles: holderRoles,
  data: z
    .object({ documentSha256: z.string().regex(/^[0-9a-f]{64}$/), authority: z.string().regex(/^[A-Z]{2,8}$/) })
    .strict(),
});

/** A photograph does not show this person, or shows more than it should: it is shown no longer, and stays with the reason. */
export const PhotographWithdrawn = defineEvent({
  ...base,
  type: 'PhotographWithdrawn',
  roles: holderRoles,
  data: z.object({ photographId: z.uuid() }).strict(),
  personal: z.object({ reason }).strict(),
});
