import { Worker } from 'node:worker_threads';
import type { PlanFile } from '../files/plan-file.ts';
import { readInstance } from '../files/read-instance.ts';
import { SolverError } from '../linear/solver.ts';
import { cancelledPlan, type PlanWish, type Progress } from '../make-plan.ts';
import type { SolvedPlan } from '../solve-levels-and-km.ts';
import type { WorkerInput, WorkerMessage } from './placement-worker.ts';

/** A cancelled planner had no plan yet. */
export class NoPlanYetError extends Error {
  override readonly name = 'NoPlanYetError';
}

/** How a planner in a worker is watched and ended. */
export type PlanControl = {
  readonly onProgress?: (progress: Progress) => void;
  /** Ends the worker at once; the best plan so far is the answer, marked cancelled. */
  readonly signal?: AbortSignal;
};

/** Most of what a planner makes is short-lived and large: left to itself V8 lets it pile up to tens of megabytes more, and is no faster. */
const YOUNG_MB = 3;

/**
 * Makes a plan in a worker of its own, because the solver holds its thread until it is done and keeps its memory until its thread ends.
 * @param text an `amana-placement-1` file, checked here before the solver starts
 * @throws InstanceError where the instance is refused, SolverError where the solver cannot answer, NoPlanYetError where it was cancelled before its first plan
 */
export const planInWorker = (
  text: string,
  wish: PlanWish,
  { onProgress, signal }: PlanControl = {},
): Promise<PlanFile> => {
  const read = readInstance(text);
  const input: WorkerInput = { text, wish };
  const worker = new Worker(new URL('./placement-worker.ts', import.meta.url), {
    workerData: input,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  let best: SolvedPlan | undefined;
  return new Promise<PlanFile>((resolve, reject) => {
    const cancel = () => {
      if (best) resolve(cancelledPlan(read, best));
      else reject(new NoPlanYetError('The planner was ended before it had a plan. Nothing was written.'));
    };
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'plan') resolve(message.plan);
      else if (message.kind === 'failure') reject(new SolverError(message.message));
      else {
        if (message.progress.step === 'km') best = message.progress.plan;
        onProgress?.(message.progress);
      }
    });
    // A worker that dies for want of memory says a reason of V8's; ours says what to do.
    worker.on('error', () =>
      reject(
        new SolverError(
          'The planner ran out of memory. Divide the instance, for example by phase, and solve the parts.',
        ),
      ),
    );
    worker.on('exit', () => reject(new SolverError('The planner ended without a plan. Report it with the instance.')));
    if (signal?.aborted) cancel();
    else signal?.addEventListener('abort', cancel, { once: true });
  }).finally(() => worker.terminate());
};
