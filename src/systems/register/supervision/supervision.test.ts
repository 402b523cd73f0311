import { expect, it } from 'vitest';
import { supervisedDuring, supervisionEnds } from './supervision.ts';

const told = (fromAt: number, untilAt: number | null = null, withdrawn = false) => ({ fromAt, untilAt, withdrawn });

it('a supervision ends where it is said, or where the next that stands begins', () => {
  expect(supervisionEnds([])).toEqual([]);
  expect(supervisionEnds([told(1), told(5, 9), told(20)])).toEqual([5, 9, null]);
  expect(supervisionEnds([told(1, 30), told(5)])).toEqual([5, null]);
  // what is withdrawn ends nothing, and is ended by what itself said
  expect(supervisionEnds([told(1), told(5, null, true), told(9)])).toEqual([9, null, null]);
  // of two that begin together the later record stands
  expect(supervisionEnds([told(1), told(1)])).toEqual([1, null]);
});

it('those of a period of custody are those that covered a part of it', () => {
  const row = (fromAt: number, endsAt: number | null, withdrawal: string | null = null) => ({
    fromAt,
    endsAt,
    withdrawal,
  });
  const rows = [row(0, 5), row(5, 5), row(5, 10), row(10, null), row(1, null, 'wrong')];
  expect(supervisedDuring(rows, { fromAt: 5, toAt: 10 })).toEqual([rows[2]]);
  expect(supervisedDuring(rows, { fromAt: 4, toAt: 11 })).toEqual([rows[0], rows[2], rows[3]]);
  expect(supervisedDuring(rows, { fromAt: 12, toAt: null })).toEqual([rows[3]]);
});
