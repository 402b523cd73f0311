import { expect, it } from 'vitest';
import { arrivalOf, isSeenSince } from './health.ts';

const period = (fromAt: number, toAt: number | null, site: string | null, state = 'held') => ({
  fromAt,
  toAt,
  place: { site },
  state,
});

it('admission is the beginning of the unbroken time at the present site, whichever section', () => {
  expect(arrivalOf([period(1, 5, 'GHW'), period(5, null, 'GHW')], 9)).toBe(1);
  expect(arrivalOf([period(1, 5, 'GHW'), period(5, 7, null), period(7, 8, 'KRK'), period(8, null, 'KRK')], 9)).toBe(7);
  // as of an earlier instant
  expect(arrivalOf([period(1, 5, 'GHW'), period(5, 7, null), period(7, null, 'KRK')], 2)).toBe(1);
});

it('who comes back to the same site is admitted again', () => {
  expect(arrivalOf([period(1, 5, 'GHW'), period(6, null, 'GHW')], 9)).toBe(6);
  expect(arrivalOf([period(1, 5, 'GHW'), period(5, 6, 'GHW', 'escaped'), period(6, null, 'GHW')], 9)).toBe(6);
  expect(arrivalOf([period(1, 5, 'ROJ', 'resident'), period(5, null, 'ROJ')], 9)).toBe(5);
});

it('nobody is admitted who is on the way, lives free or is gone', () => {
  expect(arrivalOf([period(1, null, null)], 9)).toBeUndefined();
  expect(arrivalOf([period(1, null, 'ROJ', 'resident')], 9)).toBeUndefined();
  expect(arrivalOf([period(1, 5, 'GHW')], 9)).toBeUndefined();
  expect(arrivalOf([], 9)).toBeUndefined();
});

it('only what was seen on that occasion since counts', () => {
  const rows = [
    { occasion: 'transfer', examinedAt: 8 },
    { occasion: 'admission', examinedAt: 4 },
  ] as const;
  expect(isSeenSince(rows, 'admission', 4)).toBe(true);
  expect(isSeenSince(rows, 'admission', 5)).toBe(false);
  expect(isSeenSince(rows, 'release', 1)).toBe(false);
});
