import { expect, it } from 'vitest';
import { gapsOf, isInFuture, spanOf } from './gaps.ts';

const zone = 'Asia/Baghdad';
const at = (text: string) => Date.parse(`${text}+03:00`);

it('a date as far as it is known is a span of the place', () => {
  expect(spanOf('2026-01-18T14:30', zone)).toEqual({ from: at('2026-01-18T14:30'), to: at('2026-01-18T14:30') });
  expect(spanOf('2026-01-18', zone)).toEqual({ from: at('2026-01-18T00:00'), to: at('2026-01-19T00:00') });
  expect(spanOf('2025-12', zone)).toEqual({ from: at('2025-12-01T00:00'), to: at('2026-01-01T00:00') });
  expect(spanOf('2025', zone)).toEqual({ from: at('2025-01-01T00:00'), to: at('2026-01-01T00:00') });
  for (const none of [undefined, '', 'yesterday', '2026-02-30']) expect(spanOf(none, zone)).toBeUndefined();
});

it('hours are exact where minutes are known, and a range where less is', () => {
  const arrivedAt = at('2026-01-19T08:30');
  expect(gapsOf({ arrest: '2026-01-18T14:30', arrivedAt, judge: '2026-01-20T09:00' }, zone)).toEqual({
    arrestToArrival: { least: 18, most: 18 },
    arrivalToJudge: { least: 24, most: 24 },
    arrestToJudge: { least: 42, most: 42 },
  });
  expect(gapsOf({ arrest: '2026-01-18', arrivedAt, judge: '2026-01-20' }, zone)).toEqual({
    arrestToArrival: { least: 8, most: 32 },
    arrivalToJudge: { least: 15, most: 39 },
    arrestToJudge: { least: 24, most: 72 },
  });
});

it('what is not known has no gap, and what may have come before says so', () => {
  const arrivedAt = at('2026-01-19T08:30');
  expect(gapsOf({ arrest: undefined, arrivedAt, judge: undefined }, zone)).toEqual({});
  expect(gapsOf({ arrest: '2026-01-19', arrivedAt, judge: undefined }, zone)).toEqual({
    arrestToArrival: { least: -16, most: 8 },
  });
});

it('the future begins after the local day', () => {
  const now = at('2026-01-18T23:00');
  for (const past of ['2026', '2026-01', '2026-01-18', '2026-01-18T23:59'])
    expect(isInFuture(past, now, zone)).toBe(false);
  for (const future of ['2027', '2026-02', '2026-01-19', '2026-01-19T00:00'])
    expect(isInFuture(future, now, zone)).toBe(true);
});
