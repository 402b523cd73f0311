import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findRecovering, lengthenLog } from '../../../tests/support/recovering.ts';
import { clusterFolderOf } from './choose-data-folder.ts';
import { findPostmaster } from './postmaster-file.ts';
import { findProcessIdentity } from './process-identity.ts';
import { type PostgresOptions, type RunningPostgres, startPostgres } from './start-postgres.ts';

const binaryFolder = process.env.POSTGRES_BINARIES;

let dataFolder: string;
let server: RunningPostgres;
let said: string[];

const optionsHere = (): PostgresOptions => ({
  dataFolder,
  kind: 'temporary',
  keepRunning: (text) => said.push(text),
  ...(binaryFolder ? { binaryFolder } : {}),
});

/** Makes the log long, so that recovery takes a while, and answers the process id of a helper without which the server starts over. */
const writeLog = async (megabytes: number): Promise<number> => {
  const client = new pg.Client(server.connection);
  client.on('error', () => undefined);
  await client.connect();
  await lengthenLog(client, megabytes);
  const { rows } = await client.query<{ pid: number }>(
    "SELECT pid FROM pg_stat_activity WHERE backend_type = 'walwriter'",
  );
  await client.end();
  return rows[0]?.pid as number;
};

const expectGone = (): void => {
  expect(findPostmaster(clusterFolderOf(dataFolder))).toBeUndefined();
  expect(fs.existsSync(server.connection.host)).toBe(false);
  expect(fs.readdirSync(dataFolder)).not.toContain('amana.pid');
};

beforeEach(async () => {
  said = [];
  dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'amana-stop-'));
  server = await startPostgres(optionsHere());
});

afterEach(async () => {
  const left = findPostmaster(clusterFolderOf(dataFolder));
  if (left !== undefined) {
    process.kill(left.processId, 'SIGQUIT');
    while (findProcessIdentity(left.processId) === left.identity) await sleep(20);
  }
  fs.rmSync(dataFolder, { recursive: true, force: true });
});

it('ends soon while the server starts over after the loss of one of its own processes', async () => {
  const client = new pg.Client(server.connection);
  const cut = new Promise((resolve) => client.once('end', resolve));
  client.on('error', () => undefined);
  await client.connect();
  process.kill(await writeLog(30), 'SIGKILL');
  await cut;
  await server.stop();
  expectGone();
});

it('ends soon while a start of the server is under way that takes long', async () => {
  await writeLog(300);
  process.kill(server.pid, 'SIGKILL');
  // A recovery that stands still is one that takes very long.
  process.kill(await findRecovering(clusterFolderOf(dataFolder)), 'SIGSTOP');
  await server.stop();
  expectGone();
  expect(said).toEqual(['the database has ended by itself; starting it again ...']);
});

it('ends soon while the server cannot be started', async () => {
  const control = path.join(clusterFolderOf(dataFolder), 'global', 'pg_control');
  fs.renameSync(control, `${control}.away`);
  process.kill(server.pid, 'SIGKILL');
  while (!said.some((text) => text.includes('does not start yet'))) await sleep(20);
  await server.stop();
  expectGone();
});
