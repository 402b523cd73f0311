import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestConvoy } from '../support/convoy.ts';
import { createTestRegister, type TestRegister } from '../support/register.ts';

let test: TestRegister;
beforeAll(async () => {
  test = await createTestRegister();
  await (await createTestConvoy(test, 2)).until('closed');
});
afterAll(() => test.close());

/** Read before anybody signs in: the register's name and clock, and the code table of event types. */
const open = ['register.clock_setting', 'register.event_type', 'register.identity'];

const tablesWhere = async (condition: string): Promise<string[]> =>
  (
    await test.admin.query<{ name: string }>(
      `SELECT n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind = 'r' AND n.nspname IN ('access', 'register', 'sites', 'transfers', 'care', 'safeguards', 'juveniles') AND ${condition} ORDER BY 1`,
    )
  ).rows.map(({ name }) => name);
const readable = "has_any_column_privilege('amana_app', c.oid, 'SELECT')";
const someColumn = `(SELECT quote_ident(a.attname) FROM pg_attribute a WHERE a.attrelid = $1::regclass AND a.attnum > 0
  AND has_column_privilege('amana_app', a.attrelid, a.attnum, 'SELECT') ORDER BY a.attnum LIMIT 1)`;
const countAs = async (client: pg.ClientBase | pg.Pool, table: string): Promise<number> => {
  const { rows } = await test.admin.query<{ column: string }>(`SELECT ${someColumn} AS column`, [table]);
  const counted = await client.query<{ n: string }>(`SELECT count(${rows[0]?.column}) AS n FROM ${table}`);
  return Number(counted.rows[0]?.n);
};

describe('every table of the register', () => {
  it('has forced row security, so that even its owner sees what a policy shows', async () => {
    expect(await tablesWhere('NOT (c.relrowsecurity AND c.relforcerowsecurity)')).toEqual([]);
    expect((await tablesWhere('true')).length).toBeGreaterThan(40);
  });

  it('has a policy where the serving role may read it, and only policies for reading', async () => {
    expect(await tablesWhere(`${readable} AND NOT EXISTS (SELECT FROM pg_policy y WHERE y.polrelid = c.oid)`)).toEqual(
      [],
    );
    expect(
      await tablesWhere(
        "EXISTS (SELECT FROM pg_policy y WHERE y.polrelid = c.oid AND y.polcmd <> 'r' AND y.polroles <> ARRAY['amana_owner'::regrole::oid])",
      ),
    ).toEqual([]);
    expect(
      await tablesWhere(
        "has_table_privilege('amana_app', c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')",
      ),
    ).toEqual([]);
  });

  it('shows nothing to the serving role without a session, its name, clock and event types apart', async () => {
    const tables = await tablesWhere(readable);
    const shown: string[] = [];
    const filled: string[] = [];
    for (const table of tables) {
      if ((await countAs(test.register.pool, table)) > 0) shown.push(table);
      if ((await countAs(test.admin, table)) > 0) filled.push(table);
    }
    expect(shown).toEqual(open);
    // That nothing was shown means something only of tables that hold something.
    expect(filled.length).toBeGreaterThan(30);
  });

  it('shows nothing to its owner either, who is no superuser', async () => {
    const client = new pg.Client(test.database.admin);
    await client.connect();
    try {
      await client.query('SET ROLE amana_owner');
      for (const table of [
        'register.event',
        'register.event_secret',
        'register.person',
        'access.credential',
        'access.session',
      ])
        expect(Number((await client.query(`SELECT count(*) AS n FROM ${table}`)).rows[0].n), table).toBe(0);
    } finally {
      await client.end();
    }
  });
});

it('whoever verifies reads every table but what officers sign in with, the key of the server’s word, and mails', async () => {
  expect(await tablesWhere("NOT has_any_column_privilege('amana_verify', c.oid, 'SELECT')")).toEqual([
    'access.credential',
    'access.invitation',
    'access.known_browser',
    'access.mail',
    'access.notice_mark',
    'access.passkey',
    'access.passkey_challenge',
    'access.provider_identity',
    'access.provider_sign_in',
    'access.server_word',
    'access.session',
  ]);
});

describe('officers', () => {
  it('are shown by name to who is signed in; user names are told by functions only', async () => {
    const names = await test.see<{ name_en: string }>('monitor', 'SELECT name_en FROM access.officer');
    expect(names.length).toBeGreaterThan(10);
    await expect(test.see('monitor', 'SELECT username FROM access.officer')).rejects.toThrow('permission denied');
    expect(await test.see('escort', 'SELECT access.own_username() AS name')).toEqual([{ name: 'escort' }]);
    const taken = 'SELECT access.username_taken($1) AS taken';
    expect(await test.see('moj-admin', taken, ['escort'])).toEqual([{ taken: true }]);
    expect(await test.see('monitor', taken, ['escort'])).toEqual([{ taken: false }]);
  });

  it('have postings that their own authority knows; of others, only who interviews', async () => {
    const postings = await test.see<{ authority: string; role: string }>(
      'sdf-origin',
      'SELECT DISTINCT o.authority, p.role FROM access.posting p JOIN access.officer o ON o.no = p.officer_no ORDER BY 1, 2',
    );
    expect(postings.filter(({ authority }) => authority !== 'SDF')).toEqual([
      { authority: 'PAP', role: 'interviewer' },
    ]);
    expect(postings.filter(({ authority }) => authority === 'SDF').length).toBe(4);
  });
});
