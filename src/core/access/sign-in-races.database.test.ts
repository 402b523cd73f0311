import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestServer, type TestServer } from '../../../tests/support/http.ts';
import { newToken, tokenHash } from './session-token.ts';

let server: TestServer;
let admin: pg.Client;
beforeAll(async () => {
  server = await createTestServer();
  admin = new pg.Client(server.database.admin);
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await server.close();
});

const officerOf = async (username: string): Promise<number> =>
  (await admin.query('SELECT no FROM access.officer WHERE username = $1', [username])).rows[0]?.no;

/** What comes between the check of password and factor and the session: two connections, of which one holds back what the other waits for. */
describe('at the same moment', () => {
  const open = "'1 hour', '1 hour', '1 hour'";
  const as = (token: string, call: string, values: unknown[] = []) =>
    server.pool.query<{ r: unknown }>(
      `SELECT x.r FROM set_config('amana.token', $1, true) AS s (token) CROSS JOIN LATERAL (SELECT ${call} AS r WHERE s.token IS NOT NULL OFFSET 0) x`,
      [token, ...values],
    );
  const sessionFor = async (officer: number): Promise<string> => {
    const token = newToken();
    await admin.query(
      `INSERT INTO access.session (token_hash, officer_no, idle_until, ends_at, elevated_until) VALUES ($1, $2, now() + interval '1 hour', now() + interval '1 hour', now() + interval '1 hour')`,
      [tokenHash(token), officer],
    );
    return token;
  };
  /** A passkey of an officer that answered a challenge, and what of a session is asked with it. */
  const answeredBy = async (officer: number, purpose: 'sign-in' | 'elevate') => {
    const challenge = randomBytes(32);
    await admin.query(
      `WITH k AS (INSERT INTO access.passkey (officer_no, credential_id, public_key, name, counter, backup_eligible, backed_up) VALUES ($1, $2, '\\x00', 'key', 0, false, false) RETURNING id)
       INSERT INTO access.passkey_challenge (challenge_hash, purpose, officer_no, expires_at, answered_at, passkey_id) SELECT $3, $4, CASE WHEN $4 <> 'sign-in' THEN $1::bigint END, now() + interval '5 minutes', now(), k.id FROM k`,
      [officer, randomBytes(16), challenge, purpose],
    );
    return challenge;
  };
  const stepNow = () => Math.floor(Date.now() / 30_000);
  const waiting = async () => {
    for (let times = 0; times < 200; times += 1) {
      const { rows } = await admin.query<{ n: number }>(
        "SELECT count(*)::int AS n FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()",
      );
      if ((rows[0]?.n ?? 0) > 0) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error('nothing waited');
  };
  /** Begins the first and does not commit it, begins the second, which has to wait, and then commits the first. */
  const meanwhile = async <Answer>(first: (one: pg.Client) => Promise<unknown>, second: () => Promise<Answer>) => {
    const one = new pg.Client(server.database.admin);
    await one.connect();
    try {
      await one.query('BEGIN');
      await first(one);
      const answer = second();
      answer.catch(() => undefined);
      await waiting();
      await one.query('COMMIT');
      return await answer;
    } finally {
      await one.end();
    }
  };
  const asIn = async (one: pg.Client, token: string, call: string, values: unknown[] = []) => {
    await one.query("SELECT set_config('amana.token', $1, true)", [token]);
    return (await one.query<{ r: unknown }>(`SELECT ${call} AS r`, values)).rows[0]?.r;
  };
  const left = async (officer: number) =>
    (await admin.query('SELECT FROM access.session WHERE officer_no = $1', [officer])).rowCount;
  const clear = (officer: number) => admin.query('DELETE FROM access.session WHERE officer_no = $1', [officer]);

  const ends: [string, (one: pg.Client, officer: number) => Promise<unknown>][] = [
    ['a recovery', (one, officer) => one.query('SELECT access.void_sign_in($1)', [officer])],
    [
      'a suspension',
      async (one, officer) => {
        // without its event, whose writer the guard asks for
        await one.query('SET LOCAL session_replication_role = replica');
        await one.query('UPDATE access.officer SET active = false WHERE no = $1', [officer]);
        await one.query('SET LOCAL session_replication_role = origin');
        await one.query('SELECT access.end_sign_in($1)', [officer]);
      },
    ],
  ];
  test.each(ends)('what %s ends begins nothing that was under way', async (_, end) => {
    const officer = await officerOf('receiving.one');
    const { rows: kept } = await admin.query('SELECT * FROM access.credential WHERE officer_no = $1', [officer]);
    const { rows: known } = await server.pool.query("SELECT version FROM access.credential_of('receiving.one')");
    const restore = () =>
      admin.query(
        `BEGIN; SET LOCAL session_replication_role = replica; UPDATE access.officer SET active = true WHERE no = ${officer};
         UPDATE access.credential SET password_hash = '${kept[0].password_hash}', totp_secret = '\\x${kept[0].totp_secret.toString('hex')}', totp_last_step = 0, ended_at = NULL WHERE officer_no = ${officer}; COMMIT`,
      );
    const bySignIn = await answeredBy(officer, 'sign-in');
    expect(
      await meanwhile(
        (one) => end(one, officer),
        async () =>
          (
            await server.pool.query(
              `SELECT access.begin_session_by_passkey($1, $2, 1, false, false, $3, ${open}, NULL, NULL) AS begun`,
              [officer, bySignIn, randomBytes(32)],
            )
          ).rows[0].begun,
      ),
    ).toBe(false);
    await restore();
    expect(
      await meanwhile(
        (one) => end(one, officer),
        async () =>
          (
            await server.pool.query(`SELECT access.begin_session($1, $2, $3, $4, ${open}, NULL, NULL) AS begun`, [
              officer,
              known[0].version,
              stepNow(),
              randomBytes(32),
            ])
          ).rows[0].begun,
      ),
    ).toBe(false);
    await restore();
    const token = await sessionFor(officer);
    const byElevation = await answeredBy(officer, 'elevate');
    expect(
      await meanwhile(
        (one) => end(one, officer),
        async () =>
          (
            await as(token, `access.elevate_session_by_passkey($2, 1, false, false, '1 hour', $3)`, [
              byElevation,
              randomBytes(32),
            ])
          ).rows[0]?.r,
      ),
    ).toBe(false);
    await restore();
    const enrolling = await sessionFor(officer);
    const challenge = randomBytes(32);
    await as(enrolling, "access.begin_passkey($2, 'enrol')", [challenge]);
    expect((await as(enrolling, 'access.take_passkey_enrolment($2)', [challenge])).rows[0]?.r).toBe(true);
    expect(
      await meanwhile(
        (one) => end(one, officer),
        async () =>
          (
            await as(enrolling, "access.enrol_passkey($2, $3, '\\x01', 'mine', 0, false, false)", [
              challenge,
              randomBytes(16),
            ])
          ).rows[0]?.r,
      ),
    ).toBeNull();
    await restore();
    expect(await left(officer)).toBe(0);
    const passkeys = await admin.query('SELECT FROM access.passkey WHERE officer_no = $1 AND revoked_at IS NULL', [
      officer,
    ]);
    expect(passkeys.rowCount).toBe(0);
  });

  test('password and second factor that were checked begin no session once others stand in their place', async () => {
    const officer = await officerOf('receiving.one');
    const begin = async (version: Buffer) =>
      (
        await server.pool.query(`SELECT access.begin_session($1, $2, $3, $4, ${open}, NULL, NULL) AS begun`, [
          officer,
          version,
          stepNow(),
          randomBytes(32),
        ])
      ).rows[0].begun;
    const version = async (): Promise<Buffer> =>
      (await server.pool.query("SELECT version FROM access.credential_of('receiving.one')")).rows[0].version;
    const checked = await version();
    expect(await begin(randomBytes(32))).toBe(false);
    const link = newToken();
    await admin.query(
      "INSERT INTO access.invitation (token_hash, officer_no, expires_at, password_hash, totp_secret) SELECT $1, officer_no, now() + interval '1 hour', password_hash || 'x', totp_secret FROM access.credential WHERE officer_no = $2",
      [tokenHash(link), officer],
    );
    const taking = (one: pg.Client) => one.query('SELECT access.confirm_invitation($1)', [tokenHash(link)]);
    expect(await meanwhile(taking, () => begin(checked))).toBe(false);
    expect(await left(officer)).toBe(0);
    expect(await begin(await version())).toBe(true);
    await clear(officer);
  });

  test('a session that goes on under a new token ends with what ends it, and nothing waits in a circle', async () => {
    const officer = await officerOf('receiving.one');
    const elevate = "access.elevate_session_by_passkey($1, 1, false, false, '1 hour', $2)";
    /** Elevates a session, and before that commits somebody ends it. */
    const ended = async (end: (token: string) => Promise<unknown>) => {
      const token = await sessionFor(officer);
      const challenge = await answeredBy(officer, 'elevate');
      await meanwhile(
        async (one) => expect(await asIn(one, token, elevate, [challenge, randomBytes(32)])).toBe(true),
        () => end(token),
      );
    };
    const mine = await sessionFor(officer);
    await ended(() => as(mine, 'access.end_other_sessions()'));
    expect(await left(officer)).toBe(1);
    await ended(async (token) => {
      const { rows } = await admin.query('SELECT id FROM access.session WHERE token_hash = $1', [tokenHash(token)]);
      return as(mine, 'access.end_named_session($2)', [rows[0].id]);
    });
    expect(await left(officer)).toBe(1);
    await ended((token) => server.pool.query('SELECT access.end_session($1)', [tokenHash(token)]));
    expect(await left(officer)).toBe(1);
    await ended(async () => {
      const other = new pg.Client(server.database.admin);
      await other.connect();
      await other.query('SELECT access.end_sign_in($1)', [officer]);
      await other.end();
    });
    expect(await left(officer)).toBe(0);
    // whoever was ended meanwhile ends nothing of others
    const [out, stays] = [await sessionFor(officer), await sessionFor(officer)];
    await expect(
      meanwhile(
        (one) => asIn(one, stays, 'access.end_other_sessions()'),
        () => as(out, 'access.end_other_sessions()'),
      ),
    ).rejects.toThrow('not-signed-in');
    expect(await left(officer)).toBe(1);
    await clear(officer);
  });
});
