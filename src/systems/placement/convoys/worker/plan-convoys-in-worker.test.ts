import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkConvoyPlan } from '../../../convoys-check/check-plan.ts';
import { InstanceError } from '../../files/instance-error.ts';
import { NoPlanYetError } from '../../worker/work-in-worker.ts';
import { planConvoysInWorker } from './plan-convoys-in-worker.ts';

const text = readFileSync(join(import.meta.dirname, '../../../../../scenarios/placement/convoys-150.json'), 'utf8');

test('an instance is planned in a worker, level by level, and the plan has the hash that it has on every machine', async () => {
  const levels: string[] = [];
  const plan = await planConvoysInWorker(text, { onProgress: ({ level }) => levels.push(level) });
  expect(levels).toEqual(['left', 'late', 'risk', 'minutes']);
  expect(plan.levels).toEqual({ left: 0, late: 0, risk: 5012, minutes: 14_418 });
  expect(plan.hash).toBe('91f4b669c2df85de5bcd1c9e0aa8e77a976f57bc92eedc1f0e1e47db8a059b9a');
});

test('a planner that is cancelled keeps its best plan, marked, and that keeps every hard rule', async () => {
  const control = new AbortController();
  const plan = await planConvoysInWorker(text, { signal: control.signal, onProgress: () => control.abort() });
  expect(plan.status).toBe('cancelled');
  const verdict = checkConvoyPlan(text, JSON.stringify(plan));
  expect(verdict).toMatchObject({ refusals: [], cancelled: true });
});

test('one that is cancelled before its first plan says so, and a bad instance is refused before a worker starts', async () => {
  await expect(planConvoysInWorker(text, { signal: AbortSignal.abort() })).rejects.toThrow(NoPlanYetError);
  expect(() => planConvoysInWorker('{')).toThrow(InstanceError);
});
