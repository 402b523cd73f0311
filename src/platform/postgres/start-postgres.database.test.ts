import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { repositoryFolder } from '../config/repository-folder.ts';
import { findProcessIdentity } from './process-identity.ts';
import {
  type PostgresConnection,
  type PostgresOptions,
  type RunningPostgres,
  startPostgres,
} from './start-postgres.ts';

const binaryFolder = process.env.POSTGRES_BINARIES;
const module = path.join(repositoryFolder, 'src/platform/postgres/start-postgres.ts');

/** A data folder that was made once and whose server was stopped: what takes longest in a first start. */
let madeOnce = '';
let dataFolder = '';
let running: RunningPostgres[] = [];

const optionsHere = (): PostgresOptions => ({ dataFolder, ...(binaryFolder ? { binaryFolder } : {}) });

const start = async (): Promise<RunningPostgres> => {
  const server = await startPostgres(optionsHere());
  running.push(server);
  return server;
};

const ask = async (connection: PostgresConnection, sql: string): Promise<unknown[]> => {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
};

/**
 * Starts the server from another process, then sends a signal to that process and all of its group, as a terminal does.
 * Returns the server's process id.
 */
const startFromKilledParent = async (signal: NodeJS.Signals = 'SIGKILL'): Promise<number> => {
  const code = `const { startPostgres } = await import(${JSON.stringify(module)});
    const server = await startPostgres(${JSON.stringify(optionsHere())});
    console.log(server.pid); setInterval(() => {}, 1000);`;
  const parent = spawn(process.execPath, ['--input-type=module', '-e', code], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => parent.once('exit', resolve));
  const line = await new Promise<string>((resolve) => parent.stdout.setEncoding('utf8').once('data', resolve));
  process.kill(-Number(parent.pid), signal);
  await ended;
  return Number(line);
};

/** For tests that do not ask how a data folder comes to be. `cp -a` keeps the owner, who is the database's user. */
const beginWithMadeFolder = () => {
  execFileSync('cp', ['-a', `${madeOnce}/.`, dataFolder]);
};

beforeAll(async () => {
  madeOnce = fs.mkdtempSync(path.join(os.tmpdir(), 'amana-made-'));
  const server = await startPostgres({ ...optionsHere(), dataFolder: madeOnce });
  await server.stop();
});
afterAll(() => fs.rmSync(madeOnce, { recursive: true, force: true }));

beforeEach(() => {
  dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'amana-data-'));
});

afterEach(async () => {
  for (const server of running) await server.stop();
  running = [];
  fs.rmSync(dataFolder, { recursive: true, force: true });
});

describe('startPostgres', () => {
  it('starts a durable server with ICU, checksums and SCRAM, without TCP, in folders closed to others', async () => {
    const { connection } = await start();
    const settings = ['listen_addresses', 'fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums'];
    const values = settings.map((name) => `current_setting('${name}')`).join(', ');
    expect(await ask(connection, `select ${values}`)).toEqual(['', 'on', 'on', 'on', 'on']);
    const methods = 'select distinct auth_method from pg_hba_file_rules';
    expect(await ask(connection, methods)).toEqual(['scram-sha-256']);
    expect(await ask(connection, 'select datlocprovider from pg_database where datname = current_database()')).toEqual([
      'i',
    ]);
    const modeOf = (file: string) => fs.statSync(file).mode & 0o777;
    expect(modeOf(connection.host)).toBe(0o700);
    expect(modeOf(path.join(dataFolder, 'postgres'))).toBe(0o700);
    expect(modeOf(path.join(dataFolder, 'postgres.password'))).toBe(0o600);
  });

  it('refuses a wrong password', async () => {
    beginWithMadeFolder();
    const { connection } = await start();
    await expect(ask({ ...connection, password: 'wrong' }, 'select 1')).rejects.toMatchObject({ code: '28P01' });
  });

  it('keeps rows over a stop, and leaves neither process nor socket behind', async () => {
    beginWithMadeFolder();
    const first = await start();
    await ask(first.connection, 'create table kept as select 42 as number');
    await first.stop();
    expect(findProcessIdentity(first.pid)).toBeUndefined();
    expect(fs.existsSync(first.connection.host)).toBe(false);
    expect(fs.readdirSync(dataFolder)).not.toContain('amana.pid');
    const second = await start();
    expect(second.adopted).toBe(false);
    expect(await ask(second.connection, 'select number from kept')).toEqual([42]);
  });

  it('adopts the server of a parent that was killed', async () => {
    beginWithMadeFolder();
    const orphan = await startFromKilledParent();
    const server = await start();
    expect(server).toMatchObject({ pid: orphan, adopted: true });
    expect(await ask(server.connection, 'select 1')).toEqual([1]);
    await server.stop();
    expect(findProcessIdentity(orphan)).toBeUndefined();
  });

  it('is not shut down by Ctrl-C in the terminal of its parent', async () => {
    beginWithMadeFolder();
    const survivor = await startFromKilledParent('SIGINT');
    expect(await start()).toMatchObject({ pid: survivor, adopted: true });
  });

  it('recovers where both parent and server were killed: no committed row is lost', async () => {
    beginWithMadeFolder();
    const orphan = await startFromKilledParent();
    const first = await start();
    await ask(first.connection, 'create table kept as select 7 as number');
    process.kill(orphan, 'SIGKILL');
    await first.stop();
    const second = await start();
    expect(second.adopted).toBe(false);
    expect(await ask(second.connection, 'select number from kept')).toEqual([7]);
  });

  it('recovers a postmaster.pid whose number now belongs to another process', async () => {
    beginWithMadeFolder();
    const first = await start();
    await first.stop();
    const cluster = path.join(dataFolder, 'postgres');
    const stale = [process.pid, cluster, 1, 5432, '/tmp/amana-socket-gone', '', '1 1', 'ready', ''].join('\n');
    fs.writeFileSync(path.join(cluster, 'postmaster.pid'), stale);
    expect(await ask((await start()).connection, 'select 1')).toEqual([1]);
  });

  it('refuses a folder that a running Amana holds', async () => {
    beginWithMadeFolder();
    await start();
    await expect(startPostgres(optionsHere())).rejects.toThrow('already opened the data folder');
  });

  it('starts again on a cluster whose making was cut short', async () => {
    fs.mkdirSync(path.join(dataFolder, 'postgres.unfinished', 'base'), { recursive: true });
    expect(await ask((await start()).connection, 'select 1')).toEqual([1]);
    expect(fs.readdirSync(dataFolder)).not.toContain('postgres.unfinished');
  });

  it('refuses the database of another major version, and says so', async () => {
    beginWithMadeFolder();
    fs.writeFileSync(path.join(dataFolder, 'postgres', 'PG_VERSION'), '14\n');
    await expect(startPostgres(optionsHere())).rejects.toThrow(
      /was made by PostgreSQL 14; this Amana has PostgreSQL 1[58]/,
    );
    expect(fs.readdirSync(dataFolder)).not.toContain('amana.pid');
  });

  it('refuses to trust a password file that others can read', async () => {
    beginWithMadeFolder();
    fs.chmodSync(path.join(dataFolder, 'postgres.password'), 0o644);
    await expect(startPostgres(optionsHere())).rejects.toThrow('chmod 600');
  });

  it('reports what the server said where it does not start', async () => {
    beginWithMadeFolder();
    await expect(startPostgres({ ...optionsHere(), settings: { max_connections: 'many' } })).rejects.toThrow(
      /invalid value for parameter "max_connections"/,
    );
    expect(fs.readdirSync(dataFolder)).not.toContain('amana.pid');
  });
});
