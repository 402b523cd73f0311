import type { ListLanguage } from './list-language.ts';

/** What became of a row, in words. */
export type AnnotatedRow = {
  readonly row: number;
  readonly outcome: 'accepted' | 'waiting' | 'refused';
  readonly registerNumber: string;
  readonly reason: string;
  readonly cells: Readonly<Record<string, string>>;
};

/** Words of the columns before the sheet, and of outcomes, by language. */
export const ANNOTATION_WORDS: Readonly<
  Record<
    ListLanguage,
    { readonly columns: readonly [string, string, string, string] } & Record<AnnotatedRow['outcome'], string>
  >
> = {
  en: {
    columns: ['Row', 'Outcome', 'Register number', 'Reason and remedy'],
    accepted: 'Accepted',
    waiting: 'Waiting',
    refused: 'Refused',
  },
  ar: {
    columns: ['الصف', 'النتيجة', 'رقم السجل', 'السبب والمعالجة'],
    accepted: 'مقبول',
    waiting: 'ينتظر',
    refused: 'مرفوض',
  },
  ckb: {
    columns: ['ڕیز', 'ئەنجام', 'ژمارەی تۆمار', 'هۆکار و چارەسەر'],
    accepted: 'قبوڵکراو',
    waiting: 'چاوەڕێ',
    refused: 'ڕەتکراوە',
  },
};

/** Widths of the first columns in a workbook, in characters. */
export const ANNOTATED_WIDTHS = [8, 14, 18, 60] as const;

/** Isolates and marks of direction: a spreadsheet shows them as boxes, and its cells stand alone anyway. */
const DIRECTION = /[\u2066-\u2069\u200e\u200f]/g;

/** The list as it was read, with what became of each row in four columns before it: headings first. */
export function annotatedTable(
  headings: readonly string[],
  rows: readonly AnnotatedRow[],
  language: ListLanguage,
): string[][] {
  return [[...ANNOTATION_WORDS[language].columns, ...headings], ...annotatedRows(headings, rows, language)];
}

/** The same without the headings. */
export function annotatedRows(
  headings: readonly string[],
  rows: readonly AnnotatedRow[],
  language: ListLanguage,
): string[][] {
  const words = ANNOTATION_WORDS[language];
  return rows.map(({ row, outcome, registerNumber, reason, cells }) => [
    String(row),
    words[outcome],
    registerNumber,
    reason.replace(DIRECTION, ''),
    ...headings.map((heading) => cells[heading] ?? ''),
  ]);
}
