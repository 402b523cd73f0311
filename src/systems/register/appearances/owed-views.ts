/** Wire of the list of those of whom no appearance before a judge is recorded. */
import { z } from 'zod';
import { abilities, instant, pagedView, view } from '../../../core/wire.ts';
import { shownName } from '../views.ts';

export const unjudgedRow = view('UnjudgedRow', 'Somebody of whom no appearance before a judge is recorded.', {
  personNo: z.int(),
  registerNumber: z.string(),
  name: shownName,
  site: z.string().nullable(),
  arrest: z.string().nullable().describe('When the liberty was taken, as far as it is known.'),
  arrivedAt: instant.describe('When the present custody began.'),
});
/** Somebody of whom no appearance before a judge is recorded. */
export type UnjudgedRow = z.infer<typeof unjudgedRow>;

export const unjudgedAnswer = pagedView('UnjudgedAnswer', 'Of whom no judge is recorded, the longest first.', {
  rows: z.array(unjudgedRow),
  sites: z
    .array(z.object({ site: z.string().nullable(), persons: z.int(), longestSinceAt: instant }))
    .describe('Counts by site, whichever site is shown.'),
  at: instant,
  abilities,
});
/** `GET /api/register/no-judge`. */
export type UnjudgedAnswer = z.infer<typeof unjudgedAnswer>;
