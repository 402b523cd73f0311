import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { plainHmac, plainSha256 } from './plain-sha256.ts';
import { readSlip, SLIP_BYTES, type Slip, slipBytes, slipText, spelledSlip } from './slip.ts';

const slip: Slip = {
  logKeyId: '0a1b2c3d',
  labelKey: Uint8Array.from({ length: 32 }, (_, index) => index),
  seq: 12,
  index: 293_999,
  size: 294_000,
};

describe('SHA-256 without a platform', () => {
  it('gives what the platform gives, for every length up to three blocks', () => {
    for (let length = 0; length < 200; length += 1) {
      const bytes = Uint8Array.from({ length }, (_, index) => (index * 31 + length) % 256);
      expect(Buffer.from(plainSha256(bytes)).toString('hex')).toBe(createHash('sha256').update(bytes).digest('hex'));
      expect(Buffer.from(plainHmac(bytes.subarray(0, 64))('amana/1/event/7')).toString('hex')).toBe(
        createHmac('sha256', bytes.subarray(0, 64)).update('amana/1/event/7').digest('hex'),
      );
    }
  });
});

describe('a slip', () => {
  it('is 61 bytes and 104 letters, and is read as it was written, typed in groups, small, with 0 for O', () => {
    expect(slipBytes(slip)).toHaveLength(SLIP_BYTES);
    const text = slipText(slip);
    expect(text).toMatch(/^[A-Z2-7]{104}$/);
    expect(readSlip(text)).toEqual(slip);
    expect(readSlip(` ${spelledSlip(text).toLowerCase()}\n`)).toEqual(slip);
    expect(readSlip(text.replaceAll('O', '0').replaceAll('I', '1').replaceAll('B', '8'))).toEqual(slip);
  });

  it('is none with any one letter changed, missing or too many', () => {
    const text = slipText(slip);
    for (let at = 0; at < text.length; at += 1) {
      expect(readSlip(text.slice(0, at) + (text[at] === 'A' ? 'C' : 'A') + text.slice(at + 1))).toBeUndefined();
      expect(readSlip(text.slice(0, at) + text.slice(at + 1))).toBeUndefined();
    }
    expect(readSlip(`${text}A`)).toBeUndefined();
    expect(readSlip('')).toBeUndefined();
  });

  it('that was printed by an earlier version is read; one of a later version is not', () => {
    const ofVersion = (version: number): string => {
      const bytes = Buffer.from([version, ...slipBytes(slip).subarray(1)]);
      const all = Buffer.concat([bytes, createHash('sha256').update(bytes).digest().subarray(0, 4)]);
      const bits = Array.from(all, (byte) => byte.toString(2).padStart(8, '0')).join('');
      return (bits.match(/.{5}/g) ?? [])
        .map((five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number.parseInt(five, 2)])
        .join('');
    };
    expect(ofVersion(2)).toBe(slipText(slip));
    expect(readSlip(ofVersion(1))).toEqual(slip);
    for (const version of [0, 3]) expect(readSlip(ofVersion(version))).toBeUndefined();
  });

  it('names an event of the log that was signed', () => {
    for (const wrong of [{ seq: 0 }, { index: 294_000 }, { size: -1 }, { seq: 1.5 }, { logKeyId: 'x' }])
      expect(() => slipBytes({ ...slip, ...wrong })).toThrow(RangeError);
    expect(() => slipBytes({ ...slip, labelKey: slip.labelKey.subarray(1) })).toThrow(RangeError);
  });
});
