import { nameOrClosed } from '../../../core/register/closed-identity.ts';
import type { ListTable } from '../../../platform/http/query-definition.ts';
import type { ChildrenAloneAnswer } from '../accompanying/without-views.ts';
import { instantText } from './instant-text.ts';

/** Children whose parent is gone, as a table. */
export const childrenAloneTable: ListTable<ChildrenAloneAnswer> = {
  columns: [
    { en: 'Register number', ar: 'رقم السجل', ckb: 'ژمارەی تۆمار' },
    { en: 'Name', ar: 'الاسم', ckb: 'ناو' },
    { en: 'Site', ar: 'الموقع', ckb: 'شوێن' },
    { en: 'Section', ar: 'القسم', ckb: 'بەش' },
    { en: 'Vehicle', ar: 'المركبة', ckb: 'ئۆتۆمبێل' },
    { en: 'Parent', ar: 'الوالد أو الوالدة', ckb: 'دایک یان باوک' },
    { en: 'What is owed', ar: 'ما يجب فعله', ckb: 'ئەوەی پێویستە بکرێت' },
    { en: 'Since (UTC)', ar: 'منذ (UTC)', ckb: 'لە (UTC)' },
  ],
  rows: ({ rows }, language) =>
    rows.map((row) => [
      row.registerNumber,
      nameOrClosed(row.name.primary, language),
      row.place.site ?? '',
      row.place.section ?? '',
      row.place.vehicle ?? '',
      row.parent.registerNumber,
      row.owed[language],
      row.sinceAt === null ? '' : instantText(row.sinceAt),
    ]),
};
