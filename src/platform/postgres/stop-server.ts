import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { explainFailure } from './explain-failure.ts';
import type { Postmaster } from './postmaster-file.ts';
import { findProcessIdentity } from './process-identity.ts';

/** A fast shutdown writes what is in memory: seconds, on a slow disk more. In milliseconds. */
const longestFastStop = 60_000;
/** An immediate shutdown writes nothing; the server kills its helpers after five seconds. In milliseconds. */
const longestQuit = 30_000;
/** How long a server that works may take to answer that it does, in milliseconds. */
const longestAnswer = 2_000;

/** A server's process. */
type ServerProcess = Pick<Postmaster, 'processId' | 'identity'>;

const isRunning = ({ processId, identity }: ServerProcess): boolean => findProcessIdentity(processId) === identity;

const signal = (postmaster: ServerProcess, name: NodeJS.Signals): void => {
  try {
    process.kill(postmaster.processId, name);
  } catch (error) {
    // It may end between the look and the signal.
    if (isRunning(postmaster)) throw error;
  }
};

const isGoneWithin = async (postmaster: ServerProcess, milliseconds: number): Promise<boolean> => {
  for (const end = Date.now() + milliseconds; isRunning(postmaster); await sleep(10))
    if (Date.now() > end) return false;
  return true;
};

/** True where the server takes connections; false while it starts, recovers or ends, or does not answer. */
const isAccepting = async (connection: pg.ClientConfig): Promise<boolean> => {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: longestAnswer });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch (error) {
    // A refusal of the server itself (all connections taken) is an answer of one that works; 57P03 is `cannot_connect_now`.
    return error instanceof pg.DatabaseError && error.code !== '57P03';
  } finally {
    await client.end().catch(() => undefined);
  }
};

/**
 * Ends a server by an immediate shutdown and waits until it is gone. What was committed is in the log, and the next start recovers it.
 * @throws OperatorError where it does not end
 */
export const quitServer = async (postmaster: ServerProcess): Promise<void> => {
  signal(postmaster, 'SIGQUIT');
  if (!(await isGoneWithin(postmaster, longestQuit)))
    throw explainFailure(
      `The database (process ${postmaster.processId}) was told to end and has not`,
      `it may wait for its disk; once it has ended, what was committed is there at the next start. To end it at once: kill -9 ${postmaster.processId}`,
    );
};

/**
 * Ends a server and waits until it is gone: by a fast shutdown (open transactions are rolled back, all is written) where it works, by an immediate one where it
 * recovers. PostgreSQL 18 that is told to shut down fast while it starts over after a crash waits for its own helpers for ever.
 * @param connection of the installing role, to ask the server whether it works
 */
export const stopServer = async (postmaster: Postmaster, connection?: pg.ClientConfig): Promise<void> => {
  if (!isRunning(postmaster)) return;
  if (connection === undefined || (await isAccepting(connection))) {
    signal(postmaster, 'SIGINT');
    if (await isGoneWithin(postmaster, longestFastStop)) return;
  }
  await quitServer(postmaster);
};
