import { nameOrClosed } from '../../../core/register/closed-identity.ts';
import type { ListTable } from '../../../platform/http/query-definition.ts';
import type { RollRowsAnswer } from './views.ts';

/** The persons of a roll-call as a table; explanations in codes, instants in UTC. */
export const rollRowsTable: ListTable<RollRowsAnswer> = {
  subject: { rollCallId: '00000000-0000-4000-8000-000000000000' },
  columns: [
    { en: 'Register number', ar: 'رقم السجل', ckb: 'ژمارەی تۆمار' },
    { en: 'Name', ar: 'الاسم', ckb: 'ناو' },
    { en: 'On the old roll', ar: 'في القائمة القديمة', ckb: 'لە لیستی کۆن' },
    { en: 'On the new roll', ar: 'في القائمة الجديدة', ckb: 'لە لیستی نوێ' },
    { en: 'Explanation', ar: 'التفسير', ckb: 'ڕوونکردنەوە' },
    { en: 'Account', ar: 'البيان', ckb: 'گێڕانەوە' },
    { en: 'Explained at (UTC)', ar: 'فُسّر في (UTC)', ckb: 'ڕوونکرایەوە لە (UTC)' },
  ],
  rows: ({ rows }, language) =>
    rows.map((row) => [
      row.registerNumber ?? '',
      nameOrClosed(row.name, language),
      row.onOld ? 'yes' : 'no',
      row.onNew ? 'yes' : 'no',
      row.explained?.explanation ?? '',
      row.explained?.account ?? '',
      row.explained == null ? '' : new Date(row.explained.at).toISOString(),
    ]),
};
