import type { ListTable } from '../../../platform/http/query-definition.ts';
import type { FileReadingsAnswer } from '../readings/views.ts';
import { instantText } from './instant-text.ts';

/** Who opened a person's file, as a table. */
export const fileReadingsTable: ListTable<FileReadingsAnswer> = {
  subject: { personNo: '1' },
  columns: [
    { en: 'Register number', ar: 'رقم السجل', ckb: 'ژمارەی تۆمار' },
    { en: 'Read at (UTC)', ar: 'وقت القراءة (UTC)', ckb: 'کاتی خوێندنەوە (UTC)' },
    { en: 'Authority', ar: 'الجهة', ckb: 'دەسەڵات' },
    { en: 'Officer', ar: 'الضابط', ckb: 'ئەفسەر' },
    { en: 'Roles', ar: 'الصفات', ckb: 'ڕۆڵەکان' },
    { en: 'What', ar: 'الجزء', ckb: 'بەش' },
    { en: 'On what ground', ar: 'الأساس', ckb: 'بنەما' },
  ],
  rows: ({ rows, registerNumber }, language) =>
    rows.map((row) => [
      registerNumber,
      instantText(row.readAt),
      row.authority ?? '',
      row.officer === null ? '' : row.officer.name[language === 'en' ? 'en' : 'ar'],
      row.roles.join(', '),
      row.partText[language],
      row.groundText[language],
    ]),
};
