import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { clusterFolderOf } from './choose-data-folder.ts';
import { findPostmaster, removeStalePostmasterFile } from './postmaster-file.ts';
import { findProcessIdentity } from './process-identity.ts';
import type { ServerSettings } from './server-settings.ts';
import { removeSocketFolder } from './socket-folder.ts';
import { type RunningPostgres, startPostgres } from './start-postgres.ts';

const prefix = 'amana-temporary-';

/** Containers often have 64 MB there: too little for a database. */
const LEAST_ROOM = 1024 ** 3;

const findMemoryFolder = (room: number): string => {
  const memory = fs.statSync('/dev/shm', { throwIfNoEntry: false });
  if (memory?.isDirectory() !== true) return os.tmpdir();
  const { bavail, bsize } = fs.statfsSync('/dev/shm');
  return bavail * bsize > room + LEAST_ROOM ? '/dev/shm' : os.tmpdir();
};

/** Ends the server on a temporary folder at once and removes both. Its data needs no goodbye. */
const discard = (folder: string): void => {
  const cluster = clusterFolderOf(folder);
  if (fs.existsSync(cluster)) {
    const postmaster = findPostmaster(cluster);
    if (postmaster !== undefined) process.kill(postmaster.processId, 'SIGQUIT');
    removeSocketFolder(postmaster?.socketFolder ?? removeStalePostmasterFile(cluster));
  }
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
};

/** Removes what temporary servers of killed processes left; folder names carry the number of the process. */
const sweep = (parent: string): void => {
  for (const name of fs.readdirSync(parent)) {
    const folder = path.join(parent, name);
    const [, maker] = /^amana-temporary-(\d+)-/.exec(name) ?? [];
    if (maker === undefined || findProcessIdentity(Number(maker)) !== undefined) continue;
    if (fs.statSync(folder, { throwIfNoEntry: false })?.uid === process.getuid?.()) discard(folder);
  }
};

/**
 * Starts a server whose data lives in memory where the machine has room for that, and is removed at stop (also when
 * this process ends without one). For tests, and for `verify`, which rebuilds the projections beside the register.
 *
 * @param options.room bytes that its tables will need; 0 unless given
 * @param options.binaryFolder another PostgreSQL's programs; the built-in ones unless given
 */
export const startTemporaryPostgres = async (
  options: { readonly settings?: ServerSettings; readonly binaryFolder?: string; readonly room?: number } = {},
): Promise<RunningPostgres> => {
  const { room = 0, ...start } = options;
  const parent = findMemoryFolder(room);
  sweep(parent);
  const folder = fs.mkdtempSync(path.join(parent, `${prefix}${process.pid}-`));
  const discardAtExit = () => discard(folder);
  process.once('exit', discardAtExit);
  try {
    const server = await startPostgres({ ...start, dataFolder: folder, kind: 'temporary' });
    return {
      ...server,
      stop: async () => {
        await server.stop();
        discard(folder);
        process.off('exit', discardAtExit);
      },
    };
  } catch (error) {
    discard(folder);
    process.off('exit', discardAtExit);
    throw error;
  }
};
