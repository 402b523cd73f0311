import type { ListTable } from '../../platform/http/query-definition.ts';
import type { ConvoysAnswer } from './room-views.ts';

const instantText = (at: number | null | undefined): string => (at == null ? '' : new Date(at).toISOString());

/** The convoy board as a table: one row for each convoy; sites, states and reports are codes, instants in UTC, the next action in words. */
export const boardTable: ListTable<ConvoysAnswer> = {
  columns: [
    { en: 'As of (UTC)', ar: 'كما في (UTC)', ckb: 'وەک لە (UTC)' },
    { en: 'Convoy', ar: 'القافلة', ckb: 'کاروان' },
    { en: 'Operation', ar: 'العملية', ckb: 'ئۆپەراسیۆن' },
    { en: 'Phase', ar: 'المرحلة', ckb: 'قۆناغ' },
    { en: 'From', ar: 'من', ckb: 'لە' },
    { en: 'Via', ar: 'عبر', ckb: 'بە ڕێگەی' },
    { en: 'To', ar: 'إلى', ckb: 'بۆ' },
    { en: 'Between or within authorities', ar: 'بين الجهات أو ضمن جهة', ckb: 'لە نێوان دەسەڵاتەکان یان لەناو یەکێک' },
    { en: 'State', ar: 'الحالة', ckb: 'دۆخ' },
    { en: 'Planned departure (UTC)', ar: 'الانطلاق المقرر (UTC)', ckb: 'ڕۆیشتنی پلاندانراو (UTC)' },
    { en: 'Late by minutes', ar: 'التأخر بالدقائق', ckb: 'دواکەوتن بە خولەک' },
    { en: 'On the manifest', ar: 'في الكشف', ckb: 'لە لیستی گواستنەوە' },
    { en: 'Boarded', ar: 'صعدوا', ckb: 'سواربوون' },
    { en: 'Received', ar: 'استُلموا', ckb: 'وەرگیران' },
    { en: 'In an incident', ar: 'في حادث', ckb: 'لە ڕووداودا' },
    { en: 'Incidents', ar: 'الحوادث', ckb: 'ڕووداوەکان' },
    { en: 'Struck off or refused, by reason', ar: 'الشطب والرفض بحسب السبب', ckb: 'سڕینەوە و ڕەتکردنەوە بەپێی هۆکار' },
    { en: 'Asked back', ar: 'المطلوب استردادهم', ckb: 'داواکراوان بۆ گەڕانەوە' },
    { en: 'Last report', ar: 'آخر خبر', ckb: 'دوا هەواڵ' },
    { en: 'Its place', ar: 'مكانه', ckb: 'شوێنەکەی' },
    { en: 'Its time (UTC)', ar: 'وقته (UTC)', ckb: 'کاتەکەی (UTC)' },
    { en: 'Rest of the way not planned', ar: 'بقية الطريق غير مخططة', ckb: 'پاشماوەی ڕێگا پلانی نییە' },
    { en: 'Escort records confirmed', ar: 'سجلات المرافقة المؤكدة', ckb: 'تۆماری یاوەریی پشتڕاستکراو' },
    { en: 'Escort records incomplete', ar: 'سجلات المرافقة الناقصة', ckb: 'تۆماری یاوەریی ناتەواو' },
    { en: 'Escort records out of date', ar: 'سجلات المرافقة القديمة', ckb: 'تۆماری یاوەریی کۆن' },
    { en: 'Head-counts owed', ar: 'تعداد مستحق', ckb: 'ژماردنی پێویست' },
    { en: 'Vehicles not found fit', ar: 'مركبات لم تثبت صلاحيتها', ckb: 'ئۆتۆمبێلی گونجاونەزانراو' },
    { en: 'List sent ahead: owed', ar: 'الكشف المرسل مسبقًا: المستحق', ckb: 'لیستی پێشوەختە: پێویست' },
    { en: 'Next action', ar: 'الإجراء التالي', ckb: 'کاری داهاتوو' },
    { en: 'Role that acts', ar: 'الصفة المعنية', ckb: 'ڕۆڵی پەیوەندیدار' },
    { en: 'Authority that acts', ar: 'الجهة المعنية', ckb: 'دەسەڵاتی پەیوەندیدار' },
  ],
  rows: ({ at, rows }, language) =>
    rows.map((row) => [
      instantText(at),
      row.code,
      row.operationCode,
      row.phase ?? '',
      row.from,
      row.via.join(' '),
      row.to,
      row.within === null ? 'between-authorities' : 'within-authority',
      row.state,
      instantText(row.plannedAt),
      row.overdueBy === null ? '' : String(Math.floor(row.overdueBy / 60_000)),
      String(row.counts.listed),
      String(row.counts.boarded),
      String(row.counts.received),
      String(row.counts.incident),
      row.incidents.map(({ kind, count }) => `${kind} ${count}`).join(' '),
      row.outcomes.map(({ outcome, count }) => `${outcome} ${count}`).join(' '),
      row.recalls.map(({ registerNumber, state }) => `${registerNumber} ${state}`).join(' '),
      row.last?.kind ?? '',
      row.last?.place ?? '',
      instantText(row.last?.at),
      row.wayToPlan ? 'x' : '',
      ...[row.escortRecords?.confirmed, row.escortRecords?.incomplete, row.escortRecords?.stale].map((n) =>
        n === undefined ? '' : String(n),
      ),
      row.countsOwed.map(({ occasion, place, since }) => `${occasion} ${place} ${instantText(since)}`).join('; '),
      row.vehicles
        .filter(({ state }) => state !== 'fit')
        .map(({ vehicle, state }) => `${vehicle} ${state}`)
        .join('; '),
      row.listOwed === 'nothing' ? '' : row.listOwed,
      row.nextAction?.text[language] ?? '',
      row.nextAction?.role ?? '',
      row.nextAction?.authority ?? '',
    ]),
};
