import { expect, test } from 'vitest';
import { takeRandomBytes } from './random-bytes.ts';

test('every call gives bytes of its own, over the end of the pool too', () => {
  const taken = Array.from({ length: 3000 }, (_, i) => takeRandomBytes(16 + (i % 32)));
  const before = taken.map((bytes) => bytes.toString('hex'));
  expect(new Set(before).size).toBe(taken.length);
  for (const bytes of taken.slice(1500)) bytes.fill(0);
  expect(taken.slice(0, 1500).map((bytes) => bytes.toString('hex'))).toEqual(before.slice(0, 1500));
});

test('more than the pool is willing to give is fetched apart', () => {
  expect(takeRandomBytes(100_000)).toHaveLength(100_000);
});
