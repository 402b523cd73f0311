import { nameOrClosed } from '../../core/register/closed-identity.ts';
import type { ListTable } from '../../platform/http/query-definition.ts';
import type { ReceivedPersonsAnswer } from './room-views.ts';

/** The persons behind an own figure as a table. */
export const receivedTable: ListTable<ReceivedPersonsAnswer> = {
  subject: { operationNo: '1', measure: 'received', untilAt: '1' },
  columns: [
    { en: 'Register number', ar: 'رقم السجل', ckb: 'ژمارەی تۆمار' },
    { en: 'Name', ar: 'الاسم', ckb: 'ناو' },
    { en: 'Name in Latin letters', ar: 'الاسم بالحروف اللاتينية', ckb: 'ناو بە پیتی لاتینی' },
    { en: 'Nationality claims', ar: 'الجنسيات المدعاة', ckb: 'داواکاری ڕەگەزنامە' },
    { en: 'Convoy', ar: 'القافلة', ckb: 'کاروان' },
    { en: 'To', ar: 'إلى', ckb: 'بۆ' },
    { en: 'At (UTC)', ar: 'الوقت (UTC)', ckb: 'کات (UTC)' },
  ],
  rows: ({ rows }, language) =>
    rows.map((row) => [
      row.registerNumber,
      nameOrClosed(row.name.primary, language),
      row.name.latin,
      row.nationalities.join(' '),
      row.code,
      row.to,
      new Date(row.at).toISOString(),
    ]),
};
