import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isTooDeep } from './parse-json.ts';

const depthOf = (value: unknown): number =>
  value === null || typeof value !== 'object' ? 0 : 1 + Math.max(0, ...Object.values(value).map(depthOf));

test('is told of every JSON text as it is of its value, whatever stands in its strings', () => {
  const deep = fc.integer({ min: 1, max: 60 }).chain((times) =>
    fc.jsonValue({ maxDepth: 4 }).map((value) => {
      let nested: unknown = value;
      for (let n = 0; n < times; n += 1) nested = n % 2 === 0 ? [nested, '[{"\\'] : { '"]': nested };
      return nested;
    }),
  );
  fc.assert(
    fc.property(deep, (value) => {
      expect(isTooDeep(JSON.stringify(value))).toBe(depthOf(value) > 32);
    }),
  );
});

test('millions of brackets are not read to their end, and what is no JSON ends too', () => {
  expect(isTooDeep('['.repeat(8_000_000))).toBe(true);
  expect(isTooDeep(`"${'\\'.repeat(7)}`)).toBe(false);
  expect(isTooDeep('')).toBe(false);
});
