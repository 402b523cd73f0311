import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { planInWorker, USUAL_WISH } from '../../placement/index.ts';
import { checkPlan } from '../../placement-check/check-plan.ts';
import { checkInWorker } from './check-in-worker.ts';

const instanceText = readFileSync(join(import.meta.dirname, '../../../../scenarios/placement/n150-f3-d1.json'), 'utf8');
const planText = JSON.stringify(await planInWorker(instanceText, USUAL_WISH));

test('a plan is checked in a thread of its own, while this one goes on, and the verdict is that of the checker', async () => {
  let turns = 0;
  const clock = setInterval(() => {
    turns += 1;
  }, 1);
  const verdict = await checkInWorker({ instanceText, planText });
  clearInterval(clock);
  expect(turns).toBeGreaterThan(0);
  expect(verdict).toEqual(checkPlan(instanceText, planText));
  expect(verdict.refusals).toEqual([]);
});

test('a plan that says what is not so is refused there as anywhere', async () => {
  const plan = JSON.parse(planText) as { levels: { km: number } };
  plan.levels.km -= 1;
  const verdict = await checkInWorker({ instanceText, planText: JSON.stringify(plan) });
  expect(verdict.refusals).not.toEqual([]);
});
