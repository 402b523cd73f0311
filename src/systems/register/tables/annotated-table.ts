import type { ListTable } from '../../../platform/http/query-definition.ts';
import { ANNOTATED_WIDTHS, ANNOTATION_WORDS, annotatedRows } from '../lists/annotate.ts';
import type { AnnotatedListAnswer } from '../lists/annotated-views.ts';

/** A received list with what became of each row, as a table: four columns before those of the sheet, which keep their own headings. */
export const annotatedListTable: ListTable<AnnotatedListAnswer> = {
  subject: { listNo: '1' },
  widths: ANNOTATED_WIDTHS,
  columns: ({ headings }) => [
    ...ANNOTATION_WORDS.en.columns.map((en, at) => ({
      en,
      ar: ANNOTATION_WORDS.ar.columns[at] ?? en,
      ckb: ANNOTATION_WORDS.ckb.columns[at] ?? en,
    })),
    ...headings.map((heading) => ({ en: heading, ar: heading, ckb: heading })),
  ],
  rows: ({ headings, rows }, language) =>
    annotatedRows(
      headings,
      rows.map((row) => ({ ...row, registerNumber: row.registerNumber ?? '', reason: row.reason[language] })),
      language,
    ),
};
