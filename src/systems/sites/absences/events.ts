import { z } from 'zod';
import { defineEvent } from '../../../core/register/event-definition.ts';
import { absenceReasons } from './absence-words.ts';

/** Officers of the authority that holds the person; on the way, the escort. */
export const absenceRoles = ['origin_officer', 'receiving_officer', 'escort_commander'] as const;

/** A person left the section, or the vehicle of a convoy, for a time, with an escort, and is due back. The custodian stays. The event's id is the absence's. */
export const AbsenceBegun = defineEvent({
  type: 'AbsenceBegun',
  system: 'sites',
  stream: 'person',
  kind: 'fact',
  roles: absenceRoles,
  data: z
    .object({
      reason: z.enum(absenceReasons),
      escort: z.string().regex(/^[A-Z]{2,8}$/),
      dueAt: z.int(),
    })
    .strict(),
  personal: z.object({ destination: z.string().min(3).max(400) }).strict(),
});

/** The person came back. */
export const AbsenceEnded = defineEvent({
  type: 'AbsenceEnded',
  system: 'sites',
  stream: 'person',
  kind: 'fact',
  roles: absenceRoles,
  data: z.object({ absenceId: z.uuid() }).strict(),
  personal: z.object({ account: z.string().min(3).max(2000) }).strict(),
});
