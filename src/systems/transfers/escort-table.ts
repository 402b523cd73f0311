import { nameOrClosed } from '../../core/register/closed-identity.ts';
import type { ListTable } from '../../platform/http/query-definition.ts';
import type { EscortRecordsAnswer } from './escort-views.ts';

const instantText = (at: number | null): string => (at === null ? '' : new Date(at).toISOString());

/** The escort records of a manifest as a table: one row for each person; states and sections are codes, instants in UTC. What must be done for health is in it only for whom it is. */
export const escortRecordsTable: ListTable<EscortRecordsAnswer> = {
  subject: { manifestNo: '1' },
  columns: [
    { en: 'Register number', ar: 'رقم السجل', ckb: 'ژمارەی تۆمار' },
    { en: 'Name', ar: 'الاسم', ckb: 'ناو' },
    { en: 'Name in Latin letters', ar: 'الاسم بالحروف اللاتينية', ckb: 'ناو بە پیتی لاتینی' },
    { en: 'State', ar: 'الحالة', ckb: 'دۆخ' },
    { en: 'For the convoy', ar: 'للقافلة', ckb: 'بۆ کاروانەکە' },
    { en: 'Sections answered', ar: 'الأقسام المجابة', ckb: 'بەشە وەڵامدراوەکان' },
    { en: 'Oldest answer (UTC)', ar: 'أقدم جواب (UTC)', ckb: 'کۆنترین وەڵام (UTC)' },
    { en: 'Answers taken over', ar: 'أجوبة منقولة', ckb: 'وەڵامی گواستراوە' },
    { en: 'Confirmed (UTC)', ar: 'وقت التأكيد (UTC)', ckb: 'کاتی پشتڕاستکردنەوە (UTC)' },
    { en: 'Amended (UTC)', ar: 'وقت التعديل (UTC)', ckb: 'کاتی دەستکاری (UTC)' },
    {
      en: 'To know and to do on the way',
      ar: 'ما يلزم معرفته وعمله في الطريق',
      ckb: 'ئەوەی لە ڕێگا دەبێت بزانرێت و بکرێت',
    },
  ],
  rows: ({ rows }, language) =>
    rows.map((row) => [
      row.registerNumber,
      nameOrClosed(row.name.primary, language),
      row.name.latin,
      row.state,
      row.readiness ?? '',
      row.sections.join(' '),
      instantText(row.oldestAt),
      row.readiness === null ? '' : String(row.taken),
      instantText(row.confirmedAt),
      instantText(row.amendedAt),
      row.toDo.map(({ question, detail }) => `${question}: ${detail}`).join('; '),
    ]),
};
