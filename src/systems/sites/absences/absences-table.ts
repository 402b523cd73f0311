import { nameOrClosed } from '../../../core/register/closed-identity.ts';
import type { ListTable } from '../../../platform/http/query-definition.ts';
import type { AbsencesAnswer } from './views.ts';

const instantText = (at: number): string => new Date(at).toISOString();

/** Who is away from a site as a table; reasons and states in codes, instants in UTC. */
export const absencesTable: ListTable<AbsencesAnswer> = {
  subject: { site: 'GHW' },
  columns: [
    { en: 'Site', ar: 'الموقع', ckb: 'شوێن' },
    { en: 'Register number', ar: 'رقم السجل', ckb: 'ژمارەی تۆمار' },
    { en: 'Name', ar: 'الاسم', ckb: 'ناو' },
    { en: 'Section', ar: 'القسم', ckb: 'بەش' },
    { en: 'Reason', ar: 'السبب', ckb: 'هۆکار' },
    { en: 'Where', ar: 'المكان', ckb: 'شوێن' },
    { en: 'Escort', ar: 'المفرزة المرافقة', ckb: 'پاسەوانی' },
    { en: 'Left (UTC)', ar: 'خرج (UTC)', ckb: 'دەرچوو (UTC)' },
    { en: 'Due back (UTC)', ar: 'موعد العودة (UTC)', ckb: 'کاتی گەڕانەوە (UTC)' },
    { en: 'State', ar: 'الحالة', ckb: 'دۆخ' },
  ],
  rows: ({ site, rows }, language) =>
    rows.map((row) => [
      site,
      row.registerNumber,
      nameOrClosed(row.name, language),
      row.section ?? '',
      row.reason,
      row.destination,
      row.escort,
      instantText(row.leftAt),
      instantText(row.dueAt),
      row.state,
    ]),
};
