import { addDays, type DateInterval, fromDayNumber } from './civil-date.ts';

/**
 * Hijri (Islamic lunar) dates as intervals. The months of real life begin when the moon is seen or by a country's own
 * table, so that the same Hijri day is not the same Gregorian day everywhere. We compute by the tabular calendar (epoch
 * 16 July 622 Julian, leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29 of 30) and add `HIJRI_MARGIN_DAYS` at both
 * ends; the test compares with the calendar of Umm al-Qura.
 */
export const HIJRI_MARGIN_DAYS = 2;

/** Julian day number of 1 Muharram of year 1. */
const EPOCH = 1_948_440;

function startOfMonth(year: number, month: number): number {
  return EPOCH + (year - 1) * 354 + Math.floor((3 + 11 * year) / 30) + Math.ceil(29.5 * (month - 1));
}

function withMargin(start: number, end: number): DateInterval {
  return { from: fromDayNumber(start - HIJRI_MARGIN_DAYS), to: fromDayNumber(end + HIJRI_MARGIN_DAYS) };
}

/** All days that can belong to a Hijri year; it lies in two Gregorian years, sometimes three. */
export function hijriYear(year: number): DateInterval {
  return withMargin(startOfMonth(year, 1), startOfMonth(year + 1, 1));
}

/** All days that can belong to a Hijri month, 1 to 12. */
export function hijriMonth(year: number, month: number): DateInterval {
  const next = month === 12 ? startOfMonth(year + 1, 1) : startOfMonth(year, month + 1);
  return withMargin(startOfMonth(year, month), next);
}

/** All days that can be a Hijri day, 1 to 30. */
export function hijriDay(year: number, month: number, day: number): DateInterval {
  const date = fromDayNumber(startOfMonth(year, month) + day - 1);
  return { from: addDays(date, -HIJRI_MARGIN_DAYS), to: addDays(date, HIJRI_MARGIN_DAYS + 1) };
}
