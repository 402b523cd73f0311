import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openErasable } from '../../src/core/ledger/disclosure.ts';
import { type KeyEncryptingKey, openSecret, unwrapStreamKey } from '../../src/core/ledger/envelope-key.ts';
import { setClock } from '../../src/core/register/commands/set-clock.ts';
import { createScratch } from '../../src/core/register/verify/scratch.ts';
import { openSnapshot } from '../../src/core/register/verify/session.ts';
import { verifyRegister } from '../../src/core/register/verify/verify-register.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { createPool, typeParsers } from '../../src/platform/db/pool.ts';
import { ERASABLE_FIELDS } from '../../src/systems/register/erasure/erasable-fields.ts';
import { loadSystemChecks } from '../../src/systems/verification.ts';
import { fillWithConvoy } from '../faults/tampering-register.ts';
import { createEmptyDatabase } from '../support/database.ts';
import { ourTables } from '../support/our-tables.ts';
import { eraseEverything } from './fill-erasures.ts';
import { fillWithTheRest, openDesk } from './fill-with-the-rest.ts';
import { findUnwritten } from './unwritten-events.ts';

let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
let key: KeyEncryptingKey;
beforeAll(async () => {
  database = await createEmptyDatabase();
  await migrate(database.admin);
  key = await fillWithConvoy(database.admin);
  await fillWithTheRest(database.admin, key);
});
afterAll(() => database.drop());

it('the register that is kept at a release has an event of every type of the lock: a new one belongs into fill-with-the-rest.ts', async () => {
  expect(await findUnwritten(database.admin)).toEqual([]);
});

/** The texts of personal fields of every event that is opened, with the event, the field, and whether it can be erased. */
const readTexts = async (client: pg.Client) => {
  const { rows } = await client.query(
    `SELECT e.id, e.type, e.body, e.stream_no, s.kind, s.wrapped_key, x.secret, NOT EXISTS (SELECT FROM register.command c WHERE c.id = e.command_id AND c.name IN ('register/receive-list', 'register/resolve-row')) AND NOT register.is_sought(e.stream_no) AS own
       FROM register.event e JOIN register.stream s ON s.no = e.stream_no JOIN register.event_secret x ON x.event_pos = e.pos`,
  );
  return rows.flatMap(({ id, type, body, stream_no, kind, wrapped_key, secret, own }) => {
    const { data } = unwrapStreamKey(key, String(stream_no), wrapped_key);
    const texts = JSON.parse(openSecret(data, id, secret).subarray(32).toString('utf8')) as string[];
    return Object.entries(openErasable(JSON.parse(body)._sd, texts).fields).map(([field, value]) => ({
      type: type as string,
      field,
      value,
      erasable: kind === 'person' && own === true && ERASABLE_FIELDS[type]?.includes(field) === true,
    }));
  });
};

it('what can be erased of an event of any type is erased from every table, and the register verifies as before', async () => {
  const client = new pg.Client({ ...database.admin, types: typeParsers });
  await client.connect();
  const pool = createPool(database.admin, 2);
  const scratch = await createScratch(database.admin);
  try {
    const desk = await openDesk(client, pool, key);
    // of whom the register took for missing nothing is erased for twelve months
    const { rows: clock } = await client.query<{ at: number }>(
      "SELECT register.ms(register.clock_now() + interval '13 months') AS at",
    );
    await desk.run(desk.installation, setClock, { clockAt: clock[0]?.at ?? 0 });
    const before = await readTexts(client);
    const kept = JSON.stringify(before.filter(({ erasable }) => !erasable));
    const bodies = (await client.query<{ body: string }>('SELECT body FROM register.event')).rows.map(
      ({ body }) => body,
    );
    // what is said elsewhere too is found elsewhere still
    const elsewhere = `${kept}${bodies.join()}`;
    const isOnlyHere = (value: unknown) => value !== '' && !elsewhere.includes(JSON.stringify(value).slice(1, -1));
    const gone = before.filter(({ erasable, value }) => erasable && isOnlyHere(value));
    expect(gone.length).toBeGreaterThan(20);
    const erased = await eraseEverything(desk, client);
    expect((await readTexts(client)).filter(({ erasable, value }) => erasable && value !== '')).toEqual([]);
    const standing: string[] = [];
    for (const { name } of await ourTables(pool)) {
      const { rows } = await client.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`);
      for (const { type, field, value } of gone)
        if (rows.some(({ row }) => row.includes(value as string))) standing.push(`${name}: ${field} of ${type}`);
    }
    expect(standing).toEqual([]);
    // of every type that has something to erase one event at least, so that none of the places is only believed
    expect(Object.keys(ERASABLE_FIELDS).filter((type) => !erased.includes(type))).toEqual([]);
    const live = new pg.Client(database.admin);
    await live.connect();
    try {
      await openSnapshot(live);
      const report = await verifyRegister(live, { key, scratch, systems: await loadSystemChecks() });
      expect(report.findings.map(({ text }) => text)).toEqual([]);
    } finally {
      await live.end();
    }
  } finally {
    await scratch.close();
    await pool.end();
    await client.end();
  }
});
