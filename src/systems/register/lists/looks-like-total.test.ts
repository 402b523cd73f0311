import { expect, it } from 'vitest';
import { looksLikeTotal } from './looks-like-total.ts';
import { mapHeadings } from './map-headings.ts';
import { readRow } from './read-row.ts';

const HEADINGS = ['م', 'الاسم الكامل', 'الجنس', 'الميلاد'];
const CONTEXT = {
  source: 'test-list',
  onDate: '2026-01-21' as const,
  headings: HEADINGS,
  mapping: mapHeadings(HEADINGS).mapping,
};
const readingOf = (...cells: string[]) => {
  const outcome = readRow(2, cells, CONTEXT);
  return [outcome.kind, ...(outcome.kind === 'accepted' ? [] : outcome.reasons.map(({ code }) => code))].join(' ');
};

it.each([
  ...['المجموع: ٩', 'المجمـــوع', 'المجموع الكلي ١٥٠ نزيلًا فقط', 'الإجمالي (١٢) شخص', 'العدد الكلي = 9'],
  ...['Total', 'TOTAL: 1,200 persons', 'Grand total 9', 'کۆی گشتی: ٩ کەس', 'سەرجەم 12'],
])('“%s” sums a list up: it waits with this reason, and is never dropped or taken for a person', (cell) => {
  expect(looksLikeTotal(cell)).toBe(true);
  expect(readingOf('', cell, '', '')).toBe('waiting looks-like-total');
});

it('where the number stands in the column of the names nobody is asked for a name', () => {
  expect(readingOf('المجموع', '9', '', '')).toBe('refused looks-like-total');
  expect(readingOf('9', '', 'ذكر', '1990')).toBe('refused row-no-name');
});

it.each([
  'مجموع سامر الكاظمي',
  'عدنان نبيل',
  'عدي محمد',
  'Sumaya Nabil',
  'Total Recall',
  'کوردستان علي',
  'كومان خليل',
  '9',
])('“%s” does not', (cell) => expect(looksLikeTotal(cell)).toBe(false));

it('a name that begins like a formula waits: it says nobody', () => {
  expect(readingOf('1', '=HYPERLINK("x")', 'ذكر', '1990')).toBe('waiting name-looks-like-formula');
});
