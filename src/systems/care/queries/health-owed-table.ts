import { nameOrClosed } from '../../../core/register/closed-identity.ts';
import type { ListTable } from '../../../platform/http/query-definition.ts';
import type { HealthOwedAnswer } from '../views.ts';
import { healthWords } from '../words.ts';

/** Who was not seen by a health officer, as a table. */
export const healthOwedTable: ListTable<HealthOwedAnswer> = {
  columns: [
    { en: 'Register number', ar: 'رقم السجل', ckb: 'ژمارەی تۆمار' },
    { en: 'Name', ar: 'الاسم', ckb: 'ناو' },
    { en: 'Site', ar: 'الموقع', ckb: 'شوێن' },
    { en: 'Occasion', ar: 'المناسبة', ckb: 'بۆنە' },
    { en: 'Admitted or released (UTC)', ar: 'الإيداع أو الإفراج (UTC)', ckb: 'وەرگرتن یان ئازادکردن (UTC)' },
    { en: 'Hours since', ar: 'ساعات منذ ذلك', ckb: 'کاتژمێر لەو کاتەوە' },
  ],
  rows: ({ rows, at }, language) =>
    rows.map((row) => [
      row.registerNumber,
      nameOrClosed(row.name.primary, language),
      row.site ?? '',
      healthWords.occasion[row.occasion][language],
      `${new Date(row.at).toISOString().slice(0, 16).replace('T', ' ')}Z`,
      String(Math.floor((at - row.at) / 3_600_000)),
    ]),
};
