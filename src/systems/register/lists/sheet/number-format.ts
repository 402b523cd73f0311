/** How precisely a cell's number format shows a day; undefined where it shows none. */
export type ShownDay = 'day' | 'month' | 'year' | undefined;

/** Built-in formats that show a day (ECMA-376 part 1, 18.8.30), those of East Asian editions among them. 17 is month and year. */
const BUILT_IN_DAYS = new Set([14, 15, 16, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);
const MONTH_AND_YEAR = 17;

/** What a format shows of a day: a custom format is read without its quotations, escapes, colours and conditions. */
export function shownDay(id: number, code: string | undefined): ShownDay {
  if (code === undefined) return id === MONTH_AND_YEAR ? 'month' : BUILT_IN_DAYS.has(id) ? 'day' : undefined;
  const letters = code
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[[^\]]*\]/g, '')
    .split(';')[0];
  if (letters === undefined || /general/i.test(letters) || /[0#?]/.test(letters)) return undefined;
  if (/d/i.test(letters)) return 'day';
  if (/y/i.test(letters)) return /m/i.test(letters) ? 'month' : 'year';
  return undefined;
}

const DAY = 86_400_000;

/**
 * The day that a spreadsheet's serial number stands for, as far as its format shows it: `1994-03-12`, `1994-03` or `1994`. Undefined where it is no day of
 * the calendar. Excel counts a 29 February 1900 that never was, so numbers before it are one day off.
 * @param from1904 true for workbooks that count from 1904
 */
export function dayOfSerial(
  serial: number,
  shown: Exclude<ShownDay, undefined>,
  from1904: boolean,
): string | undefined {
  const whole = Math.floor(serial) + (from1904 ? 1462 : 0);
  if (!(whole >= 1 && whole <= 2_958_465)) return undefined;
  const text = new Date(Date.UTC(1899, 11, whole < 60 ? 31 : 30) + whole * DAY).toISOString();
  return text.slice(0, shown === 'day' ? 10 : shown === 'month' ? 7 : 4);
}
