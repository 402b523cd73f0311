import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { secretKey } from '../../src/core/ledger/envelope-key.ts';
import { anyCommand } from '../../src/core/register/command-definition.ts';
import { StreamKeyRing } from '../../src/core/register/stream-key-ring.ts';
import { checkArchive } from '../../src/platform/backup/read-archive.ts';
import { type ArchiveMember, writeArchive } from '../../src/platform/backup/write-archive.ts';
import { readConfig } from '../../src/platform/config/config.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { createPool } from '../../src/platform/db/pool.ts';
import { createDocumentStore } from '../../src/platform/files/document-store.ts';
import { clusterFolderOf } from '../../src/platform/postgres/choose-data-folder.ts';
import { type RunningPostgres, startPostgres } from '../../src/platform/postgres/start-postgres.ts';
import { type BackupReport, backupRegister } from '../../src/server/backup-register.ts';
import { withInstallation } from '../../src/server/installation.ts';
import { restoreRegister } from '../../src/server/restore-register.ts';
import { addVehicle } from '../../src/systems/sites/commands/add-vehicle.ts';
import { FaultLab, lookInto } from './amana-process.ts';
import { convoyDocuments, fillWithConvoy } from './tampering-register.ts';

const lab = new FaultLab();
const config = readConfig({});
const quiet = { say: () => undefined };
let folder = '';
let dataFolder = '';
let keyFile = '';
let server: RunningPostgres;
/** The backup that was made under load. */
let file = '';
let made: BackupReport;
/** Officers of the register that is backed up who set a sign-in of their own. */
let invited = 0;
/** Positions of commands that were answered before the backup began, and while it was made. */
const before: number[] = [];
const during: number[] = [];

const run = (program: string, ...words: string[]): void => {
  const { status, stderr } = spawnSync(program, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program}: ${stderr}. This test fills a disk of its own and needs root.`);
};

const restoreInto = (name: string, from = file, key: string | undefined = keyFile) =>
  restoreRegister(config, path.join(folder, name), from, key, () => undefined);

const writeKey = (place: string, bytes: Buffer, mode = 0o600): string => {
  fs.writeFileSync(place, `amana-kek-1:${secretKey(bytes).id}:${bytes.toString('base64')}\n`, { mode });
  return place;
};

beforeAll(async () => {
  folder = lab.folder();
  fs.chmodSync(folder, 0o711);
  dataFolder = path.join(folder, 'data');
  server = await startPostgres({ dataFolder });
  const passwords = { app: randomBytes(12).toString('hex'), verify: randomBytes(12).toString('hex') };
  await migrate(server.connection, { passwords });
  const key = await fillWithConvoy(server.connection);
  fs.mkdirSync(path.join(dataFolder, 'keys'), { mode: 0o700 });
  keyFile = writeKey(path.join(dataFolder, 'keys', 'key-encrypting-key'), key.key.export());
  const documents = createDocumentStore(dataFolder, key, () => undefined);
  for (const bytes of convoyDocuments.values()) await documents.write(bytes);

  file = path.join(folder, 'under-load.tar.zst');
  const pool = createPool({ ...server.connection, user: 'amana_app', password: passwords.app }, 4);
  const looking = createPool(server.connection, 3);
  const officers = await looking.query<{ n: number }>(
    'SELECT count(*)::int AS n FROM access.officer WHERE active AND NOT demonstration',
  );
  invited = officers.rows[0]?.n ?? 0;
  await withInstallation(server.connection, { pool, keys: new StreamKeyRing(key) }, async ({ issue }) => {
    let stop = false;
    let heard = before;
    const write = async (writer: number): Promise<void> => {
      for (let number = 0; !stop; number += 1) {
        const input = { code: `VAN-${writer}-${number}`, authority: 'CJTF', kind: 'bus' };
        const { events } = await issue(anyCommand(addVehicle), input);
        const { rows } = await looking.query<{ pos: number }>('SELECT pos FROM register.event WHERE id = $1', [
          events[0]?.id,
        ]);
        heard.push(rows[0]?.pos ?? 0);
      }
    };
    const writing = Promise.all([write(1), write(2), write(3)]);
    while (before.length < 20) await sleep(10);
    heard = during;
    made = await backupRegister(config, dataFolder, file, quiet);
    stop = true;
    await writing;
  });
  await pool.end();
  await looking.end();
});

afterAll(async () => {
  await server.stop();
  await lab.end();
});

test('a backup made while commands are answered restores with every command that was answered before its end, and verifies clean', async () => {
  expect(during.length).toBeGreaterThan(20);
  expect(made).toMatchObject({ sealed: true, documents: 5, bytes: fs.statSync(file).size });
  const report = await restoreInto('restored');
  expect(report.verify.findings).toEqual([]);
  expect(report.verify.ok).toBe(true);
  expect(report).toMatchObject({ register: made.register, sealed: true, keyId: made.keyIds[0] });
  expect(report.newestPosition).toBeGreaterThanOrEqual(made.newestPosition);
  const again = await startPostgres({ dataFolder: path.join(folder, 'restored') });
  try {
    const looking = await lookInto(path.join(folder, 'restored'));
    const acknowledged = [...before, ...during.filter((pos) => pos <= made.newestPosition)];
    const { rows } = await looking.query<{ n: number }>(
      'SELECT count(*) AS n FROM register.event WHERE pos = ANY ($1)',
      [acknowledged],
    );
    expect(rows[0]?.n).toBe(acknowledged.length);
    await looking.end();
  } finally {
    await again.stop();
  }
});

test('the key is not in it, nor is the register’s key file anywhere in its members', async () => {
  const { manifest } = await checkArchive(file);
  expect(manifest.members.filter(({ name }) => /key/.test(name))).toEqual([]);
  expect(manifest.keyIds).toHaveLength(1);
});

test('a torn or altered backup is refused, and nothing is touched', async () => {
  const whole = fs.readFileSync(file);
  const torn = path.join(folder, 'torn');
  const places = [0.1, 0.5, 0.9, 0.999].map((part) => Math.floor(part * whole.length) - randomBytes(1).readUInt8());
  for (const place of places) {
    fs.writeFileSync(torn, whole.subarray(0, place));
    await expect(restoreInto('never', torn), `cut at ${place}`).rejects.toThrow(/damaged.*Nothing was touched/s);
    const flipped = Buffer.from(whole);
    flipped[place] = (flipped[place] as number) ^ 0x04;
    fs.writeFileSync(torn, flipped);
    await expect(restoreInto('never', torn), `flipped at ${place}`).rejects.toThrow(/damaged.*Nothing was touched/s);
  }
  expect(fs.existsSync(path.join(folder, 'never'))).toBe(false);
});

test('a backup made to agree with itself by somebody without the key is refused', async () => {
  const { manifest } = await checkArchive(file);
  const forged = path.join(folder, 'forged');
  async function* nothing(): AsyncGenerator<ArchiveMember> {
    yield { name: 'postgres.password', bytes: 4, body: [Buffer.from('mine')] };
  }
  // The forger knows the id of the key, which is public, and seals with a key of his own.
  const pretended = { id: manifest.keyIds[0] as string, key: secretKey(randomBytes(32)).key };
  await writeArchive(forged, { members: nothing(), describe: () => manifest, key: pretended });
  await expect(restoreInto('never', forged)).rejects.toThrow(/altered by somebody who does not have its key/);
  // Or takes the seal off.
  const bare = path.join(folder, 'bare');
  await writeArchive(bare, { members: nothing(), describe: () => manifest, key: undefined });
  await expect(restoreInto('never', bare)).rejects.toThrow(/carries no seal of the key.*Nothing was touched/s);
  expect(fs.existsSync(path.join(folder, 'never'))).toBe(false);
});

test('a folder that is used is refused, running or not', async () => {
  await expect(restoreInto('data')).rejects.toThrow(/is in use .*never written over anything/);
  const used = path.join(folder, 'used');
  fs.mkdirSync(used);
  fs.writeFileSync(path.join(used, 'letter.txt'), 'mine');
  await expect(restoreInto('used')).rejects.toThrow(/letter\.txt/);
  expect(fs.readdirSync(used)).toEqual(['letter.txt']);
});

test('a missing, wrong or open key is refused with the id of the one that is needed', async () => {
  const needed = made.keyIds[0] as string;
  await expect(restoreRegister(config, path.join(folder, 'never'), file, undefined, () => undefined)).rejects.toThrow(
    new RegExp(`needs the key ${needed}.*--key-file FILE`),
  );
  const other = randomBytes(32);
  const wrong = writeKey(path.join(folder, 'wrong-key'), other);
  await expect(restoreInto('never', file, wrong)).rejects.toThrow(
    new RegExp(`needs the key ${needed}.*holds the key ${secretKey(other).id}`),
  );
  const open = path.join(folder, 'open-key');
  fs.copyFileSync(keyFile, open);
  fs.chmodSync(open, 0o644);
  await expect(restoreInto('never', file, open)).rejects.toThrow(/other accounts can use it/);
  expect(fs.existsSync(path.join(folder, 'never'))).toBe(false);
});

test('a full disk leaves no file, and the register goes on', async () => {
  const disk = path.join(folder, 'disk');
  fs.mkdirSync(disk);
  run('mount', '-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk);
  try {
    const target = path.join(disk, 'backup');
    await expect(backupRegister(config, dataFolder, target, quiet)).rejects.toThrow(/The disk .* is full/);
    expect(fs.readdirSync(disk)).toEqual([]);
    // A backup to the disk of the register itself stops before that disk is full.
    const zeros = async function* (): AsyncGenerator<ArchiveMember> {
      for (let number = 0; number < 40; number += 1)
        yield { name: `zeros-${number}`, bytes: 1024 ** 2, body: [Buffer.alloc(1024 ** 2)] };
    };
    await expect(
      writeArchive(target, { members: zeros(), describe: () => expect.fail(), key: undefined, spare: disk }),
    ).rejects.toThrow(/disk of the register itself/);
    expect(fs.readdirSync(disk)).toEqual([]);
  } finally {
    run('umount', disk);
  }
  const looking = await lookInto(dataFolder);
  const { rows } = await looking.query(
    'SELECT pg_is_in_recovery() AS recovering, (SELECT count(*) FROM pg_replication_slots) AS slots',
  );
  expect(rows).toEqual([{ recovering: false, slots: 0 }]);
  await looking.end();
});

test('two backups at once: the second is told to wait; a killed one leaves no half file under the name', async () => {
  const [one, two] = [path.join(folder, 'one'), path.join(folder, 'two')];
  const both = await Promise.allSettled([one, two].map((name) => backupRegister(config, dataFolder, name, quiet)));
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const killed = path.join(folder, 'killed');
  const command = lab.run(['backup', killed, '--data', dataFolder]);
  while (!fs.existsSync(`${killed}.partial`) && !fs.existsSync(killed)) await sleep(5);
  command.kill('SIGKILL');
  await command.ended;
  const isWhole = fs.existsSync(killed);
  if (isWhole) await checkArchive(killed);
  else expect(fs.existsSync(`${killed}.partial`)).toBe(true);
});

test('the commands: stopped register, JSON lines, refusals', async () => {
  await server.stop();
  const stopped = path.join(folder, 'stopped.tar.zst');
  const backup = lab.run(['backup', stopped, '--json', '--data', dataFolder]);
  expect(await backup.ended, backup.err).toMatchObject({ code: 0 });
  expect(JSON.parse(backup.out)).toMatchObject({ file: stopped, sealed: true, events: expect.any(Number) });
  expect(fs.existsSync(path.join(clusterFolderOf(dataFolder), 'postmaster.pid'))).toBe(false);
  const again = lab.run(['backup', stopped, '--data', dataFolder]);
  expect(await again.ended).toMatchObject({ code: 1 });
  expect(again.err).toMatch(/exists already/);
  const own = lab.run(['backup', path.join(folder, 'own')], { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' });
  expect(await own.ended).toMatchObject({ code: 1 });
  expect(own.err).toMatch(/pg_basebackup/);
  const target = path.join(folder, 'by-command');
  const restore = lab.run(['restore', stopped, '--data', target, '--key-file', keyFile, '--json']);
  expect(await restore.ended, restore.err).toMatchObject({ code: 0 });
  expect(JSON.parse(restore.out)).toMatchObject({ register: made.register, verify: { ok: true, findings: [] } });
  expect(fs.readdirSync(target).sort()).toEqual(['documents', 'keys', 'postgres', 'postgres.log', 'postgres.password']);
});

test('the open export and its way back, by the commands, from what was restored', async () => {
  const [restored, exported, target] = ['by-command', 'exported', 'imported'].map((name) =>
    path.join(folder, name),
  ) as [string, string, string];
  const writing = lab.run(['export', exported, '--with-personal-data', '--json', '--data', restored]);
  expect(await writing.ended, writing.err).toMatchObject({ code: 0 });
  expect(JSON.parse(writing.out)).toMatchObject({ personalData: true, documents: 5, register: made.register });
  const reading = lab.run(['import-register', exported, '--json', '--data', target]);
  expect(await reading.ended, reading.err).toMatchObject({ code: 0 });
  const report = JSON.parse(reading.out) as { keyId: string; officersToInvite: number };
  expect(invited).toBeGreaterThan(2);
  expect(report).toMatchObject({
    register: made.register,
    officersToInvite: invited,
    verify: { ok: true, findings: [] },
  });
  // A new key: whoever leaves does not have to take the old one along.
  expect(made.keyIds).not.toContain(report.keyId);
  expect(fs.statSync(path.join(target, 'keys', 'key-encrypting-key')).mode & 0o777).toBe(0o600);
  const again = lab.run(['import-register', exported, '--data', target]);
  expect(await again.ended).toMatchObject({ code: 1 });
  expect(again.err).toMatch(/is in use/);
});
