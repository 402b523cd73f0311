import { z } from 'zod';
import { defineEvent } from '../../core/register/event-definition.ts';
import { FINDINGS, OCCASIONS } from './health.ts';

/** A health officer saw the person: fit or not fit to travel (Mandela 26, GC III 47). What was found is personal, for health roles only. */
export const FitnessRecorded = defineEvent({
  type: 'FitnessRecorded',
  system: 'care',
  stream: 'person',
  kind: 'fact',
  roles: ['health_officer'],
  data: z.object({ fit: z.boolean(), examinedAt: z.int() }).strict(),
  personal: z.object({ note: z.string().max(4000).optional(), medication: z.string().max(4000).optional() }).strict(),
});

/** A health officer saw the person at admission or at release (ICPPED 17(3)(f), Mandela 30): fit, not fit, or in need of care. What was found is personal, for health roles only. */
export const HealthChecked = defineEvent({
  type: 'HealthChecked',
  system: 'care',
  stream: 'person',
  kind: 'fact',
  roles: ['health_officer'],
  data: z.object({ occasion: z.enum(OCCASIONS), finding: z.enum(FINDINGS), examinedAt: z.int() }).strict(),
  personal: z.object({ note: z.string().max(4000).optional(), medication: z.string().max(4000).optional() }).strict(),
});
