/** Names of the Gregorian months in the lists we read: English, Arabic of Iraq and Syria, Arabic of Egypt, Sorani. */
const NAMES: readonly (readonly string[])[] = [
  ['january', 'jan', 'كانون الثاني', 'يناير', 'کانوونی دووەم'],
  ['february', 'feb', 'شباط', 'فبراير', 'شوبات'],
  ['march', 'mar', 'آذار', 'مارس', 'ئازار'],
  ['april', 'apr', 'نيسان', 'أبريل', 'نیسان'],
  ['may', 'أيار', 'مايو', 'ئایار'],
  ['june', 'jun', 'حزيران', 'يونيو', 'حوزەیران'],
  ['july', 'jul', 'تموز', 'يوليو', 'تەممووز'],
  ['august', 'aug', 'آب', 'أغسطس', 'ئاب'],
  ['september', 'sep', 'أيلول', 'سبتمبر', 'ئەیلوول'],
  ['october', 'oct', 'تشرين الأول', 'أكتوبر', 'تشرینی یەکەم'],
  ['november', 'nov', 'تشرين الثاني', 'نوفمبر', 'تشرینی دووەم'],
  ['december', 'dec', 'كانون الأول', 'ديسمبر', 'کانوونی یەکەم'],
];

/** Names of the lunar Hijri months, in Arabic and as they are written in Latin letters. */
const HIJRI: readonly (readonly string[])[] = [
  ['محرم', 'المحرم', 'محرم الحرام', 'muharram'],
  ['صفر', 'صفر الخير', 'safar'],
  ['ربيع الأول', 'ربيع أول', "rabi' al-awwal", 'rabi al-awwal', 'rabi i'],
  ['ربيع الثاني', 'ربيع الآخر', 'ربيع ثاني', "rabi' al-thani", 'rabi al-thani', 'rabi ii'],
  ['جمادى الأولى', 'جمادى الأول', 'جماد الأول', 'jumada al-ula', 'jumada al-awwal', 'jumada i'],
  ['جمادى الآخرة', 'جمادى الثانية', 'جمادى الثاني', 'جماد الثاني', 'jumada al-akhira', 'jumada al-thani', 'jumada ii'],
  ['رجب', 'رجب الأصب', 'rajab'],
  ['شعبان', "sha'ban", 'shaban'],
  ['رمضان', 'رمضان المبارك', 'ramadan', 'ramadhan'],
  ['شوال', 'shawwal'],
  ['ذو القعدة', 'ذي القعدة', 'ذوالقعدة', "dhu al-qa'da", 'dhu al-qadah'],
  ['ذو الحجة', 'ذي الحجة', 'ذوالحجة', 'dhu al-hijja', 'dhu al-hijjah'],
];

/** Hamza is left out as often as it is written in month names. */
function fold(name: string): string {
  return name.replace(/[أإآ]/g, 'ا').replace(/ى/g, 'ي').replace(/\s+/g, ' ').replace(/\.$/, '').trim();
}

const numbersOf = (all: readonly (readonly string[])[]) =>
  new Map(all.flatMap((names, index) => names.map((name) => [fold(name), index + 1] as const)));
const NUMBER_OF = numbersOf(NAMES);
const HIJRI_NUMBER_OF = numbersOf(HIJRI);

/** Number 1 to 12 of a month by its name in lower case; undefined if it is no month that we know. */
export function findMonth(name: string): number | undefined {
  return NUMBER_OF.get(fold(name));
}

/** The same of a lunar Hijri month: its name says the calendar. */
export function findHijriMonth(name: string): number | undefined {
  return HIJRI_NUMBER_OF.get(fold(name));
}
