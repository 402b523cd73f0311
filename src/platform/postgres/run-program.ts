import { spawnSync } from 'node:child_process';
import type { ServerAccount } from './choose-server-account.ts';
import { explainFailure } from './explain-failure.ts';

/** The environment of the server programs: nothing of ours but the path; messages in English, times in UTC. */
export const serverEnvironment = (): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  LC_ALL: 'C',
  PGTZ: 'UTC',
  TZ: 'UTC',
});

/** The part of spawn's options that makes a program run as the account. */
export const runAs = (account: ServerAccount | undefined): { uid?: number; gid?: number } =>
  account === undefined ? {} : { uid: account.uid, gid: account.gid };

/**
 * Runs a server program to its end and returns what it printed.
 *
 * @param action the beginning of the error message, such as `The database could not be created`
 * @throws OperatorError that explains the failure
 */
export const runProgram = (
  action: string,
  program: string,
  programArguments: readonly string[],
  options: { readonly account: ServerAccount | undefined; readonly folder: string },
): string => {
  const ended = spawnSync(program, programArguments, {
    ...runAs(options.account),
    cwd: options.folder,
    env: serverEnvironment(),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (ended.status === 0) return ended.stdout;
  const reason = ended.error?.message ?? (ended.signal === null ? '' : `ended by ${ended.signal}`);
  throw explainFailure(action, `${ended.stderr ?? ''}\n${reason}`);
};
