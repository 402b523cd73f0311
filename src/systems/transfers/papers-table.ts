import type { ListTable } from '../../platform/http/query-definition.ts';
import type { PapersAnswer } from './papers-views.ts';

/** The papers of convoys as a table; that they are taken in one file is recorded as a taking of this list. */
export const papersTable: ListTable<PapersAnswer> = {
  subject: { manifests: '1', kind: 'all' },
  file: 'transfers/papers-file',
  columns: [
    { en: 'Convoy', ar: 'القافلة', ckb: 'کاروان' },
    { en: 'Paper', ar: 'الوثيقة', ckb: 'کاغەز' },
    { en: 'Hand-over', ar: 'التسليم', ckb: 'ڕادەستکردن' },
    { en: 'Persons', ar: 'عدد الأشخاص', ckb: 'ژمارەی کەسان' },
    { en: 'Part', ar: 'الجزء', ckb: 'بەش' },
  ],
  rows: ({ rows }) =>
    rows.map(({ code, paper, ordinal, persons, part }) => [
      code,
      paper,
      ordinal === null ? '' : String(ordinal),
      String(persons),
      String(part),
    ]),
};
