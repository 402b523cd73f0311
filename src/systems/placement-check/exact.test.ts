import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalHash, ceiling, decimalOf, enlarged, roadKilometres } from './exact.ts';

it('rounds road kilometres half up, exactly also where a square root in floating point would not', () => {
  const at = fc.record({
    x: fc.integer({ min: -100_000, max: 100_000 }),
    y: fc.integer({ min: -100_000, max: 100_000 }),
  });
  fc.assert(
    fc.property(at, at, (one, other) => {
      const r = BigInt(roadKilometres(one, other));
      const square = 25n * (BigInt(one.x - other.x) ** 2n + BigInt(one.y - other.y) ** 2n);
      expect((4n * r + 2n) ** 2n > square && (r === 0n || (4n * r - 2n) ** 2n <= square)).toBe(true);
    }),
  );
  expect([roadKilometres({ x: 0, y: 0 }, { x: 2, y: 0 }), roadKilometres({ x: 0, y: 0 }, { x: 6, y: 8 })]).toEqual([
    3, 13,
  ]);
});

it('takes decimals as they are written', () => {
  expect(decimalOf(-0.05)).toEqual({ digits: -5n, places: 2 });
  expect(decimalOf(1e-7)).toEqual({ digits: 1n, places: 7 });
  expect(decimalOf(2e21)).toEqual({ digits: 2n * 10n ** 21n, places: 0 });
  expect(enlarged(20, decimalOf(0.15))).toBe(23); // 1.15 * 20 is 22.999999999999996 in floating point
  expect([-1_000_001n, -1_000_000n, -1n, 0n, 1n, 1_000_000n].map(ceiling)).toEqual([-1, -1, 0, 0, 1, 1]);
});

it('hashes the text that another implementation of RFC 8785 writes', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 2 }), (value) => {
      expect(canonicalHash(value)).toBe(
        createHash('sha256')
          .update(canonicalize(value) as string)
          .digest('hex'),
      );
    }),
    { numRuns: 50 },
  );
});
