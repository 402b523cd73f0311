import { z } from 'zod';
import { defineEvent } from '../../../core/register/event-definition.ts';
import { breachRoles } from '../events.ts';
import { LONGEST_NUMBER, NUMBER_KINDS } from './number-kinds.ts';

const base = { system: 'register', stream: 'person', kind: 'fact', roles: breachRoles } as const;

/** A number that others gave a person became known. `folded` is the spelling by which it is found. The event's id is the number's. */
export const ExternalNumberRecorded = defineEvent({
  ...base,
  type: 'ExternalNumberRecorded',
  data: z.object({ kind: z.enum(NUMBER_KINDS) }).strict(),
  personal: z
    .object({
      number: z.string().min(1).max(LONGEST_NUMBER),
      folded: z.string().min(1).max(LONGEST_NUMBER),
      issuedBy: z.string().min(1).max(300).optional(),
      source: z.string().min(1).max(300),
    })
    .strict(),
});

/** A number was recorded wrongly: nobody is found by it any more, and it stays on the file with the reason. */
export const ExternalNumberWithdrawn = defineEvent({
  ...base,
  type: 'ExternalNumberWithdrawn',
  data: z.object({ numberId: z.uuid() }).strict(),
  personal: z.object({ reason: z.string().min(3).max(2000) }).strict(),
});
