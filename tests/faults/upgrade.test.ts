import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { checkArchive } from '../../src/platform/backup/read-archive.ts';
import { listMigrations } from '../../src/platform/db/migrate.ts';
import { createDocumentStore } from '../../src/platform/files/document-store.ts';
import { startPostgres } from '../../src/platform/postgres/start-postgres.ts';
import { programVersion } from '../../src/server/program-version.ts';
import { fixtureFile, fixtureKeyFile, listFixtures, loadFixtureKey, restoreFixture } from '../upgrades/fixture.ts';
import { FaultLab } from './amana-process.ts';

const lab = new FaultLab();
afterAll(() => lab.end());
// that of this version waits for the next one
const [oldest, ...later] = listFixtures().filter((version) => version !== programVersion) as [string, ...string[]];
const newest = later.at(-1) ?? oldest;

/** A data folder as the program of a version left it. */
const placeRegister = async (version: string): Promise<{ folder: string; dataFolder: string }> => {
  const folder = lab.folder();
  fs.chmodSync(folder, 0o711);
  const dataFolder = path.join(folder, 'data');
  const server = await startPostgres({ dataFolder });
  const documents = await restoreFixture({ ...server.connection }, fixtureFile(version));
  await server.stop();
  const store = createDocumentStore(dataFolder, loadFixtureKey(version), () => undefined);
  for (const bytes of documents.values()) await store.write(bytes);
  fs.mkdirSync(path.join(dataFolder, 'keys'), { mode: 0o700 });
  fs.writeFileSync(path.join(dataFolder, 'keys', 'key-encrypting-key'), fs.readFileSync(fixtureKeyFile(version)), {
    mode: 0o600,
  });
  return { folder, dataFolder };
};

const verifyClean = async (dataFolder: string): Promise<void> => {
  const verify = lab.run(['verify', '--data', dataFolder, '--json']);
  await verify.ended;
  expect(JSON.parse(verify.out), verify.err).toMatchObject({ ok: true, findings: [] });
};

/** Asks the database of a register that is stopped. */
const ask = async (dataFolder: string, sql: string): Promise<void> => {
  const server = await startPostgres({ dataFolder });
  const client = new pg.Client({ ...server.connection });
  await client.connect();
  await client.query(sql);
  await client.end();
  await server.stop();
};

test(`a data folder of ${oldest} is started by this program, serves, and verifies clean`, async () => {
  const { dataFolder } = await placeRegister(oldest);
  const amana = lab.start(dataFolder);
  const origin = await amana.ready();
  expect((await fetch(`${origin}/readyz`)).status).toBe(200);
  const inUse = lab.run(['upgrade', '--data', dataFolder, '--without-backup']);
  expect(await inUse.ended, inUse.err).toMatchObject({ code: 1 });
  expect(inUse.err).toContain('is in use');
  amana.kill('SIGTERM');
  expect(await amana.ended).toEqual({ code: 0, signal: null });
  await verifyClean(dataFolder);
  // a register that a newer program has changed is not touched by this one
  await ask(dataFolder, "INSERT INTO public.amana_migration (name, sha256) VALUES ('9999-of-tomorrow.sql', 'x')");
  const older = lab.start(dataFolder);
  expect(await older.ended).toMatchObject({ code: 1 });
  expect(older.err).toContain('9999-of-tomorrow.sql');
});

test(`a data folder of ${newest} is upgraded: the operator says whether a backup is made, the backup is of the old version, the new register verifies clean, and a second time nothing is done`, async () => {
  const { folder, dataFolder } = await placeRegister(newest);
  const [backup, last] = [path.join(folder, 'before.tar.zst'), (await listMigrations()).at(-1) as string];
  // an operator who verifies first is told that the findings may be no more than the age of the register
  const verify = lab.run(['verify', '--data', dataFolder]);
  expect(await verify.ended, verify.err).toMatchObject({ code: 1 });
  expect(verify.err).toContain('left by an older version');
  const unsaid = lab.run(['upgrade', '--data', dataFolder]);
  expect(await unsaid.ended, unsaid.err).toMatchObject({ code: 2 });
  expect(unsaid.err).toContain('--without-backup');
  const upgrade = lab.run(['upgrade', '--data', dataFolder, '--backup', backup, '--json']);
  expect(await upgrade.ended, upgrade.err).toMatchObject({ code: 0 });
  const report = JSON.parse(upgrade.out);
  expect(report).toMatchObject({ backup, verify: { ok: true, findings: [] } });
  expect(report.applied.at(-1)).toBe(last);
  expect((await checkArchive(backup)).manifest.migrations).not.toContain(last);
  const again = lab.run(['upgrade', '--data', dataFolder, '--json']);
  expect(await again.ended, again.err).toMatchObject({ code: 0 });
  expect(JSON.parse(again.out)).toMatchObject({ applied: [], functions: false, verify: null });
});
