import { nameOrClosed } from '../../../core/register/closed-identity.ts';
import type { ListTable } from '../../../platform/http/query-definition.ts';
import type { EvacueesAnswer } from './views.ts';

/** Who of a list of an evacuation has arrived nowhere yet, as a table; states in codes. */
export const evacueesTable: ListTable<EvacueesAnswer> = {
  subject: { manifestNo: '1' },
  columns: [
    { en: 'Manifest', ar: 'الكشف', ckb: 'لیستی گواستنەوە' },
    { en: 'Register number', ar: 'رقم السجل', ckb: 'ژمارەی تۆمار' },
    { en: 'Name', ar: 'الاسم', ckb: 'ناو' },
    { en: 'State', ar: 'الحالة', ckb: 'دۆخ' },
    { en: 'Section', ar: 'القسم', ckb: 'بەش' },
    { en: 'Vehicle', ar: 'المركبة', ckb: 'ئۆتۆمبێل' },
    { en: 'Not seen at the count', ar: 'لم يُرَ عند التعداد', ckb: 'لە ژماردندا نەبینراوە' },
  ],
  rows: ({ manifestNo, code, rows }, language) =>
    rows.map((row) => [
      code ?? String(manifestNo),
      row.registerNumber,
      nameOrClosed(row.name, language),
      row.state,
      row.section ?? '',
      row.vehicle ?? '',
      row.missing ? 'missing' : '',
    ]),
};
