import { expect, test } from 'vitest';
import { keepTotals } from './kept-totals.ts';

const page = (total: number, offset = 0, first = 100 + offset, snapshot = 's') => ({
  snapshot,
  total,
  offset,
  first,
});

test('keeps the last totals and forgets the oldest', () => {
  const totals = keepTotals(2);
  totals.keep('a', page(1));
  totals.keep('b', page(2));
  totals.keep('a', page(3));
  totals.keep('c', page(4));
  expect(['a', 'b', 'c'].map((key) => totals.find(key, 0)?.total)).toEqual([3, undefined, 4]);
});

test('finds the last row that was read before a page, of the same snapshot only', () => {
  const totals = keepTotals(2);
  totals.keep('a', page(500, 50));
  totals.keep('a', page(500, 200));
  totals.keep('a', { ...page(500, 900), first: undefined });
  const found = (offset: number) => {
    const { offset: at, from } = totals.find('a', offset) ?? {};
    return [at, from];
  };
  expect([0, 49, 50, 199, 200, 950].map(found)).toEqual([
    [0, 0],
    [0, 0],
    [50, 150],
    [50, 150],
    [200, 300],
    [200, 300],
  ]);
  totals.keep('a', page(501, 100, 7, 'later'));
  expect(totals.find('a', 200)).toEqual({ snapshot: 'later', total: 501, offset: 100, from: 7 });
});
