import pg from 'pg';
import { expect, it } from 'vitest';
import { Device } from '../../../tests/support/passkey.ts';
import {
  admin,
  alone,
  begun,
  codeOf,
  enrol,
  lower,
  noOf,
  noticesOf,
  ORIGIN,
  post,
  server,
  startPasskeyServer,
  withPasskey,
} from '../../../tests/support/passkey-server.ts';

startPasskeyServer();

const demand = (cookie: string, demanded: boolean) => post('demand-passkeys', { demanded }, cookie);
const told = async (cookie: string) => (await server.get('/api/access/passkeys', cookie)).json();
/** As if the demand were so much older. */
const age = async (interval: string) => {
  await admin.query('ALTER TABLE access.passkey_demand DISABLE TRIGGER USER');
  await admin.query('UPDATE access.passkey_demand SET since = since - $1::interval', [interval]);
  await admin.query('ALTER TABLE access.passkey_demand ENABLE TRIGGER USER');
};
const bySign = (username: string) => post('sign-in', server.credentials(username));

it('is demanded by an administrator who has one, with a fresh second factor, and by nobody else', async () => {
  expect(await codeOf(post('demand-passkeys', { demanded: true }))).toBe('not-signed-in');
  const { cookie: officer } = await withPasskey('origin.one');
  expect(await codeOf(demand(officer, true))).toBe('not-permitted');
  const bare = await server.signIn('admin.sdf');
  expect(await codeOf(demand(bare, true))).toBe('passkey-first');
  await enrol(bare, new Device(ORIGIN), 'key');
  await lower(bare);
  expect(await codeOf(demand(bare, true))).toBe('elevation-needed');
  expect((await told(bare)).demandedSince).toBeNull();
});

it('lets who has a passkey in by it alone, neither at sign-in nor as a fresh second factor by code, and ends', async () => {
  const { cookie: governor } = await withPasskey('admin.sdf');
  const { device, cookie } = await withPasskey('origin.one');
  expect((await demand(governor, true)).json()).toEqual({ demanded: true });
  // asked again it is the same demand
  expect((await demand(governor, true)).json()).toEqual({ demanded: true });
  expect((await admin.query('SELECT FROM access.passkey_demand WHERE ended_at IS NULL')).rowCount).toBe(1);
  expect(await codeOf(bySign('origin.one'))).toBe('passkey-demanded');
  // told only to who has both
  expect(await codeOf(post('sign-in', { ...server.credentials('origin.one'), totp: '000000' }))).toBe('sign-in-failed');
  expect(await codeOf(post('sign-in', { ...server.credentials('origin.one'), password: 'wrong' }))).toBe(
    'sign-in-failed',
  );
  expect(await codeOf(post('elevate', { totp: server.credentials('origin.one').totp }, cookie))).toBe(
    'passkey-demanded',
  );
  await admin.query('UPDATE access.credential SET failures = 0, refused_until = NULL');
  expect((await alone(device)).statusCode).toBe(200);
  const { username, password } = server.credentials('origin.one');
  const both = { username, password, passkey: device.answer(await begun('sign-in')) };
  expect((await post('sign-in', both)).statusCode).toBe(200);
  // another authority demands nothing
  expect((await bySign('receiving.one')).statusCode).toBe(200);
  expect(await told(cookie)).toMatchObject({ demandedSince: expect.any(Number), codesUntil: null, governed: null });
  expect((await demand(governor, false)).json()).toEqual({ demanded: false });
  expect((await bySign('origin.one')).statusCode).toBe(200);
});

it('gives who has none fourteen days, tells them, and then 72 hours from a new link alone', async () => {
  const { cookie: governor } = await withPasskey('admin.sdf');
  await demand(governor, true);
  const signedIn = await server.signIn('cell.sdf');
  expect((await noticesOf(signedIn)).filter((kind) => kind.startsWith('passkey'))).toEqual(['passkey-owed']);
  const { codesUntil, demandedSince } = await told(signedIn);
  expect(codesUntil - demandedSince).toBe(14 * 86_400_000);
  expect((await told(governor)).governed.without).toBeGreaterThan(5);
  const no = await noOf('cell.sdf');
  await admin.query("UPDATE access.invitation SET used_at = now() - interval '73 hours' WHERE officer_no = $1", [no]);
  await age('14 days 1 minute');
  expect(await codeOf(bySign('cell.sdf'))).toBe('passkey-demanded');
  await admin.query("UPDATE access.invitation SET used_at = now() - interval '71 hours' WHERE officer_no = $1", [no]);
  expect((await bySign('cell.sdf')).statusCode).toBe(200);
  await demand(governor, false);
});

it('is asked by the database of whoever passes the server by, and what was demanded stays', async () => {
  const { cookie: governor } = await withPasskey('admin.sdf');
  await withPasskey('health.sdf');
  await demand(governor, true);
  const no = await noOf('health.sdf');
  const { rows } = await server.pool.query(
    "SELECT access.begin_session($1, (SELECT version FROM access.credential_of('health.sdf')), 99999999, '\\x01', '1 hour', '1 hour', '1 minute', '\\x02', 'firefox/linux') AS begun",
    [no],
  );
  expect(rows).toEqual([{ begun: false }]);
  await expect(server.pool.query('DELETE FROM access.passkey_demand')).rejects.toThrow(/permission denied/);
  await expect(admin.query('DELETE FROM access.passkey_demand')).rejects.toThrow(/not-permitted/);
  await expect(admin.query("UPDATE access.passkey_demand SET authority = 'MOJ'")).rejects.toThrow(/not-permitted/);
  expect((await demand(governor, false)).statusCode).toBe(200);
});

it('is told by mail to whom it is demanded of and who has none, once, with the day until which codes do; and to nobody where the demand ended', async () => {
  const { cookie: governor } = await withPasskey('admin.sdf');
  await withPasskey('health.sdf');
  await admin.query(
    `BEGIN; SET LOCAL session_replication_role = replica; UPDATE access.officer SET demonstration = false WHERE username IN ('origin.one', 'origin.two', 'health.sdf', 'receiving.one');
     INSERT INTO access.mail_address (officer_no, address, language, set_at, event_pos) SELECT no, username || '@ministry.example', 'en', now(), event_pos FROM access.officer WHERE username IN ('origin.one', 'origin.two', 'health.sdf', 'receiving.one', 'cell.sdf'); COMMIT`,
  );
  const told = async () =>
    (
      await admin.query(
        "SELECT o.username FROM access.mail m JOIN access.officer o ON o.no = m.officer_no WHERE m.kind = 'passkey-owed' AND m.sent_at IS NULL ORDER BY 1",
      )
    ).rows.map(({ username }) => username);
  await demand(governor, true);
  await demand(governor, true);
  expect(await told()).toEqual(['origin.one', 'origin.two']);
  const verify = new pg.Client(server.database.verify);
  await verify.connect();
  try {
    // who added one meanwhile owes none any more
    await withPasskey('origin.two');
    await admin.query("UPDATE access.mail SET due_at = now() WHERE kind = 'passkey-owed'");
    const { rows } = await verify.query(
      "SELECT kind, address, until = (SELECT d.since + interval '14 days' FROM access.passkey_demand d WHERE d.ended_at IS NULL) AS right FROM access.take_mail(10) WHERE kind = 'passkey-owed'",
    );
    expect(rows).toEqual([{ kind: 'passkey-owed', address: 'origin.one@ministry.example', right: true }]);
    expect(await told()).toEqual(['origin.one']);
    await demand(governor, false);
    await verify.query('SELECT FROM access.take_mail(0)');
    expect(await told()).toEqual([]);
  } finally {
    await verify.end();
  }
});
