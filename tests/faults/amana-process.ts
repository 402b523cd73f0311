import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { repositoryFolder } from '../../src/platform/config/repository-folder.ts';
import { typeParsers } from '../../src/platform/db/pool.ts';
import { clusterFolderOf } from '../../src/platform/postgres/choose-data-folder.ts';
import { installingRole, readPassword } from '../../src/platform/postgres/initialise-cluster.ts';
import { findPostmaster, type Postmaster } from '../../src/platform/postgres/postmaster-file.ts';
import { findProcessIdentity } from '../../src/platform/postgres/process-identity.ts';

/** How a process ended. */
export type Ending = { readonly code: number | null; readonly signal: NodeJS.Signals | null };

/** A process of `./amana`, from the words after it. The programs run without the shell in front, so that a signal meets Node itself. */
export class AmanaProcess {
  readonly #child: ChildProcess;
  readonly ended: Promise<Ending>;
  #out = '';
  #err = '';
  constructor(words: readonly string[], environment: NodeJS.ProcessEnv = {}) {
    const inherited = Object.entries(process.env).filter(
      ([name]) => !name.startsWith('AMANA_') && !name.startsWith('VITEST') && name !== 'NODE_OPTIONS',
    );
    this.#child = spawn(process.execPath, [path.join(repositoryFolder, 'src/cli/main.ts'), ...words], {
      cwd: os.tmpdir(),
      env: { ...Object.fromEntries(inherited), AMANA_LOG_LEVEL: 'error', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.#out += text;
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#err += text;
    });
    this.ended = new Promise((resolve, reject) => {
      this.#child.once('error', reject);
      this.#child.once('close', (code, signal) => resolve({ code, signal }));
    });
  }

  /** What it wrote for the operator on standard output so far. */
  get out(): string {
    return this.#out;
  }

  /** What it wrote on standard error so far: sentences and log lines. */
  get err(): string {
    return this.#err;
  }

  get processId(): number {
    return this.#child.pid ?? 0;
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Waits until it answers, and returns its address. @throws with all that it said where it ends instead */
  async ready(): Promise<string> {
    let ending: Ending | undefined;
    this.ended.then(
      (value) => {
        ending = value;
      },
      () => {
        ending = { code: null, signal: null };
      },
    );
    for (;;) {
      const origin = /Amana answers at (\S+)/.exec(this.#out)?.[1];
      if (origin !== undefined) return origin;
      if (ending !== undefined) throw new Error(`Amana ended: ${JSON.stringify(ending)}\n${this.#out}\n${this.#err}`);
      await sleep(20);
    }
  }

  /** Waits until standard error holds a sentence. @throws after the seconds, with what is there */
  async says(words: RegExp, seconds = 120): Promise<void> {
    for (const end = Date.now() + seconds * 1000; !words.test(this.#err); await sleep(20))
      if (Date.now() > end) throw new Error(`It did not say ${words} in ${seconds} s but: ${this.#err}`);
  }
}

/** Data folders, processes and mounts of a test file, and their end. */
export class FaultLab {
  readonly #processes: AmanaProcess[] = [];
  readonly #folders: string[] = [];

  /** A new folder; removed at the end. */
  folder(): string {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'amana-fault-'));
    this.#folders.push(folder);
    return folder;
  }

  /** Starts `./amana start` on a data folder and any free port unless named. */
  start(dataFolder: string, words: readonly string[] = [], environment: NodeJS.ProcessEnv = {}): AmanaProcess {
    const port = words.includes('--port') ? [] : ['--port', '0'];
    return this.run(['start', ...port, '--data', dataFolder, ...words], environment);
  }

  /** Runs any command of `./amana`. */
  run(words: readonly string[], environment: NodeJS.ProcessEnv = {}): AmanaProcess {
    const process = new AmanaProcess(words, environment);
    this.#processes.push(process);
    return process;
  }

  /** Ends every process that is left, databases without a parent too. */
  async stop(): Promise<void> {
    for (const amana of this.#processes) {
      amana.kill('SIGKILL');
      await amana.ended;
    }
    for (const folder of this.#folders.flatMap((parent) => [parent, path.join(parent, 'data')])) {
      const server = findServer(folder);
      if (server !== undefined) await endServer(server);
    }
  }

  /** Ends every process that is left and removes the folders. */
  async end(): Promise<void> {
    await this.stop();
    for (const folder of this.#folders) {
      fs.rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
    }
  }
}

const endServer = async (server: Postmaster): Promise<void> => {
  process.kill(server.processId, 'SIGQUIT');
  while (findProcessIdentity(server.processId) === server.identity) await sleep(20);
};

/** The database server that runs on a data folder. */
export const findServer = (dataFolder: string): Postmaster | undefined => {
  const cluster = clusterFolderOf(dataFolder);
  return fs.existsSync(cluster) ? findPostmaster(cluster) : undefined;
};

/** Waits until a database server is ready on the data folder, another than the one named. */
export const newServer = async (dataFolder: string, before?: Postmaster): Promise<Postmaster> => {
  for (;;) {
    const server = findServer(dataFolder);
    if (server !== undefined && server.identity !== before?.identity && server.status === 'ready') return server;
    await sleep(20);
  }
};

/** A connection of the installing role to the database of a data folder: past every wall, for looking. */
export const lookInto = async (dataFolder: string): Promise<pg.Client> => {
  const server = await newServer(dataFolder);
  const client = new pg.Client({
    host: server.socketFolder,
    port: 5432,
    user: installingRole,
    password: readPassword(clusterFolderOf(dataFolder)),
    database: 'amana',
    types: typeParsers,
  });
  // Tests kill the server under it.
  client.on('error', () => undefined);
  await client.connect();
  return client;
};
