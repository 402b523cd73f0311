import { z } from 'zod';
import { defineEvent } from '../../core/register/event-definition.ts';

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/**
 * Evidence of a birth: the text as written and the half-open interval of days it can mean (null: it says nothing). Age is derived from
 * it (I14-age-from-evidence). `corrects` names earlier evidence that is no longer believed.
 */
export const AgeEvidenceRecorded = defineEvent({
  type: 'AgeEvidenceRecorded',
  system: 'juveniles',
  stream: 'person',
  kind: 'fact',
  // the escort: of who is born on the way, and of nobody else (juveniles.evidence_guard)
  roles: ['origin_officer', 'receiving_officer', 'child_protection_officer', 'health_officer', 'escort_commander'],
  data: z
    .object({
      kind: z.enum(['document', 'registry', 'statement', 'school', 'medical']),
      documentSha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .optional(),
      corrects: z.uuid().optional(),
    })
    .strict(),
  personal: z
    .object({
      source: z.string().min(1).max(300),
      birth: z.object({ text: z.string().max(200), from: date.nullable(), to: date.nullable() }).strict(),
    })
    .strict(),
});
