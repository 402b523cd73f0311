import { expect, test } from 'vitest';
import { findTotpStep, totpCode, totpEnrolment } from './totp.ts';

const secret = Buffer.from('12345678901234567890');

test('codes are those of RFC 6238 appendix B, cut to six digits', () => {
  expect(totpCode(secret, 59_000).totp).toBe('287082');
  expect(totpCode(secret, 1_111_111_109_000).totp).toBe('081804');
  expect(totpCode(secret, 2_000_000_000_000).totp).toBe('279037');
  expect(totpCode(secret, 59_000).validForSeconds).toBe(1);
});

test('a code is found one step early and one step late, and no further', () => {
  const at = 1_111_111_109_000;
  const step = Math.floor(at / 30_000);
  const { totp } = totpCode(secret, at);
  for (const shift of [-30_000, 0, 30_000]) expect(findTotpStep(secret, totp, at + shift)).toBe(step);
  for (const shift of [-90_000, 90_000]) expect(findTotpStep(secret, totp, at + shift)).toBeUndefined();
});

test('Arabic-Indic digits and groups are read, anything else is not a code', () => {
  expect(findTotpStep(secret, '٢٨٧ ٠٨٢', 59_000)).toBe(1);
  for (const wrong of ['', '28708', '2870821', 'abcdef', '-87082'])
    expect(findTotpStep(secret, wrong, 59_000)).toBeUndefined();
});

test('an authenticator gets issuer, officer and secret', () => {
  const { totpUri, totpSecret } = totpEnrolment(secret, 'origin.one');
  expect(totpSecret).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
  expect(totpUri).toContain('otpauth://totp/Amana:origin.one?');
});
