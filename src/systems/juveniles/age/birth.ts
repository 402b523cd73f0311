import type { CivilDate, DateInterval } from './civil-date.ts';

/** How exactly a birth is known. `range` is any interval that is not one day, month or year of the Gregorian calendar. */
export type BirthPrecision = 'day' | 'month' | 'year' | 'range' | 'unknown';

/** Why an interval is wider or other than the text seems to say. Codes, because screens have three languages. */
export type BirthNote =
  | 'first-of-january-or-july-read-as-year'
  | 'day-before-month'
  | 'approximate-two-years'
  | 'hijri-year-over-two-years'
  | 'hijri-date-two-days-margin';

/** A birth as a source gives it: the text as written, and the days it can mean. Never a guess within the interval. */
export type Birth =
  | {
      readonly text: string;
      readonly from: CivilDate;
      readonly to: CivilDate;
      readonly precision: Exclude<BirthPrecision, 'unknown'>;
      readonly note?: BirthNote;
    }
  | { readonly text: string; readonly from: null; readonly to: null; readonly precision: 'unknown' };

/** The interval of a birth, or null when nothing is known. */
export function birthInterval(birth: Birth): DateInterval | null {
  return birth.from === null ? null : { from: birth.from, to: birth.to };
}

/** True if two births can be the same day. An unknown birth can be any day. */
export function birthsCanAgree(one: Birth, other: Birth): boolean {
  return one.from === null || other.from === null || (one.from < other.to && other.from < one.to);
}
