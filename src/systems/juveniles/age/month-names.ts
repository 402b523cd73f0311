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

/** Hamza is left out as often as it is written in month names. */
function fold(name: string): string {
  return name.replace(/[أإآ]/g, 'ا').replace(/ى/g, 'ي').replace(/\s+/g, ' ').replace(/\.$/, '').trim();
}

const NUMBER_OF = new Map(NAMES.flatMap((names, index) => names.map((name) => [fold(name), index + 1] as const)));

/** Number 1 to 12 of a month by its name in lower case; undefined if it is no month that we know. */
export function findMonth(name: string): number | undefined {
  return NUMBER_OF.get(fold(name));
}
