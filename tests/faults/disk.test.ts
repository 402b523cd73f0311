import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from '../../src/platform/ids.ts';
import { type AmanaProcess, FaultLab, findServer, lookInto } from './amana-process.ts';
import { WireClient, type WireIntent, type WireOutcome } from './wire-client.ts';

/** Room for a register and little more, in bytes. */
const DISK = 200 * 1024 ** 2;

const lab = new FaultLab();
let disk: string;
let dataFolder: string;
let amana: AmanaProcess;
let client: WireClient;

const run = (program: string, ...words: string[]): void => {
  const { status, stderr, error } = spawnSync(program, words, { encoding: 'utf8' });
  if (status !== 0)
    throw new Error(
      `${program} ${words.join(' ')}: ${error?.message ?? stderr.trim()}. This test fills a disk of its own and needs root, or the right to mount one.`,
    );
};

/** Takes all the space that is left. */
const fill = (): void => {
  const file = fs.openSync(path.join(disk, 'ballast'), 'a');
  try {
    for (let size = 1024 ** 2; size >= 4096; )
      try {
        if (fs.writeSync(file, Buffer.alloc(size)) < size) size /= 4;
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
        size /= 4;
      }
  } finally {
    fs.closeSync(file);
  }
};

const free = (): void => fs.rmSync(path.join(disk, 'ballast'), { force: true });

/** Fills the disk for a while. Whatever happens, it is free afterwards, so that the next test finds room. */
const whileFull = async (work: () => Promise<void>): Promise<void> => {
  fill();
  try {
    await work();
  } finally {
    free();
  }
};

/** SQLSTATE disk_full. */
const DISK_FULL = '53100';

/** A new file of the log is needed and cannot be made: PostgreSQL ends itself rather than lose what it acknowledged. The disk is full. */
const breakDatabase = async (): Promise<void> => {
  const looking = await lookInto(dataFolder);
  const logging = async () => {
    for (let megabyte = 0; megabyte < 400; megabyte += 1)
      await looking
        .query("SELECT pg_logical_emit_message(false, 'test', repeat('x', 1048576))")
        .catch((error: Error & { code?: string }) => {
          // Where the next file of the log is begun before it is needed, only the statement fails: the one that needs it ends the database.
          if (error.code !== DISK_FULL) throw error;
        });
  };
  try {
    // A process that aborts may or may not find the time to say so to its client.
    await expect(logging()).rejects.toThrow(/terminat|shutting down|recovery|ECONNRESET|EPIPE/);
  } finally {
    await looking.end().catch(() => undefined);
  }
};

/**
 * Asks it to stop, and expects that it ends cleanly with no database left behind. Where the disk is full it stays so until then: a stop that waited for the database
 * to come back would never end.
 */
const endsCleanly = async (asked: AmanaProcess): Promise<void> => {
  asked.kill('SIGTERM');
  expect(await asked.ended, asked.err).toEqual({ code: 0, signal: null });
  expect(findServer(dataFolder)).toBeUndefined();
};

const person = (number: number): WireIntent => ({
  commandId: uuidv7(),
  username: 'origin.one',
  command: 'register/register-person',
  input: {
    site: 'GHW',
    person: {
      names: [{ full: `Testman ${number} Example`, script: 'latin', kind: 'primary', source: 'test' }],
      sex: 'male',
      birth: '1990-03-04',
      nationalities: [{ code: 'IRQ', source: 'test' }],
      remarks: 'long words '.repeat(150),
    },
    custody: { custodian: 'SDF', site: 'GHW', fromAt: Date.UTC(2026, 0, 18, 4), basis: 'existing-custody' },
  },
});

const countOf = async (commandIds: readonly string[]): Promise<number> => {
  const looking = await lookInto(dataFolder);
  try {
    const { rows } = await looking.query<{ n: number }>(
      'SELECT count(*) AS n FROM register.command WHERE id = ANY ($1)',
      [commandIds],
    );
    return rows[0]?.n ?? 0;
  } finally {
    await looking.end();
  }
};

beforeAll(async () => {
  disk = lab.folder();
  run('mount', '-t', 'tmpfs', '-o', `size=${DISK},mode=0711`, 'tmpfs', disk);
  dataFolder = path.join(disk, 'data');
  amana = lab.start(dataFolder);
  client = new WireClient(await amana.ready());
  await client.signInAll();
});

afterAll(async () => {
  await lab.stop();
  run('umount', disk);
  await lab.end();
});

test('a full disk refuses commands and documents with a clear sentence; freed, the same are recorded once', async () => {
  const done: WireIntent[] = [];
  let refused: { intent: WireIntent; outcome: WireOutcome } | undefined;
  await whileFull(async () => {
    // The files of the database have some room of their own; the first command that needs more is refused.
    for (let number = 0; refused === undefined && number < 3000; number += 1) {
      const intent = person(number);
      const outcome = await client.attempt(intent);
      if (outcome.kind === 'answer') done.push(intent);
      else refused = { intent, outcome };
    }
    expect(refused?.outcome, amana.err).toMatchObject({
      kind: 'refused',
      problem: {
        status: 507,
        code: 'disk-full',
        detail: expect.stringMatching(/disk of the register is full. Nothing was recorded/),
        remedy: { en: expect.stringMatching(/free space, then send the same again; it is recorded once/) },
      },
    });
    await expect(client.upload('origin.one', 'a document '.repeat(100_000), 0)).rejects.toThrow(/disk-full/);
    // Reading goes on.
    await client.query('origin.one', 'access/me');
  });
  const late = refused?.intent as WireIntent;
  await client.persist(late);
  await client.upload('origin.one', 'a document '.repeat(100_000));
  for (const intent of [...done, late]) await client.persist(intent);
  expect(await countOf([...done, late].map((intent) => intent.commandId))).toBe(done.length + 1);
});

test('where the disk fills in the middle of the log, the database ends, says why, and comes back when there is room', async () => {
  const before = await client.persist(person(5000));
  const intent = person(5001);
  await whileFull(async () => {
    await breakDatabase();
    await amana.says(/the database has ended by itself/);
    await amana.says(/does not start yet.*The disk \(or the quota\) is full\. Free some space/s);
    expect(await client.attempt(intent), amana.err).toMatchObject({
      kind: 'refused',
      problem: { status: expect.toSatisfy((status) => status === 503 || status === 507) },
    });
  });
  await client.persist(intent);
  expect(await countOf([before.commandId, intent.commandId])).toBe(2);
  await endsCleanly(amana);
});

test('asked to stop while the database is down and cannot be started, it ends cleanly and does not wait for it', async () => {
  const again = lab.start(dataFolder);
  await again.ready();
  await whileFull(async () => {
    await breakDatabase();
    await again.says(/does not start yet/);
    await endsCleanly(again);
  });
});

test('asked to stop in the moment in which the database breaks, it ends cleanly and does not wait for it', async () => {
  for (let round = 0; round < 3; round += 1) {
    const again = lab.start(dataFolder);
    await again.ready();
    await whileFull(async () => {
      await breakDatabase();
      await endsCleanly(again);
    });
  }
});

test('verify finds nothing wrong after it', async () => {
  const verify = lab.run(['verify', '--data', dataFolder, '--json']);
  const { code } = await verify.ended;
  expect(JSON.parse(verify.out), verify.err).toMatchObject({ ok: true, findings: [] });
  expect(code).toBe(0);
});

test('a first start on a full disk says so, and leaves nothing running', async () => {
  fs.rmSync(dataFolder, { recursive: true });
  await whileFull(async () => {
    const start = lab.start(dataFolder);
    expect(await start.ended).toEqual({ code: 1, signal: null });
    expect(start.err).toMatch(/The disk \(or the quota\) is full. Free some space/);
    expect(findServer(dataFolder)).toBeUndefined();
  });
  const again = lab.start(dataFolder);
  await again.ready();
  again.kill('SIGTERM');
  expect(await again.ended).toEqual({ code: 0, signal: null });
});
