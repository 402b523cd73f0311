import { nameOrClosed } from '../../../core/register/closed-identity.ts';
import type { ListTable } from '../../../platform/http/query-definition.ts';
import type { UnjudgedAnswer } from '../appearances/owed-views.ts';
import { instantText } from './instant-text.ts';

/** Of whom no judge is recorded, as a table. */
export const noJudgeTable: ListTable<UnjudgedAnswer> = {
  columns: [
    { en: 'Register number', ar: 'رقم السجل', ckb: 'ژمارەی تۆمار' },
    { en: 'Name', ar: 'الاسم', ckb: 'ناو' },
    { en: 'Site', ar: 'الموقع', ckb: 'شوێن' },
    { en: 'Deprived of liberty', ar: 'سلب الحرية', ckb: 'لێسەندنی ئازادی' },
    { en: 'In custody since (UTC)', ar: 'في العهدة منذ (UTC)', ckb: 'لە دەستبەسەریدا لە (UTC)' },
    { en: 'Hours since', ar: 'ساعات منذ ذلك', ckb: 'کاتژمێر لەو کاتەوە' },
  ],
  rows: ({ rows, at }, language) =>
    rows.map((row) => [
      row.registerNumber,
      nameOrClosed(row.name.primary, language),
      row.site ?? '',
      row.arrest ?? '',
      instantText(row.arrivedAt),
      String(Math.floor((at - row.arrivedAt) / 3_600_000)),
    ]),
};
