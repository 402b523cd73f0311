import { expect, test } from 'vitest';
import { CHECK_ITEMS, openItems, stepOf } from './release.ts';

test('an item is open until its newest answer satisfies it', () => {
  const all = CHECK_ITEMS.map((item) => ({ item, satisfied: true }));
  expect(openItems([])).toEqual([...CHECK_ITEMS]);
  expect(openItems(all)).toEqual([]);
  expect(openItems([...all, { item: 'wanted-elsewhere', satisfied: false }])).toEqual(['wanted-elsewhere']);
});

test('the step of a release is the last thing that happened to it', () => {
  const none = { approvedAt: null, carriedOutAt: null, verifiedAt: null, withdrawnAt: null, endedAt: null };
  expect(stepOf(none)).toBe('proposed');
  expect(stepOf({ ...none, approvedAt: 1 })).toBe('approved');
  expect(stepOf({ ...none, approvedAt: 1, carriedOutAt: 2 })).toBe('carried-out');
  expect(stepOf({ ...none, approvedAt: 1, carriedOutAt: 2, verifiedAt: 3 })).toBe('verified');
  expect(stepOf({ ...none, approvedAt: 1, withdrawnAt: 2 })).toBe('withdrawn');
  expect(stepOf({ ...none, approvedAt: 1, endedAt: 2 })).toBe('ended');
});
