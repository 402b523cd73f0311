import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkConvoyPlan } from '../../convoys-check/check-plan.ts';
import { checkConvoyInstance } from './files/read-convoy-instance.ts';
import { riskiestFirst } from './greedy.ts';
import { CONVOY_LEVELS } from './model/convoy-levels.ts';
import { levelsOfLoads } from './model/convoy-loads.ts';
import { convoyProblemOf } from './model/convoy-problem.ts';
import { cancelledConvoys, planConvoys } from './plan-convoys.ts';
import { USUAL_CONVOY_WISH } from './solve-convoys.ts';
import { anyConvoys } from './support/any-convoys.ts';
import { bestOfAll } from './support/every-convoy-plan.ts';

const read = (value: object) => ({ instance: checkConvoyInstance(value), value });

test('of all small instances: a plan is the best of every plan there is, no bound is above it, and the checker accepts it', async () => {
  const found = { tried: 0, certified: 0, households: 0, left: 0, late: 0 };
  await fc.assert(
    fc.asyncProperty(anyConvoys, async (value) => {
      const plan = await planConvoys(read(value), USUAL_CONVOY_WISH, () => {});
      const verdict = checkConvoyPlan(JSON.stringify(value), JSON.stringify(plan));
      expect(verdict.refusals).toEqual([]);
      const problem = convoyProblemOf(checkConvoyInstance(value));
      const best = bestOfAll(problem, 20_000);
      if (best === undefined) return;
      found.tried += 1;
      found.left += Number(best.left > 0);
      found.late += Number(best.late > 0);
      found.certified += Number(verdict.levels.every(({ certified }) => certified));
      for (const [index, level] of CONVOY_LEVELS.entries()) {
        // a bound holds for who reaches the same before it
        if (CONVOY_LEVELS.slice(0, index).every((before) => plan.levels[before] === best[before])) {
          expect(plan.certificates[level].bound, level).toBeLessThanOrEqual(best[level]);
          expect(plan.certificates[level].solverBound ?? 0, level).toBeLessThanOrEqual(best[level]);
        }
      }
      // households that share convoys of one day can be impossible to divide among them: then somebody leaves later
      if (problem.streams.some(({ size }) => size > 1)) found.households += 1;
      else expect(plan.levels).toEqual(best);
    }),
    { numRuns: 150, seed: 3 },
  );
  for (const count of Object.values(found)) expect(count).toBeGreaterThan(10);
});

test('riskiest first keeps every rule, and a cancelled plan proves nothing', () => {
  fc.assert(
    fc.property(anyConvoys, (value) => {
      const problem = convoyProblemOf(checkConvoyInstance(value));
      const plan = cancelledConvoys(read(value), riskiestFirst(problem));
      expect(plan.status).toBe('cancelled');
      const verdict = checkConvoyPlan(JSON.stringify(value), JSON.stringify(plan));
      expect(verdict.refusals).toEqual([]);
      expect(verdict.levels.map(({ bound }) => bound)).toEqual([0, 0, 0, 0]);
      expect(plan.levels).toEqual(levelsOfLoads(problem, riskiestFirst(problem)));
    }),
    { numRuns: 100, seed: 5 },
  );
});

test('the same instance gives the same plan, wherever it is made', async () => {
  const file = join(import.meta.dirname, '../../../../scenarios/placement/convoys-150.json');
  const value = JSON.parse(readFileSync(file, 'utf8'));
  const [one, other] = [
    await planConvoys(read(value), USUAL_CONVOY_WISH, () => {}),
    await planConvoys(read(value), USUAL_CONVOY_WISH, () => {}),
  ];
  expect(one.hash).toBe(other.hash);
  expect(one.levels).toMatchObject({ left: 0 });
});
