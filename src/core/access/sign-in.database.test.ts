import { randomBytes } from 'node:crypto';
import { Secret } from 'otpauth';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestServer, type TestServer } from '../../../tests/support/http.ts';
import { withInstallation } from '../../server/installation.ts';
import { anyCommand } from '../register/command-definition.ts';
import { inviteOfficer } from './commands/invite-officer.ts';
import { demonstrationCost, hashPassword } from './password-hash.ts';
import { findTotpStep, totpCode } from './totp.ts';

let server: TestServer;
beforeAll(async () => {
  server = await createTestServer();
});
afterAll(() => server.close());

const post = (address: string, payload: object, cookie?: string, remoteAddress?: string) =>
  server.app.inject({
    method: 'POST',
    url: `/api/access/${address}`,
    headers: { 'x-amana-request': '1', ...(cookie === undefined ? {} : { cookie }) },
    payload,
    ...(remoteAddress === undefined ? {} : { remoteAddress }),
  });

/** An officer of a real kind: password and second factor come from an invitation. */
const inviteOne = async (username: string): Promise<{ password: string; secret: Buffer }> => {
  const { result } = await withInstallation(server.database.admin, server.parts.register, ({ issue }) =>
    issue(anyCommand(inviteOfficer), {
      username,
      name: { en: 'New Officer', ar: 'ضابط جديد' },
      authority: 'MOJ',
      roles: [{ role: 'receiving_officer' }],
    }),
  );
  const token = (result as { invitationToken: string }).invitationToken;
  const password = 'correct horse battery staple';
  expect((await post('accept-invitation', { token, password: 'too short' })).json().code).toBe('password-weak');
  expect((await post('accept-invitation', { token, password: username })).json().code).toBe('password-weak');
  const accepted = (await post('accept-invitation', { token, password })).json();
  expect(accepted.totpUri).toContain(`Amana:${username}`);
  const secret = Buffer.from(Secret.fromBase32(accepted.totpSecret).bytes);
  expect((await post('confirm-invitation', { token, totp: '000000' })).json().code).toBe('totp-wrong');
  expect((await post('confirm-invitation', { token, totp: totpCode(secret, Date.now()).totp })).statusCode).toBe(200);
  expect((await post('confirm-invitation', { token, totp: totpCode(secret, Date.now()).totp })).json().code).toBe(
    'invitation-void',
  );
  return { password, secret };
};

/** Another hash of the same password, quick to check, for tests that try often: its cost stands with each hash. */
const makeQuickToCheck = async (username: string, password: string): Promise<void> => {
  const admin = new pg.Client(server.database.admin);
  await admin.connect();
  try {
    const { rowCount } = await admin.query(
      'UPDATE access.credential SET password_hash = $2 WHERE officer_no = (SELECT officer_no FROM access.credential_of($1))',
      [username, await hashPassword(password, demonstrationCost)],
    );
    expect(rowCount).toBe(1);
  } finally {
    await admin.end();
  }
};

test('an officer signs in, is known, and signs out; the cookie is for this site alone', async () => {
  const answer = await post('sign-in', server.credentials('origin.one'));
  expect(answer.json()).toMatchObject({
    officer: { username: 'origin.one', authority: { code: 'SDF' }, roles: [{ role: 'origin_officer', site: 'GHW' }] },
    register: { synthetic: true },
  });
  expect(answer.json().abilities).toContain('transfers/approve-order');
  expect(answer.cookies[0]).toMatchObject({ name: 'amana_session', httpOnly: true, sameSite: 'Strict', path: '/' });
  const cookie = `amana_session=${answer.cookies[0]?.value}`;
  expect((await server.get('/api/access/me', cookie)).json().officer.username).toBe('origin.one');
  await post('sign-out', {}, cookie);
  expect((await server.get('/api/access/me', cookie)).json().officer).toBeNull();
});

test('behind a proxy that ends TLS the cookie is Secure', async () => {
  const { createServer } = await import('../../platform/http/create-server.ts');
  const app = await createServer({ ...server.parts, publicOrigin: 'https://amana.example' });
  const headers = { 'x-amana-request': '1', origin: 'https://amana.example' };
  const answer = await app.inject({
    method: 'POST',
    url: '/api/access/sign-in',
    headers,
    payload: server.credentials('origin.two'),
  });
  expect(answer.cookies[0]).toMatchObject({ name: '__Host-amana_session', secure: true, path: '/' });
  const ask = (name: string) =>
    app.inject({
      url: '/api/access/sessions',
      headers: { host: 'amana.example', cookie: `${name}=${answer.cookies[0]?.value}` },
    });
  expect((await ask('__Host-amana_session')).statusCode).toBe(200);
  // one that another host of the same domain could have set is none
  expect((await ask('amana_session')).statusCode).toBe(401);
  expect(answer.headers['strict-transport-security']).toBeTruthy();
  await app.close();
});

test('every cause of failure has one answer', async () => {
  const right = server.credentials('cell.moj');
  const answers = await Promise.all(
    [
      { ...right, password: 'wrong' },
      { ...right, totp: '000000' },
      { ...right, username: 'nobody' },
    ].map((input) => post('sign-in', input)),
  );
  for (const answer of answers) expect(answer.json()).toEqual(answers[0]?.json());
  expect(answers[0]?.json()).toMatchObject({ status: 401, code: 'sign-in-failed' });
});

test('a code is used once', async () => {
  const { password, secret } = await inviteOne('once.only');
  const input = { username: 'once.only', password, totp: totpCode(secret, Date.now()).totp };
  const [one, other] = await Promise.all([post('sign-in', input), post('sign-in', input)]);
  expect([one.statusCode, other.statusCode].sort()).toEqual([200, 401]);
  expect((await post('sign-in', input)).json().code).toBe('sign-in-failed');
});

test('after five failures an officer waits, and nobody else does; an unknown name waits alike', async () => {
  const { password, secret } = await inviteOne('slow.one');
  await makeQuickToCheck('slow.one', password);
  for (const username of ['slow.one', 'never.invited']) {
    for (let attempt = 1; attempt <= 5; attempt += 1)
      expect((await post('sign-in', { username, password: 'wrong', totp: '1' })).statusCode).toBe(401);
    const answer = await post('sign-in', { username, password, totp: totpCode(secret, Date.now()).totp });
    expect([answer.statusCode, answer.json().code]).toEqual([429, 'too-many-attempts']);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  }
  expect((await post('sign-in', server.credentials('origin.one'))).statusCode).toBe(200);
});

test('of attempts made at once no more are let through than one after the other', async () => {
  const { password } = await inviteOne('many.at-once');
  await makeQuickToCheck('many.at-once', password);
  const attempts = (username: string) =>
    Promise.all(
      Array.from(
        { length: 9 },
        async () => (await post('sign-in', { username, password: 'wrong', totp: '1' })).statusCode,
      ),
    );
  for (const username of ['many.at-once', 'nobody.at-once']) {
    const codes = await attempts(username);
    expect(codes.filter((code) => code === 401)).toHaveLength(5);
    expect(codes.filter((code) => code === 429)).toHaveLength(4);
  }
});

test('sixty failures in a row still slow down, to 15 minutes and no further', async () => {
  await inviteOne('sixty.times');
  const admin = new pg.Client(server.database.admin);
  await admin.connect();
  const waits: number[] = [];
  try {
    const { rows } = await admin.query("SELECT officer_no FROM access.credential_of('sixty.times')");
    const officer = rows[0]?.officer_no;
    for (let attempt = 1; attempt <= 60; attempt += 1) {
      const claimed = await server.pool.query('SELECT access.claim_attempt($1, NULL) AS until', [officer]);
      expect(claimed.rows[0]?.until).toBeNull();
      const again = await server.pool.query(
        'SELECT extract(epoch FROM access.claim_attempt($1, NULL) - clock_timestamp())::float8 AS wait WHERE $2',
        [officer, attempt >= 5],
      );
      if (attempt >= 5) waits.push(again.rows[0]?.wait);
      await admin.query('UPDATE access.credential SET refused_until = NULL WHERE officer_no = $1', [officer]);
    }
  } finally {
    await admin.end();
  }
  expect(waits[0]).toBeLessThanOrEqual(5);
  for (const wait of waits) expect(wait).toBeLessThanOrEqual(900);
  expect(Math.min(...waits.slice(8))).toBeGreaterThan(600);
});

test('a session begins with a present code only, and ends within a day whatever is asked for', async () => {
  const admin = new pg.Client(server.database.admin);
  await admin.connect();
  try {
    const { rows } = await admin.query("SELECT officer_no, version FROM access.credential_of('escort.one')");
    expect(rows).toHaveLength(1);
    const begin = async (away: number | null, idle: string, life: string) => {
      const token = randomBytes(32);
      const { rows: begun } = await server.pool.query(
        'SELECT access.begin_session($1, $6, floor(extract(epoch FROM now()) / 30)::bigint + $2::bigint, $3, $4, $5, $5, NULL, NULL) AS begun',
        [rows[0]?.officer_no, away, token, idle, life, rows[0]?.version],
      );
      const lasts = await admin.query(
        "SELECT ends_at <= now() + interval '24 hours' AS capped, idle_until <= ends_at AS within, ends_at > now() + interval '1 hour' AS long FROM access.session WHERE token_hash = $1",
        [token],
      );
      return begun[0]?.begun === true ? lasts.rows[0] : begun[0]?.begun;
    };
    for (const away of [-1000, -5, 5, 1000, null]) expect(await begin(away, '30 minutes', '12 hours')).toBe(false);
    const whole = { capped: true, within: true, long: true };
    expect(await begin(0, '30 minutes', '12 hours')).toEqual(whole);
    expect(await begin(1, '400 days', '400 days')).toEqual(whole);
    expect(await begin(-1, '20 hours', '2 hours')).toEqual(whole);
  } finally {
    await admin.end();
  }
});

test('the second factor lies encrypted, the session as its hash', async () => {
  await server.signIn('health.moj');
  const { rows } = await server.pool.query("SELECT totp_secret FROM access.credential_of('health.moj')");
  const { totp } = server.credentials('health.moj');
  expect(findTotpStep(rows[0].totp_secret, totp, Date.now())).toBeUndefined();
  await expect(server.pool.query('SELECT token_hash FROM access.session')).rejects.toThrow('permission denied');
});

test('demonstration officers are shown in the order in which they act, with codes that work', async () => {
  const officers = (await server.get('/api/access/demonstration-officers')).json();
  expect(officers.length).toBeGreaterThanOrEqual(15);
  expect(officers[0]).toMatchObject({ username: 'origin.one', validForSeconds: expect.any(Number) });
  for (const officer of officers)
    for (const language of ['en', 'ar', 'ckb']) expect(officer.does[language]).toBeTruthy();
  const { username, password, totp } = officers[3];
  expect((await post('sign-in', { username, password, totp })).statusCode).toBe(200);
});

test('an administrator sees the officers of the own authority, and nothing of the cases', async () => {
  const cookie = await server.signIn('admin.moj');
  const { officers } = (await server.get('/api/access/officers', cookie)).json();
  expect(new Set(officers.map(({ authority }: { authority: { code: string } }) => authority.code))).toEqual(
    new Set(['MOJ']),
  );
  expect((await server.ask('register/people', {}, cookie)).json().total).toBe(0);
});

test('the sign-in page of a synthetic register shows only demonstration officers who can sign in', async () => {
  await withInstallation(server.database.admin, server.parts.register, ({ issue }) =>
    issue(anyCommand(inviteOfficer), {
      username: 'still.invited',
      name: { en: 'Still Invited', ar: 'مدعو بعد' },
      authority: 'MOJ',
      roles: [{ role: 'receiving_officer' }],
      demonstration: true,
    }),
  );
  const shown = (await server.get('/api/access/demonstration-officers')).json() as { username: string }[];
  expect(shown.map(({ username }) => username)).toContain('origin.one');
  expect(shown.map(({ username }) => username)).not.toContain('still.invited');
});

test('an officer changes the own password: the present one and a fresh factor are asked, all other sessions end, and the old one is none any more', async () => {
  const username = 'password.changer';
  const { password, secret } = await inviteOne(username);
  await makeQuickToCheck(username, password);
  const admin = new pg.Client(server.database.admin);
  await admin.connect();
  const signInWith = async (typed: string) => {
    // each code once: every sign-in here has the next step of a clock that the test forgets
    await admin.query(
      'UPDATE access.credential SET totp_last_step = 0, failures = 0, refused_until = NULL WHERE officer_no = (SELECT no FROM access.officer WHERE username = $1)',
      [username],
    );
    return post('sign-in', { username, password: typed, totp: totpCode(secret, Date.now()).totp });
  };
  const sessionOf = async (typed: string) => `amana_session=${(await signInWith(typed)).cookies[0]?.value}`;
  const [here, elsewhere] = [await sessionOf(password), await sessionOf(password)];
  const newPassword = 'rain over four green hills';
  // failures are limited by address as well, and those of the other tests count
  const change = (input: object, cookie = here) => post('change-password', input, cookie, '192.0.2.9');
  try {
    expect((await post('change-password', { password, newPassword })).json().code).toBe('not-signed-in');
    for (const weak of ['short', 'Football2026!!', `${username}-2026`, password])
      expect((await change({ password, newPassword: weak })).json().code).toBe('password-weak');
    expect((await change({ password: 'not this one', newPassword })).json().code).toBe('password-wrong');
    await admin.query("UPDATE access.session SET elevated_until = now() - interval '1 second'");
    expect((await change({ password, newPassword })).json().code).toBe('elevation-needed');
    // nor past the server: the function asks for the same
    const past = async () =>
      (
        await server.pool.query<{ ended: number | null }>(
          "SELECT access.change_password(o.hash, 'scrypt$mine') AS ended FROM set_config('amana.token', $1, true) CROSS JOIN LATERAL access.own_password() o",
          [here.split('=')[1]],
        )
      ).rows[0]?.ended;
    expect(await past()).toBeNull();
    await expect(server.pool.query("UPDATE access.credential SET password_hash = 'mine'")).rejects.toThrow('denied');
    await admin.query("UPDATE access.session SET elevated_until = now() + interval '5 minutes'");
    expect((await change({ password, newPassword })).json()).toEqual({ ended: 1 });
    expect((await server.get('/api/access/sessions', elsewhere)).statusCode).toBe(401);
    expect((await server.get('/api/access/sessions', here)).statusCode).toBe(200);
    expect((await signInWith(password)).json().code).toBe('sign-in-failed');
    expect((await signInWith(newPassword)).statusCode).toBe(200);
    // whoever did not change it learns of it, in every session and for a week
    const told = async () => (await server.get('/api/access/notices', here)).json().notices;
    expect(await told()).toMatchObject([{ kind: 'password-changed', about: username, readAt: null }]);
    await admin.query(
      "UPDATE access.credential SET password_changed_at = password_changed_at - interval '8 days' WHERE password_changed_at IS NOT NULL",
    );
    expect(await told()).toEqual([]);
    // what is no hash is not taken, by an elevated session neither
    expect(await past()).toBeNull();
    // the sixth wrong one ends the session
    for (let attempt = 0; attempt < 5; attempt += 1)
      expect((await change({ password: 'guessed by a thief', newPassword: `${newPassword} once` })).json().code).toBe(
        'password-wrong',
      );
    expect((await change({ password: 'guessed by a thief', newPassword: `${newPassword} once` })).json().code).toBe(
      'not-signed-in',
    );
    // what the sign-in page shows stays
    const shown = server.credentials('origin.two');
    const demonstration = await server.signIn('origin.two');
    expect((await change({ password: shown.password, newPassword }, demonstration)).json().code).toBe(
      'demonstration-password',
    );
    expect(server.logLines.join('\n')).not.toContain(newPassword);
  } finally {
    await admin.end();
  }
});
