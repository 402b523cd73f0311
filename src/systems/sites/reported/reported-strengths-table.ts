import type { ListTable } from '../../../platform/http/query-definition.ts';
import type { ReportedPart, ReportedStrengthsAnswer } from './views.ts';

const boundText = (value: number | null): string => (value === null ? '' : String(value));
const partText = ({ persons, sex, ageGroup, nationality }: ReportedPart): string =>
  `${[nationality, sex, ageGroup].filter((code) => code !== null).join(' ')}: ${persons}`;

/** Reported strengths as a table; groups and kinds of source in codes, names of sites in one language, instants in UTC. */
export const reportedStrengthsTable: ListTable<ReportedStrengthsAnswer> = {
  columns: [
    { en: 'Day', ar: 'اليوم', ckb: 'ڕۆژ' },
    { en: 'Site', ar: 'الموقع', ckb: 'شوێن' },
    { en: 'Name of the site', ar: 'اسم الموقع', ckb: 'ناوی شوێن' },
    { en: 'Reported', ar: 'المُبلَّغ عنه', ckb: 'ڕاپۆرتکراو' },
    { en: 'At least', ar: 'على الأقل', ckb: 'لانیکەم' },
    { en: 'At most', ar: 'على الأكثر', ckb: 'لانیزۆر' },
    { en: 'Parts', ar: 'الأجزاء', ckb: 'بەشەکان' },
    { en: 'By name in this register', ar: 'بالاسم في هذا السجل', ckb: 'بە ناو لەم تۆمارەدا' },
    { en: 'Not named, at least', ar: 'غير المسمَّين، على الأقل', ckb: 'ناونەنراو، لانیکەم' },
    { en: 'Not named, at most', ar: 'غير المسمَّين، على الأكثر', ckb: 'ناونەنراو، لانیزۆر' },
    { en: 'Places of the whole site', ar: 'أماكن الموقع كله', ckb: 'جێگای هەموو شوێنەکە' },
    { en: 'More than the places', ar: 'أكثر من الأماكن', ckb: 'لە جێگاکان زیاتر' },
    { en: 'Kind of source', ar: 'نوع المصدر', ckb: 'جۆری سەرچاوە' },
    { en: 'Source', ar: 'المصدر', ckb: 'سەرچاوە' },
    { en: 'Recorded (UTC)', ar: 'دُوّن في (UTC)', ckb: 'تۆمارکراوە لە (UTC)' },
    { en: 'Withdrawn because', ar: 'سبب السحب', ckb: 'هۆکاری کشانەوە' },
  ],
  rows: ({ rows }, language) =>
    rows.map((row) => [
      row.day,
      row.site,
      row.name[language],
      row.said,
      boundText(row.atLeast),
      boundText(row.atMost),
      row.parts.map(partText).join('; '),
      String(row.named),
      boundText(row.notNamed.atLeast),
      boundText(row.notNamed.atMost),
      row.places === null ? 'not-recorded' : String(row.places),
      row.over ? 'yes' : 'no',
      row.sourceKind,
      row.source,
      new Date(row.recordedAt).toISOString(),
      row.withdrawn?.reason ?? '',
    ]),
};
