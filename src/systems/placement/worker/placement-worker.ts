import { parentPort, workerData } from 'node:worker_threads';
import type { PlanFile } from '../files/plan-file.ts';
import { readInstance } from '../files/read-instance.ts';
import { SolverError } from '../linear/solver.ts';
import { makePlan, type PlanWish, type Progress } from '../make-plan.ts';

/** What the worker is given: the text of the instance, which the caller has checked. */
export type WorkerInput = { readonly text: string; readonly wish: PlanWish };

/** What the worker says. A failure is told in words of ours: what the solver throws holds a whole line of minified program. */
export type WorkerMessage =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'plan'; readonly plan: PlanFile }
  | { readonly kind: 'failure'; readonly message: string };

const say = (message: WorkerMessage): void => parentPort?.postMessage(message);

const { text, wish } = workerData as WorkerInput;
try {
  const plan = await makePlan(readInstance(text), wish, (progress) => say({ kind: 'progress', progress }));
  say({ kind: 'plan', plan });
} catch (error) {
  const message =
    error instanceof SolverError
      ? error.message
      : `The planner failed (${error instanceof Error ? error.name : 'unknown'}). Report it with the instance.`;
  say({ kind: 'failure', message });
}
