import { parentPort } from 'node:worker_threads';
import { SolverError } from '../linear/solver.ts';
import type { WorkerMessage } from './work-in-worker.ts';

/** The whole life of a worker: makes a plan, says how far it is, and says the plan or, in words of ours, what failed. */
export const answerFromWorker = async <Plan, Progress>(
  work: (onProgress: (progress: Progress) => void) => Promise<Plan>,
): Promise<void> => {
  const say = (message: WorkerMessage<Plan, Progress>): void => parentPort?.postMessage(message);
  try {
    say({ kind: 'plan', plan: await work((progress) => say({ kind: 'progress', progress })) });
  } catch (error) {
    const message =
      error instanceof SolverError
        ? error.message
        : `The planner failed (${error instanceof Error ? error.name : 'unknown'}). Report it with the instance.`;
    say({ kind: 'failure', message });
  }
};
