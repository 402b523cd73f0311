import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkConvoyPlan } from '../../../convoys-check/check-plan.ts';
import { InstanceError } from '../../files/instance-error.ts';
import { checkConvoyInstance } from '../files/read-convoy-instance.ts';
import { readConvoyPlan } from '../files/read-convoy-plan.ts';
import { planConvoys } from '../plan-convoys.ts';
import { USUAL_CONVOY_WISH } from '../solve-convoys.ts';
import { anyConvoys } from '../support/any-convoys.ts';
import { smallConvoys } from '../support/small-convoys.ts';
import { readConvoyChanges } from './convoy-changes.ts';
import { presentState } from './present-state.ts';
import { sayChanges } from './say-changes.ts';

const NOTHING = { format: 'amana-convoy-changes-1', today: 1, sealed: [], falls: [], closes: [], late: [] };
const changesOf = (more: object) => readConvoyChanges(JSON.stringify({ ...NOTHING, ...more }));

const planned = async (persons: number, more: object = {}) => {
  const read = smallConvoys(persons, more);
  const plan = await planConvoys(read, USUAL_CONVOY_WISH, () => {});
  return { ...read, plan, convoys: readConvoyPlan(read, JSON.parse(JSON.stringify(plan))) };
};
const again = async (
  { instance, convoys }: Pick<Awaited<ReturnType<typeof planned>>, 'instance' | 'convoys'>,
  more: object,
) => {
  const state = presentState(instance, convoys, changesOf(more));
  const value = JSON.parse(JSON.stringify(state.instance));
  const wish = { ...USUAL_CONVOY_WISH, taken: state.taken };
  const plan = await planConvoys({ instance: checkConvoyInstance(value), value }, wish, () => {});
  expect(checkConvoyPlan(JSON.stringify(value), JSON.stringify(plan)).refusals).toEqual([]);
  return { state, plan, words: sayChanges(state, plan) };
};

test('what has left stays, and where nothing changed the rest is planned as before', async () => {
  const { state, words } = await again(await planned(6), {});
  expect(state.instance.fixed).toMatchObject([{ day: 0, busyThrough: 0 }]);
  expect(words).toEqual([
    '1 convoys are sealed or have left, and stay as they are.',
    '2 of the 2 others leave from the same site on the same axis and day as before.',
    'persons left at the sites at the end: 0 before, 0 now',
    'persons at a site when it is expected to be lost: 0 before, 0 now',
    'person-days, weighted with the hazard of the site: 4 before, 4 now',
    'minutes of convoys: 120 before, 120 now',
  ]);
});

test('made again twice on one day, no convoy has an id that another one had', async () => {
  const made = await planned(6);
  const said = new Map(made.convoys.map(({ id, day }) => [id, day]));
  let latest: Pick<typeof made, 'instance' | 'convoys'> = made;
  for (const closed of [1, 2, 3]) {
    // from another crossing day each time, so that the convoys are others
    const { state, plan } = await again(latest, { closes: [{ crossing: 'X0', from: closed, to: closed }] });
    for (const { id, day } of plan.convoys) {
      expect([id, said.get(id)]).toEqual([id, undefined]);
      said.set(id, day);
    }
    const read = { instance: state.instance, value: JSON.parse(JSON.stringify(state.instance)) };
    latest = { instance: state.instance, convoys: readConvoyPlan(read, JSON.parse(JSON.stringify(plan))) };
  }
});

test('a site that falls leaves whoever did not leave before, and it is said who', async () => {
  const { plan, words } = await again(await planned(6), { falls: [{ site: 'S0', day: 2 }] });
  expect(plan.levels).toMatchObject({ left: 2, late: 2 });
  expect(words).toContainEqual(expect.stringMatching(/^no longer: c\d\.\d from S0 on A0, day 2, 2 persons$/));
  expect(words).toContain('persons left at the sites at the end: 0 before, 2 now');
});

test('a crossing that closes moves convoys to later days', async () => {
  const { plan, words } = await again(await planned(6), { closes: [{ crossing: 'X0', from: 1, to: 1 }] });
  expect(plan.convoys.map(({ day }) => day)).toEqual([2, 3]);
  expect(words).toContainEqual(expect.stringMatching(/^no longer: c\d\.\d from S0 on A0, day 1, 2 persons$/));
  expect(words).toContainEqual(expect.stringMatching(/^new: c\d\.\d from S0 on A0, day 3, 2 persons$/));
});

test('a convoy that is late keeps its escort, and nobody is planned with it meanwhile; one that is sealed keeps its people', async () => {
  const made = await planned(6);
  const [first, , last] = made.convoys;
  const { plan } = await again(made, { late: [{ convoy: first?.id, arrivesDay: 1, busyThrough: 2 }] });
  expect(plan.convoys.map(({ day }) => day)).toEqual([3]);
  expect(plan.levels.left).toBe(2);
  const sealed = await again(made, { sealed: [last?.id] });
  expect(sealed.state.instance.fixed.at(-1)).toMatchObject({ id: last?.id, units: last?.units });
  expect(sealed.plan.convoys).toHaveLength(1);
});

test.each<[object, string]>([
  [{ today: 9 }, 'today: day 9'],
  [{ sealed: ['c77'] }, 'sealed[0]: the plan has no convoy c77.'],
  [{ falls: [{ site: 'S7', day: 1 }] }, 'falls[0]: the site S7 is unknown.'],
  [{ closes: [{ from: 1, to: 2 }] }, 'closes[0]: it names not one of axis and crossing.'],
  [{ closes: [{ axis: 'A7', from: 2, to: 1 }] }, 'closes[0]: it opens before it closes.'],
  [{ late: [{ convoy: 'c0.3', arrivesDay: 3, busyThrough: 3 }] }, 'late[0]: convoy c0.3 is neither sealed'],
  [{ today: -1 }, 'today: a day is at least 0.'],
])('changes that do not fit are refused with their place: %j', async (more, message) => {
  const { instance, convoys } = await planned(6);
  const refuse = () => presentState(instance, convoys, changesOf(more));
  expect(refuse).toThrow(InstanceError);
  expect(refuse).toThrow(message);
});

test('of all small instances, from every day: the new plan keeps every rule beside what has left, and is never better than the old one promised', async () => {
  await fc.assert(
    fc.asyncProperty(anyConvoys, fc.nat(3), fc.boolean(), async (value, day, falls) => {
      const read = { instance: checkConvoyInstance(value), value };
      const plan = await planConvoys(read, USUAL_CONVOY_WISH, () => {});
      const convoys = readConvoyPlan(read, JSON.parse(JSON.stringify(plan)));
      const today = Math.max(day, value.from);
      const { plan: next } = await again(
        { instance: read.instance, convoys },
        { today, falls: falls ? [{ site: 'S1', day: 2 }] : [] },
      );
      expect(next.levels.left).toBeGreaterThanOrEqual(plan.levels.left);
    }),
    { numRuns: 30, seed: 17 },
  );
});
