import type { ListTable } from '../../platform/http/query-definition.ts';
import type { OpenedWallsAnswer } from './break-glass-views.ts';

const instantText = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')}Z`;

/** Walls that were opened, as a table; codes as the register has them. */
export const openedWallsTable: ListTable<OpenedWallsAnswer> = {
  columns: [
    { en: 'Opened at (UTC)', ar: 'وقت الفتح (UTC)', ckb: 'کاتی کردنەوە (UTC)' },
    { en: 'Authority', ar: 'الجهة', ckb: 'دەسەڵات' },
    { en: 'Officer', ar: 'الضابط', ckb: 'ئەفسەر' },
    { en: 'Register number', ar: 'رقم السجل', ckb: 'ژمارەی تۆمار' },
    { en: 'Wall', ar: 'الحاجز', ckb: 'دیوار' },
    { en: 'Reason', ar: 'السبب', ckb: 'هۆکار' },
    { en: 'Reviewer', ar: 'المراجِع', ckb: 'پێداچوونەوەکار' },
    { en: 'Review', ar: 'المراجعة', ckb: 'پێداچوونەوە' },
  ],
  rows: ({ rows }, language) =>
    rows.map((row) => {
      const script = language === 'en' ? 'en' : 'ar';
      return [
        instantText(row.openedAt),
        row.authority,
        row.officer.name[script],
        row.registerNumber,
        row.wall,
        row.reason,
        row.reviewer.name[script],
        row.review?.outcome ?? '',
      ];
    }),
};
