import { expect, test } from 'vitest';
import { whyOpen } from './escort-known.ts';

const HOUR = 3_600_000;
const NOW = 1000 * HOUR;
const answered = (hoursAgo: number, answer: 'yes' | 'no' | 'unknown' = 'no') => ({
  answer,
  detail: answer === 'no' ? '' : 'synthetic',
  at: NOW - hoursAgo * HOUR,
});

test('an earlier answer is taken over until it is 48 hours old, and not an instant longer', () => {
  expect(whyOpen(answered(48), [], NOW)).toBeUndefined();
  expect(whyOpen({ ...answered(48), at: NOW - 48 * HOUR - 1 }, [], NOW)).toBe('old');
});

test('nothing known is nothing answered', () => {
  expect(whyOpen(undefined, [], NOW)).toBe('missing');
});

test('what the file says is looked at where the answer does not know of it', () => {
  const file = [{ at: NOW - 500 * HOUR }];
  expect(whyOpen(undefined, file, NOW)).toBe('file');
  expect(whyOpen(answered(1, 'no'), file, NOW)).toBe('file');
  expect(whyOpen(answered(1, 'unknown'), file, NOW)).toBe('file');
  expect(whyOpen(answered(1, 'yes'), file, NOW)).toBeUndefined();
  expect(whyOpen(answered(5, 'yes'), [{ at: NOW - HOUR }], NOW)).toBe('file');
});
