import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Verdict } from '../../placement-check/check-plan.ts';
import type { CheckInput } from './check-worker.ts';

/** What the checker may keep, in MB: several times what the largest plan that is stored needs. */
const MOST_MB = 2048;

/**
 * Checks a plan in a thread of its own: the checker counts in exact fractions, for seconds where a plan is large, and the server answers others meanwhile. The thread ends with the answer.
 * @throws the error of the thread, where it had not enough memory or the checker failed
 */
export const checkInWorker = async ({ instanceText, planText }: CheckInput): Promise<Verdict> => {
  const input: CheckInput = { instanceText, planText };
  const worker = new Worker(new URL('./check-worker.ts', import.meta.url), {
    workerData: input,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MB },
  });
  // a server that stops does not wait for it
  worker.unref();
  const ended = new AbortController();
  try {
    return await Promise.race([
      once(worker, 'message', { signal: ended.signal }).then(([verdict]) => verdict as Verdict),
      once(worker, 'exit', { signal: ended.signal }).then(() => {
        throw new Error('The checker ended without a verdict.');
      }),
    ]);
  } finally {
    ended.abort();
    await worker.terminate();
  }
};
