import { z } from 'zod';
import { defineEvent } from '../../../core/register/event-definition.ts';
import { controlRoles } from '../control/events.ts';
import { sourceKinds } from '../source.ts';

/** Whoever learns how many a site is said to hold records it: of the own site or of another. */
export const reportedRoles = ['installation', ...controlRoles] as const;

/** A part of a reported strength: of one sex, age group or nationality, or of several of them together. */
export const reportedPart = z
  .object({
    persons: z.int().nonnegative().max(10_000_000),
    sex: z.enum(['male', 'female']).optional(),
    ageGroup: z.enum(['adult', 'minor']).optional(),
    nationality: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .optional(),
  })
  .strict();

/**
 * A source says how many persons a site held on a day of the place: the detaining authority, or whoever published it. Without names, so that it adds nobody to the register; it stands beside what the register knows by name. `said` is how
 * the source puts it, `atLeast` and `atMost` what that is as whole numbers. More than the places of the whole site opens a breach of the site (I17-reported-strength). The event's id is the report's.
 */
export const ReportedStrengthRecorded = defineEvent({
  type: 'ReportedStrengthRecorded',
  system: 'sites',
  stream: 'site',
  kind: 'fact',
  roles: reportedRoles,
  data: z
    .object({
      site: z.string().regex(/^[A-Z]{3}$/),
      day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
      said: z.string().min(1).max(120),
      atLeast: z.int().nonnegative().max(10_000_000).optional(),
      atMost: z.int().nonnegative().max(10_000_000).optional(),
      parts: z.array(reportedPart).max(200),
      sourceKind: z.enum(sourceKinds),
      source: z.string().min(3).max(400),
    })
    .strict(),
});

/** A reported strength was recorded wrongly, or its source took it back: withdrawn by the authority that recorded it, with the reason. It stays, and says nothing any more. */
export const ReportedStrengthWithdrawn = defineEvent({
  type: 'ReportedStrengthWithdrawn',
  system: 'sites',
  stream: 'site',
  kind: 'fact',
  roles: reportedRoles,
  data: z.object({ reportId: z.uuid(), reason: z.string().min(3).max(2000) }).strict(),
});
