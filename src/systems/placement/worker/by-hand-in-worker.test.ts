import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkPlan } from '../../placement-check/check-plan.ts';
import { tellUnit } from '../by-hand/tell-unit.ts';
import type { Instance } from '../files/instance-schema.ts';
import { readInstance } from '../files/read-instance.ts';
import { USUAL_WISH } from '../make-plan.ts';
import { ContradictionError, explainInWorker, type PlanTexts, planAroundInWorker } from './by-hand-in-worker.ts';
import { planInWorker } from './plan-in-worker.ts';
import { NoPlanYetError } from './work-in-worker.ts';

const instanceText = readFileSync(join(import.meta.dirname, '../../../../scenarios/placement/n150-f3-d1.json'), 'utf8');
const texts: PlanTexts = { instanceText, planText: JSON.stringify(await planInWorker(instanceText, USUAL_WISH)) };
const never = new AbortController().signal;
const { units, apart, facilities } = JSON.parse(instanceText) as Pick<Instance, 'units' | 'apart' | 'facilities'>;

test('a unit is explained by every site, and moving it to the next best costs what was said', async () => {
  const read = readInstance(instanceText);
  const written: unknown = JSON.parse(texts.planText);
  // in a full instance not everybody has another place
  const id = units.find((unit) => tellUnit(read, written, unit.id).nextBest !== null)?.id ?? '';
  const told = await explainInWorker(texts, id, never);
  expect(told.options).toHaveLength(3);
  const here = told.options.find(({ site }) => site === told.at);
  expect(here).toMatchObject({ couldTake: true, more: 0, breaks: [], over: [] });
  expect(told.nextBest).not.toBeNull();
  const { site, km } = told.nextBest as NonNullable<typeof told.nextBest>;
  const before = JSON.parse(texts.planText) as { levels: { km: number } };
  const plan = await planAroundInWorker(texts, { [id]: site }, never);
  expect(plan.facility[id]).toBe(site);
  expect(plan.levels.km).toBeLessThanOrEqual(before.levels.km + km);
  expect(checkPlan(instanceText, JSON.stringify(plan)).refusals).toEqual([]);
});

test('two who are kept apart are not placed at one site, and the unit and the site are told', async () => {
  const [[one, other]] = apart as [[string, string]];
  const site = facilities[0]?.id ?? '';
  const error = await planAroundInWorker(texts, { [one]: site, [other]: site }, never).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(ContradictionError);
  expect(error).toMatchObject({ unit: other, site });
});

test('one that is ended answers nothing', async () => {
  await expect(explainInWorker(texts, units[0]?.id ?? '', AbortSignal.abort())).rejects.toThrow(NoPlanYetError);
});
