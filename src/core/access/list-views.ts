/** Wire of the lists: what is saved of them as a table, and the views of them that officers keep. The web application imports the types only. */
import { z } from 'zod';
import { abilities, instant, pagedView, view } from '../wire.ts';
import { officerReference, ruleWords, type Trilingual } from './views.ts';

/** Filters of a list by name. */
export type ListFilter = Readonly<Record<string, string>>;

/** `access/export-list`. */
export interface ExportListInput {
  list: string;
  filter: ListFilter;
  language: keyof Trilingual;
  format?: 'csv' | 'xlsx' | 'pdf';
}

export const exportListResult = view(
  'ExportedList',
  'A list as a table: CSV, or a workbook where that was asked for.',
  {
    fileName: z.string(),
    rows: z.int(),
    csv: z.string().exactOptional().describe('UTF-8, with a byte order mark.'),
    workbook: z.string().exactOptional().describe('Base64 of an .xlsx file.'),
    file: z.string().exactOptional().describe('Address of the file of papers, or of a long list as CSV, for an hour.'),
  },
);
/** Result of `access/export-list`. */
export type ExportListResult = z.infer<typeof exportListResult>;

export const savedView = view('SavedView', 'Filters of a list that an officer keeps under a name.', {
  viewId: z.string(),
  name: z.string(),
  filter: z.record(z.string(), z.string()),
  shared: z.boolean().describe('With the officers of the own authority.'),
  owner: officerReference,
  own: z.boolean(),
  opening: z.boolean().describe('The list opens with it for who asks.'),
});
/** Filters of a list that an officer keeps under a name. */
export type SavedView = z.infer<typeof savedView>;

export const savedViewsAnswer = view('SavedViewsAnswer', 'The own views of a list, then those that colleagues share.', {
  views: z.array(savedView),
});
/** `GET /api/access/saved-views`. */
export type SavedViewsAnswer = z.infer<typeof savedViewsAnswer>;

/** `access/save-view`. */
export interface SaveViewInput {
  viewId: string;
  list: string;
  name: string;
  filter: ListFilter;
  shared: boolean;
}
/** `access/remove-view`. */
export interface RemoveViewInput {
  viewId: string;
}
/** `access/choose-opening-view`; without a view the list opens unfiltered. */
export interface ChooseOpeningViewInput {
  list: string;
  viewId?: string;
}

export const exportRow = view('ExportRow', 'A list that was saved as a table.', {
  officer: officerReference,
  list: z.string(),
  filter: z.record(z.string(), z.string()),
  search: z.string().nullable().describe('What was typed to search a name or a number.'),
  rows: z.int(),
  exportedAt: instant,
});
/** One row of `GET /api/access/exports`. */
export type ExportRow = z.infer<typeof exportRow>;

export const exportsAnswer = pagedView('ExportsAnswer', 'What left the register as a table, newest first.', {
  rows: z.array(exportRow),
  rules: z.array(ruleWords).describe('The rules that the filters of these rows name.'),
  references: z
    .array(z.object({ filter: z.string(), value: z.string(), reference: z.string() }))
    .describe(
      'What people call the manifest or the operation that a filter of these rows names by its number; none of what is behind the wall.',
    ),
  abilities,
});
/** `GET /api/access/exports`. */
export type ExportsAnswer = z.infer<typeof exportsAnswer>;
