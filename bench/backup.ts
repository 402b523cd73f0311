/**
 * Backup and restore: seconds and bytes of both for a register of some thousand persons whose convoys have boarded, on a durable server of its own; then a backup
 * of a database as large as 57,040 such persons make it. That one is grown by copies of its own rows in tables beside the register: a physical backup copies
 * pages and does not ask what they are. Prints one JSON line each.
 * Usage: node bench/backup.ts [persons=1500] [grownTo=57040]
 */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { loadScenario } from '../scenarios/january-2026/load.ts';
import { loadOrCreateKeyEncryptingKey } from '../src/core/ledger/key-file.ts';
import type { Register } from '../src/core/register/execute.ts';
import { StreamKeyRing } from '../src/core/register/stream-key-ring.ts';
import { listTables } from '../src/core/register/verify/rebuild.ts';
import { readConfig } from '../src/platform/config/config.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { createPool, typeParsers } from '../src/platform/db/pool.ts';
import { createDocumentStore } from '../src/platform/files/document-store.ts';
import { startPostgres } from '../src/platform/postgres/start-postgres.ts';
import { backupRegister } from '../src/server/backup-register.ts';
import { withInstallation } from '../src/server/installation.ts';
import { restoreRegister } from '../src/server/restore-register.ts';
import { measureSync } from './measure-sync.ts';
import { BenchConvoys } from './register/convoy-to-handover.ts';

const [persons = 1500, grownTo = 57_040] = process.argv.slice(2).map(Number);
/** Persons of a convoy. */
const CONVOY = 150;
const LIMIT = 10;

const config = readConfig({});
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'amana-bench-'));
fs.chmodSync(folder, 0o711);
const dataFolder = path.join(folder, 'data');
const server = await startPostgres({ dataFolder });
const pool = createPool(server.connection, 2, 0);

const sizeOfDatabase = async (): Promise<number> =>
  (await pool.query<{ n: number }>('SELECT pg_database_size(current_database()) AS n')).rows[0]?.n ?? 0;

const measureBackup = async (bench: string, people: number, name: string, limitSeconds?: number): Promise<string> => {
  await pool.query('CHECKPOINT');
  const databaseBytes = await sizeOfDatabase();
  const file = path.join(folder, name);
  const { bytes, seconds, events } = await backupRegister(config, dataFolder, file, { say: () => undefined });
  const met = limitSeconds === undefined ? {} : { limitSeconds, met: seconds <= limitSeconds };
  console.log(JSON.stringify({ bench, persons: people, events, databaseBytes, bytes, seconds, ...met, fdatasyncMs }));
  if (limitSeconds !== undefined && seconds > limitSeconds) process.exitCode = 1;
  return file;
};

/** Copies of the register's rows, in tables beside it, until the database has its size for so many persons. */
const grow = async (emptyBytes: number): Promise<void> => {
  const perPerson = ((await sizeOfDatabase()) - emptyBytes) / persons;
  const wanted = emptyBytes + perPerson * grownTo;
  const client = await pool.connect();
  const tables = await listTables(client);
  client.release();
  await pool.query('CREATE SCHEMA bench');
  for (let copy = 0; (await sizeOfDatabase()) < wanted; copy += 1)
    for (const table of tables) await pool.query(`CREATE TABLE bench."${table}-${copy}" AS SELECT * FROM ${table}`);
};

const fdatasyncMs = measureSync(folder);
try {
  const passwords = { app: randomBytes(12).toString('hex'), verify: randomBytes(12).toString('hex') };
  await migrate(server.connection, { passwords });
  const kek = loadOrCreateKeyEncryptingKey({ folder: path.join(dataFolder, 'keys') });
  const serving = createPool({ ...server.connection, user: 'amana_app', password: passwords.app }, 4, 600_000);
  const register: Register = { pool: serving, keys: new StreamKeyRing(kek) };
  const emptyBytes = await sizeOfDatabase();
  await withInstallation({ ...server.connection, types: typeParsers }, register, async (installation) => {
    const documents = createDocumentStore(dataFolder, kek, () => undefined);
    await loadScenario(installation, kek, documents);
    const officers = await installation.client.query<{ username: string; no: number }>(
      'SELECT username, no FROM access.officer',
    );
    const numbers = new Map(officers.rows.map(({ username, no }) => [username, no]));
    const convoys = new BenchConvoys(installation, numbers, documents);
    for (let done = 0; done < persons; done += CONVOY) await convoys.board(Math.min(CONVOY, persons - done));
  });
  await serving.end();
  const file = await measureBackup('backup', persons, 'backup');
  const keyFile = path.join(dataFolder, 'keys', 'key-encrypting-key');
  const restored = await restoreRegister(config, path.join(folder, 'restored'), file, keyFile, () => undefined);
  const { events, seconds, verify } = restored;
  console.log(
    JSON.stringify({
      bench: 'restore',
      persons: verify.persons,
      events,
      seconds,
      verifySeconds: verify.seconds,
      findings: verify.findings.length,
      fdatasyncMs,
    }),
  );
  fs.rmSync(path.join(folder, 'restored'), { recursive: true });
  await grow(emptyBytes);
  await measureBackup('backup.grown', grownTo, 'grown', LIMIT);
} finally {
  await pool.end();
  await server.stop();
  fs.rmSync(folder, { recursive: true, force: true });
}
