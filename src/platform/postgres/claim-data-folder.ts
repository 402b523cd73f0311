import fs from 'node:fs';
import path from 'node:path';
import { OperatorError } from '../config/operator-error.ts';
import { explainFailure } from './explain-failure.ts';
import { findProcessIdentity } from './process-identity.ts';

const readOwner = (file: string): string | undefined =>
  fs.statSync(file, { throwIfNoEntry: false }) === undefined ? undefined : fs.readFileSync(file, 'utf8').trim();

/**
 * Claims a data folder for this process, so that a second Amana does not adopt (and later stop) a server in use. A claim
 * of a process that is gone is taken over: that is how a server orphaned by a killed parent is adopted.
 *
 * @returns a function that gives the claim up
 * @throws OperatorError where a running process holds the folder
 */
export const claimDataFolder = (dataFolder: string): (() => void) => {
  const file = path.join(dataFolder, 'amana.pid');
  const identity = findProcessIdentity(process.pid) ?? String(process.pid);
  const holder = readOwner(file);
  const holderId = Number.parseInt(holder ?? '', 10);
  if (holder !== undefined && holderId > 0 && findProcessIdentity(holderId) === holder)
    throw new OperatorError(
      holder === identity
        ? `This process has already opened the data folder ${dataFolder}. Stop that server first.`
        : `Amana is already running on the data folder ${dataFolder} (process ${holderId}). Stop it with Ctrl-C or kill ${holderId}, or name another folder with --data DIR.`,
    );
  if (holder !== undefined) fs.rmSync(file, { force: true });
  try {
    fs.writeFileSync(file, `${identity}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST'))
      throw explainFailure(`The data folder ${dataFolder} could not be claimed`, String(error));
    throw new OperatorError(
      `The data folder ${dataFolder} could not be claimed: another Amana is starting on it. Wait until it has started or ended, or name another folder with --data DIR.`,
      { cause: error },
    );
  }
  return () => {
    if (readOwner(file) === identity) fs.rmSync(file, { force: true });
  };
};
