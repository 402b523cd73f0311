import type { ListTable } from '../../../platform/http/query-definition.ts';
import { instantText } from '../tables/instant-text.ts';
import type { ErasureOrdersAnswer } from './views.ts';
import { LEVEL_WORDS, REASON_WORDS, STEP_WORDS } from './words.ts';

/** The orders of erasure as a table: what to keep outside of the register, so that what was erased since a restored backup can be ordered again. By the number of the person, the event and the fields as the register names them; without a name. */
export const erasureTable: ListTable<ErasureOrdersAnswer> = {
  columns: [
    { en: 'Register number', ar: 'رقم السجل', ckb: 'ژمارەی تۆمار' },
    { en: 'Order', ar: 'الأمر', ckb: 'فەرمان' },
    { en: 'How much', ar: 'المقدار', ckb: 'چەند' },
    { en: 'Event', ar: 'القيد', ckb: 'تۆمار' },
    { en: 'Fields', ar: 'الحقول', ckb: 'خانەکان' },
    { en: 'Why', ar: 'السبب', ckb: 'بۆچی' },
    { en: 'State', ar: 'الحالة', ckb: 'دۆخ' },
    { en: 'Ordered by', ar: 'الجهة الآمرة', ckb: 'دەسەڵاتی فەرماندەر' },
    { en: 'Ordered (UTC)', ar: 'صدر في (UTC)', ckb: 'دەرچوو لە (UTC)' },
    { en: 'Carried out by', ar: 'الجهة المنفذة', ckb: 'دەسەڵاتی جێبەجێکار' },
    { en: 'Carried out (UTC)', ar: 'نُفّذ في (UTC)', ckb: 'جێبەجێ کرا لە (UTC)' },
  ],
  rows: ({ rows }, language) =>
    rows.map((row) => [
      row.registerNumber,
      row.orderId,
      LEVEL_WORDS[row.level][language],
      row.eventId ?? '',
      (row.fields ?? []).join(' '),
      REASON_WORDS[row.reason][language],
      STEP_WORDS[row.step][language],
      row.ordered.authority ?? '',
      instantText(row.ordered.at),
      row.carriedOut?.authority ?? '',
      row.carriedOut === null ? '' : instantText(row.carriedOut.at),
    ]),
};
