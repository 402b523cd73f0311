import { nameOrClosed } from '../../../core/register/closed-identity.ts';
import type { ListTable } from '../../../platform/http/query-definition.ts';
import { CUSTODY_STATE_WORDS } from '../../register/index.ts';
import type { OccupancyAnswer, OccupancyTrendAnswer, OccupantsAnswer } from './occupancy-views.ts';

const instantText = (at: number | null): string => (at === null ? '' : new Date(at).toISOString());
/** Places that nobody recorded are not none. */
const placesText = (value: number | null): string => (value === null ? 'not-recorded' : String(value));

/** Occupancy as a table: one row for each site and each section; what a section is for in codes, names of sites in one language, instants in UTC. */
export const occupancyTable: ListTable<OccupancyAnswer> = {
  columns: [
    { en: 'As of (now: UTC)', ar: 'كما في (الآن: UTC)', ckb: 'وەک لە (ئێستا: UTC)' },
    { en: 'Site', ar: 'الموقع', ckb: 'شوێن' },
    { en: 'Name of the site', ar: 'اسم الموقع', ckb: 'ناوی شوێن' },
    { en: 'Authority', ar: 'الجهة', ckb: 'دەسەڵات' },
    { en: 'Section', ar: 'القسم', ckb: 'بەش' },
    { en: 'Sex', ar: 'الجنس', ckb: 'ڕەگەز' },
    { en: 'Age group', ar: 'الفئة العمرية', ckb: 'گرووپی تەمەن' },
    { en: 'Legal status', ar: 'الوضع القانوني', ckb: 'دۆخی یاسایی' },
    { en: 'Medical', ar: 'طبي', ckb: 'پزیشکی' },
    { en: 'There', ar: 'الموجودون', ckb: 'لەوێن' },
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
  rows: ({ at, asOf, rows }, language) =>
    rows.map((row) => [
      asOf ?? instantText(at),
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

/** The trend as a table: one row a day. */
export const occupancyTrendTable: ListTable<OccupancyTrendAnswer> = {
  columns: [
    { en: 'Site', ar: 'الموقع', ckb: 'شوێن' },
    { en: 'Day', ar: 'اليوم', ckb: 'ڕۆژ' },
    { en: 'Persons', ar: 'الأشخاص', ckb: 'کەسەکان' },
    { en: 'Places', ar: 'الأماكن', ckb: 'جێگا' },
    { en: 'Beyond the places', ar: 'فوق عدد الأماكن', ckb: 'زیاتر لە جێگاکان' },
    { en: 'At sites without places', ar: 'في مواقع بلا عدد أماكن', ckb: 'لە شوێنی بێ ژمارەی جێگا' },
  ],
  rows: ({ site, rows }) =>
    rows.map((row) => [
      site ?? '',
      row.day,
      String(row.persons),
      placesText(row.places),
      String(row.over),
      String(row.withoutPlaces),
    ]),
  subject: { from: '2026-01-01', to: '2026-01-02' },
};

/** The persons behind a number. */
export const occupantsTable: ListTable<OccupantsAnswer> = {
  columns: [
    { en: 'Register number', ar: 'رقم السجل', ckb: 'ژمارەی تۆمار' },
    { en: 'Name', ar: 'الاسم', ckb: 'ناو' },
    { en: 'Section', ar: 'القسم', ckb: 'بەش' },
    { en: 'State', ar: 'الحال', ckb: 'دۆخ' },
    { en: 'There since (UTC)', ar: 'هناك منذ (UTC)', ckb: 'لەوێیە لە (UTC)' },
  ],
  rows: ({ rows }, language) =>
    rows.map((row) => [
      row.registerNumber,
      nameOrClosed(row.name.primary, language),
      row.section ?? '',
      CUSTODY_STATE_WORDS[row.state][language],
      instantText(row.sinceAt),
    ]),
  subject: { site: 'GHW' },
};
