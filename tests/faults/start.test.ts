import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findPostgres15 } from '../../src/cli/test/find-postgres-15.ts';
import type { DemonstrationOfficer } from '../../src/core/access/views.ts';
import { clusterFolderOf } from '../../src/platform/postgres/choose-data-folder.ts';
import { findProcessIdentity } from '../../src/platform/postgres/process-identity.ts';
import type { RunningPostgres } from '../../src/platform/postgres/start-postgres.ts';
import { startTemporaryPostgres } from '../../src/platform/postgres/start-temporary-postgres.ts';
import { findRecovering, lengthenLog } from '../support/recovering.ts';
import { type AmanaProcess, FaultLab, findServer, lookInto, newServer } from './amana-process.ts';

const lab = new FaultLab();
afterAll(() => lab.end());

/** A demonstration register that was stopped on request. */
let register: string;

const isUp = async (origin: string): Promise<boolean> => (await fetch(`${origin}/readyz`)).status === 200;

const stopped = async (amana: AmanaProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> => {
  amana.kill(signal);
  expect(await amana.ended, amana.err).toEqual({ code: 0, signal: null });
};

/**
 * A sign-in of which the server has read the head and waits for the rest.
 * @returns sends the rest, and gives the status of the answer
 */
const beginSignIn = async (origin: string): Promise<() => Promise<number | undefined>> => {
  const officers = (await (
    await fetch(`${origin}/api/access/demonstration-officers`)
  ).json()) as DemonstrationOfficer[];
  const { username, password, totp } = officers[0] ?? expect.fail('no officers');
  const body = JSON.stringify({ username, password, totp });
  const request = http.request(`${origin}/api/access/sign-in`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'x-amana-request': '1',
      // the server says when it has the head
      expect: '100-continue',
    },
  });
  request.flushHeaders();
  await once(request, 'continue');
  return async () => {
    const answered = once(request, 'response');
    request.end(body);
    const [response] = (await answered) as [http.IncomingMessage];
    response.resume();
    return response.statusCode;
  };
};

/** A start that must be refused: ends by itself with the code, says the words, shows no stack, leaves no database running. */
const refused = async (amana: AmanaProcess, code: 1 | 2, words: RegExp, dataFolder: string): Promise<void> => {
  expect(await amana.ended).toEqual({ code, signal: null });
  expect(amana.err).toMatch(words);
  expect(amana.err).not.toMatch(/^ {4}at /m);
  expect(findServer(dataFolder)).toBeUndefined();
};

/** Events of a register, but for its clock: one that was stopped for more than a minute resumes it by an event, and a slow machine takes longer. */
const countEvents = async (dataFolder: string): Promise<number> => {
  const client = await lookInto(dataFolder);
  try {
    const { rows } = await client.query<{ n: number }>(
      "SELECT count(*) AS n FROM register.event WHERE type <> 'ClockSet'",
    );
    return rows[0]?.n ?? 0;
  } finally {
    await client.end();
  }
};

beforeAll(async () => {
  register = lab.folder();
  const amana = lab.start(register);
  await amana.ready();
  await stopped(amana);
});

describe('a port', () => {
  test('in use stops the start before anything else: nothing is made, no database runs', async () => {
    const other = net.createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as net.AddressInfo;
    const folder = lab.folder();
    const words = new RegExp(`Port ${port} is in use by another program. Stop it, or start with --port 0`);
    await refused(lab.start(folder, ['--port', String(port)]), 1, words, folder);
    expect(fs.readdirSync(folder)).toEqual([]);
    const times = () => fs.readdirSync(register).map((name) => [name, fs.statSync(path.join(register, name)).mtimeMs]);
    const before = times();
    await refused(lab.start(register, ['--port', String(port)]), 1, words, register);
    expect(times()).toEqual(before);
    await new Promise((resolve) => other.close(resolve));
  });
});

describe('a wrong configuration stops the start and names itself and the remedy', () => {
  test.each([
    [
      'an unknown variable',
      [],
      { AMANA_PROT: '9000' },
      /AMANA_PROT is not a variable of Amana: did you mean AMANA_PORT/,
    ],
    ['a wrong value', [], { AMANA_SESSION_HOURS: 'long' }, /AMANA_SESSION_HOURS must be a whole number.*"long"/],
    ['a value out of range', [], { AMANA_SESSION_HOURS: '169' }, /AMANA_SESSION_HOURS must be 24 or less/],
    ['an unknown argument', ['--prot', '9000'], {}, /Unknown argument --prot. Did you mean --port/],
    ['an unknown scenario', ['--scenario', 'july'], {}, /--scenario must be january-2026 or none/],
    [
      'a wrong database',
      [],
      { DATABASE_URL: 'mysql://u:secret@h/d' },
      /DATABASE_URL must be a URL that begins with postgres/,
    ],
  ])('%s', async (_what, words, environment, message) => {
    const folder = lab.folder();
    const amana = lab.start(folder, words, environment);
    await refused(amana, 2, message, folder);
    expect(amana.err).not.toContain('secret');
    expect(fs.readdirSync(folder)).toEqual([]);
  });
});

describe('the end', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)(
    '%s ends Node and the database, and takes requests to their end',
    async (signal) => {
      const amana = lab.start(register);
      const origin = await amana.ready();
      const server = await newServer(register);
      const finish = await beginSignIn(origin);
      const stopping = stopped(amana, signal);
      expect(await finish(), amana.err).toBe(200);
      await stopping;
      expect(findProcessIdentity(server.processId)).not.toBe(server.identity);
      expect(fs.existsSync(String(server.socketFolder))).toBe(false);
      expect(fs.readdirSync(register)).not.toContain('amana.pid');
      await expect(fetch(origin)).rejects.toThrow();
    },
  );

  test('a signal while it starts is obeyed as soon as the database can be closed', async () => {
    const folder = lab.folder();
    const amana = lab.start(folder);
    await amana.says(/entering the synthetic operation/);
    await stopped(amana);
    expect(findServer(folder)).toBeUndefined();
    const again = lab.start(folder);
    expect(await isUp(await again.ready())).toBe(true);
    await stopped(again);
  });
});

describe('the end of a start', () => {
  test('while the database recovers, and would do so for ever, does not wait for that; the next start recovers', async () => {
    const killed = lab.start(register);
    await killed.ready();
    const events = await countEvents(register);
    const client = await lookInto(register);
    await lengthenLog(client, 100);
    await client.end();
    killed.kill('SIGKILL');
    await killed.ended;
    process.kill((await newServer(register)).processId, 'SIGKILL');
    const amana = lab.start(register);
    process.kill(await findRecovering(clusterFolderOf(register)), 'SIGSTOP');
    // a recovery that stands still never ends: a stop that waited for it would not either
    await stopped(amana);
    expect(findServer(register)).toBeUndefined();
    const again = lab.start(register);
    expect(await isUp(await again.ready())).toBe(true);
    expect(await countEvents(register)).toBe(events);
    await stopped(again);
  });
});

describe('one data folder', () => {
  test('a second start on it is refused, and the first goes on', async () => {
    const first = lab.start(register);
    const origin = await first.ready();
    const second = lab.start(register);
    expect(await second.ended).toEqual({ code: 1, signal: null });
    expect(second.err).toMatch(
      new RegExp(`already running on the data folder .* \\(process ${first.processId}\\). Stop it with Ctrl-C or kill`),
    );
    expect(await isUp(origin)).toBe(true);
    await stopped(first);
  });

  test('after a kill -9 of Node the next start adopts its database; after one of both it recovers', async () => {
    const first = lab.start(register);
    await first.ready();
    const server = await newServer(register);
    const events = await countEvents(register);
    first.kill('SIGKILL');
    await first.ended;
    const second = lab.start(register);
    await second.ready();
    expect(findServer(register)?.identity).toBe(server.identity);
    second.kill('SIGKILL');
    await second.ended;
    process.kill(server.processId, 'SIGKILL');
    const third = lab.start(register);
    expect(await isUp(await third.ready())).toBe(true);
    expect(await countEvents(register)).toBe(events);
    await stopped(third);
  });

  test('a database that is killed under a running Amana is started again, and requests wait for it', async () => {
    const amana = lab.start(register);
    const origin = await amana.ready();
    const server = await newServer(register);
    process.kill(server.processId, 'SIGKILL');
    await newServer(register, server);
    await amana.says(/has ended by itself; starting it again/);
    await amana.says(/the database runs again/);
    expect(await isUp(origin)).toBe(true);
    await stopped(amana);
    expect(findServer(register)).toBeUndefined();
  });

  test('a first start that was killed among its first entries is not taken for a whole register', async () => {
    const folder = lab.folder();
    const first = lab.start(folder);
    await first.says(/entering the synthetic operation/);
    const client = await lookInto(folder);
    const isBegun = async () =>
      (await client.query<{ some: boolean }>('SELECT EXISTS (SELECT FROM access.officer WHERE no > 0) AS some')).rows[0]
        ?.some;
    while (!(await isBegun())) await sleep(5);
    await client.end();
    first.kill('SIGKILL');
    await first.ended;
    await refused(
      lab.start(folder),
      1,
      /first start on the data folder .* was cut short .* Remove the folder and start again/,
      folder,
    );
  });
});

describe('demonstration officers', () => {
  test('keep the server on this machine: another host is refused, before and after they exist', async () => {
    const environment = { AMANA_HOST: '0.0.0.0' };
    const words = /has demonstration officers.*listens on 127.0.0.1 only, not on 0.0.0.0/;
    await refused(lab.start(register, [], environment), 1, words, register);
    const folder = lab.folder();
    await refused(lab.start(folder, [], environment), 1, words, folder);
    const empty = lab.start(folder, ['--scenario', 'none'], environment);
    expect(await isUp((await empty.ready()).replace('0.0.0.0', '127.0.0.1'))).toBe(true);
    await stopped(empty);
  });

  test('are impossible on a register of real persons: it refuses the scenario, and shows none', async () => {
    const folder = lab.folder();
    const empty = lab.start(folder, ['--scenario', 'none']);
    await empty.ready();
    await expect.poll(() => empty.out).toMatch(/First administrator, one-time link/);
    await stopped(empty);
    const words = /is for real persons: the scenario cannot be entered/;
    await refused(lab.start(folder, ['--scenario', 'january-2026']), 1, words, folder);
    const again = lab.start(folder);
    const origin = await again.ready();
    expect(await (await fetch(`${origin}/api/access/demonstration-officers`)).json()).toEqual([]);
    await stopped(again);
  });
});

const postgres15 = findPostgres15();
const servers = [
  { version: 18, options: {} },
  ...(postgres15 === undefined ? [] : [{ version: 15, options: { binaryFolder: postgres15 } }]),
];

describe.each(servers)('a PostgreSQL $version of one’s own', ({ options, version }) => {
  let server: RunningPostgres;
  let admin: pg.Client;
  const urlOf = (database: string, user = server.connection.user, password = server.connection.password) =>
    `postgres://${user}:${encodeURIComponent(password)}@localhost:5432/${database}?host=${encodeURIComponent(server.connection.host)}`;
  const start = (database: string, folder: string, url = urlOf(database)) =>
    lab.start(folder, [], { DATABASE_URL: url });

  beforeAll(async () => {
    server = await startTemporaryPostgres(options);
    admin = new pg.Client(server.connection);
    await admin.connect();
  });

  afterAll(async () => {
    await admin.end();
    await server.stop();
  });

  test('serves the register, and goes on when Amana ends', async () => {
    await admin.query('CREATE DATABASE own TEMPLATE template0');
    const folder = lab.folder();
    for (const _start of ['first', 'second']) {
      const amana = start('own', folder);
      const origin = await amana.ready();
      expect(await (await fetch(`${origin}/api/access/demonstration-officers`)).json()).toHaveLength(32);
      const connected = async (): Promise<string[]> => {
        const { rows } = await admin.query<{ usename: string }>(
          "SELECT DISTINCT usename FROM pg_stat_activity WHERE datname = 'own' AND backend_type = 'client backend' ORDER BY 1",
        );
        return rows.map(({ usename }) => usename);
      };
      // the sequencer of the public log reads; nobody is connected as the role that installs
      await expect.poll(connected).toEqual(['amana_app', 'amana_verify']);
      await stopped(amana);
    }
    const { rows } = await admin.query<{ version: number }>(
      "SELECT current_setting('server_version_num')::int AS version",
    );
    expect(Math.floor((rows[0]?.version ?? 0) / 10_000)).toBe(version);
    expect(fs.readdirSync(folder).sort()).toEqual(['documents', 'keys', 'log']);
  });

  test.each([
    [
      'is a superuser',
      'ALTER ROLE amana_app SUPERUSER',
      'ALTER ROLE amana_app NOSUPERUSER',
      /is a superuser or may pass row security/,
    ],
    [
      'owns a table',
      'CREATE TABLE public.own AS SELECT 1; ALTER TABLE public.own OWNER TO amana_app',
      'DROP TABLE public.own',
      /owns tables or functions/,
    ],
    [
      'is a member of the owner',
      'GRANT amana_owner TO amana_app',
      'REVOKE amana_owner FROM amana_app',
      /is a member of amana_owner/,
    ],
  ])('is refused where the serving role %s', async (_what, make, undo, words) => {
    const own = new pg.Client({ ...server.connection, database: 'own' });
    await own.connect();
    try {
      await own.query(make);
      const folder = lab.folder();
      const amana = start('own', folder);
      await refused(amana, 1, words, folder);
      expect(amana.err).toContain('The role amana_app is too strong');
    } finally {
      await own.query(undo);
      await own.end();
    }
  });

  test('is refused with the remedy where it cannot be reached, or the installing role may not install', async () => {
    const folder = lab.folder();
    await refused(start('own', folder, urlOf('nowhere')), 1, /DATABASE_URL cannot be reached \(3D000\)/, folder);
    const wrong = start('own', folder, urlOf('own', server.connection.user, 'wrong-password'));
    await refused(wrong, 1, /DATABASE_URL cannot be reached \(28P01\). Check host, port, user and password/, folder);
    expect(wrong.err).not.toContain('wrong-password');
    await admin.query("CREATE ROLE weak LOGIN PASSWORD 'weak'");
    await admin.query('CREATE DATABASE weak TEMPLATE template0 OWNER weak');
    await refused(
      start('weak', folder, urlOf('weak', 'weak', 'weak')),
      1,
      /weak of DATABASE_URL is no superuser.*Let a superuser run the SQL below/,
      folder,
    );
  });
});
