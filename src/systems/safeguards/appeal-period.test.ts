import { expect, test } from 'vitest';
import { appealEndsAt, getAppealPeriod } from './appeal-period.ts';

const day = 86_400_000;
const periods = [
  { since: 100 * day, days: 30, source: 'a later setting' },
  { since: 0, days: 15, source: 'the first setting' },
];

test('the period is that of the day of the decision, also after a later setting began', () => {
  expect(appealEndsAt(periods, 10 * day)).toBe(25 * day);
  expect(appealEndsAt(periods, 99 * day)).toBe(114 * day);
  expect(appealEndsAt(periods, 100 * day)).toBe(130 * day);
  expect(getAppealPeriod(periods, 100 * day).source).toBe('a later setting');
  expect(() => appealEndsAt(periods, -1)).toThrow('no appeal period');
});
