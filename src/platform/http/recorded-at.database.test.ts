import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestServer, type TestServer } from '../../../tests/support/http.ts';
import { startScratch } from '../../core/register/verify/scratch.ts';
import { openSnapshot } from '../../core/register/verify/session.ts';
import { verifyRegister } from '../../core/register/verify/verify-register.ts';
import { loadSystemChecks } from '../../systems/verification.ts';
import { typeParsers } from '../db/pool.ts';
import { uuidv7 } from '../ids.ts';

const MINUTE = 60_000;

let server: TestServer;
let owner: pg.Client;
let cookie: string;
let personNo: number;

/** Sends a command as a device that says when it wrote it down. */
const send = (recordedAt: string | undefined, key = uuidv7(), full = 'Another Name') =>
  server.app.inject({
    method: 'POST',
    url: '/api/register/add-name',
    headers: {
      cookie,
      'x-amana-request': '1',
      'idempotency-key': key,
      ...(recordedAt === undefined ? {} : { 'x-amana-recorded-at': recordedAt }),
    },
    payload: { personNo, name: { full, script: 'latin', kind: 'alias', source: 'interview' } },
  });

/** What the register clock shows, as a device learns it. */
const now = async (): Promise<number> => (await server.get('/api/access/me', cookie)).json().register.nowAt;

/** The clocks of the event that was received last, from the columns and from the frozen text. */
const last = async () => {
  const { rows } = await owner.query<{ recorded: number; received: number; frozen: number }>(
    `SELECT register.ms(recorded_at) AS recorded, register.ms(received_at) AS received, (body::jsonb->>'recorded')::bigint AS frozen
       FROM register.event ORDER BY pos DESC LIMIT 1`,
  );
  return rows[0] as { recorded: number; received: number; frozen: number };
};
const count = async () => (await owner.query<{ n: number }>('SELECT count(*) AS n FROM register.event')).rows[0]?.n;

beforeAll(async () => {
  server = await createTestServer();
  owner = new pg.Client({ ...server.database.admin, types: typeParsers });
  await owner.connect();
  cookie = await server.signIn('origin.one');
  personNo = (await server.ask('register/people', { pageSize: 1 }, cookie)).json().rows[0].personNo;
  // From here on the clock of this synthetic register is three days ahead of where it began.
  expect((await server.command('access/advance-clock', { minutes: 4320 }, cookie)).statusCode).toBe(200);
});
afterAll(async () => {
  await owner.end();
  await server.close();
});

test('what the device wrote down earlier is recorded with that moment, and received with the register’s', async () => {
  const recordedAt = (await now()) - 40 * MINUTE;
  expect((await send(String(recordedAt))).statusCode).toBe(200);
  const event = await last();
  expect(event).toMatchObject({ recorded: recordedAt, frozen: recordedAt });
  expect(event.received - event.recorded).toBeGreaterThanOrEqual(40 * MINUTE);
});

test('the file of the person tells both clocks', async () => {
  const recordedAt = (await now()) - 25 * MINUTE;
  const { events } = (await send(String(recordedAt))).json();
  const { timeline } = (await server.get(`/api/register/person?personNo=${personNo}`, cookie)).json();
  const entry = timeline.find(({ eventId }: { eventId: string }) => eventId === events[0].id);
  expect(entry.recordedAt).toBe(recordedAt);
  expect(entry.receivedAt - recordedAt).toBeGreaterThanOrEqual(25 * MINUTE);
});

test('where the device does not say, it is the time of receipt', async () => {
  expect((await send(undefined)).statusCode).toBe(200);
  const event = await last();
  expect(event.recorded).toBe(event.received);
});

test('sent again under the same key with another moment, it is the same intent, and the first moment stays', async () => {
  const [key, recordedAt] = [uuidv7(), (await now()) - 10 * MINUTE];
  const first = await send(String(recordedAt), key);
  const before = await count();
  for (const other of [String(recordedAt + MINUTE), String(recordedAt + 1000 * MINUTE), undefined])
    expect((await send(other, key)).json()).toEqual(first.json());
  expect(await count()).toBe(before);
  expect((await last()).recorded).toBe(recordedAt);
  expect((await send(String(recordedAt), key, 'Third Name')).json().code).toBe('command-conflict');
});

test('a device that is ahead by up to five minutes is recorded as received', async () => {
  for (const ahead of [1000, 4 * MINUTE]) {
    expect((await send(String((await now()) + ahead))).statusCode).toBe(200);
    const event = await last();
    expect([event.recorded, event.frozen]).toEqual([event.received, event.received]);
  }
});

test('a device that is ahead by more is refused with the remedy in three languages, and nothing is recorded', async () => {
  const before = await count();
  const key = uuidv7();
  const answer = await send(String((await now()) + 8 * MINUTE), key);
  expect([answer.statusCode, answer.json().code]).toEqual([422, 'recorded-in-future']);
  expect(answer.json().detail).toMatch(/clock of this device is [78] minutes ahead of the register clock/);
  for (const language of ['en', 'ar', 'ckb']) {
    expect(answer.json().sentence[language]).toMatch(/[78]/);
    expect(answer.json().remedy[language]).toBeTruthy();
  }
  expect(await count()).toBe(before);
  // Refused is not kept: with the right moment the same key is carried out.
  expect((await send(String(await now()), key)).statusCode).toBe(200);
});

test('what is no instant is refused and named', async () => {
  const before = await count();
  for (const said of ['', 'now', '-1', '1.5', '99999999999999999999', '1,2']) {
    const answer = await send(said);
    expect(answer.json()).toMatchObject({
      code: 'invalid-input',
      problems: [{ code: 'not-an-instant', field: 'X-Amana-Recorded-At' }],
    });
  }
  expect(await count()).toBe(before);
});

test('a document is stored with the moment in which it was chosen', async () => {
  const recordedAt = (await now()) - 15 * MINUTE;
  const answer = await server.app.inject({
    method: 'POST',
    url: '/api/documents',
    headers: {
      cookie,
      'x-amana-request': '1',
      'content-type': 'text/plain',
      'x-amana-recorded-at': String(recordedAt),
    },
    payload: 'an order that was scanned earlier',
  });
  expect(answer.statusCode).toBe(200);
  expect((await last()).recorded).toBe(recordedAt);
});

test('the leaves commit to all of it: verify finds nothing', async () => {
  const scratch = await startScratch();
  const live = new pg.Client(server.database.admin);
  await live.connect();
  try {
    await openSnapshot(live);
    const report = await verifyRegister(live, { key: server.kek, scratch, systems: await loadSystemChecks() });
    // A copied database has not the rights of the one that it was copied from, which the catalogue tells.
    expect(report.findings.filter(({ section }) => section !== 'catalogue')).toEqual([]);
    expect(report.events).toBeGreaterThan(100);
  } finally {
    await live.end();
    await scratch.close();
  }
});
