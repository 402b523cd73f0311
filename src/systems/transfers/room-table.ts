import type { ListTable } from '../../platform/http/query-definition.ts';
import type { PublishedFigureView } from './published/views.ts';
import type { OperationRoomAnswer, RoomDay } from './room-views.ts';

/** Fields of the register's own figures of a day. */
const ofDay = ({ day, departed, received, receivedInAll, admittedInAll }: RoomDay): string[] => [
  day,
  ...[departed, received, receivedInAll, admittedInAll].map(String),
];

/** Fields of a published figure, with the register's own beside it. */
const ofFigure = (figure: PublishedFigureView): string[] => [
  figure.reference,
  figure.said,
  figure.unit,
  figure.measure,
  figure.nationality ?? '',
  figure.definition,
  figure.attributedTo,
  figure.source,
  figure.publishedOn,
  figure.own === null ? '' : String(figure.own),
  figure.difference === null ? '' : String(figure.difference),
  figure.withdrawn?.reason ?? '',
];

/**
 * The figures of an operation as a table: a row for each day of the register's own, and one for each published figure, by the day that it speaks of. Figures that count the same stand in no one row: several are
 * published of one day, and of most days none.
 */
export const roomTable: ListTable<OperationRoomAnswer> = {
  columns: [
    { en: 'Day', ar: 'اليوم', ckb: 'ڕۆژ' },
    { en: 'Departed', ar: 'غادروا', ckb: 'ڕۆیشتوون' },
    { en: 'Received', ar: 'استُلموا', ckb: 'وەرگیران' },
    { en: 'Received in all', ar: 'مجموع المستلَمين', ckb: 'کۆی وەرگیراوان' },
    { en: 'Admitted in all', ar: 'مجموع المقبولين', ckb: 'کۆی قبوڵکراوان' },
    { en: 'Reference', ar: 'المرجع', ckb: 'سەرچاوە' },
    { en: 'Published', ar: 'المنشور', ckb: 'بڵاوکراوە' },
    { en: 'Unit', ar: 'الوحدة', ckb: 'یەکە' },
    { en: 'What it counts', ar: 'ما يعدّه', ckb: 'چی دەژمێرێت' },
    { en: 'Nationality', ar: 'الجنسية', ckb: 'ڕەگەزنامە' },
    { en: 'In the words of the source', ar: 'بعبارة المصدر', ckb: 'بە وشەی سەرچاوەکە' },
    { en: 'Attributed to', ar: 'منسوب إلى', ckb: 'دراوەتە پاڵ' },
    { en: 'Source', ar: 'المصدر', ckb: 'ژێدەر' },
    { en: 'Published on', ar: 'نُشر في', ckb: 'بڵاوکراوەتەوە لە' },
    { en: 'Own figure', ar: 'رقم السجل', ckb: 'ژمارەی تۆمار' },
    { en: 'Difference', ar: 'الفرق', ckb: 'جیاوازی' },
    { en: 'Withdrawn because', ar: 'سبب السحب', ckb: 'هۆکاری کشانەوە' },
  ],
  rows: ({ days, published }) =>
    [
      ...days.map((day) => [...ofDay(day), ...Array<string>(12).fill('')]),
      ...published.map((figure) => [figure.asOf ?? figure.publishedOn, '', '', '', '', ...ofFigure(figure)]),
    ].sort(([one = ''], [other = '']) => one.localeCompare(other)),
};
