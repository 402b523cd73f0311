import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerAccount } from './choose-server-account.ts';
import { explainFailure } from './explain-failure.ts';
import { findPostmaster, type Postmaster } from './postmaster-file.ts';
import { findProcessIdentity } from './process-identity.ts';
import { runAs, serverEnvironment } from './run-program.ts';
import { quitServer } from './stop-server.ts';

/** Recovery after a crash replays the log and may take minutes; a server that says nothing for longer is broken. */
const longestStart = 10 * 60_000;

/**
 * Starts the server program and waits until it accepts connections. It gets a session of its own, so that Ctrl-C in
 * the terminal reaches us and not the database, and it outlives us when we are killed. Its messages go to a file, not
 * to a pipe that would break with us.
 *
 * @param options.logFile where the server writes; what an earlier run wrote is kept once, as `<logFile>.1`
 * @param options.stop aborted, the start is given up: the server is ended, whatever it is doing
 * @throws OperatorError that explains why it did not start; the reason of `stop` where that came first
 */
export const runServer = async (
  program: string,
  clusterFolder: string,
  settings: readonly string[],
  options: {
    readonly account: ServerAccount | undefined;
    readonly logFile: string;
    readonly stop?: AbortSignal | undefined;
  },
): Promise<Postmaster> => {
  if (fs.existsSync(options.logFile)) fs.renameSync(options.logFile, `${options.logFile}.1`);
  const log = fs.openSync(options.logFile, 'ax', 0o600);
  const child = spawn(program, ['-D', clusterFolder, ...settings], {
    ...runAs(options.account),
    cwd: clusterFolder,
    env: serverEnvironment(),
    detached: true,
    stdio: ['ignore', log, log],
  });
  fs.closeSync(log);
  let failure: string | undefined;
  child.once('error', (error) => {
    failure = error.message;
  });
  child.once('exit', (code, signal) => {
    failure = `the server ended at once (${signal ?? `code ${code}`})`;
  });
  child.unref();
  const end = Date.now() + longestStart;
  for (;;) {
    await sleep(10);
    const stopped = options.stop?.aborted === true;
    if (failure !== undefined || stopped || Date.now() > end) {
      const identity = failure !== undefined || child.pid === undefined ? undefined : findProcessIdentity(child.pid);
      if (identity !== undefined) await quitServer({ processId: Number(child.pid), identity });
      options.stop?.throwIfAborted();
      const words = fs.readFileSync(options.logFile, 'utf8');
      throw explainFailure('The database could not be started', `${words}\n${failure ?? 'it did not become ready'}`);
    }
    const postmaster = findPostmaster(clusterFolder);
    if (postmaster !== undefined && postmaster.processId === child.pid && postmaster.status === 'ready')
      return postmaster;
  }
};

/**
 * Waits until a server that was found running is ready (or standby); undefined where it ends instead.
 * @param stop aborted, the server is ended and its reason thrown
 */
export const waitUntilReady = async (clusterFolder: string, stop?: AbortSignal): Promise<Postmaster | undefined> => {
  const end = Date.now() + longestStart;
  while (Date.now() < end) {
    const postmaster = findPostmaster(clusterFolder);
    if (postmaster === undefined || postmaster.status === 'ready') return postmaster;
    if (stop?.aborted === true) {
      await quitServer(postmaster);
      throw stop.reason;
    }
    await sleep(20);
  }
  throw explainFailure(`The database in ${path.dirname(clusterFolder)} is running but does not become ready`, '');
};
