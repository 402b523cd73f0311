import type { ListTable } from '../../../platform/http/query-definition.ts';
import type { StrengthAnswer } from '../strength/views.ts';
import { GAIN_WORDS, LOSS_WORDS, REPORT_WORDS, SCOPE_WORDS } from '../strength/words.ts';

/** A strength report as a table: one figure a row; codes beside the words so that another program can read it. */
export const strengthTable: ListTable<StrengthAnswer> = {
  columns: [
    { en: 'Figure', ar: 'البند', ckb: 'بڕگە' },
    { en: 'Code of the figure', ar: 'رمز البند', ckb: 'کۆدی بڕگە' },
    REPORT_WORDS.reason,
    { en: 'Code of the reason', ar: 'رمز السبب', ckb: 'کۆدی هۆکار' },
    REPORT_WORDS.persons,
    { en: 'Counted of', ar: 'العدّ بحسب', ckb: 'ژماردن بەپێی' },
    { en: 'Code of what is counted', ar: 'رمز ما يُعدّ', ckb: 'کۆدی ئەوەی دەژمێردرێت' },
    { en: 'From (UTC)', ar: 'من (UTC)', ckb: 'لە (UTC)' },
    { en: 'Until (UTC)', ar: 'إلى (UTC)', ckb: 'تا (UTC)' },
    { en: 'As known at (UTC)', ar: 'كما عُلم في (UTC)', ckb: 'وەک زانراو لە (UTC)' },
  ],
  rows: (report, language) => {
    const at = (instant: number) => new Date(instant).toISOString();
    return [
      [REPORT_WORDS.opening[language], 'opening', '', '', String(report.opening)],
      ...report.gains.map(({ reason, persons }) => [
        REPORT_WORDS.gains[language],
        'gain',
        GAIN_WORDS[reason][language],
        reason,
        String(persons),
      ]),
      ...report.losses.map(({ reason, persons }) => [
        REPORT_WORDS.losses[language],
        'loss',
        LOSS_WORDS[reason][language],
        reason,
        String(persons),
      ]),
      [REPORT_WORDS.closing[language], 'closing', '', '', String(report.closing)],
    ].map((row) => [
      ...row,
      SCOPE_WORDS[report.scope][language],
      report.code,
      at(report.fromAt),
      at(report.toAt),
      at(report.knownAt),
    ]);
  },
};
