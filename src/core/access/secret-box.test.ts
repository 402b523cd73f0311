import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { secretKey } from '../ledger/envelope-key.ts';
import { closeBox, deriveKey, openBox, SecretBoxError } from './secret-box.ts';

const kek = secretKey(randomBytes(32));
const text = Buffer.from('second factor');

test('what was closed opens again under the same key and purpose', () => {
  expect(openBox(kek, 'totp', closeBox(kek, 'totp', text))).toEqual(text);
});

test('another purpose, another key and one changed bit are refused', () => {
  const closed = closeBox(kek, 'totp', text);
  expect(() => openBox(kek, 'document', closed)).toThrow(SecretBoxError);
  expect(() => openBox(secretKey(randomBytes(32)), 'totp', closed)).toThrow(SecretBoxError);
  for (const index of [0, 3, 12, 25, closed.length - 1]) {
    const altered = Buffer.from(closed);
    altered[index] = (altered[index] as number) ^ 1;
    expect(() => openBox(kek, 'totp', altered)).toThrow(SecretBoxError);
  }
  expect(() => openBox(kek, 'totp', closed.subarray(0, 20))).toThrow(SecretBoxError);
});

test('keys of two purposes differ, and one purpose has one key', () => {
  expect(deriveKey(kek, 'a')).toEqual(deriveKey(kek, 'a'));
  expect(deriveKey(kek, 'a')).not.toEqual(deriveKey(kek, 'b'));
});
