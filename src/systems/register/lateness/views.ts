/** Wire of lateness by authority. The web application imports the types only. */
import { z } from 'zod';
import { officerReference, trilingual } from '../../../core/access/views.ts';
import { instant, pagedView, view } from '../../../core/wire.ts';

/** After how many hours a fact counts as late. */
export const LATE_HOURS = ['1', '24', '48', '72', '168'] as const;

const milliseconds = z.int().describe('Milliseconds.');

export const latenessAnswer = view(
  'LatenessAnswer',
  'How late facts were written down and arrived, by authority and kind.',
  {
    hours: z.int().describe('What was recorded later than this counts as late.'),
    from: z.string().nullable().describe('First day of receipt; null: from the beginning.'),
    to: z.string().nullable().describe('Last day of receipt; null: until now.'),
    at: instant,
    rows: z.array(
      z.object({
        authority: z.string(),
        type: z.string().describe('Type of event.'),
        label: trilingual.describe('What was recorded, in words.'),
        facts: z.int(),
        late: z.int().describe('Written down late: by the clock of the device, against when it occurred.'),
        median: milliseconds,
        longest: milliseconds,
        arrivedLate: z.int().describe('Arrived late: received by the register, against when it was written down.'),
        arrivalMedian: milliseconds,
        arrivalLongest: milliseconds,
      }),
    ),
  },
);
/** `GET /api/register/lateness`. */
export type LatenessAnswer = z.infer<typeof latenessAnswer>;

export const lateFactsAnswer = pagedView('LateFactsAnswer', 'Facts that were recorded late, the latest first.', {
  label: trilingual,
  rows: z.array(
    z.object({
      eventId: z.string(),
      personNo: z.int().nullable().describe('Null where it is about nobody, or about somebody out of reach.'),
      registerNumber: z.string().nullable(),
      name: z.object({ primary: z.string(), latin: z.string() }).nullable(),
      site: z.string().nullable().describe('Where the person is now.'),
      officer: officerReference,
      occurredAt: instant,
      recordedAt: instant,
      receivedAt: instant,
    }),
  ),
});
/** `GET /api/register/late-facts`. */
export type LateFactsAnswer = z.infer<typeof lateFactsAnswer>;
