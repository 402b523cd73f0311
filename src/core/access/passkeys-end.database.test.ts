import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { describe, expect, it } from 'vitest';
import { Device } from '../../../tests/support/passkey.ts';
import {
  admin,
  alone,
  codeOf,
  enrol,
  lower,
  noOf,
  ORIGIN,
  ownOf,
  server,
  startPasskeyServer,
  withPasskey,
} from '../../../tests/support/passkey-server.ts';
import { newToken, tokenHash } from './session-token.ts';

startPasskeyServer();

describe('passkeys end', () => {
  it('with a suspension, and stay ended when the officer is reinstated', async () => {
    const { device } = await withPasskey('origin.two');
    const officerNo = await noOf('origin.two');
    const administrator = await server.signIn('admin.sdf');
    const reason = 'left the service';
    const suspended = await server.command('access/suspend-officer', { officerNo, reason }, administrator);
    expect(suspended.statusCode, suspended.body).toBe(200);
    expect(await codeOf(alone(device))).toBe('sign-in-failed');
    await server.command('access/reinstate-officer', { officerNo, reason }, administrator);
    expect(await codeOf(alone(device))).toBe('sign-in-failed');
    expect(await ownOf(await server.signIn('origin.two'))).toMatchObject([{ revokedWhy: 'suspended' }]);
  });

  it('with a new link that is confirmed; the officer has one mail of each kind, and a demonstration officer none', async () => {
    const { device, cookie } = await withPasskey('receiving.one');
    const officerNo = await noOf('receiving.one');
    await enrol(cookie, new Device(ORIGIN), 'another');
    const mails = async () =>
      (await admin.query("SELECT kind, address FROM access.mail WHERE kind LIKE 'passkey%' ORDER BY 1")).rows;
    expect(await mails()).toEqual([]);
    await admin.query(
      `BEGIN; SET LOCAL session_replication_role = replica; UPDATE access.officer SET demonstration = false WHERE no = ${officerNo};
       INSERT INTO access.mail_address (officer_no, address, language, set_at, event_pos) SELECT ${officerNo}, 'officer@ministry.example', 'ar', now(), event_pos FROM access.officer WHERE no = ${officerNo}; COMMIT`,
    );
    await enrol(cookie, new Device(ORIGIN), 'a third');
    const link = newToken();
    await admin.query(
      "INSERT INTO access.invitation (token_hash, officer_no, expires_at, password_hash, totp_secret) SELECT $1, officer_no, now() + interval '1 hour', password_hash, totp_secret FROM access.credential WHERE officer_no = $2",
      [tokenHash(link), officerNo],
    );
    await server.pool.query('SELECT access.confirm_invitation($1)', [tokenHash(link)]);
    const { rows } = await admin.query('SELECT revoked_why AS why FROM access.passkey WHERE officer_no = $1', [
      officerNo,
    ]);
    expect(rows).toEqual([{ why: 'renewed' }, { why: 'renewed' }, { why: 'renewed' }]);
    expect(await codeOf(alone(device))).toBe('sign-in-failed');
    const to = { address: 'officer@ministry.example' };
    expect(await mails()).toEqual([
      { kind: 'passkey-added', ...to },
      { kind: 'passkey-revoked', ...to },
    ]);
  });
});

describe('who writes SQL as the server', () => {
  const as = async <Row extends pg.QueryResultRow>(cookie: string | undefined, call: string, values: unknown[] = []) =>
    (
      await server.pool.query<Row>(
        `SELECT x.* FROM set_config('amana.token', $1, true) AS s (token) CROSS JOIN LATERAL (SELECT * FROM ${call} AS r WHERE s.token IS NOT NULL OFFSET 0) x`,
        [cookie?.split('=')[1] ?? '', ...values],
      )
    ).rows;

  it('adds no passkey to an account, elevates nothing and begins no session without a challenge that was answered', async () => {
    const { cookie, device, passkeyId } = await withPasskey('cell.sdf');
    const other = await server.signIn('origin.two');
    const challenge = randomBytes(32);
    const enrolment = [challenge, randomBytes(16), randomBytes(77), 'mine'];
    const add = (who: string) => as(who, 'access.enrol_passkey($2, $3, $4, $5, 0, false, false)', enrolment);
    // begun by another, begun and not taken, not elevated any more
    expect(await as(other, "access.begin_passkey($2, 'enrol')", [challenge])).toEqual([{ r: 'begun' }]);
    expect(await as(cookie, 'access.take_passkey_enrolment($2)', [challenge])).toEqual([{ r: false }]);
    expect(await add(cookie)).toEqual([{ r: null }]);
    expect(await add(other)).toEqual([{ r: null }]);
    expect(await as(other, 'access.take_passkey_enrolment($2)', [challenge])).toEqual([{ r: true }]);
    await lower(other);
    expect(await add(other)).toEqual([{ r: null }]);
    expect(await as(other, "access.begin_passkey($2, 'enrol')", [randomBytes(32)])).toEqual([
      { r: 'elevation-needed' },
    ]);
    expect(await as(undefined, "access.begin_passkey($2, 'enrol')", [randomBytes(32)])).toEqual([
      { r: 'not-signed-in' },
    ]);
    expect(await as(other, 'access.revoke_passkey($2)', [passkeyId])).toEqual([{ r: false }]);
    expect(await as(other, 'access.own_passkeys()')).toEqual([]);
    expect(await as(undefined, 'access.own_passkey_account()')).toEqual([]);

    const officer = await noOf('cell.sdf');
    const session = (of: number, by: Buffer) =>
      as(
        undefined,
        "access.begin_session_by_passkey($2, $3, 99, false, false, $4, '1 hour', '1 hour', '1 hour', $5, 'x')",
        [of, by, randomBytes(32), randomBytes(32)],
      );
    const open = randomBytes(32);
    await as(undefined, "access.begin_passkey($2, 'sign-in')", [open]);
    expect(await session(officer, open)).toEqual([{ r: false }]);
    expect(await session(officer, randomBytes(32))).toEqual([{ r: false }]);
    // answered for one officer it begins no session of another
    await as(undefined, "access.answer_passkey($2, 'sign-in', $3)", [open, device.id]);
    expect(await session(await noOf('origin.two'), open)).toEqual([{ r: false }]);
    // the passkey of another elevates nobody
    const mine = randomBytes(32);
    await as(other, "access.begin_passkey($2, 'elevate')", [mine]);
    expect(await as(other, "access.answer_passkey($2, 'elevate', $3)", [mine, device.id])).toEqual([]);
    const elevate = "access.elevate_session_by_passkey($2, 99, false, false, '1 hour', $3)";
    expect(await as(other, elevate, [mine, randomBytes(32)])).toEqual([{ r: false }]);
    const sessions = await admin.query('SELECT FROM access.session WHERE officer_no = $1 AND browser = $2', [
      officer,
      'x',
    ]);
    expect(sessions.rowCount).toBe(0);
  });

  it('reads and writes neither table, calls nothing that ends or uses passkeys, and nobody changes what a passkey is', async () => {
    const { passkeyId } = await withPasskey('cell.sdf');
    for (const statement of [
      'SELECT FROM access.passkey',
      'SELECT FROM access.passkey_challenge',
      'DELETE FROM access.passkey',
      'UPDATE access.passkey SET officer_no = 1',
      "SELECT access.end_passkeys(1, 'renewed')",
      'SELECT access.end_sign_in(1)',
      "SELECT access.use_passkey('\\x00', 'sign-in', 1, false, false)",
      "SELECT access.start_session(1, '\\x00', '1 hour', '1 hour', '1 hour', NULL, 'x')",
      "SELECT access.renew_session('1 hour', '\\x00')",
    ])
      await expect(server.pool.query(statement), statement).rejects.toThrow('permission denied');
    const change = (what: string) => admin.query(`UPDATE access.passkey SET ${what} WHERE id = $1`, [passkeyId]);
    for (const what of [
      "public_key = '\\x00'",
      'officer_no = officer_no + 1',
      "name = 'other'",
      "credential_id = '\\x00'",
    ])
      await expect(change(what)).rejects.toThrow('not-permitted');
    await change("revoked_at = now(), revoked_why = 'officer'");
    await expect(change('revoked_at = NULL, revoked_why = NULL')).rejects.toThrow('not-permitted');
  });
});
