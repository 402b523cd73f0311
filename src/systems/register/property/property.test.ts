import { expect, test } from 'vitest';
import { readItems } from './property.ts';

test('items are read as an officer types them, in any digits', () => {
  expect(readItems('2 x phone\n\n  keys  \n٣ خاتم\n۱۲× کتێب\n0 stones\n100 USD in one note')).toEqual([
    { quantity: 2, description: 'phone' },
    { quantity: 1, description: 'keys' },
    { quantity: 3, description: 'خاتم' },
    { quantity: 12, description: 'کتێب' },
    { quantity: 1, description: '0 stones' },
    { quantity: 100, description: 'USD in one note' },
  ]);
});
