import type { Trilingual } from '../../../core/access/views.ts';
import { nameOrClosed } from '../../../core/register/closed-identity.ts';
import type { ListTable } from '../../../platform/http/query-definition.ts';
import { primaryAndLatin } from '../queries/person-rows.ts';
import type { AgeClass, CustodyPeriod, PeopleAnswer, Sex } from '../views.ts';

const SEXES: Readonly<Record<Sex, Trilingual>> = {
  male: { en: 'male', ar: 'ذكر', ckb: 'نێر' },
  female: { en: 'female', ar: 'أنثى', ckb: 'مێ' },
};
const AGES: Readonly<Record<AgeClass, Trilingual>> = {
  adult: { en: 'adult', ar: 'بالغ', ckb: 'گەورە' },
  minor: { en: 'minor', ar: 'قاصر', ckb: 'منداڵ' },
  undetermined: { en: 'undetermined', ar: 'سنّ غير محددة', ckb: 'تەمەن نەزانراو' },
};
/** What a state of custody is called in a table. */
export const CUSTODY_STATE_WORDS: Readonly<Record<CustodyPeriod['state'], Trilingual>> = {
  held: { en: 'held', ar: 'محتجز', ckb: 'ڕاگیراو' },
  moving: { en: 'on the move', ar: 'قيد النقل', ckb: 'لە ڕێگادا' },
  unaccounted: { en: 'unaccounted for', ar: 'غير معلوم المصير', ckb: 'نەزانراو' },
  escaped: { en: 'at large', ar: 'هارب', ckb: 'هەڵاتوو' },
  disputed: { en: 'disputed', ar: 'متنازع عليه', ckb: 'ناکۆکی لەسەرە' },
  ended: { en: 'ended', ar: 'انتهى', ckb: 'کۆتایی هات' },
  resident: { en: 'resident, not detained', ar: 'مقيم، غير محتجز', ckb: 'دانیشتوو، دەستبەسەر نییە' },
  accompanying: {
    en: 'child with a detained parent, not detained',
    ar: 'طفل برفقة والد محتجز، غير محتجز',
    ckb: 'منداڵ لەگەڵ دایک یان باوکی دەستبەسەر، دەستبەسەر نییە',
  },
  missing: { en: 'missing resident', ar: 'مقيم مفقود', ckb: 'دانیشتووی ونبوو' },
};

/** The persons of a list as a table. Codes of sites, authorities and countries are those of the register, the same in every language. */
export const peopleTable: ListTable<PeopleAnswer> = {
  columns: [
    { en: 'Register number', ar: 'رقم السجل', ckb: 'ژمارەی تۆمار' },
    { en: 'Name', ar: 'الاسم', ckb: 'ناو' },
    { en: 'Name in Latin letters', ar: 'الاسم بالحروف اللاتينية', ckb: 'ناو بە پیتی لاتینی' },
    { en: 'Sex', ar: 'الجنس', ckb: 'ڕەگەز' },
    { en: 'Birth as given', ar: 'الميلاد كما ورد', ckb: 'لەدایکبوون وەک هاتووە' },
    { en: 'Born from', ar: 'مولود من', ckb: 'لەدایکبوو لە' },
    { en: 'Born until', ar: 'مولود إلى', ckb: 'لەدایکبوو تا' },
    { en: 'Age', ar: 'السن', ckb: 'تەمەن' },
    { en: 'Nationality claims', ar: 'الجنسيات المدعاة', ckb: 'داواکاری ڕەگەزنامە' },
    { en: 'Custodian', ar: 'الجهة المحتجِزة', ckb: 'دەسەڵاتی دەستبەسەرکەر' },
    { en: 'Supervising authority', ar: 'الجهة المشرفة', ckb: 'دەسەڵاتی چاودێر' },
    { en: 'State', ar: 'الحال', ckb: 'دۆخ' },
    { en: 'Site', ar: 'الموقع', ckb: 'شوێن' },
    { en: 'Section', ar: 'القسم', ckb: 'بەش' },
    { en: 'Vehicle', ar: 'المركبة', ckb: 'ئۆتۆمبێل' },
    { en: 'Open breaches', ar: 'مخالفات قائمة', ckb: 'پێشێلکاری کراوە' },
  ],
  rows: ({ rows }, language) =>
    rows.map((row) => {
      const { primary } = primaryAndLatin(row.names);
      // a name in another script is no name in Latin letters: who has none has an empty cell
      const latin = row.names.find(({ script }) => script === 'latin')?.full ?? '';
      return [
        row.registerNumber,
        nameOrClosed(primary, language),
        latin,
        SEXES[row.sex][language],
        row.birth?.text ?? '',
        row.birth?.from ?? '',
        row.birth?.to ?? '',
        AGES[row.ageClass][language],
        row.nationalities.join(' '),
        row.resident ? '' : (row.custodian ?? ''),
        row.supervisor ?? '',
        CUSTODY_STATE_WORDS[row.state ?? 'ended'][language],
        row.place.site ?? '',
        row.place.section ?? '',
        row.place.vehicle ?? '',
        String(row.breaches),
      ];
    }),
};
