import { nameOrClosed } from '../../../core/register/closed-identity.ts';
import type { ListTable } from '../../../platform/http/query-definition.ts';
import type { LateFactsAnswer, LatenessAnswer } from './views.ts';

const hours = (milliseconds: number): string => (milliseconds / 3_600_000).toFixed(2);
const instantText = (at: number): string => new Date(at).toISOString();

/** Lateness as a table: durations in hours. */
export const latenessTable: ListTable<LatenessAnswer> = {
  columns: [
    { en: 'Authority', ar: 'الجهة', ckb: 'دەسەڵات' },
    { en: 'Event type', ar: 'نوع الحدث', ckb: 'جۆری ڕووداو' },
    { en: 'What was recorded', ar: 'ما سُجّل', ckb: 'چی تۆمارکرا' },
    { en: 'Facts', ar: 'الوقائع', ckb: 'ڕووداوەکان' },
    { en: 'Late after (hours)', ar: 'متأخر بعد (ساعة)', ckb: 'درەنگ دوای (کاتژمێر)' },
    { en: 'Written down late', ar: 'دُوّن متأخرًا', ckb: 'درەنگ نووسراوە' },
    { en: 'Median delay (hours)', ar: 'وسيط التأخر (ساعة)', ckb: 'ناوەندی دواکەوتن (کاتژمێر)' },
    { en: 'Longest delay (hours)', ar: 'أطول تأخر (ساعة)', ckb: 'درێژترین دواکەوتن (کاتژمێر)' },
    { en: 'Arrived late', ar: 'وصل متأخرًا', ckb: 'درەنگ گەیشتووە' },
    { en: 'Median of arrival (hours)', ar: 'وسيط الوصول (ساعة)', ckb: 'ناوەندی گەیشتن (کاتژمێر)' },
    { en: 'Longest of arrival (hours)', ar: 'أطول وصول (ساعة)', ckb: 'درێژترین گەیشتن (کاتژمێر)' },
  ],
  rows: ({ rows, hours: after }, language) =>
    rows.map((row) => [
      row.authority,
      row.type,
      row.label[language],
      String(row.facts),
      String(after),
      String(row.late),
      hours(row.median),
      hours(row.longest),
      String(row.arrivedLate),
      hours(row.arrivalMedian),
      hours(row.arrivalLongest),
    ]),
};

/** Late facts as a table: instants in UTC. */
export const lateFactsTable: ListTable<LateFactsAnswer> = {
  columns: [
    { en: 'Register number', ar: 'رقم السجل', ckb: 'ژمارەی تۆمار' },
    { en: 'Name', ar: 'الاسم', ckb: 'ناو' },
    { en: 'Site', ar: 'الموقع', ckb: 'شوێن' },
    { en: 'Occurred (UTC)', ar: 'حدث (UTC)', ckb: 'ڕوویدا (UTC)' },
    { en: 'Written down (UTC)', ar: 'دُوّن (UTC)', ckb: 'نووسرا (UTC)' },
    { en: 'Received (UTC)', ar: 'استُلم (UTC)', ckb: 'وەرگیرا (UTC)' },
    { en: 'Officer', ar: 'الضابط', ckb: 'ئەفسەر' },
    { en: 'Event', ar: 'الحدث', ckb: 'ڕووداو' },
  ],
  rows: ({ rows }, language) =>
    rows.map((row) => [
      row.registerNumber ?? '',
      row.name === null ? '' : nameOrClosed(row.name.primary, language),
      row.site ?? '',
      instantText(row.occurredAt),
      instantText(row.recordedAt),
      instantText(row.receivedAt),
      row.officer.name[language === 'en' ? 'en' : 'ar'],
      row.eventId,
    ]),
  subject: { authority: 'SDF', type: 'EscapeRecorded' },
};
