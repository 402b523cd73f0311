import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { InstanceError } from '../files/instance-error.ts';
import { readInstance } from '../files/read-instance.ts';
import { USUAL_WISH } from '../make-plan.ts';
import { Placing } from '../model/placing.ts';
import { problemOf } from '../model/problem.ts';
import { planInWorker } from './plan-in-worker.ts';
import { NoPlanYetError } from './work-in-worker.ts';

const folder = join(import.meta.dirname, '../../../../scenarios/placement');
const small = readFileSync(join(folder, 'n150-f3-d1.json'), 'utf8');

test('an instance is planned in a worker, and the plan has the hash that it has on every machine', async () => {
  const steps = new Set<string>();
  const plan = await planInWorker(small, USUAL_WISH, { onProgress: ({ step }) => steps.add(step) });
  expect(plan.levels).toMatchObject({ unplaced: 0, stranded: 0, networkExcess: 0, km: 145_957 });
  expect(plan.bound.km).toBe(145_957);
  expect(plan.hash).toBe('694ffe15a2bf43cde8a8aa08c57b00a2c5785072ac5f4f49147e3cf0a2add7be');
  expect([...steps]).toEqual(['levels', 'km', 'drill']);
});

test('a planner that is cancelled keeps its best plan, marked, and that keeps the hard rules', async () => {
  const control = new AbortController();
  const plan = await planInWorker(small, USUAL_WISH, {
    signal: control.signal,
    onProgress: ({ step }) => step === 'km' && control.abort(),
  });
  expect(plan.status).toBe('cancelled');
  const problem = problemOf(readInstance(small).instance);
  const ids = problem.instance.facilities.map(({ id }) => id);
  const placing = new Placing(
    problem,
    problem.instance.units.map(({ id }) => ids.indexOf(plan.facility[id] ?? '')),
  );
  expect(placing.levels()).toEqual(plan.levels);
  expect(placing.brokenPairs()).toBe(0);
});

test('one that is cancelled before its first plan says so', async () => {
  await expect(planInWorker(small, USUAL_WISH, { signal: AbortSignal.abort() })).rejects.toThrow(NoPlanYetError);
});

test('a bad instance is refused before a worker starts', () => {
  expect(() => planInWorker('{', USUAL_WISH)).toThrow(InstanceError);
});
