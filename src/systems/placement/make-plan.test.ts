import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashOf, type PlanFile } from './files/plan-file.ts';
import { checkInstance } from './files/read-instance.ts';
import { makePlan, USUAL_WISH } from './make-plan.ts';
import { Placing } from './model/placing.ts';
import { problemOf } from './model/problem.ts';
import { anyInstance } from './support/any-instance.ts';
import { everyPlan } from './support/every-plan.ts';

const planOf = async (value: unknown): Promise<PlanFile> =>
  makePlan({ instance: checkInstance(value), value }, USUAL_WISH, () => {});

/** The least value of a level among plans, and those of them that keep a limit of it. */
const least = (plans: readonly PlanFile['levels'][], level: keyof PlanFile['levels']): number =>
  Math.min(...plans.map((plan) => plan[level]));
const within = (plans: readonly PlanFile['levels'][], level: keyof PlanFile['levels'], most: number) =>
  plans.filter((plan) => plan[level] <= most);

test('of all plans there are, level by level, none is better, and every bound that is certified is true', async () => {
  await fc.assert(
    fc.asyncProperty(anyInstance, async (value) => {
      const plan = await planOf(value);
      const problem = problemOf(checkInstance(value));
      let plans = everyPlan(problem);
      const { levels, limits, certificates } = plan;

      expect(levels.unplaced).toBe(least(plans, 'unplaced'));
      expect(certificates.unplaced.bound).toBeLessThanOrEqual(levels.unplaced);
      plans = within(plans, 'unplaced', levels.unplaced);

      expect(levels.stranded).toBe(least(plans, 'stranded'));
      expect(certificates.stranded.bound).toBeLessThanOrEqual(levels.stranded);
      plans = within(plans, 'stranded', levels.stranded);

      const loss = least(plans, 'worstLoss');
      expect(certificates.worstLoss.bound).toBeLessThanOrEqual(loss);
      const slack = 1 + problem.instance.dispersionSlack;
      expect(levels.worstLoss).toBeLessThanOrEqual(Math.floor(loss * slack + 1e-9));
      const widest = within(plans, 'worstLoss', Math.floor(loss * slack + 1e-9));
      plans = within(plans, 'worstLoss', limits.worstLoss);

      expect(levels.networkExcess).toBe(least(widest, 'networkExcess'));
      expect(certificates.networkExcess.bound).toBeLessThanOrEqual(least(plans, 'networkExcess'));
      plans = within(plans, 'networkExcess', levels.networkExcess);

      expect(levels.km).toBe(least(within(widest, 'networkExcess', levels.networkExcess), 'km'));
      expect(plan.bound.km).toBeLessThanOrEqual(least(plans, 'km'));
    }),
    { numRuns: 15, seed: 5 },
  );
});

test('every plan keeps the hard rules, says its own levels and has its hash', async () => {
  await fc.assert(
    fc.asyncProperty(anyInstance, async (value) => {
      const plan = await planOf(value);
      const problem = problemOf(checkInstance(value));
      const facilities = problem.instance.facilities.map(({ id }) => id);
      const facilityOf = problem.instance.units.map(({ id }) => facilities.indexOf(plan.facility[id] ?? ''));
      expect(everyPlan(problem, facilityOf)).toEqual([plan.levels]);
      expect(new Placing(problem, facilityOf).levels()).toEqual(plan.levels);
      const { hash, ...rest } = plan;
      expect(hash).toBe(hashOf(rest));
    }),
    { numRuns: 10, seed: 6 },
  );
});

test('the same instance gives the same plan', async () => {
  await fc.assert(
    fc.asyncProperty(anyInstance, async (value) => {
      const copy: unknown = JSON.parse(JSON.stringify(value));
      expect((await planOf(copy)).hash).toBe((await planOf(value)).hash);
    }),
    { numRuns: 2, seed: 7 },
  );
});

test('a tight limit of a later level leaves nobody unplaced: it gives way, and says how far from its bound it is', async () => {
  const file = new URL('../../../scenarios/placement/n1000-f12-d1.json.gz', import.meta.url);
  const value = { ...JSON.parse(gunzipSync(readFileSync(file)).toString()), dispersionSlack: 0.02 };
  const plan = await makePlan({ instance: checkInstance(value), value }, { targetGap: 0.05, rounds: 1 }, () => {});
  expect(plan.levels.unplaced).toBe(0);
  expect(plan.levels.stranded).toBe(plan.certificates.stranded.bound);
  expect(plan.levels.worstLoss).toBeLessThanOrEqual(1.1 * plan.certificates.worstLoss.bound);
});
