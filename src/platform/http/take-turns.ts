import { Refusal } from '../../core/register/refusal.ts';

/** Runs work when its turn has come. */
export type TakeTurns = <Result>(work: () => Promise<Result>) => Promise<Result>;

/**
 * Lets `atOnce` run together; what comes later waits, in the order in which it came. Short work that outnumbers the cores only takes turns on them: each is answered later, and none sooner.
 * @param patience milliseconds after which who still waits is refused as `busy`
 */
export const takeTurns = (atOnce: number, patience: number): TakeTurns => {
  let running = 0;
  const waiting: (() => void)[] = [];
  const turn = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const begin = (): void => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(begin), 1);
        reject(new Refusal('busy'));
      }, patience);
      waiting.push(begin);
    });
  return async (work) => {
    // whoever ends hands its place to the next, so that nobody comes in between
    if (running >= atOnce) await turn();
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
};
