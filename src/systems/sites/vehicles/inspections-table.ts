import type { ListTable } from '../../../platform/http/query-definition.ts';
import type { VehicleInspectionsAnswer } from './views.ts';

/** Inspections of vehicles as a table: vehicles, sites, occasions and parts are codes, instants in UTC. */
export const inspectionsTable: ListTable<VehicleInspectionsAnswer> = {
  columns: [
    { en: 'Vehicle', ar: 'المركبة', ckb: 'ئۆتۆمبێل' },
    { en: 'Inspected (UTC)', ar: 'وقت الفحص (UTC)', ckb: 'کاتی پشکنین (UTC)' },
    { en: 'Occasion', ar: 'المناسبة', ckb: 'بۆنە' },
    { en: 'Site', ar: 'الموقع', ckb: 'شوێن' },
    { en: 'Fit', ar: 'صالحة', ckb: 'گونجاوە' },
    { en: 'Not in order', ar: 'غير سليم', ckb: 'تەواو نییە' },
    { en: 'Words', ar: 'التفصيل', ckb: 'وردەکاری' },
    { en: 'Recorded (UTC)', ar: 'وقت التدوين (UTC)', ckb: 'کاتی تۆمارکردن (UTC)' },
    { en: 'Officer', ar: 'الضابط', ckb: 'ئەفسەر' },
  ],
  rows: ({ rows }, language) =>
    rows.map((row) => [
      row.vehicle,
      new Date(row.inspectedAt).toISOString(),
      row.occasion,
      row.site,
      row.fit ? 'fit' : 'not-fit',
      row.defects.join(' '),
      row.note ?? '',
      new Date(row.recordedAt).toISOString(),
      row.by.name[language === 'en' ? 'en' : 'ar'],
    ]),
};
