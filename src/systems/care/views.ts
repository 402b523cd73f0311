/** Wire of `care`: what is told of health, and inputs of its commands. */
import { z } from 'zod';
import { abilities, instant, pagedView, view } from '../../core/wire.ts';
import { shownName } from '../register/views.ts';
import { type finding, occasion } from './health-views.ts';

export const healthOwedRow = view('HealthOwedRow', 'Somebody whom no health officer has seen on an occasion.', {
  personNo: z.int(),
  registerNumber: z.string(),
  name: shownName,
  occasion,
  site: z.string().nullable(),
  at: instant.describe('Of the admission or the release.'),
  dueAt: instant.describe('Within 24 hours: good practice, which holds nothing up.'),
});
/** Somebody whom no health officer has seen on an occasion. */
export type HealthOwedRow = z.infer<typeof healthOwedRow>;

export const healthOwedAnswer = pagedView('HealthOwedAnswer', 'Who was not seen, the longest first.', {
  rows: z.array(healthOwedRow),
  sites: z
    .array(
      z.object({
        site: z.string().nullable(),
        occasion,
        persons: z.int().describe('Held there now, or released from there.'),
        inTime: z.int().describe('Seen within 24 hours.'),
        later: z.int().describe('Seen later.'),
        notSeen: z.int(),
      }),
    )
    .describe('Counts by site, whichever site is shown.'),
  at: instant,
  abilities,
});
/** `GET /api/care/health-owed`. */
export type HealthOwedAnswer = z.infer<typeof healthOwedAnswer>;

/** `care/record-health`. Notes and medication are readable by health roles only. */
export interface RecordHealthInput {
  occasion: z.infer<typeof occasion>;
  rows: {
    personNo: number;
    finding: z.infer<typeof finding>;
    exception?: true;
    examinedAt?: number;
    note?: string;
    medication?: string;
  }[];
  /** Typed number of rows that are not exceptions. */
  expectedCount: number;
}

/** `care/record-fitness` (I10-fitness-48h). Notes and medication are readable by health roles only. */
export interface RecordFitnessInput {
  manifestNo?: number;
  rows: {
    personNo: number;
    fit: boolean;
    exception?: true;
    examinedAt?: number;
    note?: string;
    medication?: string;
  }[];
  /** Typed number of rows that are not exceptions. */
  expectedCount: number;
}
