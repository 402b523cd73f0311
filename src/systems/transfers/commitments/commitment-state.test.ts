import { expect, test } from 'vitest';
import { commitmentState } from './commitment-state.ts';

const signed = { fromAt: 10, expiresAt: 20, signedAt: 5, withdrawnAt: null };

test('a commitment has effect once it is signed, in its time, until it is withdrawn', () => {
  expect(commitmentState({ ...signed, signedAt: null }, 12)).toBe('proposed');
  expect(commitmentState(signed, 9)).toBe('not-begun');
  expect(commitmentState(signed, 10)).toBe('in-force');
  expect(commitmentState(signed, 20)).toBe('ended');
  expect(commitmentState({ ...signed, withdrawnAt: 13 }, 12)).toBe('in-force');
  expect(commitmentState({ ...signed, withdrawnAt: 13 }, 13)).toBe('withdrawn');
});
