import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Amiss, Device } from '../../../tests/support/passkey.ts';
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
  ownOf,
  post,
  server,
  sessionOf,
  startPasskeyServer,
  withPasskey,
} from '../../../tests/support/passkey-server.ts';
import { newToken, tokenHash } from './session-token.ts';

startPasskeyServer();

describe('a stranger', () => {
  it('begins so many sign-ins from one address and waits then, and slows down neither other addresses nor sign-ins by password', async () => {
    const from = (remoteAddress: string, name: string, payload: object = {}) =>
      server.app.inject({
        method: 'POST',
        remoteAddress,
        url: `/api/access/${name}`,
        headers: { 'x-amana-request': '1', host: 'localhost' },
        payload,
      });
    for (let times = 0; times < 60; times += 1)
      expect((await from('192.0.2.88', 'begin-passkey-sign-in')).statusCode).toBe(200);
    expect((await from('192.0.2.88', 'begin-passkey-sign-in')).json().code).toBe('too-many-requests');
    expect((await from('192.0.2.89', 'begin-passkey-sign-in')).statusCode).toBe(200);
    expect((await from('192.0.2.88', 'sign-in', server.credentials('origin.one'))).statusCode).toBe(200);
  });
});

describe('an officer', () => {
  it('adds several passkeys, each with a name, after a fresh second factor, and sees and revokes them', async () => {
    const cookie = await server.signIn('origin.one');
    expect(await codeOf(post('begin-passkey-enrolment'))).toBe('not-signed-in');
    expect(await codeOf(post('begin-passkey-enrolment', {}, cookie, '127.0.0.1:8080'))).toBe('passkey-address');
    const [desk, phone] = [new Device(ORIGIN), new Device(ORIGIN, true)];
    const asked = (await post('begin-passkey-enrolment', {}, cookie)).json();
    expect(asked).toMatchObject({ site: 'localhost', username: 'origin.one', credentialIds: [] });
    // what a device is told of the account says nothing of the officer
    expect(Buffer.from(asked.userHandle, 'base64url')).toHaveLength(16);
    const made = { name: '  key of the desk ', ...desk.make(asked) };
    expect((await post('enrol-passkey', made, cookie)).statusCode).toBe(200);
    // the challenge was used up with it
    expect(await codeOf(post('enrol-passkey', made, cookie))).toBe('passkey-void');
    await enrol(cookie, phone, 'telephone');
    const rows = await ownOf(cookie);
    expect(rows).toMatchObject([
      { name: 'telephone', copies: true, usedAt: null, revokedAt: null, revokedWhy: null },
      { name: 'key of the desk', copies: false, usedAt: null },
    ]);
    expect((await post('begin-passkey-enrolment', {}, cookie)).json().credentialIds).toHaveLength(2);
    expect(await noticesOf(cookie)).toEqual(['passkey-added', 'passkey-added']);
    // another officer revokes none of them, and sees none
    const other = await server.signIn('origin.two');
    expect((await post('revoke-passkey', { passkeyId: rows[0].passkeyId }, other)).json()).toEqual({ revoked: false });
    expect(await ownOf(other)).toEqual([]);
    const revoke = () => post('revoke-passkey', { passkeyId: rows[0].passkeyId }, cookie);
    expect((await revoke()).json()).toEqual({ revoked: true });
    expect((await revoke()).json()).toEqual({ revoked: false });
    expect(await ownOf(cookie)).toMatchObject([{ name: 'telephone', revokedWhy: 'officer' }, { revokedAt: null }]);
    expect(await noticesOf(cookie)).toEqual(['passkey-added', 'passkey-revoked']);
    expect(await codeOf(alone(phone))).toBe('sign-in-failed');
    expect((await alone(desk)).statusCode).toBe(200);
    await lower(cookie);
    for (const [name, input] of [
      ['begin-passkey-enrolment', {}],
      ['enrol-passkey', made],
      ['revoke-passkey', { passkeyId: rows[1].passkeyId }],
    ] as const)
      expect(await codeOf(post(name, input, cookie))).toBe('elevation-needed');
    expect(await ownOf(cookie)).toMatchObject([{}, { revokedAt: null, usedAt: expect.any(Number) }]);
  });

  it('has ten in use at most', async () => {
    const { cookie } = await withPasskey('origin.one');
    for (let n = 1; n < 10; n += 1) await enrol(cookie, new Device(ORIGIN), `${n}`);
    expect(await codeOf(post('begin-passkey-enrolment', {}, cookie))).toBe('passkeys-full');
    // the database asks the same of who began before
    const challenge = randomBytes(32);
    const { rows } = await server.pool.query(
      "SELECT access.begin_passkey($2, 'enrol') AS begun, access.take_passkey_enrolment($2) AS taken, access.enrol_passkey($2, '\\x01', '\\x02', 'x', 0, false, false) AS id FROM set_config('amana.token', $1, true)",
      [cookie.split('=')[1], challenge],
    );
    expect(rows).toEqual([{ begun: 'begun', taken: true, id: null }]);
  });

  it('is not given a passkey for what is wrong with it', async () => {
    const cookie = await server.signIn('origin.one');
    const certificate = new Uint8Array(randomBytes(64));
    const wrong: readonly Amiss[] = [
      { origin: 'http://localhost:8080' },
      { origin: 'https://evil.example' },
      { site: 'evil.example' },
      { challenge: newToken() },
      { challenge: 'x' },
      { type: 'webauthn.get' },
      { crossOrigin: true },
      { verified: false },
      // statements about the device are not read: checking them would ask addresses that stand in them
      { statement: { fmt: 'packed', attStmt: { alg: -7, sig: certificate, x5c: [certificate] } } },
      { statement: { fmt: 'fido-u2f', attStmt: { sig: certificate, x5c: [certificate] } } },
      { statement: { fmt: 'android-safetynet', attStmt: { ver: '1', response: certificate } } },
      { statement: { fmt: 'packed', attStmt: { alg: -7, sig: certificate } } },
    ];
    for (const amiss of wrong) {
      expect(await codeOf(enrol(cookie, new Device(ORIGIN), 'wrong', amiss)), JSON.stringify(amiss)).toBe(
        'passkey-void',
      );
    }
    // one that was begun by another officer, or for something else
    const other = await server.signIn('origin.two');
    const device = new Device(ORIGIN);
    const theirs = (await post('begin-passkey-enrolment', {}, other)).json();
    expect(await codeOf(post('enrol-passkey', { name: 'x', ...device.make(theirs) }, cookie))).toBe('passkey-void');
    const { challenge } = await begun('sign-in');
    expect(await codeOf(enrol(cookie, device, 'x', { challenge }))).toBe('passkey-void');
    for (const name of ['', ' ', 'a\nb', '\u202e', 'x'.repeat(61)])
      expect(await codeOf(enrol(cookie, device, name))).toBe('invalid-input');
    expect(await ownOf(cookie)).toEqual([]);
    // a passkey that is another officer's already is not added a second time
    expect((await enrol(other, device, 'theirs')).statusCode).toBe(200);
    expect(await codeOf(enrol(cookie, device, 'mine too'))).toBe('passkey-void');
  });
});

describe('sign-in by a passkey alone', () => {
  it('begins an elevated session, and says no more of what is wrong than a password does', async () => {
    const { device } = await withPasskey('cell.sdf');
    const signedIn = await alone(device);
    expect(signedIn.json().officer.username).toBe('cell.sdf');
    expect(signedIn.cookies.map(({ name }) => name)).toEqual(['amana_session', 'amana_browser']);
    expect((await post('begin-passkey-enrolment', {}, sessionOf(signedIn))).statusCode).toBe(200);
    const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    const wrong: readonly Amiss[] = [
      { origin: 'http://localhost:8080' },
      { origin: 'https://evil.example' },
      { site: 'evil.example' },
      { challenge: newToken() },
      { challenge: '' },
      { type: 'webauthn.create' },
      { crossOrigin: true },
      { verified: false },
      { key: stranger },
      { userHandle: 'AAAAAAAAAAAAAAAAAAAAAA' },
    ];
    const sentences = new Set<string>();
    for (const amiss of wrong) {
      await admin.query('UPDATE access.credential SET failures = 0, refused_until = NULL');
      const refused = await alone(device, amiss);
      expect(refused.cookies, JSON.stringify(amiss)).toEqual([]);
      sentences.add(refused.body);
    }
    sentences.add((await alone(new Device(ORIGIN))).body);
    sentences.add((await post('sign-in', { username: 'nobody.here', password: 'x', totp: '1' })).body);
    expect([...sentences].map((body) => JSON.parse(body).code)).toEqual(['sign-in-failed']);
  });

  it('takes a challenge once, within five minutes, and for nothing else', async () => {
    const { cookie, device } = await withPasskey('cell.sdf');
    const asked = await begun('sign-in');
    const passkey = device.answer(asked);
    expect((await post('sign-in-by-passkey', { passkey })).statusCode).toBe(200);
    expect(await codeOf(post('sign-in-by-passkey', { passkey }))).toBe('sign-in-failed');
    // used up by a wrong answer too
    const another = await begun('sign-in');
    const forged = { passkey: device.answer(another, { verified: false }) };
    expect(await codeOf(post('sign-in-by-passkey', forged))).toBe('sign-in-failed');
    expect(await codeOf(post('sign-in-by-passkey', { passkey: device.answer(another) }))).toBe('sign-in-failed');
    const late = await begun('sign-in');
    await admin.query("UPDATE access.passkey_challenge SET expires_at = now() - interval '1 second'");
    expect(await codeOf(post('sign-in-by-passkey', { passkey: device.answer(late) }))).toBe('sign-in-failed');
    const { challenge } = await begun('elevation', cookie);
    expect(await codeOf(alone(device, { challenge }))).toBe('sign-in-failed');
    // kept as hashes, and no longer than they do
    const kept = await admin.query<{ kept: string }>('SELECT p::text AS kept FROM access.passkey_challenge p');
    expect(kept.rows.map((row) => row.kept).join()).not.toContain(challenge);
  });

  it('revokes a passkey whose counter goes back, because two devices have it; one that does not count goes on', async () => {
    const { cookie, device } = await withPasskey('cell.sdf');
    expect((await alone(device, { counter: 7 })).statusCode).toBe(200);
    expect((await alone(device, { counter: 8 })).statusCode).toBe(200);
    // whoever has no key of it revokes nothing
    const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    expect(await codeOf(alone(device, { counter: 8, key: stranger }))).toBe('sign-in-failed');
    expect(await ownOf(cookie)).toMatchObject([{ revokedAt: null }]);
    expect(await codeOf(alone(device, { counter: 8 }))).toBe('sign-in-failed');
    expect(await ownOf(cookie)).toMatchObject([{ revokedWhy: 'copied' }]);
    expect(await codeOf(alone(device, { counter: 99 }))).toBe('sign-in-failed');
    const synced = new Device(ORIGIN, true);
    await enrol(cookie, synced, 'telephone');
    for (let time = 0; time < 2; time += 1) expect((await alone(synced)).statusCode).toBe(200);
    // one that said that it is never copied, and now is
    const fixed = new Device(ORIGIN);
    await enrol(cookie, fixed, 'key');
    Object.assign(synced, { id: fixed.id });
    expect(await codeOf(alone(synced, { key: fixed.key, counter: 50 }))).toBe('sign-in-failed');
  });

  it('waits as a password does, and not in a browser that is known', async () => {
    const { device } = await withPasskey('health.moj');
    const first = await alone(device);
    const known = `amana_browser=${first.cookies.find(({ name }) => name === 'amana_browser')?.value}`;
    for (let attempt = 0; attempt < 5; attempt += 1)
      expect(await codeOf(alone(device, { verified: false }))).toBe('sign-in-failed');
    expect(await codeOf(alone(device))).toBe('too-many-attempts');
    expect(await codeOf(post('sign-in', server.credentials('health.moj')))).toBe('too-many-attempts');
    expect((await alone(device, {}, known)).statusCode).toBe(200);
  });

  it('is no way past an identity provider', async () => {
    const pap = await withPasskey('interviewer.pap');
    expect(await codeOf(alone(pap.device))).toBe('provider-demanded');
    const { device } = await withPasskey('origin.one');
    await admin.query('UPDATE access.credential SET password_hash = NULL WHERE officer_no = $1', [
      await noOf('origin.one'),
    ]);
    expect(await codeOf(alone(device))).toBe('passkey-after-provider');
    // told only to who has the passkey
    expect(await codeOf(alone(device, { verified: false }))).toBe('sign-in-failed');
  });

  it('pushes out the oldest challenge where strangers ask for too many', async () => {
    const { device } = await withPasskey('cell.sdf');
    await admin.query(
      "INSERT INTO access.passkey_challenge (challenge_hash, purpose, expires_at) SELECT sha256(int4send(n)), 'sign-in', now() + interval '4 minutes' FROM generate_series(1, 20000) n",
    );
    expect((await alone(device)).statusCode).toBe(200);
    const { rows } = await admin.query('SELECT count(*)::int AS n FROM access.passkey_challenge');
    expect(rows[0].n).toBeLessThanOrEqual(20_000);
  });
});

describe('as a second factor', () => {
  it('a passkey takes the place of the code after the password, of its own officer only', async () => {
    const { device } = await withPasskey('clerk.sjc');
    const { username, password } = server.credentials('clerk.sjc');
    const give = async (name: string, word: string) =>
      post('sign-in', { username: name, password: word, passkey: device.answer(await begun('sign-in')) });
    expect((await give(username, password)).json().officer.username).toBe('clerk.sjc');
    const other = server.credentials('origin.two');
    expect(await codeOf(give(username, 'another password'))).toBe('sign-in-failed');
    expect(await codeOf(give(other.username, other.password))).toBe('sign-in-failed');
    expect(await codeOf(give('nobody.here', password))).toBe('sign-in-failed');
    const both = { ...server.credentials('clerk.sjc'), passkey: device.answer(await begun('sign-in')) };
    expect(await codeOf(post('sign-in', both))).toBe('invalid-input');
  });

  it('with a passkey beside it a name that nobody has is answered as a known one, by a number too, and costs the challenge', async () => {
    const { device } = await withPasskey('clerk.sjc');
    const makeActive = async (active: boolean) =>
      admin.query(
        `BEGIN; SET LOCAL session_replication_role = replica; UPDATE access.officer SET active = ${active} WHERE username = 'cell.moj'; COMMIT`,
      );
    // whose account is suspended signs in as little as whom nobody knows
    await makeActive(false);
    const seen = async (username: string, host: string) => {
      const asked = await begun('sign-in');
      const passkey = device.answer(asked);
      const answer = await post('sign-in', { username, password: 'another password', passkey }, undefined, host);
      const { rows } = await admin.query(
        'SELECT purpose, answered_at IS NOT NULL AS answered, passkey_id IS NOT NULL AS named FROM access.passkey_challenge WHERE challenge_hash = $1',
        [tokenHash(asked.challenge)],
      );
      return {
        status: answer.statusCode,
        code: answer.json().code as string,
        // how many seconds are left is said too
        body: answer.statusCode === 429 ? '' : answer.body,
        headers: Object.keys(answer.headers).sort(),
        cookies: answer.cookies,
        challenge: rows,
        after: await codeOf(post('sign-in-by-passkey', { passkey })),
      };
    };
    const each = async (ask: (username: string) => Promise<object>) => {
      const first = await ask('origin.two');
      for (const other of ['nobody.there', 'cell.moj']) expect(await ask(other), other).toEqual(first);
      return first;
    };
    // at a number no passkey is taken, no challenge used up and no attempt counted, whoever is named
    for (let attempt = 0; attempt < 6; attempt += 1)
      expect(await each((username) => seen(username, '127.0.0.1:8080'))).toMatchObject({
        code: 'passkey-address',
        cookies: [],
        challenge: [{ answered: false }],
      });
    const refused = { cookies: [], challenge: [{ answered: true, named: true }], after: 'sign-in-failed' };
    expect(await each((username) => seen(username, 'localhost'))).toMatchObject({ code: 'sign-in-failed', ...refused });
    // who has to wait does so alike, and the answer is used up too
    const atOnce = async (username: string) =>
      (await Promise.all(Array.from({ length: 6 }, () => seen(username, 'localhost')))).sort(
        (one, other) => one.status - other.status,
      );
    expect(await each(atOnce)).toMatchObject(
      [...Array(4).fill('sign-in-failed'), ...Array(2).fill('too-many-attempts')].map((code) => ({ code, ...refused })),
    );
    await makeActive(true);
  });

  it('a passkey elevates a session, which goes on under a new token; five that are wrong are answered', async () => {
    const { cookie, device } = await withPasskey('cell.moj');
    await lower(cookie);
    const asked = await begun('elevation', cookie);
    expect(asked.credentialIds).toEqual([device.id.toString('base64url')]);
    const elevated = await post('elevate', { passkey: device.answer(asked) }, cookie);
    expect(elevated.json()).toEqual({ minutes: 10 });
    const fresh = sessionOf(elevated);
    expect(fresh).not.toBe(cookie);
    expect(await codeOf(post('begin-passkey-elevation', {}, cookie))).toBe('session-replaced');
    expect((await post('begin-passkey-enrolment', {}, fresh)).statusCode).toBe(200);
    // a passkey of another officer, or a challenge of another session's officer or of a sign-in
    const { device: strange, cookie: theirs } = await withPasskey('origin.two');
    await lower(fresh);
    const answers = [
      strange.answer(await begun('elevation', fresh)),
      device.answer(await begun('elevation', theirs)),
      device.answer(await begun('sign-in')),
      device.answer(await begun('elevation', fresh), { verified: false }),
      device.answer(await begun('elevation', fresh), { key: strange.key }),
    ];
    for (const passkey of answers) expect(await codeOf(post('elevate', { passkey }, fresh))).toBe('passkey-void');
    expect(await codeOf(post('begin-passkey-enrolment', {}, fresh))).toBe('elevation-needed');
    const right = device.answer(await begun('elevation', fresh));
    expect(await codeOf(post('elevate', { passkey: right }, fresh))).toBe('not-signed-in');
    const none = await server.signIn('monitor.mon');
    expect(await codeOf(post('begin-passkey-elevation', {}, none))).toBe('passkey-none');
  });
});
