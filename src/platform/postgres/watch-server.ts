import { setTimeout as sleep } from 'node:timers/promises';
import { OperatorError } from '../config/operator-error.ts';
import type { Postmaster } from './postmaster-file.ts';
import { findProcessIdentity } from './process-identity.ts';

/** Milliseconds between two looks at the server's process. Outside Linux a look runs `ps`. */
const lookEvery = process.platform === 'linux' ? 250 : 5_000;
/** Milliseconds before the next try where the server could not be started again: whoever frees the disk needs time. */
const tryAgainAfter = 2_000;

/** A server that is started again when it ends by itself. */
export interface WatchedServer {
  /** Stops looking, and answers the server that runs now; undefined where none does. A start under way is given up. @throws OperatorError where it does not end */
  release(): Promise<Postmaster | undefined>;
}

/**
 * Looks after a server that nobody told to end: killed for want of memory, or ended by itself on a full disk. It is started again until that works, and
 * PostgreSQL recovers what was committed.
 * @param restart starts it again, on the same socket; gives up when the signal says so
 * @param say gets one sentence when the server is gone, one for every other reason why it does not start, one when it is back
 */
export const watchServer = (
  first: Postmaster,
  restart: (stop: AbortSignal) => Promise<Postmaster>,
  say: (text: string) => void,
): WatchedServer => {
  const stop = new AbortController();
  const pause = async (milliseconds: number): Promise<void> => {
    try {
      await sleep(milliseconds, undefined, { signal: stop.signal, ref: false });
    } catch (error) {
      if (!stop.signal.aborted) throw error;
    }
  };
  const startAgain = async (): Promise<Postmaster | undefined> => {
    let said = '';
    while (!stop.signal.aborted) {
      try {
        const server = await restart(stop.signal);
        say('the database runs again');
        return server;
      } catch (error) {
        if (error === stop.signal.reason) return undefined;
        if (stop.signal.aborted) throw error;
        const words = error instanceof OperatorError ? error.message : String(error);
        // What the server said carries times and numbers of processes, which differ at every try.
        const gist = words.replaceAll(/\d/g, '');
        if (gist !== said) say(`the database does not start yet, and is tried again every two seconds. ${words}`);
        said = gist;
        await pause(tryAgainAfter);
      }
    }
    return undefined;
  };
  const watch = async (): Promise<Postmaster | undefined> => {
    let server: Postmaster | undefined = first;
    while (server !== undefined && !stop.signal.aborted) {
      await pause(lookEvery);
      if (findProcessIdentity(server.processId) === server.identity || stop.signal.aborted) continue;
      say('the database has ended by itself; starting it again ...');
      server = await startAgain();
    }
    return server;
  };
  const watching = watch();
  return {
    release: () => {
      stop.abort();
      return watching;
    },
  };
};
