import { afterEach, expect, test } from 'vitest';
import { setPreferences } from '../preferences.ts';
import { formatInstant, fromLocalInput, toLocalInput } from './format-instant.ts';
import { formatNumber } from './format-number.ts';
import { readDigits } from './read-digits.ts';

afterEach(() => setPreferences({ language: 'ar', numerals: 'latn' }));

/** 18 January 2026, 08:00 in Baghdad. */
const START = Date.UTC(2026, 0, 18, 5, 0);

test('an instant is shown in the zone of its place, with the zone by name and Levantine months', () => {
  expect(formatInstant(START, 'Asia/Baghdad')).toBe('18 كانون الثاني 2026، 08:00 (بغداد)');
  setPreferences({ language: 'en' });
  expect(formatInstant(START, 'Asia/Damascus')).toBe('18 January 2026, 08:00 (Damascus)');
  expect(formatInstant(Date.UTC(2026, 1, 1, 9), 'Asia/Damascus')).toBe('1 February 2026, 12:00 (Damascus)');
});

test('one numeral policy: Arabic-Indic digits appear everywhere or nowhere', () => {
  expect(formatNumber(7000)).toBe('7,000');
  setPreferences({ numerals: 'arab' });
  expect(formatNumber(7000)).toBe('٧٬٠٠٠');
  expect(formatInstant(START, 'Asia/Baghdad')).toBe('١٨ كانون الثاني ٢٠٢٦، ٠٨:٠٠ (بغداد)');
});

test('a typed count is read in Latin, Arabic-Indic and Persian digits, and nothing else is a count', () => {
  expect(readDigits(' 147 ')).toBe(147);
  expect(readDigits('١٤٧')).toBe(147);
  expect(readDigits('۱۴۷')).toBe(147);
  for (const typed of ['', '14.5', '-3', 'all', '1e3']) expect(readDigits(typed)).toBeUndefined();
});

test.each(['Asia/Baghdad', 'Europe/Berlin', 'UTC'])('a local time in %s and its instant are inverse', (zone) => {
  for (const at of [START, Date.UTC(2026, 6, 1, 21, 59)]) expect(fromLocalInput(toLocalInput(at, zone), zone)).toBe(at);
  expect(fromLocalInput('', zone)).toBeUndefined();
});
