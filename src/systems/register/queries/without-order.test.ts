import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Covering, type Span, withoutOrder } from './without-order.ts';

const NOW = 40;

test('who is held under orders that follow each other has no gap; one that came too late leaves the days between', () => {
  const held = [{ fromAt: 0, toAt: null }];
  expect(withoutOrder(held, [{ issuedAt: 0, expiresAt: 50 }], NOW)).toEqual([]);
  const first = { issuedAt: -5, expiresAt: 10 };
  expect(withoutOrder(held, [{ issuedAt: 10, expiresAt: 50 }, first], NOW)).toEqual([]);
  expect(withoutOrder(held, [{ issuedAt: 13, expiresAt: 50 }, first], NOW)).toEqual([{ fromAt: 10, toAt: 13 }]);
});

test('a gap goes on while nobody ends it, over moves too; a release ends it', () => {
  const order = [{ issuedAt: 0, expiresAt: 10 }];
  const moved = [
    { fromAt: 0, toAt: 20 },
    { fromAt: 20, toAt: null },
  ];
  expect(withoutOrder(moved, order, NOW)).toEqual([{ fromAt: 10, toAt: null }]);
  expect(withoutOrder([{ fromAt: 0, toAt: 20 }], order, NOW)).toEqual([{ fromAt: 10, toAt: 20 }]);
  expect(withoutOrder([{ fromAt: 0, toAt: null }], order, 10)).toEqual([]);
});

/** Periods that follow each other, with or without time between, the last one open or not. */
const periods = fc.array(fc.tuple(fc.nat(4), fc.integer({ min: 1, max: 9 })), { maxLength: 6 }).chain((steps) =>
  fc.boolean().map((open) => {
    let at = 0;
    const spans: Span[] = steps.map(([pause, length]) => {
      const fromAt = at + pause;
      at = fromAt + length;
      return { fromAt, toAt: at };
    });
    const last = spans.at(-1);
    return open && last !== undefined ? [...spans.slice(0, -1), { ...last, toAt: null }] : spans;
  }),
);
const orders: fc.Arbitrary<Covering[]> = fc.array(
  fc
    .record({ issuedAt: fc.integer({ min: -5, max: 50 }), length: fc.integer({ min: 1, max: 15 }) })
    .map(({ issuedAt, length }) => ({ issuedAt, expiresAt: issuedAt + length })),
  { maxLength: 6 },
);

test('an instant is in a gap exactly where somebody is held and no order covers it', () => {
  fc.assert(
    fc.property(periods, orders, fc.integer({ min: 1, max: 60 }), (held, all, at) => {
      const gaps = withoutOrder(held, all, at);
      for (let instant = 0; instant < at; instant += 1) {
        const isHeld = held.some(({ fromAt, toAt }) => fromAt <= instant && (toAt === null || instant < toAt));
        const covered = all.some(({ issuedAt, expiresAt }) => issuedAt <= instant && instant < expiresAt);
        const inGap = gaps.some(({ fromAt, toAt }) => fromAt <= instant && (toAt === null || instant < toAt));
        expect(inGap).toBe(isHeld && !covered);
      }
      // no two touch, and only the last one goes on
      for (const [index, { toAt }] of gaps.entries()) {
        const next = gaps[index + 1];
        expect(next === undefined || (toAt !== null && toAt < next.fromAt)).toBe(true);
      }
    }),
  );
});
