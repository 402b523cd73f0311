import fs from 'node:fs';
import path from 'node:path';
import { OperatorError } from '../config/operator-error.ts';
import type { ServerAccount } from './choose-server-account.ts';
import { runProgram } from './run-program.ts';

/**
 * Compares the cluster's major version with the server's. Running the server program here also finds, before anything
 * is written, a program made for another processor or system.
 *
 * @returns the server's major version
 * @throws OperatorError where they differ, or the program does not run
 */
export const checkVersion = (
  binaryFolder: string,
  clusterFolder: string,
  account: ServerAccount | undefined,
): number => {
  const words = runProgram('PostgreSQL does not run here', path.join(binaryFolder, 'postgres'), ['--version'], {
    account,
    folder: '/',
  });
  const major = Number.parseInt(words.replace(/^\D*/, ''), 10);
  const versionFile = path.join(clusterFolder, 'PG_VERSION');
  if (!fs.existsSync(clusterFolder)) return major;
  const found = fs.existsSync(versionFile) ? fs.readFileSync(versionFile, 'utf8').trim() : undefined;
  if (found === undefined)
    throw new OperatorError(
      `The folder ${clusterFolder} exists but holds no database. Remove it if it is empty, or name another data folder with --data DIR.`,
    );
  if (found !== String(major))
    throw new OperatorError(
      `The database in ${clusterFolder} was made by PostgreSQL ${found}; this Amana has PostgreSQL ${major}. Start the Amana that made it, take a backup there and restore it here; or name another folder with --data DIR.`,
    );
  return major;
};
