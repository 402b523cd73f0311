import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkInstance } from '../files/read-instance.ts';
import { makePlan, USUAL_WISH } from '../make-plan.ts';
import { Placing } from '../model/placing.ts';
import { type Problem, problemOf } from '../model/problem.ts';
import { anyInstance } from '../support/any-instance.ts';
import { everyPlan } from '../support/every-plan.ts';
import { demandsOf, wholeRoom } from './demand.ts';
import { explainFailure, explainUnplaced } from './explain-plan.ts';
import { findShortages, type Shortage } from './find-shortages.ts';

type Places = Record<string, [number, number, number]>;
const site = (id: string, places: Places, medicalBeds = 0, familyPlaces = 0) => ({
  id,
  x: 0,
  y: 0,
  places,
  medicalBeds,
  familyPlaces,
});
const person = (group: string, level = 0, more: object = {}) => ({
  group,
  level,
  medical: false,
  network: null,
  size: 1,
  family: false,
  origin: 'S',
  destination: 'D',
  ...more,
});
const instanceOf = (groups: string[], facilities: object[], units: object[], apart: [string, string][] = []) =>
  problemOf(
    checkInstance({
      format: 'amana-placement-1',
      groups,
      levels: 3,
      facilities,
      origins: [{ id: 'S', x: 0, y: 0 }],
      destinations: [{ id: 'D', x: 0, y: 0 }],
      units: units.map((unit, index) => ({ id: `u${index}`, ...unit })),
      apart,
      networkLimit: {},
      levelWeight: [1, 2, 4],
      kmWeight: { origin: 1, destination: 1 },
      dispersionSlack: 0.05,
    }),
  );
const everybody = ({ units }: Problem) => Array.from({ length: units }, (_, unit) => unit);
const shortagesOf = (problem: Problem): Promise<Shortage[]> => {
  const room = wholeRoom(problem);
  return findShortages(problem, demandsOf(problem, everybody(problem), room), room);
};
const times = <Item>(count: number, item: () => Item): Item[] => Array.from({ length: count }, item);

test('juveniles for whom one site has a section: that site and they are the whole reason, and nobody else is named', async () => {
  const problem = instanceOf(
    ['AMU', 'JMU'],
    [site('F0', { AMU: [20, 0, 0], JMU: [13, 0, 0] }), site('F1', { AMU: [20, 0, 0] })],
    [...times(10, () => person('AMU')), ...times(16, () => person('JMU'))],
  );
  const [only, ...more] = await shortagesOf(problem);
  expect(more).toEqual([]);
  expect(only?.missing).toBe(3);
  expect(only?.demands.map(({ group, persons }) => [group, persons])).toEqual([[1, 16]]);
  expect(only?.supplies).toEqual([{ kind: 'section', facility: 0, group: 1, level: 0, free: 13 }]);
});

test('people of a high level compete for the places of that level alone, though lower ones are free', async () => {
  const problem = instanceOf(
    ['AMU'],
    [site('F0', { AMU: [50, 0, 2] }), site('F1', { AMU: [50, 0, 1] })],
    [...times(5, () => person('AMU', 2)), ...times(10, () => person('AMU', 0))],
  );
  const [only, ...more] = await shortagesOf(problem);
  expect(more).toEqual([]);
  expect(only).toMatchObject({ missing: 2, demands: [{ level: 2, persons: 5 }] });
  expect(only?.supplies).toEqual([
    { kind: 'section', facility: 0, group: 0, level: 2, free: 2 },
    { kind: 'section', facility: 1, group: 0, level: 2, free: 1 },
  ]);
});

test('two reasons that have nothing to do with each other are told apart: medical beds here, family places there', async () => {
  const problem = instanceOf(
    ['AMU', 'AFU'],
    [site('F0', { AMU: [50, 0, 0], AFU: [50, 0, 0] }, 1, 2)],
    [
      ...times(3, () => person('AMU', 0, { medical: true })),
      ...times(2, () => person('AFU', 0, { size: 2, family: true })),
    ],
  );
  const found = await shortagesOf(problem);
  expect(found.map(({ missing, supplies }) => [missing, supplies.map(({ kind, free }) => [kind, free])])).toEqual([
    [2, [['families', 2]]],
    [2, [['beds', 1]]],
  ]);
});

test('who fits nowhere, because no site has beds for the group, is told without a site', async () => {
  const problem = instanceOf(
    ['AMU'],
    [site('F0', { AMU: [5, 0, 0] })],
    [person('AMU'), person('AMU', 0, { medical: true })],
  );
  expect(await shortagesOf(problem)).toMatchObject([{ missing: 1, supplies: [], demands: [{ medical: true }] }]);
});

test('where the places are enough person by person and a household is too large for what is left, there is no shortage but an obstacle at each site', async () => {
  const problem = instanceOf(
    ['AFU'],
    [site('F0', { AFU: [3, 0, 0] }, 0, 3), site('F1', { AFU: [3, 0, 0] }, 0, 3)],
    times(3, () => person('AFU', 0, { size: 2, family: true })),
  );
  const placing = new Placing(problem, [0, 1, -1]);
  const { shortages, unplaced } = await explainUnplaced(placing);
  expect(shortages).toEqual([]);
  expect(unplaced).toEqual([
    {
      unit: 2,
      obstacles: [
        { facility: 0, against: 'places', free: 1, needs: 2 },
        { facility: 1, against: 'places', free: 1, needs: 2 },
      ],
    },
  ]);
});

test('who is kept apart from somebody is told so', async () => {
  const problem = instanceOf(
    ['AMU'],
    [site('F0', { AMU: [3, 0, 0] })],
    times(2, () => person('AMU')),
    [['u0', 'u1']],
  );
  const { shortages, unplaced } = await explainUnplaced(new Placing(problem, [0, -1]));
  expect(shortages).toEqual([]);
  expect(unplaced[0]?.obstacles).toEqual([{ facility: 0, against: 'apart', free: 2, needs: 1 }]);
});

test('if a site fails, what is missing elsewhere is told by kind, beside who stays there', async () => {
  const problem = instanceOf(
    ['AMU', 'JMU'],
    [site('F0', { AMU: [10, 0, 0], JMU: [4, 0, 0] }), site('F1', { AMU: [10, 0, 0], JMU: [2, 0, 0] })],
    [...times(8, () => person('AMU')), ...times(4, () => person('JMU'))],
  );
  const placing = new Placing(problem, [0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 1]);
  const found = await explainFailure(placing, 0);
  expect(found).toMatchObject([
    {
      missing: 2,
      demands: [{ group: 1, persons: 3 }],
      supplies: [{ kind: 'section', facility: 1, group: 1, free: 1 }],
    },
  ]);
});

test('of all instances: the reasons never claim more than the best plan leaves unplaced, they name different people, and without pairs or households somebody unplaced has a reason', async () => {
  await fc.assert(
    fc.asyncProperty(anyInstance, async (value) => {
      const problem = problemOf(checkInstance(value));
      const found = await shortagesOf(problem);
      const best = Math.min(...everyPlan(problem).map(({ unplaced }) => unplaced));
      const missing = found.reduce((sum, shortage) => sum + shortage.missing, 0);
      expect(missing).toBeLessThanOrEqual(best);
      for (const shortage of found) expect(shortage.missing).toBeGreaterThan(0);
      const named = found.flatMap(({ demands }) => demands.flatMap(({ units }) => units));
      expect(new Set(named).size).toBe(named.length);
      const isPlain = problem.pairs.length === 0 && problem.size.every((size) => size === 1);
      if (isPlain && best > 0) expect(found).not.toEqual([]);
    }),
    { numRuns: 200, seed: 7 },
  );
});

test('what is missing if a site fails is never more than the drill proves to be stranded', async () => {
  await fc.assert(
    fc.asyncProperty(anyInstance, async (value) => {
      const instance = checkInstance(value);
      const problem = problemOf(instance);
      const plan = await makePlan({ instance, value }, USUAL_WISH, () => {});
      const ids = instance.facilities.map(({ id }) => id);
      const placing = new Placing(
        problem,
        instance.units.map(({ id }) => ids.indexOf(plan.facility[id] ?? '')),
      );
      for (const [facility, id] of ids.entries()) {
        const missing = (await explainFailure(placing, facility)).reduce((sum, shortage) => sum + shortage.missing, 0);
        expect(missing).toBeLessThanOrEqual(plan.drill[id] as number);
      }
    }),
    { numRuns: 25, seed: 11 },
  );
});
