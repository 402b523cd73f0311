import { type PlanControl, workInWorker } from '../../worker/work-in-worker.ts';
import type { ConvoyPlanFile } from '../files/convoy-plan-file.ts';
import { readConvoyInstance } from '../files/read-convoy-instance.ts';
import type { ConvoyLoad } from '../model/convoy-loads.ts';
import { cancelledConvoys } from '../plan-convoys.ts';
import { type ConvoyStep, type ConvoyWish, USUAL_CONVOY_WISH } from '../solve-convoys.ts';
import type { ConvoyWorkerInput } from './convoy-worker.ts';

/**
 * Plans convoys in a worker of its own.
 * @param text an `amana-convoys-1` file, checked here before the solver starts
 * @throws InstanceError where the instance is refused, SolverError where the solver cannot answer, NoPlanYetError where it was cancelled before its first plan
 */
export const planConvoysInWorker = (
  text: string,
  { onProgress, signal }: PlanControl<ConvoyStep> = {},
  wish: ConvoyWish = USUAL_CONVOY_WISH,
): Promise<ConvoyPlanFile> => {
  const read = readConvoyInstance(text);
  const input: ConvoyWorkerInput = { text, wish };
  let best: readonly ConvoyLoad[] | undefined;
  const watch = (step: ConvoyStep) => {
    best = step.loads;
    onProgress?.(step);
  };
  return workInWorker(
    new URL('./convoy-worker.ts', import.meta.url),
    input,
    { onProgress: watch, ...(signal ? { signal } : {}) },
    () => best && cancelledConvoys(read, best, wish),
  );
};
