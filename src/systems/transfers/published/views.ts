/** Wire of published figures. The web application imports the types only. */
import { z } from 'zod';
import { officerReference } from '../../../core/access/views.ts';
import { codes, instant, pagedView, view } from '../../../core/wire.ts';
import { type Measure, measures } from './measures.ts';

export const publishedFigureView = view(
  'PublishedFigureView',
  "A figure that somebody published of an operation, and the register's own figure as of the same day beside it: neither changes the other.",
  {
    reference: z.string(),
    measure: codes('PublishedMeasure', 'What the figure counts, where the register counts the same.', measures),
    nationality: z.string().nullable().describe('ISO 3166-1 alpha-3, where it counts one nationality.'),
    said: z.string().describe('As it was published.'),
    unit: z.string(),
    atLeast: z.int().nullable(),
    atMost: z.int().nullable(),
    asOf: z.string().nullable().describe('Day, month or year that it speaks of; null: not said.'),
    publishedOn: z.string().describe('Day, month or year.'),
    definition: z.string().describe('What exactly it counts, as its source says.'),
    attributedTo: z.string(),
    source: z.string(),
    remark: z.string(),
    recordedBy: officerReference,
    recordedAt: instant,
    withdrawn: z.object({ at: instant, reason: z.string() }).nullable(),
    untilAt: instant.describe("The end of that day, at which the register's own figure is counted."),
    own: z
      .int()
      .nullable()
      .describe("The register's own figure then; null where it counts nothing like it, or the day is not over."),
    difference: z.int().nullable().describe('Own figure above (or below) what was published; 0 within it.'),
    mayWithdraw: z.boolean(),
  },
);
/** A figure that somebody published, with the own one beside it. */
export type PublishedFigureView = z.infer<typeof publishedFigureView>;

const publicationView = view(
  'PublicationView',
  'A figure that somebody published of an operation, as its source says it.',
  {
    operation: z.string().describe('Code of the operation.'),
    ...publishedFigureView.pick({
      reference: true,
      measure: true,
      nationality: true,
      said: true,
      unit: true,
      atLeast: true,
      atMost: true,
      asOf: true,
      publishedOn: true,
      definition: true,
      attributedTo: true,
      source: true,
      remark: true,
      withdrawn: true,
    }).shape,
  },
);
/** A figure that somebody published, without the register's own. */
export type PublicationView = z.infer<typeof publicationView>;
export const publicationsAnswer = pagedView(
  'PublicationsAnswer',
  'What was published of all operations, the newest first.',
  {
    rows: z.array(publicationView),
  },
);
/** `GET /api/transfers/published-figures`. */
export type PublicationsAnswer = z.infer<typeof publicationsAnswer>;

/** One figure of `transfers/record-published-figures`. */
export interface PublishedFigureInput {
  reference: string;
  measure: Measure;
  nationality?: string;
  said: string;
  unit: string;
  atLeast?: number;
  atMost?: number;
  asOf?: string;
  publishedOn: string;
  definition: string;
  attributedTo: string;
  source: string;
  remark?: string;
}
/** `transfers/record-published-figures`. */
export interface RecordPublishedFiguresInput {
  operationNo: number;
  figures: PublishedFigureInput[];
}
/** `transfers/withdraw-published-figure`. */
export interface WithdrawPublishedFigureInput {
  operationNo: number;
  reference: string;
  reason: string;
}
