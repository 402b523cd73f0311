/** Wire of what a file tells of health. */
import { z } from 'zod';
import { officerReference } from '../../core/access/views.ts';
import { codes, instant, view } from '../../core/wire.ts';
import { FINDINGS, OCCASIONS } from './health.ts';

export const occasion = codes('HealthOccasion', 'On which occasion a health officer sees a person.', OCCASIONS);
export const finding = codes('HealthFinding', 'What is told of it outside health roles.', FINDINGS);

export const healthView = view('HealthView', 'A health officer saw the person.', {
  occasion: z.enum([...OCCASIONS, 'transfer']).describe('`transfer`: fitness to travel (I10).'),
  finding,
  examinedAt: instant,
  officer: officerReference,
  authority: z.string().nullable(),
  note: z.string().nullable().describe('For health officers of an authority within reach; null for others.'),
  medication: z.string().nullable().describe('For health officers of an authority within reach; null for others.'),
});
/** A health officer saw the person. */
export type HealthView = z.infer<typeof healthView>;
