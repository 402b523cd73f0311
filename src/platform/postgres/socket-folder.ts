import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ServerAccount } from './choose-server-account.ts';
import { findClosedFolder } from './find-closed-folder.ts';

/** A socket's path may have about 100 bytes; `.s.PGSQL.5432` and our own name take 40 of them. */
const longestParent = 60;

const isUsable = (folder: string, account: ServerAccount | undefined): boolean =>
  Buffer.byteLength(folder) <= longestParent &&
  (account === undefined || findClosedFolder(folder, account) === undefined);

/** Makes a folder for the server's socket that nobody but the server's account (and root) can enter. */
export const makeSocketFolder = (account: ServerAccount | undefined): string => {
  const parent = isUsable(os.tmpdir(), account) ? os.tmpdir() : '/tmp';
  // mkdtemp makes the folder with mode 0700.
  const folder = fs.mkdtempSync(path.join(parent, 'amana-socket-'));
  if (account !== undefined) fs.chownSync(folder, account.uid, account.gid);
  return folder;
};

/** Removes a socket folder that no server uses any more. Anything that we did not make is left alone. */
export const removeSocketFolder = (folder: string | undefined): void => {
  if (folder !== undefined && path.basename(folder).startsWith('amana-socket-'))
    fs.rmSync(folder, { recursive: true, force: true });
};

/** Empties the folder of a server that is gone, or makes it again where a cleaner of temporary folders took it. */
export const clearSocketFolder = (folder: string, account: ServerAccount | undefined): void => {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (account !== undefined) fs.chownSync(folder, account.uid, account.gid);
  for (const name of fs.readdirSync(folder)) fs.rmSync(path.join(folder, name), { force: true });
};
