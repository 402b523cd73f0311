import { describe, expect, it } from 'vitest';
import { commitment, eventLeaf, leafHash, leafLabel } from './leaf.ts';

// Expected values: leaf-vectors.py, which uses Python's hmac and hashlib.
const labelKey = Uint8Array.from({ length: 32 }, (_, index) => index);
const salt = Uint8Array.from({ length: 32 }, (_, index) => index + 32);
const event = '{"place":"RAB","seq":1,"type":"PersonBoarded","مكان":"ربيعة"}';

describe('event leaf', () => {
  it('labels events as leaf-vectors.py does', () => {
    expect(leafLabel(labelKey, 1).toString('hex')).toBe(
      '809350b3189c7ab0f39179789ae00047801b4413f20326c1d773bab74d2d3615',
    );
    expect(leafLabel(labelKey, 2).toString('hex')).toBe(
      '267141fde5ebe40f01776ecb34efe4e770aa2efe6ffafe9c86443e0b81f4f5b3',
    );
    expect(leafLabel(labelKey, 9007199254740993n).toString('hex')).toBe(
      '906189842634d7d27cd37d809d96cd4e9e40981b383798da8a4fc2dae62d29d2',
    );
  });

  it('commits, builds the 65 bytes and hashes them as leaf-vectors.py does', () => {
    const leaf = eventLeaf(leafLabel(labelKey, 1), commitment(salt, event));
    expect(leaf.toString('hex')).toBe(
      '01809350b3189c7ab0f39179789ae00047801b4413f20326c1d773bab74d2d3615' +
        'f443998824f302e25411b15e2f0b3a25a5b2e984a1f94fe2f287897497f0a824',
    );
    expect(leafHash(leaf).toString('hex')).toBe('3eb0ae4cf27e4d141385eda6483a8551e18640caba58df9007667cb148f8aebd');
  });

  it('hashes the empty leaf to the value that Certificate Transparency publishes', () => {
    expect(leafHash(new Uint8Array(0)).toString('hex')).toBe(
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    );
  });

  it('refuses keys, salts, labels and commitments of another length', () => {
    for (const length of [0, 31, 33]) {
      const bytes = new Uint8Array(length);
      expect(() => leafLabel(bytes, 1)).toThrow('32 bytes');
      expect(() => commitment(bytes, event)).toThrow('32 bytes');
      expect(() => eventLeaf(bytes, salt)).toThrow('32 bytes');
      expect(() => eventLeaf(salt, bytes)).toThrow('32 bytes');
    }
  });

  it.each([0, -1, 1.5, Number.NaN, 2 ** 53, 0n])('refuses the sequence %s', (sequence) => {
    expect(() => leafLabel(labelKey, sequence)).toThrow(RangeError);
  });
});
