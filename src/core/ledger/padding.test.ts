import { describe, expect, it } from 'vitest';
import { startRandom } from '../../../scenarios/january-2026/random.ts';
import { type Cover, paddingLeaf, sizeBeforeRoll, sizeOfHead } from './padding.ts';

const MINUTES = 1440;
const DAYS = 400;

/** Events in each minute of a day: some at any hour of work, and on a day with a convoy those of 120 to 300 persons within two hours. */
const eventsOf = (random: ReturnType<typeof startRandom>, isConvoy: boolean): number[] => {
  const events = Array.from({ length: MINUTES }, (_, minute) => Number(minute > 420 && random.below(6) === 0));
  if (!isConvoy) return events;
  const [begin, persons] = [360 + random.below(600), 120 + random.below(181)];
  for (let person = 0; person < persons; person += 1)
    for (let each = 0; each < 7; each += 1) {
      const minute = begin + random.below(120);
      events[minute] = (events[minute] ?? 0) + 1;
    }
  return events;
};

/** What somebody has who asks every minute of a day, and holds a slip by which the roll is found. */
type Seen = { readonly sizes: readonly number[]; readonly rollBegins: number };

/** The log of many days as an outsider sees it. @param atOnce each head is told when it is signed */
const watch = (cover: Cover, atOnce: boolean): { readonly seen: Seen[]; readonly convoys: boolean[] } => {
  const random = startRandom(2026);
  let [size, told, living] = [sizeOfHead(90_000, cover, true), 0, 6_800];
  const seen: Seen[] = [];
  const convoys = Array.from({ length: DAYS }, () => random.chance(50));
  for (const isConvoy of convoys) {
    const rollBegins = sizeBeforeRoll(size, cover);
    // a convoy moves whom the register holds already; the register itself grows slowly
    living += random.below(3);
    size = sizeOfHead(rollBegins + living, cover, true);
    told = size;
    const sizes: number[] = [];
    for (const events of eventsOf(random, isConvoy)) {
      if (events > 0) size = sizeOfHead(size + events, cover, false);
      if (atOnce) told = size;
      sizes.push(told);
    }
    seen.push({ sizes, rollBegins });
  }
  return { seen, convoys };
};

const growth = (sizes: readonly number[], over: number): number[] =>
  sizes.map((size, minute) => size - (sizes[Math.max(0, minute - over)] as number));

/** What could betray a day, each a number: what it added, most in an hour, when that was, how often it grew, how much stood before the next roll. */
const SIGNS: readonly ((day: Seen, next: Seen) => number)[] = [
  ({ sizes }, next) => (next.sizes[0] as number) - (sizes[0] as number),
  ({ sizes }) => Math.max(...growth(sizes, 60)),
  ({ sizes }) => growth(sizes, 60).indexOf(Math.max(...growth(sizes, 60))),
  ({ sizes }) => growth(sizes, 1).filter((more) => more > 0).length,
  ({ sizes }, next) => next.rollBegins - (sizes[0] as number),
];

/** How often a judge is right who learned from the first half of the days which sign, and from which number on, betrays a convoy. One who guesses is right every second time. */
const judge = ({ seen, convoys }: ReturnType<typeof watch>): number => {
  const days = seen
    .slice(0, -1)
    .map((day, at) => ({ isConvoy: convoys[at], signs: SIGNS.map((sign) => sign(day, seen[at + 1] as Seen)) }));
  const [known, asked] = [days.slice(0, DAYS / 2), days.slice(DAYS / 2)];
  const right = (list: typeof days, sign: number, from: number, above: boolean): number =>
    list.filter(({ isConvoy, signs }) => ((signs[sign] as number) >= from === above) === isConvoy).length / list.length;
  const rules = SIGNS.flatMap((_, sign) =>
    [...new Set(known.map(({ signs }) => signs[sign] as number))].flatMap((from) =>
      [true, false].map((above) => ({ sign, from, above })),
    ),
  );
  const best = rules.toSorted(
    (one, other) => right(known, other.sign, other.from, other.above) - right(known, one.sign, one.from, one.above),
  )[0] as (typeof rules)[0];
  return right(asked, best.sign, best.from, best.above);
};

describe('what everybody is told of a log', () => {
  const cover: Cover = { bucket: 16, dayBucket: 8192 };

  it('tells nobody on which days a convoy left', () => {
    // three deviations of a coin over two hundred days
    expect(judge(watch(cover, false))).toBeLessThan(0.5 + 3 * Math.sqrt(0.25 / (DAYS / 2)));
  });

  it.each([
    ['heads are told at once', cover, true],
    ['the heads of days are not filled up', { bucket: 16, dayBucket: undefined }, false],
    ['the buckets of days are smaller than a convoy', { bucket: 16, dayBucket: 256 }, false],
    ['nothing is filled up', { bucket: 1, dayBucket: undefined }, true],
  ] as const)('tells it where %s', (_what, weak, atOnce) => {
    expect(judge(watch(weak, atOnce))).toBeGreaterThan(0.9);
  });
});

describe('padding', () => {
  it('fills a head up to full buckets, and a day without an event as well', () => {
    const cover: Cover = { bucket: 16, dayBucket: 512 };
    expect([1, 16, 17].map((size) => sizeOfHead(size, cover, false))).toEqual([16, 16, 32]);
    expect([1, 512, 513].map((size) => sizeOfHead(size, cover, true))).toEqual([512, 512, 1024]);
    expect([0, 1, 511, 512].map((size) => sizeBeforeRoll(size, cover))).toEqual([512, 512, 512, 1024]);
    const monitors: Cover = { bucket: 16, dayBucket: undefined };
    expect(sizeBeforeRoll(5, monitors)).toBe(5);
    expect(sizeOfHead(5, monitors, true)).toBe(16);
  });

  it('looks like the entry of an event, another at each place, and is the same for the same key', () => {
    const key = new Uint8Array(32).fill(7);
    const leaves = Array.from({ length: 300 }, (_, index) => paddingLeaf(key, index));
    for (const leaf of leaves) expect([leaf.length, leaf[0]]).toEqual([65, 1]);
    expect(new Set(leaves.flatMap((leaf) => [leaf.toString('hex', 1, 33), leaf.toString('hex', 33)])).size).toBe(600);
    expect(paddingLeaf(key, 7)).toEqual(leaves[7]);
    expect(paddingLeaf(new Uint8Array(32).fill(8), 7)).not.toEqual(leaves[7]);
  });
});
