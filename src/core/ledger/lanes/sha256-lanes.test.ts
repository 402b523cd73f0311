import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Sha256Lanes } from './sha256-lanes.ts';

const OUTPUT = 32_768;
const sha256 = (...parts: Uint8Array[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};
const hashAt = (lanes: Sha256Lanes, at: number): string => lanes.memory.toString('hex', at, at + 32);

test('leaves are hashed as the platform hashes them, wherever they lie', () => {
  const lanes = new Sha256Lanes();
  fc.assert(
    fc.property(
      fc.array(fc.uint8Array({ minLength: 65, maxLength: 65 }), { minLength: 1, maxLength: 21 }),
      fc.integer({ min: 65, max: 130 }),
      fc.integer({ min: 4, max: 99 }),
      (leaves, stride, input) => {
        // what stands between and behind them is nobody's business
        lanes.memory.fill(0xa5);
        for (const [index, leaf] of leaves.entries()) lanes.memory.set(leaf, input + index * stride);
        lanes.leaves(input, stride, OUTPUT, leaves.length);
        expect(leaves.map((_, index) => hashAt(lanes, OUTPUT + 32 * index))).toEqual(
          leaves.map((leaf) => sha256(Uint8Array.of(0), leaf)),
        );
      },
    ),
  );
});

test('nodes are hashed as the platform hashes them, also where their children lay', () => {
  const lanes = new Sha256Lanes();
  fc.assert(
    fc.property(
      fc.array(fc.uint8Array({ minLength: 64, maxLength: 64 }), { minLength: 1, maxLength: 21 }),
      fc.boolean(),
      (pairs, inPlace) => {
        lanes.memory.fill(0x5a);
        const [input, output] = inPlace ? [OUTPUT, OUTPUT] : [64, OUTPUT];
        for (const [index, pair] of pairs.entries()) lanes.memory.set(pair, input + 64 * index);
        lanes.nodes(input, output, pairs.length);
        expect(pairs.map((_, index) => hashAt(lanes, output + 32 * index))).toEqual(
          pairs.map((pair) => sha256(Uint8Array.of(1), pair)),
        );
      },
    ),
  );
});

test('nothing is written where nothing is to be hashed', () => {
  const lanes = new Sha256Lanes();
  lanes.memory.fill(7);
  lanes.nodes(64, OUTPUT, 0);
  expect(lanes.memory.every((byte) => byte === 7)).toBe(true);
});
