import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkInstance } from '../files/read-instance.ts';
import { makePlan, USUAL_WISH } from '../make-plan.ts';
import { Placing } from '../model/placing.ts';
import { canTake, type Problem, problemOf } from '../model/problem.ts';
import { anyInstance } from '../support/any-instance.ts';
import { consequenceOf } from './consequence.ts';
import { explainUnit } from './explain-unit.ts';
import { LocksError, resolveAround } from './resolve-around.ts';

const FREE = { unplaced: 99, stranded: 99, worstLoss: 9999, networkExcess: 99 };

const keepsHardRules = (placing: Placing): boolean =>
  placing.brokenPairs() === 0 &&
  placing.problem.instance.facilities.every((_, facility) =>
    placing.problem.instance.groups.every((__, group) => placing.fitsAt(facility, group, FREE)),
  );

/** A plan of an instance, one of its units and one of its facilities. */
const anyMove = fc.record({ value: anyInstance, unit: fc.nat(), facility: fc.nat() });

const planned = async (value: unknown) => {
  const instance = checkInstance(value);
  const problem = problemOf(instance);
  const plan = await makePlan({ instance, value }, USUAL_WISH, () => {});
  const ids = instance.facilities.map(({ id }) => id);
  const facilityOf = instance.units.map(({ id }) => ids.indexOf(plan.facility[id] ?? ''));
  return { problem, plan, facilityOf };
};

test('around whoever was placed by hand the plan keeps every hard rule, says its own levels, and is no better than its bounds', async () => {
  await fc.assert(
    fc.asyncProperty(anyMove, async ({ value, unit: anyUnit, facility: anyFacility }) => {
      const { problem, plan, facilityOf } = await planned(value);
      const unit = anyUnit % problem.units;
      const facility = anyFacility % problem.facilities;
      const locks = new Map([[unit, facility]]);
      if (!canTake(problem, unit, facility)) {
        expect(() => resolveAround(problem, facilityOf, locks, plan.limits)).toThrow(LocksError);
        return;
      }
      const after = resolveAround(problem, facilityOf, locks, plan.limits);
      expect(after.facilityOf[unit]).toBe(facility);
      expect(keepsHardRules(after)).toBe(true);
      // what the sums say is what the plan is
      expect(after.levels()).toEqual(new Placing(problem, after.facilityOf).levels());
      if (facilityOf[unit] === facility) expect(after.levels().unplaced).toBeLessThanOrEqual(plan.levels.unplaced);
      // the bounds of the plan stay true: nothing by hand is better than the best
      const { unplaced, stranded } = after.levels();
      expect(unplaced).toBeGreaterThanOrEqual(plan.certificates.unplaced.bound);
      if (unplaced === plan.levels.unplaced) expect(stranded).toBeGreaterThanOrEqual(plan.certificates.stranded.bound);
    }),
    { numRuns: 15, seed: 3 },
  );
});

test('a move that is tried says what it breaks and what it changes, and leaves the plan as it was', () => {
  fc.assert(
    fc.property(anyMove, ({ value, unit: anyUnit, facility: anyFacility }) => {
      const problem = problemOf(checkInstance(value));
      // some plan that keeps the rules: everybody inserted, nothing solved
      const facilityOf = [...resolveAround(problem, new Array(problem.units).fill(-1), new Map(), FREE).facilityOf];
      const unit = anyUnit % problem.units;
      const to = anyFacility % problem.facilities;
      const placing = new Placing(problem, facilityOf);
      const { breaks, before, after } = consequenceOf(placing, unit, to);
      expect([...placing.facilityOf]).toEqual(facilityOf);
      expect(placing.levels()).toEqual(before);
      const moved = new Placing(
        problem,
        facilityOf.map((facility, index) => (index === unit ? to : facility)),
      );
      expect(moved.levels()).toEqual(after);
      expect(breaks.length === 0).toBe(keepsHardRules(moved));
    }),
    { numRuns: 200, seed: 9 },
  );
});

test('the next best place of a unit is within all rules and limits, elsewhere, and costs as many km more as is said', async () => {
  let found = 0;
  await fc.assert(
    fc.asyncProperty(anyMove, async ({ value, unit: anyUnit }) => {
      const { problem, plan, facilityOf } = await planned(value);
      const unit = anyUnit % problem.units;
      const placing = new Placing(problem, facilityOf);
      const { nextBest, at, options } = explainUnit(placing, plan.limits, unit);
      expect([...placing.facilityOf]).toEqual(facilityOf);
      expect(at).toBe(facilityOf[unit]);
      expect(options.map(({ facility }) => facility)).toEqual(problem.instance.facilities.map((_, index) => index));
      if (nextBest === undefined) return;
      found += 1;
      const there = new Placing(problem, facilityOf);
      for (const [mover, to] of nextBest.moves) there.move(mover, to);
      expect(there.facilityOf[unit]).toBe(nextBest.facility);
      expect(nextBest.facility).not.toBe(at);
      expect(keepsHardRules(there)).toBe(true);
      expect(there.levels().stranded).toBeLessThanOrEqual(plan.limits.stranded);
      expect(there.levels().networkExcess).toBeLessThanOrEqual(plan.limits.networkExcess);
      expect(there.levels().worstLoss).toBeLessThanOrEqual(plan.limits.worstLoss);
      expect(there.levels().km - placing.levels().km).toBeCloseTo(nextBest.km, 6);
    }),
    { numRuns: 20, seed: 21 },
  );
  expect(found).toBeGreaterThan(3);
});

const two = (apart: [string, string][], places: [number, number, number]): Problem =>
  problemOf(
    checkInstance({
      format: 'amana-placement-1',
      groups: ['AMU'],
      levels: 3,
      facilities: ['F0', 'F1'].map((id, x) => ({
        id,
        x: 10 * x,
        y: 0,
        places: { AMU: places },
        medicalBeds: 0,
        familyPlaces: 0,
      })),
      origins: [{ id: 'S', x: 0, y: 0 }],
      destinations: [{ id: 'D', x: 0, y: 0 }],
      units: ['u0', 'u1', 'u2'].map((id) => ({
        id,
        group: 'AMU',
        level: 0,
        medical: false,
        network: null,
        size: 1,
        family: false,
        origin: 'S',
        destination: 'D',
      })),
      apart,
      networkLimit: {},
      levelWeight: [1, 2, 4],
      kmWeight: { origin: 1, destination: 1 },
      dispersionSlack: 0,
    }),
  );

test('whoever is in the way of somebody placed by hand changes places with them; those who are locked too do not', () => {
  const problem = two([], [2, 0, 0]);
  const limits = { unplaced: 0, stranded: 3, worstLoss: 3, networkExcess: 0 };
  const after = resolveAround(problem, [0, 0, 1], new Map([[2, 0]]), limits);
  expect(after.unplaced).toBe(0);
  expect(after.facilityOf[2]).toBe(0);
  expect([...after.facilityOf].filter((facility) => facility === 0)).toHaveLength(2);
  const locked = resolveAround(
    problem,
    [0, 0, 1],
    new Map([
      [2, 0],
      [0, 0],
    ]),
    limits,
  );
  expect([...locked.facilityOf]).toEqual([0, 1, 0]);
});

test('whoever people placed nowhere stays nowhere, though there is room', () => {
  const limits = { unplaced: 0, stranded: 3, worstLoss: 3, networkExcess: 0 };
  const after = resolveAround(two([], [2, 0, 0]), [0, 0, 1], new Map([[2, -1]]), limits);
  expect([...after.facilityOf]).toEqual([0, 0, -1]);
});

test('two who are kept apart, or more than a site holds, are not placed at one site by hand: the refusal names them and says what to do', () => {
  const limits = { unplaced: 0, stranded: 3, worstLoss: 3, networkExcess: 0 };
  const both = new Map([
    [0, 1],
    [1, 1],
  ]);
  expect(() => resolveAround(two([['u0', 'u1']], [2, 0, 0]), [0, 1, 1], both, limits)).toThrow(
    'Units u1 and u0 are kept apart and were both placed at F1. Place one of them elsewhere.',
  );
  expect(() => resolveAround(two([], [1, 0, 0]), [0, 1, -1], both, limits)).toThrow(/more than it holds/);
});
