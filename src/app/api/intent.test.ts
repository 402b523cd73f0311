import { expect, it } from 'vitest';
import { headersOf, intentOf } from './intent.ts';

it('an intent keeps its key and the moment of its first press while the input is the same; another input is another intent', () => {
  const first = intentOf(undefined, '{"a":1}', 1000);
  const pressedAgain = intentOf(first, '{"a":1}', 99_000);
  expect(headersOf(pressedAgain)).toEqual({ 'Idempotency-Key': first.key, 'X-Amana-Recorded-At': '1000' });
  const other = intentOf(first, '{"a":2}', 99_000);
  expect(other.key).not.toBe(first.key);
  expect(headersOf(other)).toEqual({ 'Idempotency-Key': other.key, 'X-Amana-Recorded-At': '99000' });
});

it('where the register clock is not known yet, nothing is claimed, and nothing is claimed later for the same press', () => {
  const first = intentOf(undefined, 'x', undefined);
  expect(headersOf(intentOf(first, 'x', 5))).toEqual({ 'Idempotency-Key': first.key });
});
