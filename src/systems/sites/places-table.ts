import type { ListTable } from '../../platform/http/query-definition.ts';
import { freePlaces, overPlaces } from './free-places.ts';
import type { PlacesAnswer } from './views.ts';

/** Places that nobody recorded are not none. */
const placesText = (value: number | null): string => (value === null ? 'not-recorded' : String(value));

/** The list of sites as a table: one row for each site; codes are those of the register, the same in every language. */
export const placesTable: ListTable<PlacesAnswer> = {
  columns: [
    { en: 'Site', ar: 'الموقع', ckb: 'شوێن' },
    { en: 'Name of the site', ar: 'اسم الموقع', ckb: 'ناوی شوێن' },
    { en: 'Kind', ar: 'النوع', ckb: 'جۆر' },
    { en: 'Country', ar: 'البلد', ckb: 'وڵات' },
    { en: 'Authority', ar: 'الجهة', ckb: 'دەسەڵات' },
    { en: 'Held', ar: 'المحتجزون', ckb: 'دەستبەسەرکراو' },
    { en: 'Residents', ar: 'المقيمون', ckb: 'دانیشتووان' },
    {
      en: 'Children with a detained parent',
      ar: 'أطفال برفقة والد محتجز',
      ckb: 'منداڵانی لەگەڵ دایک یان باوکی دەستبەسەر',
    },
    { en: 'Places', ar: 'الأماكن', ckb: 'جێگا' },
    { en: 'Places of the whole site', ar: 'أماكن الموقع كله', ckb: 'جێگای هەموو شوێنەکە' },
    { en: 'Source of the whole site', ar: 'مصدر أماكن الموقع كله', ckb: 'سەرچاوەی جێگای هەموو شوێنەکە' },
    { en: 'Free', ar: 'الشاغر', ckb: 'بەتاڵ' },
    { en: 'Beyond the places', ar: 'فوق عدد الأماكن', ckb: 'زیاتر لە جێگاکان' },
    { en: 'In no section', ar: 'بلا قسم', ckb: 'بێ بەش' },
    { en: 'Open breaches of the site', ar: 'مخالفات الموقع القائمة', ckb: 'پێشێلکاری کراوەی شوێن' },
  ],
  rows: ({ rows }, language) =>
    rows.map((row) => [
      row.code,
      row.name[language],
      row.kind,
      row.country,
      row.authority ?? '',
      String(row.occupied),
      String(row.residents),
      String(row.accompanying),
      placesText(row.capacity),
      placesText(row.wholeSite?.places ?? null),
      row.wholeSite?.source ?? '',
      placesText(freePlaces(row)),
      String(overPlaces(row)),
      String(row.withoutSection),
      String(row.openBreaches),
    ]),
};
