import type { ListTable } from '../../../platform/http/query-definition.ts';
import type { ControlHistoryAnswer } from './views.ts';

const instantText = (at: number | null): string => (at === null ? '' : new Date(at).toISOString());

/** Who is said to have controlled a site as a table; sources and rules in codes, instants in UTC. */
export const controlTable: ListTable<ControlHistoryAnswer> = {
  subject: { site: 'GHW' },
  columns: [
    { en: 'Site', ar: 'الموقع', ckb: 'شوێن' },
    { en: 'Who controls it', ar: 'من يسيطر عليه', ckb: 'کێ کۆنترۆڵی دەکات' },
    { en: 'From (UTC)', ar: 'من (UTC)', ckb: 'لە (UTC)' },
    { en: 'Until (UTC)', ar: 'إلى (UTC)', ckb: 'تا (UTC)' },
    { en: 'Kind of source', ar: 'نوع المصدر', ckb: 'جۆری سەرچاوە' },
    { en: 'Source', ar: 'المصدر', ckb: 'سەرچاوە' },
    { en: 'Source of the end', ar: 'مصدر الانتهاء', ckb: 'سەرچاوەی کۆتایی' },
    { en: 'Taken over from', ar: 'تسلّم من', ckb: 'وەرگیراوە لە' },
    { en: 'Disputed', ar: 'متنازع عليه', ckb: 'ناکۆکی لەسەرە' },
    { en: 'Breach', ar: 'المخالفة', ckb: 'پێشێلکاری' },
    { en: 'Breach cured (UTC)', ar: 'تصحيح المخالفة (UTC)', ckb: 'چاککردنەوەی پێشێلکاری (UTC)' },
    { en: 'Withdrawn (UTC)', ar: 'سُحب (UTC)', ckb: 'کشێنرایەوە (UTC)' },
    { en: 'Why withdrawn', ar: 'سبب السحب', ckb: 'هۆکاری کشانەوە' },
    { en: 'Recorded (UTC)', ar: 'دُوّن (UTC)', ckb: 'تۆمارکرا (UTC)' },
  ],
  rows: ({ site, rows }) =>
    rows.map((row) => [
      site,
      row.authority ?? row.holder ?? '',
      instantText(row.fromAt),
      instantText(row.toAt),
      row.sourceKind,
      row.source,
      row.endSource ?? '',
      row.after === null ? '' : (row.after.authority ?? row.after.holder ?? ''),
      row.disputed ? 'yes' : 'no',
      row.breach?.rule ?? '',
      instantText(row.breach?.curedAt ?? null),
      instantText(row.withdrawn?.at ?? null),
      row.withdrawn?.reason ?? '',
      instantText(row.recordedAt),
    ]),
};
