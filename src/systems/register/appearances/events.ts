import { z } from 'zod';
import { defineEvent } from '../../../core/register/event-definition.ts';
import { holderRoles } from '../events.ts';
import { APPEARANCE_SOURCES } from './sources.ts';

/**
 * A person was brought before a judge for the first time since a custody began (`factEvent`; Body of Principles 12(1)(c)). When is as far as it is known; before which court is an authority of the register, or words. One that
 * `corrects` another takes its place, for a reason.
 */
export const FirstAppearanceRecorded = defineEvent({
  type: 'FirstAppearanceRecorded',
  system: 'register',
  stream: 'person',
  kind: 'fact',
  roles: [...holderRoles, 'judiciary_clerk'],
  data: z
    .object({
      factEvent: z.uuid(),
      source: z.enum(APPEARANCE_SOURCES),
      authority: z
        .string()
        .regex(/^[A-Z]{2,8}$/)
        .optional(),
      documentSha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .optional(),
      corrects: z.uuid().optional(),
    })
    .strict(),
  personal: z
    .object({
      when: z.string().min(4).max(20),
      court: z.string().min(1).max(300).optional(),
      from: z.string().min(1).max(300).optional(),
      reason: z.string().min(3).max(2000).optional(),
    })
    .strict(),
});
