import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import type { VerifyReport } from '../core/register/verify/verify-register.ts';
import { type ArchiveManifest, isSealedWith } from '../platform/backup/manifest.ts';
import { checkArchive, unpackArchive } from '../platform/backup/read-archive.ts';
import { DamagedArchiveError } from '../platform/backup/tar.ts';
import type { Config } from '../platform/config/config.ts';
import { OperatorError } from '../platform/config/operator-error.ts';
import { listMigrations, migrate } from '../platform/db/migrate.ts';
import { typeParsers } from '../platform/db/pool.ts';
import { clusterFolderOf } from '../platform/postgres/choose-data-folder.ts';
import { chooseServerAccount } from '../platform/postgres/choose-server-account.ts';
import { prepareDataFolder } from '../platform/postgres/prepare-data-folder.ts';
import { startPostgres } from '../platform/postgres/start-postgres.ts';
import { platformName } from './backup-register.ts';
import { findNeededKey, placeKey, refuseUsed, UNFINISHED } from './empty-data-folder.ts';
import { verifyDatabase } from './verify-database.ts';

/** What was restored, and what `verify` says of it. */
export type RestoreReport = {
  readonly register: string;
  readonly madeAt: string;
  readonly events: number;
  readonly newestPosition: number;
  /** Milliseconds since the epoch by the register's clock; null without events. */
  readonly newestReceivedAt: number | null;
  readonly keyId: string;
  readonly sealed: boolean;
  readonly seconds: number;
  readonly verify: VerifyReport;
};

/** The database's files within a backup. */
const CLUSTER = 'postgres/';

const refuseForeign = async ({ platform, program, migrations }: ArchiveManifest): Promise<void> => {
  if (platform !== platformName)
    throw new OperatorError(
      `The backup was made on ${platform}, this machine is ${platformName}: the files of a database fit one kind of machine only. Restore it on one like that, write ./amana export FOLDER there, and read it here with ./amana import-register FOLDER.`,
    );
  const known = new Set([...(await listMigrations()), 'schemas']);
  const unknown = migrations.filter((name) => !known.has(name));
  if (unknown.length > 0)
    throw new OperatorError(
      `The backup was made by a newer Amana (${program}): this one does not know ${unknown.join(', ')}. Restore it with that version or a later one.`,
    );
};

const readNewest = async (
  connection: pg.ClientConfig,
): Promise<Pick<RestoreReport, 'events' | 'newestPosition' | 'newestReceivedAt'>> => {
  const client = new pg.Client({ ...connection, types: typeParsers });
  await client.connect();
  try {
    const { rows } = await client.query<{ n: number; pos: number; at: number | null }>(
      'SELECT e.n, e.pos, (SELECT received_at FROM register.event WHERE pos = e.pos) AS at FROM (SELECT count(*) AS n, coalesce(max(pos), 0) AS pos FROM register.event) e',
    );
    return { events: rows[0]?.n ?? 0, newestPosition: rows[0]?.pos ?? 0, newestReceivedAt: rows[0]?.at ?? null };
  } finally {
    await client.end();
  }
};

const unpack = async (
  file: string,
  checked: Awaited<ReturnType<typeof checkArchive>>,
  dataFolder: string,
): Promise<void> => {
  const account = chooseServerAccount(clusterFolderOf(dataFolder));
  prepareDataFolder(dataFolder, account);
  const unfinished = path.join(dataFolder, UNFINISHED);
  fs.rmSync(unfinished, { recursive: true, force: true });
  try {
    fs.mkdirSync(unfinished, { mode: 0o700 });
    await unpackArchive(file, checked, unfinished, (name) => (name.startsWith(CLUSTER) ? account : undefined));
    // The database comes last: a folder without it is taken for empty by nobody but the next restore.
    const names = fs.readdirSync(unfinished).sort((a, b) => Number(a === 'postgres') - Number(b === 'postgres'));
    for (const name of names) fs.renameSync(path.join(unfinished, name), path.join(dataFolder, name));
  } finally {
    fs.rmSync(unfinished, { recursive: true, force: true });
  }
};

/**
 * Restores a backup into a new or empty data folder: checks every byte and the key first, unpacks, lets the database recover, brings its tables to this
 * program's version as a start would, and verifies the whole register. Nothing is left running.
 *
 * @param keyFile the key that the backup needs, where it does not lie in the data folder or at AMANA_KEY_FILE
 * @param withoutSeal accepts a backup without a seal: a database's files are also its settings, and who made them decides what the server does
 * @throws OperatorError that says what is wrong; until the backup was checked, nothing is touched
 */
export const restoreRegister = async (
  config: Config,
  dataFolder: string,
  file: string,
  keyFile: string | undefined,
  say: (text: string) => void,
  withoutSeal = false,
): Promise<RestoreReport> => {
  const began = performance.now();
  const places = { given: keyFile, configured: config.keyFile, dataFolder };
  await refuseUsed(dataFolder);
  say('checking the backup ...');
  const checked = await checkArchive(file);
  const { manifest, seal } = checked;
  await refuseForeign(manifest);
  const key = findNeededKey('backup', manifest.keyIds, places);
  const sealed = isSealedWith(seal, key);
  if (sealed === false)
    throw new DamagedArchiveError(
      `The backup ${file} was altered by somebody who does not have its key: its parts agree with its manifest, but not with the key's seal. Nothing was touched. Take another copy or an older one.`,
    );
  if (sealed === undefined && !withoutSeal)
    throw new DamagedArchiveError(
      `The backup ${file} carries no seal of the key: it was made where the key was not at hand, or somebody took the seal off to alter it. Nothing was touched. Restore it only where you know who made it and who kept it: say --without-seal.`,
    );
  say('unpacking ...');
  await unpack(file, checked, dataFolder);
  placeKey(places);
  say('recovering and verifying ...');
  const server = await startPostgres({ dataFolder });
  try {
    await migrate(server.connection);
    const newest = await readNewest(server.connection);
    const verify = await verifyDatabase(server.connection, { key, dataFolder });
    const seconds = Math.round(performance.now() - began) / 1000;
    const { register, madeAt } = manifest;
    return { register, madeAt, ...newest, keyId: key.id, sealed: sealed === true, seconds, verify };
  } finally {
    await server.stop();
  }
};
