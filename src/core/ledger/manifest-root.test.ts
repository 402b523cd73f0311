import { describe, expect, it } from 'vitest';
import { type ManifestEntry, manifestRoot, personCommitment, treeRoot } from './manifest-root.ts';

const entry = (index: number): ManifestEntry => ({
  salt: new Uint8Array(16).fill(index),
  text: `{"compartment":"${index % 3}","person":"AMN-${String(index).padStart(6, '0')}"}`,
});
const entries = (count: number): ManifestEntry[] => Array.from({ length: count }, (_, index) => entry(index));
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

describe('manifest root', () => {
  // Expected values: manifest-root-vectors.py, which follows the recursive definition of RFC 6962.
  it.each([
    [0, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    [1, '9b95a11ae24ca21c465bfec702eeb6535a98e73571b8961c2c2c89602c83df32'],
    [2, 'e69c4dc2b60acb41542d8236e9dede540ae525bf169d6017f01f0f092a5717fb'],
    [3, 'f9a234077e20a6c12acc21908e364abaf7b1723daa0db4c4817b51be8a40135a'],
    [5, 'd660853d3fd24fe4bb14570a41c9f84bb66520aae0ecdfa60e2616877baf9085'],
    [7, 'a64019da57691ec2476010140267fe5202eee095984a2394d3cb8dc8157782bf'],
    [8, 'ebb00ef43d316efb48c79bfe327e9b1ed21dd2f09bbba274075315e2abee48d0'],
    [150, '507b23ae0b31a6056d8ba7c768822c18214fbb9219a6cc1fb233e0fa94b66f5a'],
  ])('of %i persons is the value computed independently', async (count, expected) => {
    expect(hex(await manifestRoot(entries(count)))).toBe(expected);
  });

  it('changes when two persons change places, one is left out, or a salt or a text changes', async () => {
    const [first, second, third] = [entry(0), entry(1), entry(2)];
    const roots = await Promise.all([
      manifestRoot([first, second, third]),
      manifestRoot([second, first, third]),
      manifestRoot([first, second]),
      manifestRoot([first, second, { ...third, text: `${third.text} ` }]),
      manifestRoot([first, second, { ...third, salt: new Uint8Array(16).fill(9) }]),
    ]);
    expect(new Set(roots.map(hex)).size).toBe(5);
  });

  it('refuses a salt that could be guessed and a commitment of another length', async () => {
    await expect(personCommitment({ salt: new Uint8Array(15), text: '{}' })).rejects.toThrow('16 bytes');
    await expect(treeRoot([new Uint8Array(31)])).rejects.toThrow('32 bytes');
  });
});
