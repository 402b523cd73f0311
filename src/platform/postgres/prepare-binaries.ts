import fs from 'node:fs';
import path from 'node:path';
import type { ServerAccount } from './choose-server-account.ts';
import { completeEmbeddedServer, getEmbeddedServer } from './embedded-server.ts';
import { findClosedFolder } from './find-closed-folder.ts';

/** Copies the server next to the data, whole or not at all: a copy cut short keeps its temporary name. */
const copyServer = (from: string, to: string): void => {
  if (fs.existsSync(to)) return;
  const unfinished = `${to}.copy-${process.pid}`;
  fs.rmSync(unfinished, { recursive: true, force: true });
  fs.cpSync(from, unfinished, { recursive: true, verbatimSymlinks: true });
  fs.chmodSync(unfinished, 0o755);
  fs.renameSync(unfinished, to);
};

/**
 * Returns the folder with the server programs (`initdb`, `postgres`), ready to run as the account.
 *
 * @param named a folder of programs of one's own (tests on another PostgreSQL); the built-in ones unless given
 * @param copyFolder where a copy goes when the account cannot enter the clone
 */
export const prepareBinaries = (
  named: string | undefined,
  account: ServerAccount | undefined,
  copyFolder: string,
): string => {
  if (named !== undefined) return named;
  const { folder, version } = getEmbeddedServer();
  completeEmbeddedServer(folder);
  if (account === undefined || findClosedFolder(path.join(folder, 'bin'), account) === undefined)
    return path.join(folder, 'bin');
  const copy = path.join(copyFolder, `postgres-program-${version}`);
  copyServer(folder, copy);
  return path.join(copy, 'bin');
};
