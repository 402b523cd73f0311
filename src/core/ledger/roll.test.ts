import { describe, expect, it } from 'vitest';
import { type RollState, rollLabel, rollLeaf, sortRoll } from './roll.ts';

// Expected values: leaf-vectors.py, which uses Python's hmac and hashlib.
const labelKey = Uint8Array.from({ length: 32 }, (_, index) => index);
const state: RollState = {
  day: '2026-01-18',
  late: false,
  seq: 12,
  head: Uint8Array.from({ length: 32 }, (_, index) => index + 64),
};
const flipped = (bytes: Uint8Array, at: number): Uint8Array =>
  bytes.map((byte, index) => (index === at ? byte ^ 1 : byte));

describe('roll leaf', () => {
  it('is the one that leaf-vectors.py computes, on its day and late', () => {
    expect(rollLeaf(labelKey, state).toString('hex')).toBe(
      '01a89a294267a33bc5168dcb7706bb5342271e4b520b8ea807ac1b18198c5e513a6ffa2d90226b3707805ec9b819e005a240655babb29f096dff050bf6300178c2',
    );
    expect(rollLeaf(labelKey, { ...state, late: true }).toString('hex')).toBe(
      '01a89a294267a33bc5168dcb7706bb5342271e4b520b8ea807ac1b18198c5e513a9e0d03258a227cf0d09423d94e1955df2c25d534ac5d76a762716de0861b5905',
    );
    expect(rollLeaf(labelKey, state).subarray(1, 33)).toEqual(rollLabel(labelKey, '2026-01-18'));
  });

  it('is another one for each byte of the key and of the head, each number and each day', () => {
    const leaves = [
      rollLeaf(labelKey, state),
      rollLeaf(labelKey, { ...state, late: true }),
      rollLeaf(labelKey, { ...state, seq: 13 }),
      rollLeaf(labelKey, { ...state, day: '2026-01-19' }),
      ...Array.from(labelKey, (_, at) => rollLeaf(flipped(labelKey, at), state)),
      ...Array.from(state.head, (_, at) => rollLeaf(labelKey, { ...state, head: flipped(state.head, at) })),
    ].map((leaf) => leaf.toString('hex'));
    expect(new Set(leaves).size).toBe(4 + 32 + 32);
  });

  it('stands in the order of labels', () => {
    const leaves = [9, 3, 7].map((first) => rollLeaf(labelKey.with(0, first), state));
    const labels = sortRoll(leaves).map((leaf) => leaf.toString('hex', 1, 33));
    expect(labels).toEqual([...labels].sort());
  });
});
