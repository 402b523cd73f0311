import type { Birth, BirthNote, BirthPrecision } from './birth.ts';
import {
  addDays,
  addYears,
  type CivilDate,
  civilDate,
  type DateInterval,
  daysInMonth,
  isRealDay,
} from './civil-date.ts';
import { hijriDay, hijriMonth, hijriYear } from './hijri.ts';
import { findHijriMonth, findMonth } from './month-names.ts';

/** Years added on both sides of a birth year that the source calls approximate. */
export const APPROXIMATE_YEARS = 2;
/** A living person above this age is taken for an error of writing. */
export const HIGHEST_AGE = 110;

/** Why a birth is not accepted. */
export type BirthRefusalCode =
  | 'birth-not-understood'
  | 'birth-day-impossible'
  | 'birth-in-future'
  | 'birth-too-long-ago'
  | 'birth-year-two-digits'
  | 'birth-calendar-unclear'
  | 'birth-range-reversed';

/** A birth, or why the text is none and what to do next. */
export type BirthReading =
  | { readonly ok: true; readonly birth: Birth }
  | { readonly ok: false; readonly code: BirthRefusalCode; readonly reason: string; readonly remedy: string };

/** What the reader of a birth must know besides the text. */
export type ParseBirthOptions = {
  /** The day the text is read against: nobody is born after it. There is no default, because no rule reads a clock. */
  readonly onDate: CivilDate;
  /** Calendar of numbers without a sign. Default Gregorian. A sign in the text (هـ, AH, م) always wins. */
  readonly calendarHint?: 'gregorian' | 'hijri';
  /** True if a document shows this very day: then 1 January and 1 July are days like any other. */
  readonly dayIsOnDocument?: boolean;
};

const REFUSALS: Readonly<Record<BirthRefusalCode, readonly [reason: string, remedy: string]>> = {
  'birth-not-understood': [
    'The date of birth is not in a form that can be read.',
    'Write it as 1994-03-12, 12/03/1994, 1994-03, 1994, approx 1990, 1988-1992 or 1412 هـ, or leave it empty if it is unknown.',
  ],
  'birth-day-impossible': [
    'There is no such day in the calendar. Dates with slashes are read day first.',
    'Compare with the source; write the date as year-month-day, or only the year if the day is in doubt.',
  ],
  'birth-in-future': ['The date of birth lies after the date of the list.', 'Compare the year with the source.'],
  'birth-too-long-ago': [
    `The date of birth would make the person more than ${HIGHEST_AGE} years old.`,
    'Compare the year with the source; a Hijri year needs the sign هـ or AH.',
  ],
  'birth-year-two-digits': ['The year has two digits, so the century is unknown.', 'Write the year with four digits.'],
  'birth-calendar-unclear': [
    'The year belongs to a Hijri calendar, but the text does not say to the lunar or the solar one.',
    'Add هـ or AH to a lunar Hijri year; convert a solar Hijri (Persian) year into a Gregorian one and keep the source text in the remarks.',
  ],
  'birth-range-reversed': ['The first year of the range is after the last.', 'Write the earlier year first.'],
};

const UNKNOWN =
  /^(?:[-–—?؟.*/x\s]*|n\.?\/?a\.?|nil|none|null|unknown|not known|غير معروف|غير معروفة|غير معلوم|مجهول|لا يعرف|لا يوجد|نەزانراو|نادیار)$/u;
/** The time that a database writes behind a day. */
const MIDNIGHT = /[ t]00:00(?::00(?:\.0+)?)?z?$/;
const APPROXIMATE =
  /^(?:approx(?:imately|\.)?|about|around|circa|ca?\.|~|حوالي|تقريبا|نحو|قرابة|نزیکەی|دەوروبەری)\s*|\s*(?:approx\.?|~|\?|؟|تقريبا)$/gu;
const HIJRI_SIGN = /\s*(?:ه\u0640*|h\.?|a\.?h\.?|هجري|هجرية|کۆچی)$/u;
const GREGORIAN_SIGN = /\s*(?:م|a\.?d\.?|c\.?e\.?|ميلادي|ميلادية|زایینی)$/u;

function refuse(code: BirthRefusalCode): BirthReading {
  const [reason, remedy] = REFUSALS[code];
  return { ok: false, code, reason, remedy };
}

type Reading = DateInterval & { readonly precision: Exclude<BirthPrecision, 'unknown'>; readonly note?: BirthNote };

function yearOf(first: number, last = first): DateInterval {
  return { from: civilDate(first, 1, 1), to: civilDate(last + 1, 1, 1) };
}

/** Lower case, ASCII digits, one kind of dash, no invisible marks and no Arabic vowel signs. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String((digit.charCodeAt(0) & 0x0f) % 10))
    .replace(/\u0647[\u200c\u200d]/g, 'ه')
    .replace(/[\p{Cf}\u064b-\u0652]/gu, '')
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
}

type Numbers = {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
  readonly dayFirst?: true;
  readonly hijri?: true;
};

/** Year, month and day in the orders we accept: year first, or day first (the order of Iraqi and Syrian documents). */
function findNumbers(text: string): Numbers | undefined {
  let match = /^(\d{4})$/.exec(text);
  if (match) return { year: Number(match[1]) };
  match = /^(\d{4})[-/. ](\d{1,2})(?:[-/. ](\d{1,2}))?$/.exec(text);
  if (match) {
    const month = { year: Number(match[1]), month: Number(match[2]) };
    return match[3] === undefined ? month : { ...month, day: Number(match[3]) };
  }
  match = /^(?:(\d{1,2})[-/. ])?(\d{1,2})[-/. ](\d{4})$/.exec(text);
  if (match) {
    const month = { year: Number(match[3]), month: Number(match[2]) };
    return match[1] === undefined ? month : { ...month, day: Number(match[1]), dayFirst: true };
  }
  match = /^(?:(\d{1,2})[- ])?(\D+?)[-, ]+(\d{4})$/.exec(text);
  const hijri = findHijriMonth(match?.[2] ?? '');
  const named = hijri ?? findMonth(match?.[2] ?? '');
  if (match && named !== undefined) {
    const month = { year: Number(match[3]), month: named, ...(hijri !== undefined && { hijri: true as const }) };
    return match[1] === undefined ? month : { ...month, day: Number(match[1]) };
  }
  return undefined;
}

/** Days and months written as zeros are not known: `00/00/1994` is the year. A day of no month stays, and is impossible. */
function withoutZeros({ month, day, dayFirst, ...year }: Numbers): Numbers {
  if (month === 0 && (day ?? 0) === 0) return year;
  return {
    ...year,
    ...(month !== undefined && { month }),
    ...(day !== undefined && day !== 0 && { day, ...(dayFirst && { dayFirst }) }),
  };
}

function readGregorian(
  { year, month, day, dayFirst }: Numbers,
  options: ParseBirthOptions,
): Reading | BirthRefusalCode {
  if (year < 1500) return year > 1200 ? 'birth-calendar-unclear' : 'birth-too-long-ago';
  if (!isRealDay(year, month ?? 1, day ?? 1)) return 'birth-day-impossible';
  if (month === undefined) return { ...yearOf(year), precision: 'year' };
  const from = civilDate(year, month, day ?? 1);
  if (day === undefined) return { from, to: addDays(from, daysInMonth(year, month)), precision: 'month' };
  if (day === 1 && (month === 1 || month === 7) && options.dayIsOnDocument !== true) {
    return { ...yearOf(year), precision: 'year', note: 'first-of-january-or-july-read-as-year' };
  }
  const ambiguous = dayFirst && day <= 12 && day !== month;
  return { from, to: addDays(from, 1), precision: 'day', ...(ambiguous && { note: 'day-before-month' }) };
}

function readHijri({ year, month, day }: Numbers, options: ParseBirthOptions): Reading | BirthRefusalCode {
  if (year < 1200 || year > 1600 || month === 0 || (month ?? 1) > 12) return 'birth-day-impossible';
  if (day === 0 || (day ?? 1) > 30) return 'birth-day-impossible';
  const conventional = day === 1 && (month === 1 || month === 7) && options.dayIsOnDocument !== true;
  if (month === undefined || conventional) {
    return { ...hijriYear(year), precision: 'range', note: 'hijri-year-over-two-years' };
  }
  const interval = day === undefined ? hijriMonth(year, month) : hijriDay(year, month, day);
  return { ...interval, precision: 'range', note: 'hijri-date-two-days-margin' };
}

function readText(written: string, options: ParseBirthOptions): Reading | BirthRefusalCode {
  const plainly = written.replace(MIDNIGHT, '');
  const text = plainly.replace(APPROXIMATE, '').trim();
  const approximate = text !== plainly;
  const range =
    /^(?:between |from |بين |من )?(\d{4})\s*(?:-|\/|to|and|and |و|الى|إلى|تا)\s*(\d{4})$/u.exec(text) ??
    /^\[(\d{4})\.\.(\d{4})\]$/.exec(text);
  if (range) {
    const [first, last] = [Number(range[1]), Number(range[2])];
    if (first < 1500 || last < 1500) return 'birth-calendar-unclear';
    if (first > last) return 'birth-range-reversed';
    const margin = approximate ? APPROXIMATE_YEARS : 0;
    if (last + margin > 9998) return 'birth-in-future';
    const precision = first === last && margin === 0 ? 'year' : 'range';
    return {
      ...yearOf(first - margin, last + margin),
      precision,
      ...(margin > 0 && { note: 'approximate-two-years' }),
    };
  }
  const gregorian = GREGORIAN_SIGN.test(text);
  const hijri = !gregorian && HIJRI_SIGN.test(text);
  if (/^\d{4}\D*(?:ش|شمسی|شمسي)\.?$/u.test(text)) return 'birth-calendar-unclear';
  const numbers = findNumbers(text.replace(gregorian ? GREGORIAN_SIGN : HIJRI_SIGN, '').trim());
  if (numbers === undefined) {
    const twoDigits = /^\d{1,2}$|^\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2}$/.test(text);
    return twoDigits ? 'birth-year-two-digits' : 'birth-not-understood';
  }
  const known = withoutZeros(numbers);
  if (numbers.year > 9990) return 'birth-in-future';
  // Under the hint a year like 1994 is no Hijri year of a living person; with the sign it is an error of the source.
  const hinted = !gregorian && options.calendarHint === 'hijri' && numbers.year < 1600;
  const reading = hijri || hinted || known.hijri === true ? readHijri(known, options) : readGregorian(known, options);
  if (!approximate || typeof reading === 'string') return reading;
  const { from, to } = reading;
  return {
    from: addYears(from, -APPROXIMATE_YEARS),
    to: addYears(to, APPROXIMATE_YEARS),
    precision: 'range',
    note: 'approximate-two-years',
  };
}

/**
 * Reads a birth as people write it into an interval. Accepted: `1994-03-12`, `12/03/1994` (day first), `12 March 1994`,
 * `12 آذار 1994`, `1994-07`, `07/1994`, `1994`, `1988-1992`, `approx 1990` and `حوالي 1990` (two years on both sides),
 * `1412 هـ` (a Hijri year, two days of margin), `5 رجب 1410` (the month says the calendar), `00/00/1994` (the year), each with Latin, Arabic-Indic or Extended digits. 1 January and 1 July
 * are read as the year only (architecture convention 10). Empty, a dash or "unknown" is a birth without an interval.
 * Refused, never repaired: 31 February, a day after `onDate`, more than 110 years ago, two-digit years, a year of about
 * 1400 without the sign of its calendar.
 */
export function parseBirth(text: string, options: ParseBirthOptions): BirthReading {
  const written = plain(text);
  if (UNKNOWN.test(written)) return { ok: true, birth: { text, from: null, to: null, precision: 'unknown' } };
  const reading = readText(written, options);
  if (typeof reading === 'string') return refuse(reading);
  if (reading.from > options.onDate) return refuse('birth-in-future');
  if (addYears(addDays(reading.to, -1), HIGHEST_AGE + 1) <= options.onDate) return refuse('birth-too-long-ago');
  return { ok: true, birth: { text, ...reading } };
}
