import { expect, test } from 'vitest';
import { keepTotals } from './kept-totals.ts';

test('keeps the last totals and forgets the oldest', () => {
  const totals = keepTotals(2);
  totals.keep('a', 1);
  totals.keep('b', 2);
  totals.keep('a', 3);
  totals.keep('c', 4);
  expect(['a', 'b', 'c'].map(totals.find)).toEqual([3, undefined, 4]);
});
