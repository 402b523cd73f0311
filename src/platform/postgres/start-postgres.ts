import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { checkVersion } from './check-version.ts';
import { clusterFolderOf } from './choose-data-folder.ts';
import { chooseServerAccount, type ServerAccount } from './choose-server-account.ts';
import { claimDataFolder } from './claim-data-folder.ts';
import { initialiseCluster, installingRole, readPassword } from './initialise-cluster.ts';
import { findPostmaster, type Postmaster, removeStalePostmasterFile } from './postmaster-file.ts';
import { prepareBinaries } from './prepare-binaries.ts';
import { prepareDataFolder } from './prepare-data-folder.ts';
import { runServer, waitUntilReady } from './run-server.ts';
import { type ServerSettings, settingArguments } from './server-settings.ts';
import { clearSocketFolder, makeSocketFolder, removeSocketFolder } from './socket-folder.ts';
import { stopServer } from './stop-server.ts';
import { watchServer } from './watch-server.ts';

/** What a client needs to reach the server. `host` is the folder of its socket. */
export interface PostgresConnection {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/** A running server. */
export interface RunningPostgres {
  /** The installing role, a superuser, on the register's database. */
  readonly connection: PostgresConnection;
  /** Process id of the server as it was started. */
  readonly pid: number;
  /** True where the server was found running: its parent had been killed. */
  readonly adopted: boolean;
  /** Ends the server and waits until it has. Further calls do nothing. */
  stop(): Promise<void>;
}

/** How to start a server. */
export interface PostgresOptions {
  /** Absolute path of the data folder; made where it is missing. The cluster is its subfolder `postgres`. */
  readonly dataFolder: string;
  /** Settings of postgresql.conf on top of ours. */
  readonly settings?: ServerSettings;
  /** Folder with `initdb` and `postgres` of another PostgreSQL; the built-in one unless given. */
  readonly binaryFolder?: string;
  /** `temporary` gives up durability for speed: only for data that dies with the server. */
  readonly kind?: 'durable' | 'temporary';
  /** Given, the server is started again whenever it ends by itself, and what happens is told here in one sentence each. */
  readonly keepRunning?: (text: string) => void;
  /** Aborted while the server starts, the start is given up, nothing is left running, and the signal's reason is thrown. */
  readonly stop?: AbortSignal | undefined;
}

const registerDatabase = 'amana';

const ensureRegisterDatabase = async (connection: PostgresConnection): Promise<void> => {
  const client = new pg.Client({ ...connection, database: 'postgres' });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [registerDatabase]);
    if (found.rowCount === 0) await client.query(`create database ${registerDatabase} template template0`);
  } finally {
    await client.end();
  }
};

/** The helpers of a server that was killed need a moment to notice; until then a new one refuses to start. */
const retryWhileHelpersEnd = async (
  run: () => Promise<Postmaster>,
  stop: AbortSignal | undefined,
): Promise<Postmaster> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (attempt === 20 || !String(error).includes('pre-existing shared memory block')) throw error;
      await sleep(500);
      stop?.throwIfAborted();
    }
  }
};

const run = (
  clusterFolder: string,
  account: ServerAccount | undefined,
  options: PostgresOptions,
  place: { readonly binaries: string; readonly socketFolder: string },
  stop: AbortSignal | undefined,
): Promise<Postmaster> => {
  const settings = settingArguments(options.kind ?? 'durable', place.socketFolder, options.settings);
  const logFile = path.join(options.dataFolder, 'postgres.log');
  return retryWhileHelpersEnd(
    () => runServer(path.join(place.binaries, 'postgres'), clusterFolder, settings, { account, logFile, stop }),
    stop,
  );
};

const launch = async (
  clusterFolder: string,
  account: ServerAccount | undefined,
  options: PostgresOptions,
): Promise<{ postmaster: Postmaster; adopted: boolean }> => {
  if (findPostmaster(clusterFolder) !== undefined) {
    const running = await waitUntilReady(clusterFolder, options.stop);
    if (running?.socketFolder !== undefined && fs.existsSync(running.socketFolder))
      return { postmaster: running, adopted: true };
    // Its socket is gone (a cleaner of temporary folders): nobody can reach it, so it is replaced.
    if (running !== undefined) await stopServer(running);
  }
  if (fs.existsSync(clusterFolder)) removeSocketFolder(removeStalePostmasterFile(clusterFolder));
  const binaries = prepareBinaries(options.binaryFolder, account, options.dataFolder);
  checkVersion(binaries, clusterFolder, account);
  initialiseCluster(binaries, clusterFolder, { account, durable: options.kind !== 'temporary' });
  const socketFolder = makeSocketFolder(account);
  try {
    const postmaster = await run(clusterFolder, account, options, { binaries, socketFolder }, options.stop);
    return { postmaster, adopted: false };
  } catch (error) {
    removeSocketFolder(socketFolder);
    throw error;
  }
};

/** Starts a server that ended by itself once more, on the socket that the clients know. */
const relaunch = async (
  clusterFolder: string,
  account: ServerAccount | undefined,
  options: PostgresOptions,
  socketFolder: string,
  stop: AbortSignal,
): Promise<Postmaster> => {
  removeStalePostmasterFile(clusterFolder);
  clearSocketFolder(socketFolder, account);
  const binaries = prepareBinaries(options.binaryFolder, account, options.dataFolder);
  return run(clusterFolder, account, options, { binaries, socketFolder }, stop);
};

/**
 * Starts PostgreSQL on a data folder: the built-in server, reached by a socket in a folder of mode 0700, with a password
 * and without TCP. A server orphaned by a killed parent is adopted; what a crash left behind is recovered.
 *
 * @throws OperatorError that says what is wrong with the folder, the machine or the server, and what to do
 */
export const startPostgres = async (options: PostgresOptions): Promise<RunningPostgres> => {
  const clusterFolder = clusterFolderOf(options.dataFolder);
  const account = chooseServerAccount(clusterFolder);
  prepareDataFolder(options.dataFolder, account);
  const release = claimDataFolder(options.dataFolder);
  let started: Postmaster | undefined;
  try {
    const { postmaster, adopted } = await launch(clusterFolder, account, options);
    started = postmaster;
    const host = String(postmaster.socketFolder);
    const password = readPassword(clusterFolder);
    const connection = { host, port: 5432, user: installingRole, password, database: registerDatabase };
    await ensureRegisterDatabase(connection);
    const watched =
      options.keepRunning === undefined
        ? undefined
        : watchServer(postmaster, (stop) => relaunch(clusterFolder, account, options, host, stop), options.keepRunning);
    let stopping: Promise<void> | undefined;
    const stopOnce = async () => {
      const present = watched === undefined ? postmaster : await watched.release();
      if (present !== undefined) await stopServer(present, connection);
      removeSocketFolder(host);
      release();
    };
    return {
      connection,
      pid: postmaster.processId,
      adopted,
      stop: () => {
        stopping ??= stopOnce();
        return stopping;
      },
    };
  } catch (error) {
    if (started !== undefined) {
      await stopServer(started);
      removeSocketFolder(started.socketFolder);
    }
    release();
    throw error;
  }
};
