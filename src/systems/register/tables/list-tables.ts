import type { ListTable } from '../../../platform/http/query-definition.ts';
import type { ListAnswer, ListsAnswer } from '../lists/list-views.ts';
import { instantText } from './instant-text.ts';

/** The lists that were received as a table. */
export const listsTable: ListTable<ListsAnswer> = {
  columns: [
    { en: 'List', ar: 'القائمة', ckb: 'لیست' },
    { en: 'File', ar: 'الملف', ckb: 'پەڕگە' },
    { en: 'Source', ar: 'المصدر', ckb: 'سەرچاوە' },
    { en: 'Site', ar: 'الموقع', ckb: 'شوێن' },
    { en: 'Received (UTC)', ar: 'وقت الورود (UTC)', ckb: 'کاتی وەرگرتن (UTC)' },
    { en: 'Rows read', ar: 'الصفوف المقروءة', ckb: 'ڕیزی خوێندراوە' },
    { en: 'Accepted', ar: 'المقبولة', ckb: 'پەسەندکراو' },
    { en: 'Waiting', ar: 'المعلّقة', ckb: 'چاوەڕوان' },
    { en: 'Refused', ar: 'المرفوضة', ckb: 'ڕەتکراوە' },
    { en: 'Not decided yet', ar: 'لم يُبتّ فيها بعد', ckb: 'هێشتا بڕیاری لێ نەدراوە' },
  ],
  rows: ({ lists }) =>
    lists.map((list) => [
      String(list.listNo),
      list.fileName,
      list.source,
      list.site,
      instantText(list.receivedAt),
      ...[list.read, list.accepted, list.waiting, list.refused, list.undecided].map(String),
    ]),
};

/** The rows of a list that nobody has decided, as a table: why each waits, and its cells as they were received. */
export const rowsTable: ListTable<ListAnswer> = {
  subject: { listNo: '1' },
  columns: [
    { en: 'List', ar: 'القائمة', ckb: 'لیست' },
    { en: 'Row', ar: 'الصف', ckb: 'ڕیز' },
    { en: 'Outcome', ar: 'النتيجة', ckb: 'ئەنجام' },
    { en: 'Reason', ar: 'السبب', ckb: 'هۆکار' },
    { en: 'Possibly', ar: 'يُحتمل أنه', ckb: 'ڕەنگە' },
    { en: 'As received', ar: 'كما ورد', ckb: 'وەک گەیشتووە' },
  ],
  rows: ({ list, rows }, language) =>
    rows.map((row) => [
      String(list.listNo),
      String(row.row),
      OUTCOMES[row.outcome][language],
      row.reason[language],
      row.candidates.map(({ registerNumber }) => registerNumber).join(' '),
      Object.entries(row.cells)
        .map(([heading, value]) => `${heading}: ${value}`)
        .join(' | '),
    ]),
};

const OUTCOMES = {
  waiting: { en: 'waiting', ar: 'معلّق', ckb: 'چاوەڕوان' },
  refused: { en: 'refused', ar: 'مرفوض', ckb: 'ڕەتکراوە' },
} as const;
