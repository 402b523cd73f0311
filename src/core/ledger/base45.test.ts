import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Base45Error, decodeBase45, encodeBase45 } from './base45.ts';

describe('base45', () => {
  it.each([
    ['AB', 'BB8'],
    ['Hello!!', '%69 VD92EX0'],
    ['base-45', 'UJCLQE7W581'],
    ['ietf!', 'QED8WEX0'],
  ])('writes %s as RFC 9285 does', (plain, code) => {
    expect(encodeBase45(new TextEncoder().encode(plain))).toBe(code);
    expect(new TextDecoder().decode(decodeBase45(code))).toBe(plain);
  });

  it('reads back every byte string', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(decodeBase45(encodeBase45(bytes))).toEqual(new Uint8Array(bytes));
      }),
    );
  });

  it.each(['GGW', ':::', '::', 'A', 'BB8A', 'bb8', 'BB_', 'B\u00c48'])('refuses %s', (code) => {
    expect(() => decodeBase45(code)).toThrow(Base45Error);
  });
});
