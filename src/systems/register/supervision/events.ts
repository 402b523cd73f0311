import { z } from 'zod';
import { defineEvent } from '../../../core/register/event-definition.ts';
import { holderRoles } from '../events.ts';

const base = {
  system: 'register',
  stream: 'person',
  kind: 'fact',
  roles: [...holderRoles, 'judiciary_clerk'],
} as const;

/** An authority supervises the detention from `occurredAt` (ICPPED 17(3)(d)): one of the register by its code, or one that is only named. The event's id is that of the supervision. */
export const SupervisionRecorded = defineEvent({
  ...base,
  type: 'SupervisionRecorded',
  data: z
    .object({
      authority: z
        .string()
        .regex(/^[A-Z]{2,8}$/)
        .optional(),
      untilAt: z.int().optional(),
    })
    .strict(),
  personal: z.object({ name: z.string().min(1).max(200).optional(), source: z.string().min(1).max(300) }).strict(),
});

/** A supervision was recorded wrongly: it counts no more, and stays on the file with the reason. */
export const SupervisionWithdrawn = defineEvent({
  ...base,
  type: 'SupervisionWithdrawn',
  data: z.object({ supervisionId: z.uuid() }).strict(),
  personal: z.object({ reason: z.string().min(3).max(2000) }).strict(),
});
