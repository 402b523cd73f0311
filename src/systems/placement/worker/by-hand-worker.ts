import { workerData } from 'node:worker_threads';
import { LocksError } from '../by-hand/resolve-around.ts';
import { type LocksById, resolvePlanFile } from '../by-hand/resolve-plan-file.ts';
import { type ToldUnit, tellUnit } from '../by-hand/tell-unit.ts';
import type { PlanFile } from '../files/plan-file.ts';
import { readInstance } from '../files/read-instance.ts';
import { answerFromWorker } from './answer-from-worker.ts';

/** What the worker is given: both files, and a unit to explain or where people placed units. */
export type ByHandInput = { readonly instanceText: string; readonly planText: string } & (
  | { readonly unit: string }
  | { readonly locks: LocksById }
);
/** What it answers. Locks that contradict each other or a hard rule are an answer, not a failure: by the ids of the unit and the site. */
export type ByHandAnswer =
  | { readonly told: ToldUnit }
  | { readonly plan: PlanFile }
  | { readonly contradiction: { readonly unit: string; readonly site: string } };

const input = workerData as ByHandInput;
await answerFromWorker(async (): Promise<ByHandAnswer> => {
  const read = readInstance(input.instanceText);
  const plan: unknown = JSON.parse(input.planText);
  if ('unit' in input) return { told: tellUnit(read, plan, input.unit) };
  try {
    return { plan: await resolvePlanFile(read, plan, input.locks) };
  } catch (error) {
    if (!(error instanceof LocksError)) throw error;
    const { units, facilities } = read.instance;
    return {
      contradiction: { unit: units[error.unit]?.id ?? '', site: facilities[error.facility]?.id ?? '' },
    };
  }
});
