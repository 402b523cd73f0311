/**
 * Days of the Gregorian calendar as text `YYYY-MM-DD`, without a clock, a time zone or a `Date`. Texts of this shape
 * compare like the days they name. Years 0001 to 9999.
 */
export type CivilDate = `${number}-${number}-${number}`;

/** A period of days, `from` inside and `to` outside, like PostgreSQL's canonical `daterange`. */
export type DateInterval = { readonly from: CivilDate; readonly to: CivilDate };

/** Number of days in a month, 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** True if there is such a day. */
export function isRealDay(year: number, month: number, day: number): boolean {
  const whole = [year, month, day].every(Number.isInteger);
  return whole && year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/**
 * The text of a day.
 * @throws RangeError if there is no such day
 */
export function civilDate(year: number, month: number, day: number): CivilDate {
  if (!isRealDay(year, month, day)) throw new RangeError(`There is no day ${year}-${month}-${day}.`);
  const pad = (value: number, width: number): string => String(value).padStart(width, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as CivilDate;
}

/** Year, month and day of a date. */
export function splitCivilDate(date: CivilDate): readonly [year: number, month: number, day: number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}

/** Reads `YYYY-MM-DD` and nothing else; undefined if it is not a real day. */
export function findCivilDate(text: string): CivilDate | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const [year, month, day] = [Number(match?.[1]), Number(match?.[2]), Number(match?.[3])];
  return isRealDay(year, month, day) ? civilDate(year, month, day) : undefined;
}

/** Julian day number (the day of 1 January 1970 is 2,440,588), by the algorithm of Fliegel and Van Flandern. */
export function dayNumber(date: CivilDate): number {
  const [year, month, day] = splitCivilDate(date);
  const a = Math.floor((14 - month) / 12);
  const y = year + 4800 - a;
  const m = month + 12 * a - 3;
  return (
    day +
    Math.floor((153 * m + 2) / 5) +
    365 * y +
    Math.floor(y / 4) -
    Math.floor(y / 100) +
    Math.floor(y / 400) -
    32045
  );
}

/** The day of a Julian day number. */
export function fromDayNumber(number: number): CivilDate {
  const a = number + 32044;
  const b = Math.floor((4 * a + 3) / 146097);
  const c = a - Math.floor((146097 * b) / 4);
  const d = Math.floor((4 * c + 3) / 1461);
  const e = c - Math.floor((1461 * d) / 4);
  const m = Math.floor((5 * e + 2) / 153);
  const month = m + 3 - 12 * Math.floor(m / 10);
  return civilDate(100 * b + d - 4800 + Math.floor(m / 10), month, e - Math.floor((153 * m + 2) / 5) + 1);
}

/** The date some days later (or earlier, if negative). */
export function addDays(date: CivilDate, days: number): CivilDate {
  return fromDayNumber(dayNumber(date) + days);
}

/**
 * The same day some years later. 29 February becomes 28 February in a common year: exactly what PostgreSQL does for
 * `(date + interval 'n years')::date`. It is no rule of age: see `comesOfAge`.
 */
export function addYears(date: CivilDate, years: number): CivilDate {
  const [year, month, day] = splitCivilDate(date);
  return civilDate(year + years, month, Math.min(day, daysInMonth(year + years, month)));
}
