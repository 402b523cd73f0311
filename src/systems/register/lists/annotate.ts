import type { ListLanguage } from './locales.ts';

/** What became of a row, in words. */
export type AnnotatedRow = {
  readonly row: number;
  readonly outcome: 'accepted' | 'waiting' | 'refused';
  readonly registerNumber: string;
  readonly reason: string;
  readonly cells: Readonly<Record<string, string>>;
};

const WORDS: Readonly<
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

/** Isolates and marks of direction: a spreadsheet shows them as boxes, and its cells stand alone anyway. */
const DIRECTION = /[\u2066-\u2069\u200e\u200f]/g;

/** The list as it was read, with what became of each row in four columns before it: headings first. */
export function annotatedTable(
  headings: readonly string[],
  rows: readonly AnnotatedRow[],
  language: ListLanguage,
): string[][] {
  const words = WORDS[language];
  return [
    [...words.columns, ...headings],
    ...rows.map(({ row, outcome, registerNumber, reason, cells }) => [
      String(row),
      words[outcome],
      registerNumber,
      reason.replace(DIRECTION, ''),
      ...headings.map((heading) => cells[heading] ?? ''),
    ]),
  ];
}
