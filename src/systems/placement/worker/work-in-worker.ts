import { Worker } from 'node:worker_threads';
import { SolverError } from '../linear/solver.ts';

/** A cancelled planner had no plan yet. */
export class NoPlanYetError extends Error {
  override readonly name = 'NoPlanYetError';
}

/** What a worker says. A failure is told in words of ours: what the solver throws holds a whole line of minified program. */
export type WorkerMessage<Plan, Progress> =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'plan'; readonly plan: Plan }
  | { readonly kind: 'failure'; readonly message: string };

/** How a planner in a worker is watched and ended. */
export type PlanControl<Progress> = {
  readonly onProgress?: (progress: Progress) => void;
  /** Ends the worker at once; the best plan so far is the answer, marked cancelled. */
  readonly signal?: AbortSignal;
};

/** Most of what a planner makes is short-lived and large: left to itself V8 lets it pile up to tens of megabytes more, and is no faster. */
const YOUNG_MB = 3;

/**
 * Makes a plan in a worker of its own, because the solver holds its thread until it is done and keeps its memory until its thread ends.
 * @param kept the plan that is the answer where it is cancelled, if there is one by then
 * @throws SolverError where the solver cannot answer, NoPlanYetError where it was cancelled before its first plan
 */
export const workInWorker = <Plan, Progress>(
  program: URL,
  input: unknown,
  { onProgress, signal }: PlanControl<Progress>,
  kept: () => Plan | undefined,
): Promise<Plan> => {
  const worker = new Worker(program, {
    workerData: input,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  return new Promise<Plan>((resolve, reject) => {
    const cancel = () => {
      const plan = kept();
      if (plan !== undefined) resolve(plan);
      else reject(new NoPlanYetError('The planner was ended before it had a plan. Nothing was written.'));
    };
    worker.on('message', (message: WorkerMessage<Plan, Progress>) => {
      if (message.kind === 'plan') resolve(message.plan);
      else if (message.kind === 'failure') reject(new SolverError(message.message));
      else onProgress?.(message.progress);
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
