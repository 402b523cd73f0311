import type { ListTable } from '../../../platform/http/query-definition.ts';
import type { OccupancyAnswer } from './occupancy-views.ts';

const instantText = (at: number | null): string => (at === null ? '' : new Date(at).toISOString());
/** Places that nobody recorded are not none. */
const placesText = (value: number | null): string => (value === null ? 'not-recorded' : String(value));

/** Occupancy as a table: one row for each site and each section; what a section is for in codes, names of sites in one language, instants in UTC. */
export const occupancyTable: ListTable<OccupancyAnswer> = {
  columns: [
    { en: 'As of (UTC)', ar: 'كما في (UTC)', ckb: 'وەک لە (UTC)' },
    { en: 'Site', ar: 'الموقع', ckb: 'شوێن' },
    { en: 'Name of the site', ar: 'اسم الموقع', ckb: 'ناوی شوێن' },
    { en: 'Authority', ar: 'الجهة', ckb: 'دەسەڵات' },
    { en: 'Section', ar: 'القسم', ckb: 'بەش' },
    { en: 'Sex', ar: 'الجنس', ckb: 'ڕەگەز' },
    { en: 'Age group', ar: 'الفئة العمرية', ckb: 'گرووپی تەمەن' },
    { en: 'Legal status', ar: 'الوضع القانوني', ckb: 'دۆخی یاسایی' },
    { en: 'Medical', ar: 'طبي', ckb: 'پزیشکی' },
    { en: 'There now', ar: 'الموجودون الآن', ckb: 'ئێستا لەوێن' },
    { en: 'Away for a time', ar: 'خارج القسم مؤقتًا', ckb: 'بە کاتی دەرەوەی بەش' },
    { en: 'Places', ar: 'الأماكن', ckb: 'جێگا' },
    { en: 'Places of the sections together', ar: 'مجموع أماكن الأقسام', ckb: 'کۆی جێگای بەشەکان' },
    { en: 'Places since (UTC)', ar: 'الأماكن منذ (UTC)', ckb: 'جێگا لە (UTC)' },
    { en: 'Source of the places', ar: 'مصدر عدد الأماكن', ckb: 'سەرچاوەی ژمارەی جێگا' },
    { en: 'Authorised beyond', ar: 'مأذون به فوقها', ckb: 'زیادەی ڕێگەپێدراو' },
    { en: 'Authorised until (UTC)', ar: 'مأذون به حتى (UTC)', ckb: 'ڕێگەپێدراو تا (UTC)' },
    { en: 'Free', ar: 'الشاغر', ckb: 'بەتاڵ' },
    { en: 'Beyond the places', ar: 'فوق عدد الأماكن', ckb: 'زیاتر لە جێگاکان' },
  ],
  rows: ({ at, rows }, language) =>
    rows.map((row) => [
      instantText(at),
      row.site,
      row.name[language],
      row.authority ?? '',
      row.section ?? '',
      row.group?.sex ?? '',
      row.group?.ageGroup ?? '',
      row.group?.legalStatus ?? '',
      row.group?.medical === true ? 'medical' : '',
      String(row.inside),
      String(row.away),
      placesText(row.places),
      row.sectionPlaces === null ? '' : String(row.sectionPlaces),
      instantText(row.placesFromAt),
      row.placesSource ?? '',
      String(row.extraPlaces),
      instantText(row.extraUntil),
      placesText(row.free),
      String(row.over),
    ]),
};
