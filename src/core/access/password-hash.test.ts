import { expect, test } from 'vitest';
import { demonstrationCost, hashPassword, isPassword } from './password-hash.ts';

test('a password is recognised, another is not, and the parameters are stored with it', async () => {
  const stored = await hashPassword('Ｎight-train 150', demonstrationCost);
  expect(stored).toMatch(/^scrypt\$4096\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
  expect(await isPassword('Night-train 150', stored)).toBe(true);
  expect(await isPassword('night-train 150', stored)).toBe(false);
});

test('the same password gives another hash each time', async () => {
  const one = await hashPassword('same words twice', demonstrationCost);
  expect(await hashPassword('same words twice', demonstrationCost)).not.toBe(one);
});

test('a damaged hash recognises nothing', async () => {
  expect(await isPassword('', '')).toBe(false);
  expect(await isPassword('', 'scrypt$4096$8$1$$')).toBe(false);
});
