import { nameOrClosed } from '../../../core/register/closed-identity.ts';
import type { ListTable } from '../../../platform/http/query-definition.ts';
import type { MissingAnswer } from './views.ts';

/** The list of missing as a table; outcomes in codes, instants in UTC. */
export const missingTable: ListTable<MissingAnswer> = {
  subject: { emergencyId: '00000000-0000-4000-8000-000000000000' },
  columns: [
    { en: 'Site', ar: 'الموقع', ckb: 'شوێن' },
    { en: 'Register number', ar: 'رقم السجل', ckb: 'ژمارەی تۆمار' },
    { en: 'Name', ar: 'الاسم', ckb: 'ناو' },
    { en: 'Section', ar: 'القسم', ckb: 'بەش' },
    { en: 'Resident', ar: 'مقيم', ckb: 'نیشتەجێ' },
    { en: 'Outcome', ar: 'المآل', ckb: 'ئەنجام' },
    { en: 'Account', ar: 'البيان', ckb: 'ڕوونکردنەوە' },
    { en: 'Said at (UTC)', ar: 'قيل في (UTC)', ckb: 'وترا لە (UTC)' },
  ],
  rows: ({ site, rows }, language) =>
    rows.map((row) => [
      site,
      row.registerNumber,
      nameOrClosed(row.name, language),
      row.section ?? '',
      row.resident ? 'yes' : 'no',
      row.outcome ?? '',
      row.account ?? '',
      row.at === null ? '' : new Date(row.at).toISOString(),
    ]),
};
