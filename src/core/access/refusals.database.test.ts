import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestServer, type TestServer } from '../../../tests/support/http.ts';
import { commandNames } from '../permissions/permissions.ts';

let server: TestServer;
let admin: pg.Client;
const cookies = new Map<string, string>();
beforeAll(async () => {
  server = await createTestServer();
  admin = new pg.Client(server.database.admin);
  await admin.connect();
  for (const username of ['origin.one', 'admin.sdf', 'receiving.one', 'cell.sdf', 'monitor.mon'])
    cookies.set(username, await server.signIn(username));
  await admin.query(
    "UPDATE access.posting SET role = 'auditor' WHERE officer_no = (SELECT no FROM access.officer WHERE username = 'cell.sdf')",
  );
});
afterAll(async () => {
  await admin.end();
  await server.close();
});

const secret = 'Fulan al-Fulani';
const command = async (username: string, name: string, input: object): Promise<string> =>
  (await server.command(name, input, cookies.get(username))).json().code;
const noted = async () =>
  (
    await admin.query(
      'SELECT o.username, r.authority, r.roles, r.command, r.code FROM access.refused_command r JOIN access.officer o ON o.no = r.officer_no ORDER BY r.no',
    )
  ).rows;
const listed = async (username: string) => (await server.get('/api/access/refusals', cookies.get(username))).json();

it('writes down who was refused which command and why, and nothing of what was sent', async () => {
  const suspend = { officerNo: 1, reason: secret };
  expect(await command('origin.one', 'access/suspend-officer', suspend)).toBe('not-permitted');
  expect(await command('origin.one', 'access/suspend-officer', suspend)).toBe('not-permitted');
  // who may not issue it is told so before what is wrong with the input, and that is written down too
  expect(await command('receiving.one', 'access/suspend-officer', { nothing: secret })).toBe('not-permitted');
  // a file makes the server do slow work, which comes after the permission
  expect(await command('monitor.mon', 'register/receive-list', { name: secret })).toBe('not-permitted');
  await admin.query('UPDATE access.session SET elevated_until = NULL');
  const { rows: officers } = await admin.query(
    "SELECT no::int AS no FROM access.officer WHERE username = 'origin.two'",
  );
  const mail = { officerNo: officers[0].no, address: 'fulan@mail.example', language: 'en' };
  expect(await command('admin.sdf', 'access/set-mail-address', mail)).toBe('elevation-needed');
  // other refusals are no business of an auditor, nor is what nobody signed in for
  expect(await command('origin.one', 'register/record-remarks', { rows: [] })).toBe('invalid-input');
  expect(await command('nobody', 'access/suspend-officer', suspend)).toBe('not-signed-in');
  expect(await noted()).toEqual([
    {
      username: 'origin.one',
      authority: 'SDF',
      roles: ['origin_officer'],
      command: 'access/suspend-officer',
      code: 'not-permitted',
    },
    expect.objectContaining({ username: 'receiving.one', authority: 'MOJ', command: 'access/suspend-officer' }),
    expect.objectContaining({ username: 'monitor.mon', command: 'register/receive-list', code: 'not-permitted' }),
    expect.objectContaining({ username: 'admin.sdf', command: 'access/set-mail-address', code: 'elevation-needed' }),
  ]);
  const { rows } = await admin.query('SELECT r::text AS row FROM access.refused_command r');
  expect(JSON.stringify(rows)).not.toMatch(/fulan/i);
});

it('is listed to auditors of the authority and to monitors, and to nobody else', async () => {
  const own = await listed('cell.sdf');
  expect([
    own.total,
    own.rows.map((row: { command: string; authority: string }) => [row.authority, row.command]),
  ]).toEqual([
    2,
    [
      ['SDF', 'access/set-mail-address'],
      ['SDF', 'access/suspend-officer'],
    ],
  ]);
  expect(own.rows[0].officer.name.en).not.toBe('');
  expect((await listed('monitor.mon')).rows.map((row: { authority: string }) => row.authority)).toEqual([
    'SDF',
    'MON',
    'MOJ',
    'SDF',
  ]);
  expect((await listed('monitor.mon')).total).toBe(4);
  expect((await listed('origin.one')).code).toBe('not-permitted');
  // past the server, who is no auditor is told nothing, and nobody reads the table
  const app = new pg.Client(server.database.app);
  await app.connect();
  try {
    await app.query("SELECT set_config('amana.token', $1, false)", [cookies.get('origin.one')?.split('=')[1]]);
    expect((await app.query("SELECT * FROM access.refusals_noted('epoch', 50, 0)")).rows).toEqual([]);
    for (const statement of ['SELECT * FROM', 'DELETE FROM', 'TRUNCATE'])
      await expect(app.query(`${statement} access.refused_command`)).rejects.toThrow('permission denied');
  } finally {
    await app.end();
  }
});

it('fills no disk and hides nothing: of one officer every first refusal of a kind in an hour is written down, and sixty repeats; of no other word than a command', async () => {
  const app = new pg.Client(server.database.app);
  await app.connect();
  try {
    const token = cookies.get('receiving.one')?.split('=')[1];
    await app.query("SELECT set_config('amana.token', $1, false)", [token]);
    await expect(app.query("SELECT access.note_refusal('a/b', 'words of a person')")).rejects.toThrow();
    await expect(app.query("SELECT access.note_refusal('Fulan al-Fulani', 'not-permitted')")).rejects.toThrow();
    for (const name of ['a/b', 'made/up', 'access/suspend-officers'])
      await expect(app.query("SELECT access.note_refusal($1, 'not-permitted')", [name])).rejects.toThrow(
        'there is no such command',
      );
    await expect(app.query("SELECT access.note_refusal(NULL, 'not-permitted')")).rejects.toThrow();
    const others = commandNames.filter((name) => name !== 'access/invite-officer');
    expect(others.length).toBeGreaterThan(100);
    // each in its turn, past the ten minutes of each, five times in the hour: every first one, and sixty repeats
    const note = () =>
      app.query("SELECT access.note_refusal(n, 'elevation-needed') FROM unnest($1::text[]) n", [others]);
    await note();
    const of = async () =>
      (await noted()).filter(({ username, code }) => username === 'receiving.one' && code === 'elevation-needed')
        .length;
    expect(await of()).toBe(others.length);
    for (const minutes of [11, 22, 33]) {
      await admin.query(
        `SET session_replication_role = replica; UPDATE access.refused_command SET refused_at = refused_at - interval '11 minutes'; RESET session_replication_role`,
      );
      await note();
      expect([minutes, await of()]).toEqual([minutes, others.length + 60]);
    }
    // one that was refused for the first time is seen all the same
    expect(await command('receiving.one', 'access/invite-officer', {})).toBe('not-permitted');
    expect((await noted()).at(-1)).toMatchObject({ username: 'receiving.one', command: 'access/invite-officer' });
  } finally {
    await app.end();
  }
  expect(await command('origin.one', 'access/invite-officer', {})).toBe('not-permitted');
  expect((await noted()).at(-1)).toMatchObject({ username: 'origin.one', command: 'access/invite-officer' });
});
