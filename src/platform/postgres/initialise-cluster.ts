import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { OperatorError } from '../config/operator-error.ts';
import type { ServerAccount } from './choose-server-account.ts';
import { runProgram } from './run-program.ts';

/** The installing role of the built-in server: its superuser. */
export const installingRole = 'amana';

const passwordFileOf = (clusterFolder: string) => path.join(path.dirname(clusterFolder), 'postgres.password');

const ensurePassword = (clusterFolder: string): string => {
  const file = passwordFileOf(clusterFolder);
  if (!fs.existsSync(file))
    fs.writeFileSync(file, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600, flag: 'wx', flush: true });
  return readPassword(clusterFolder);
};

/**
 * The password of the installing role, kept beside the cluster in a file that only its owner can read.
 *
 * @throws OperatorError where the file is missing or open to others
 */
export const readPassword = (clusterFolder: string): string => {
  const file = passwordFileOf(clusterFolder);
  const status = fs.statSync(file, { throwIfNoEntry: false });
  if (status === undefined)
    throw new OperatorError(
      `The database in ${clusterFolder} is there, but its password file ${file} is not. Restore that file from a backup of the data folder.`,
    );
  if ((status.mode & 0o077) !== 0)
    throw new OperatorError(
      `Other users of this machine can read the database password in ${file}. Type: chmod 600 ${file}`,
    );
  return fs.readFileSync(file, 'utf8').trim();
};

/**
 * Creates the database cluster where there is none: UTF-8, ICU collation, data checksums, passwords by SCRAM only. It is
 * made under another name and then renamed, so that a half-made one is never taken for whole.
 *
 * @param durable false skips the final flush to disk (temporary servers)
 */
export const initialiseCluster = (
  binaryFolder: string,
  clusterFolder: string,
  options: { readonly account: ServerAccount | undefined; readonly durable: boolean },
): void => {
  if (fs.existsSync(clusterFolder)) return;
  const password = ensurePassword(clusterFolder);
  const unfinished = `${clusterFolder}.unfinished`;
  const passwordCopy = `${clusterFolder}.first-password`;
  for (const leftover of [unfinished, passwordCopy]) fs.rmSync(leftover, { recursive: true, force: true });
  fs.mkdirSync(unfinished, { mode: 0o700 });
  // initdb runs as the database's user, who cannot read our file: it gets a copy of its own, gone right after.
  fs.writeFileSync(passwordCopy, `${password}\n`, { mode: 0o600, flag: 'wx' });
  if (options.account !== undefined)
    for (const file of [unfinished, passwordCopy]) fs.chownSync(file, options.account.uid, options.account.gid);
  const encoding = ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=und'];
  const access = ['--username', installingRole, '--pwfile', passwordCopy, '--auth=scram-sha-256'];
  try {
    runProgram(
      'The database could not be created',
      path.join(binaryFolder, 'initdb'),
      ['-D', unfinished, ...access, ...encoding, '--data-checksums', ...(options.durable ? [] : ['--no-sync'])],
      { account: options.account, folder: unfinished },
    );
    fs.renameSync(unfinished, clusterFolder);
  } finally {
    for (const leftover of [unfinished, passwordCopy]) fs.rmSync(leftover, { recursive: true, force: true });
  }
};
