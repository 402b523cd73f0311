/** Wire of reported strengths and of the breaches of sites. The web application imports the types only. */
import { z } from 'zod';
import { officerReference, trilingual } from '../../../core/access/views.ts';
import { instant, pagedView, view } from '../../../core/wire.ts';
import { sourceKind } from '../control/views.ts';
import type { SourceKind } from '../source.ts';

export const reportedPartView = view(
  'ReportedPart',
  'A part of a reported strength, as its source gives it. Parts need not add up.',
  {
    persons: z.int(),
    sex: z.enum(['male', 'female']).nullable(),
    ageGroup: z.enum(['adult', 'minor']).nullable(),
    nationality: z.string().nullable().describe('ISO 3166-1 alpha-3.'),
  },
);
/** A part of a reported strength. */
export type ReportedPart = z.infer<typeof reportedPartView>;

const bounds = z
  .object({ atLeast: z.int().nullable(), atMost: z.int().nullable() })
  .describe('Null where the source says no such bound.');

export const reportedStrengthRow = view(
  'ReportedStrengthRow',
  'How many persons a source says that a site held on a day, beside what the register has there by name: neither changes the other.',
  {
    reportId: z.string(),
    site: z.string(),
    name: trilingual,
    zone: z.string(),
    day: z.string().describe('YYYY-MM-DD, of the place.'),
    said: z.string().describe('As the source says it.'),
    atLeast: z.int().nullable(),
    atMost: z.int().nullable(),
    parts: z.array(reportedPartView),
    sourceKind,
    source: z.string(),
    recordedAt: instant,
    recordedBy: officerReference,
    named: z
      .int()
      .describe(
        'Persons whom the register has at the site by name at the end of that day, or now on the same day: held or resident, as it is known now.',
      ),
    notNamed: bounds.describe('How many the source says are there whom the register does not have by name.'),
    places: z
      .int()
      .nullable()
      .describe('Places of the whole site then, or more that came later; null: nobody said how many.'),
    over: z.boolean().describe('Whether it stands and says more than the places (I17-reported-strength).'),
    withdrawn: z.object({ at: instant, reason: z.string(), by: officerReference }).nullable(),
    mayWithdraw: z.boolean(),
  },
);
/** A reported strength of a site. */
export type ReportedStrengthRow = z.infer<typeof reportedStrengthRow>;

export const reportedStrengthsAnswer = pagedView(
  'ReportedStrengthsAnswer',
  'Reported strengths, of the newest day first.',
  {
    rows: z.array(reportedStrengthRow),
  },
);
/** `GET /api/sites/reported-strengths`. */
export type ReportedStrengthsAnswer = z.infer<typeof reportedStrengthsAnswer>;

export const siteBreachRow = view(
  'SiteBreachRow',
  'A recorded fact about a site that breaks a rule, until it is cured.',
  {
    site: z.string(),
    name: trilingual,
    zone: z.string(),
    rule: z.string(),
    text: trilingual,
    source: z.string(),
    authority: z.string().nullable().describe('Code of the authority that answered for the site.'),
    openedAt: instant,
    curedAt: instant.nullable(),
  },
);
/** A breach of a site. */
export type SiteBreachRow = z.infer<typeof siteBreachRow>;

export const siteBreachesAnswer = pagedView('SiteBreachesAnswer', 'Breaches of sites, the oldest first.', {
  rows: z.array(siteBreachRow),
});
/** `GET /api/sites/breaches`. */
export type SiteBreachesAnswer = z.infer<typeof siteBreachesAnswer>;

/** `sites/record-reported-strength`. */
export interface RecordReportedStrengthInput {
  site: string;
  /** YYYY-MM-DD, of the place. */
  day: string;
  said: string;
  atLeast?: number;
  atMost?: number;
  parts: { persons: number; sex?: 'male' | 'female'; ageGroup?: 'adult' | 'minor'; nationality?: string }[];
  sourceKind: SourceKind;
  source: string;
}

/** `sites/withdraw-reported-strength`. */
export interface WithdrawReportedStrengthInput {
  reportId: string;
  reason: string;
}
