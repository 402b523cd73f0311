import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkConvoyInstance } from '../files/read-convoy-instance.ts';
import { convoyProblemOf } from '../model/convoy-problem.ts';
import { planConvoys } from '../plan-convoys.ts';
import { USUAL_CONVOY_WISH } from '../solve-convoys.ts';
import { anyConvoys } from '../support/any-convoys.ts';
import { bestOfAll } from '../support/every-convoy-plan.ts';
import { smallConvoys } from '../support/small-convoys.ts';
import { explainConvoys } from './explain-convoys.ts';
import { sayConvoyExplanation } from './say-explanation.ts';

const explained = async (persons: number, more: object = {}) => {
  const read = smallConvoys(persons, more);
  const plan = await planConvoys(read, USUAL_CONVOY_WISH, () => {});
  return explainConvoys(read, JSON.parse(JSON.stringify(plan)));
};
const axis = { id: 'A0', crossings: [], open: null, persons: 2, teams: 1, vehicles: { bus: 1 }, convoysPerDay: null };

test('a plan that takes everybody in time has nothing to explain', async () => {
  expect(sayConvoyExplanation(await explained(6))).toEqual([
    'Everybody leaves within the days of the plan.',
    'Nobody is at a site when it is expected to be lost.',
    'Everybody who leaves has a seat.',
  ]);
});

test.each<[string, object, string[]]>([
  ['roads', { axes: [{ ...axis, open: '0000' }] }, ['roads']],
  ['roads on some days', { axes: [{ ...axis, open: '1000' }] }, ['roads', 'seats']],
  ['intake', { destinations: [{ id: 'F0', intake: 1 }] }, ['intake']],
  [
    'departures',
    {
      teams: 5,
      vehicles: [{ id: 'bus', count: 5, compartments: [{ seats: 2, kinds: ['men'], medical: false }] }],
      axes: [{ ...axis, convoysPerDay: 1 }],
    },
    ['departures', 'seats'],
  ],
  ['teams', { teams: [1, 0, 0, 0], axes: [{ ...axis, vehicles: {} }] }, ['seats', 'teams']],
])('what people wait for is found: %s', async (_, more, reasons) => {
  const { left } = await explained(10, more);
  expect(left?.alone.map(({ reason }) => reason).sort()).toEqual(reasons);
});

test('where several things are short together, none of them is named alone', async () => {
  const { left } = await explained(10, { destinations: [{ id: 'F0', intake: 2 }] });
  // one convoy of two persons a day, and as much intake: more of one thing changes nothing
  expect(left).toMatchObject({ persons: 2, atLeast: 2, alone: [] });
  expect(left?.together).toContain('intake');
  expect(left?.together.length).toBeGreaterThan(1);
});

test('who is late is told with why, and who has no way is told by site and destination', async () => {
  const late = await explained(6, { sites: [{ id: 'S0', hazard: 2, lossDay: 2, open: null }] });
  expect(sayConvoyExplanation(late)).toContain(
    '2 persons are at a site when it is expected to be lost. No plan has fewer, as things are.',
  );
  expect(late.late?.alone.map(({ reason }) => reason)).toContain('seats');
  const shut = await explained(2, { axes: [{ ...axis, open: '0000' }] });
  expect(shut.people).toEqual([{ origin: 'S0', destination: 'F0', persons: 2, noWay: true }]);
});

test('why somebody has no seat is said: kind, medical need, household, pair', async () => {
  const bus = (compartment: object) => ({
    vehicles: [{ id: 'bus', count: 1, compartments: [{ seats: 2, kinds: ['men'], medical: false, ...compartment }] }],
  });
  const lot = { origin: 'S0', destination: 'F0', kind: 'men', medical: false, size: 1, count: 1 };
  const whyOf = async (more: object) => (await explained(2, more)).unseated.map(({ why }) => why);
  expect(await whyOf(bus({ kinds: ['women'] }))).toContain('no compartment of its vehicles is for men');
  expect(await whyOf({ lots: [{ ...lot, id: 'l0', medical: true }] })).toEqual([
    'no compartment of its vehicles is for men with a medical need',
  ]);
  expect(await whyOf({ ...bus({ seats: 1 }), lots: [{ ...lot, id: 'l0', size: 2 }] })).toEqual([
    '1 seats are free, and no compartment has 2 of them together',
  ]);
  expect(await whyOf(bus({ seats: 1 }))).toEqual(['every seat of the compartments for men is taken']);
  // days on which only one convoy can leave: the two have to go together
  const pair = { days: 1, apart: [['l0', 'l1']] };
  expect(await whyOf(pair)).toEqual([
    'somebody from whom they are kept apart is in every vehicle with a seat for them',
  ]);
});

test('of all small instances: no reason claims more than the best of every plan', async () => {
  await fc.assert(
    fc.asyncProperty(anyConvoys, async (value) => {
      const read = { instance: checkConvoyInstance(value), value };
      const plan = await planConvoys(read, USUAL_CONVOY_WISH, () => {});
      const { left, late } = await explainConvoys(read, JSON.parse(JSON.stringify(plan)));
      const best = bestOfAll(convoyProblemOf(read.instance), 5000);
      if (best === undefined) return;
      if (left) expect(left.atLeast).toBeLessThanOrEqual(best.left);
      if (late && plan.levels.left === best.left) expect(late.atLeast).toBeLessThanOrEqual(best.late);
      for (const { alone = [], atLeast = 0 } of [left ?? {}, late ?? {}])
        for (const one of alone) expect(one.atLeast).toBeLessThan(atLeast);
    }),
    { numRuns: 30, seed: 19 },
  );
});
