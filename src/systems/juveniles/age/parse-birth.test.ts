import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { birthsCanAgree } from './birth.ts';
import { addDays, addYears, type CivilDate, civilDate, dayNumber, findCivilDate, fromDayNumber } from './civil-date.ts';
import { hijriDay, hijriYear } from './hijri.ts';
import { type ParseBirthOptions, parseBirth } from './parse-birth.ts';

const ON: ParseBirthOptions = { onDate: '2026-01-21' };

function read(text: string, options = ON): string {
  const reading = parseBirth(text, options);
  if (!reading.ok) return reading.code;
  const { from, to, precision } = reading.birth;
  return from === null ? precision : `${from} ${to} ${precision}`;
}

describe('parseBirth', () => {
  it.each([
    ['1994-03-12', '1994-03-12 1994-03-13 day'],
    ['1994/3/12', '1994-03-12 1994-03-13 day'],
    ['12/03/1994', '1994-03-12 1994-03-13 day'],
    ['١٢/٠٣/١٩٩٤', '1994-03-12 1994-03-13 day'],
    ['۱۲.۰۳.۱۹۹۴', '1994-03-12 1994-03-13 day'],
    ['\u200f12-3-1994\u200e', '1994-03-12 1994-03-13 day'],
    ['12 March 1994', '1994-03-12 1994-03-13 day'],
    ['12 آذار 1994', '1994-03-12 1994-03-13 day'],
    ['٥ كانون الثاني ١٩٩٤', '1994-01-05 1994-01-06 day'],
    ['29/02/2000', '2000-02-29 2000-03-01 day'],
    ['1994', '1994-01-01 1995-01-01 year'],
    ['1994 م', '1994-01-01 1995-01-01 year'],
    ['1994-07', '1994-07-01 1994-08-01 month'],
    ['12/1994', '1994-12-01 1995-01-01 month'],
    ['1994-01-01', '1994-01-01 1995-01-01 year'],
    ['1/7/1994', '1994-01-01 1995-01-01 year'],
    ['2/7/1994', '1994-07-02 1994-07-03 day'],
    ['approx 1990', '1988-01-01 1993-01-01 range'],
    ['حوالي ١٩٩٠', '1988-01-01 1993-01-01 range'],
    ['1990 تقريباً', '1988-01-01 1993-01-01 range'],
    ['نزیکەی 1990', '1988-01-01 1993-01-01 range'],
    ['~1990', '1988-01-01 1993-01-01 range'],
    ['1988-1992', '1988-01-01 1993-01-01 range'],
    ['between 1988 and 1992', '1988-01-01 1993-01-01 range'],
    ['بين 1988 و 1992', '1988-01-01 1993-01-01 range'],
    ['1412 هـ', '1991-07-11 1992-07-04 range'],
    ['١٤١٢ هجري', '1991-07-11 1992-07-04 range'],
    ['1/1/1412 هـ', '1991-07-11 1992-07-04 range'],
    ['1994-03-12 00:00:00', '1994-03-12 1994-03-13 day'],
    ['1994-07-01T00:00:00.000Z', '1994-01-01 1995-01-01 year'],
    ['1994-00-00', '1994-01-01 1995-01-01 year'],
    ['00/00/1994', '1994-01-01 1995-01-01 year'],
    ['٠٠/٠٣/١٩٩٤', '1994-03-01 1994-04-01 month'],
    ['', 'unknown'],
    [' - ', 'unknown'],
    ['غير معروف', 'unknown'],
    ['Unknown', 'unknown'],
    ['نەزانراو', 'unknown'],
  ])('reads %j as %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['31/02/1994', 'birth-day-impossible'],
    ['03/25/1994', 'birth-day-impossible'],
    ['29/02/1999', 'birth-day-impossible'],
    ['1994-13', 'birth-day-impossible'],
    ['12/00/1994', 'birth-day-impossible'],
    ['5 رجب 1994', 'birth-day-impossible'],
    ['1994-03-12 14:30:00', 'birth-not-understood'],
    ['13/13/1412 هـ', 'birth-day-impossible'],
    ['1994 هـ', 'birth-day-impossible'],
    ['2040', 'birth-in-future'],
    ['2026-01-22', 'birth-in-future'],
    ['9999', 'birth-in-future'],
    ['1900', 'birth-too-long-ago'],
    ['0099', 'birth-too-long-ago'],
    ['94', 'birth-year-two-digits'],
    ['12/03/94', 'birth-year-two-digits'],
    ['1412', 'birth-calendar-unclear'],
    ['1370 هـ ش', 'birth-calendar-unclear'],
    ['1992-1988', 'birth-range-reversed'],
    ['spring', 'birth-not-understood'],
    ['aged 17', 'birth-not-understood'],
    ['=1994', 'birth-not-understood'],
  ])('refuses %j: %s', (text, code) => {
    expect(read(text)).toBe(code);
    const reading = parseBirth(text, ON);
    if (!reading.ok) expect(reading.remedy.length).toBeGreaterThan(20);
  });

  it.each([
    ['5 رجب 1410', '5/7/1410 هـ'],
    ['٥ رجب ١٤١٠ هـ', '5/7/1410 هـ'],
    ['1 محرم 1412', '1412 هـ'],
    ['رمضان 1412', '9/1412 هـ'],
    ['10 ربيع الآخر 1412', '10/4/1412 هـ'],
    ['10 جمادى الأولى 1412', '10/5/1412 هـ'],
    ['10 Ramadan 1412', '10/9/1412 هـ'],
  ])('knows the calendar of %j by its month: as %j', (named, numbered) => {
    expect(read(named)).toBe(read(numbered));
    expect(read(named)).toMatch(/^\d{4}-.* range$/);
  });

  it('takes the calendar hint for numbers without a sign only', () => {
    const hijri: ParseBirthOptions = { ...ON, calendarHint: 'hijri' };
    expect(read('1412', hijri)).toBe('1991-07-11 1992-07-04 range');
    expect(read('1991', hijri)).toBe('1991-01-01 1992-01-01 year');
    expect(read('1412 م', hijri)).toBe('birth-calendar-unclear');
  });

  it('keeps 1 January as a day when a document shows it', () => {
    expect(read('1994-01-01', { ...ON, dayIsOnDocument: true })).toBe('1994-01-01 1994-01-02 day');
  });

  it('says that a date with slashes was read day first', () => {
    const reading = parseBirth('12/03/1994', ON);
    expect(reading.ok && reading.birth.from !== null && reading.birth.note).toBe('day-before-month');
  });

  it('reads every day of a life back from ISO text, into an interval with that day in it', () => {
    fc.assert(
      fc.property(fc.integer({ min: dayNumber('1920-01-01'), max: dayNumber('2026-01-21') }), (number) => {
        const day = fromDayNumber(number);
        const reading = parseBirth(day, ON);
        expect(reading.ok && reading.birth.from !== null && reading.birth.from <= day && day < reading.birth.to).toBe(
          true,
        );
      }),
    );
  });

  it('never throws, and gives real, ordered days', () => {
    const piece = fc.constantFrom(
      '1',
      '0',
      '9',
      '2',
      '٣',
      '/',
      '-',
      '.',
      ' ',
      'هـ',
      'approx ',
      'م',
      '1412',
      '1994',
      '31',
      'آذار',
      'x',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece, { maxLength: 9 }).map((parts) => parts.join('')),
          fc.string(),
        ),
        (text) => {
          const reading = parseBirth(text, ON);
          if (!reading.ok || reading.birth.from === null) return;
          expect(findCivilDate(reading.birth.from)).toBe(reading.birth.from);
          expect(findCivilDate(reading.birth.to)).toBe(reading.birth.to);
          expect(reading.birth.from < reading.birth.to).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('Hijri intervals', () => {
  const ummAlQura = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  });

  it('hold every day that the calendar of Umm al-Qura gives to the year and to the day', () => {
    for (let number = dayNumber('1930-01-01'); number < dayNumber('2026-01-01'); number += 3) {
      const day = fromDayNumber(number);
      const parts = ummAlQura.formatToParts(Date.parse(`${day}T00:00:00Z`));
      const part = (type: string): number => Number.parseInt(parts.find((item) => item.type === type)?.value ?? '', 10);
      const year = hijriYear(part('year'));
      const exact = hijriDay(part('year'), part('month'), part('day'));
      if (!(year.from <= day && day < year.to)) expect.fail(`${day} is not in the year ${part('year')}`);
      if (!(exact.from <= day && day < exact.to)) expect.fail(`${day} is not in ${exact.from} to ${exact.to}`);
    }
  });
});

describe('civil dates', () => {
  const days = fc.integer({ min: dayNumber('1800-01-01'), max: dayNumber('2199-12-31') });

  it('agree with the calendar of the platform', () => {
    fc.assert(
      fc.property(days, (number) => {
        const day = fromDayNumber(number);
        expect(dayNumber(day)).toBe(number);
        expect(Date.parse(`${day}T00:00:00Z`) / 86_400_000).toBe(number - 2_440_588);
      }),
    );
  });

  it('add years as PostgreSQL does: 29 February becomes 28 February', () => {
    expect(addYears('2008-02-29', 18)).toBe('2026-02-28');
    expect(addYears('2008-02-29', 20)).toBe('2028-02-29');
    expect(addYears('2008-02-28', 18)).toBe('2026-02-28');
    expect(addDays('2000-02-28', 2)).toBe('2000-03-01');
  });

  it('compare as texts in the order of days, and adding years keeps that order', () => {
    fc.assert(
      fc.property(days, days, fc.nat(100), (one, other, years) => {
        const [a, b] = [fromDayNumber(one), fromDayNumber(other)].sort() as [CivilDate, CivilDate];
        expect(dayNumber(a)).toBeLessThanOrEqual(dayNumber(b));
        expect(addYears(a, years) <= addYears(b, years)).toBe(true);
      }),
    );
  });

  it('refuse a day that does not exist', () => {
    expect(() => civilDate(2025, 2, 29)).toThrow(RangeError);
    expect(findCivilDate('2025-02-29')).toBeUndefined();
    expect(findCivilDate('2025-2-9')).toBeUndefined();
  });
});

describe('birthsCanAgree', () => {
  const birth = (text: string) => {
    const reading = parseBirth(text, ON);
    if (!reading.ok) throw new Error(reading.reason);
    return reading.birth;
  };

  it('is true for overlap and for the unknown', () => {
    expect(birthsCanAgree(birth('1990'), birth('1990-12-31'))).toBe(true);
    expect(birthsCanAgree(birth('1990'), birth('1991'))).toBe(false);
    expect(birthsCanAgree(birth(''), birth('1991'))).toBe(true);
  });
});
