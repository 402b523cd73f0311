import type { PlanFile } from '../files/plan-file.ts';
import { readInstance } from '../files/read-instance.ts';
import { cancelledPlan, type PlanWish, type Progress } from '../make-plan.ts';
import type { SolvedPlan } from '../solve-levels-and-km.ts';
import type { WorkerInput } from './placement-worker.ts';
import { type PlanControl, workInWorker } from './work-in-worker.ts';

/**
 * Makes a plan in a worker of its own.
 * @param text an `amana-placement-1` file, checked here before the solver starts
 * @throws InstanceError where the instance is refused, SolverError where the solver cannot answer, NoPlanYetError where it was cancelled before its first plan
 */
export const planInWorker = (
  text: string,
  wish: PlanWish,
  { onProgress, signal }: PlanControl<Progress> = {},
): Promise<PlanFile> => {
  const read = readInstance(text);
  const input: WorkerInput = { text, wish };
  let best: SolvedPlan | undefined;
  const watch = (progress: Progress) => {
    if (progress.step === 'km') best = progress.plan;
    onProgress?.(progress);
  };
  return workInWorker(
    new URL('./placement-worker.ts', import.meta.url),
    input,
    { onProgress: watch, ...(signal ? { signal } : {}) },
    () => best && cancelledPlan(read, best),
  );
};
