import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { Device } from '../../../tests/support/passkey.ts';
import {
  admin,
  alone,
  begun,
  codeOf,
  noOf,
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

/** A one-time link for an officer. @returns its token */
const linkFor = async (username: string, good = "interval '1 hour'"): Promise<string> => {
  const token = newToken();
  const { rowCount } = await admin.query(
    `INSERT INTO access.invitation (token_hash, officer_no, expires_at) SELECT $1, no, now() + ${good} FROM access.officer WHERE username = $2`,
    [tokenHash(token), username],
  );
  expect(rowCount).toBe(1);
  return token;
};
const begins = (token: string) => post('begin-invitation-passkey', { token });
const takes = async (token: string, device: Device, amiss = {}, name = 'first') =>
  post('accept-invitation-by-passkey', { token, name, ...device.make((await begins(token)).json(), amiss) });
const used = async (token: string): Promise<boolean> =>
  (await admin.query('SELECT FROM access.invitation WHERE token_hash = $1 AND used_at IS NOT NULL', [tokenHash(token)]))
    .rowCount === 1;

it('signs in who takes one at the link, with it alone, and what was there before ends', async () => {
  const { cookie: before, device: old } = await withPasskey('origin.one');
  const link = await linkFor('origin.one');
  const other = await linkFor('origin.one');
  const asked = (await begins(link)).json();
  expect(asked).toMatchObject({ site: 'localhost', username: 'origin.one', credentialIds: [] });
  const device = new Device(ORIGIN);
  expect((await takes(link, device)).json()).toEqual({ confirmed: true });
  expect([await used(link), await used(other)]).toEqual([true, true]);
  expect((await server.get('/api/access/passkeys', before)).statusCode).toBe(401);
  expect(await codeOf(alone(old))).toBe('sign-in-failed');
  expect(await codeOf(post('sign-in', server.credentials('origin.one')))).toBe('sign-in-failed');
  await admin.query('UPDATE access.credential SET failures = 0, refused_until = NULL');
  const signedIn = await alone(device);
  expect(signedIn.statusCode).toBe(200);
  const cookie = sessionOf(signedIn);
  expect(await ownOf(cookie)).toMatchObject([{ name: 'first', revokedAt: null }, { revokedWhy: 'renewed' }]);
  // it is the fresh second factor too
  await admin.query('UPDATE access.session SET elevated_until = NULL');
  expect((await post('elevate', { passkey: device.answer(await begun('elevation', cookie)) }, cookie)).statusCode).toBe(
    200,
  );
  // used once
  expect(await codeOf(begins(link))).toBe('invitation-void');
});

it('begins the account of who was never there', async () => {
  const administrator = await server.signIn('admin.sdf');
  const invited = await server.command(
    'access/invite-officer',
    { username: 'new.officer', name: { en: 'New', ar: 'جديد' }, authority: 'SDF', roles: [{ role: 'transfer_cell' }] },
    administrator,
  );
  expect(invited.statusCode, invited.body).toBe(200);
  const token = invited.json().result.invitationToken as string;
  const device = new Device(ORIGIN, true);
  expect((await takes(token, device)).statusCode).toBe(200);
  expect((await alone(device)).statusCode).toBe(200);
  // whose hands the account was in is kept as with a password
  const { rows } = await admin.query('SELECT hands FROM access.credential WHERE officer_no = $1', [
    await noOf('new.officer'),
  ]);
  expect(rows[0]?.hands.map(Number)).toContain(await noOf('admin.sdf'));
});

it('is given for no link that is void, to no device that does what it should not, and leaves the link then', async () => {
  const device = new Device(ORIGIN);
  for (const token of ['x', newToken(), await linkFor('origin.two', "interval '-1 second'")])
    expect([token.length, await codeOf(begins(token))]).toEqual([token.length, 'invitation-void']);
  const link = await linkFor('origin.two');
  expect(await codeOf(post('begin-invitation-passkey', { token: link }, undefined, '127.0.0.1:8080'))).toBe(
    'passkey-address',
  );
  for (const amiss of [
    { origin: 'https://evil.example' },
    { site: 'evil.example' },
    { challenge: newToken() },
    { type: 'webauthn.get' },
    { crossOrigin: true },
    { verified: false },
  ])
    expect([amiss, await codeOf(takes(link, device, amiss))]).toEqual([amiss, 'passkey-void']);
  expect(await used(link)).toBe(false);
  // a challenge of one link is none of another, nor of an enrolment, and is answered once
  const third = await linkFor('health.sdf');
  const asked = (await begins(third)).json();
  const made = { name: 'x', ...device.make(asked) };
  expect(await codeOf(post('accept-invitation-by-passkey', { token: link, ...made }))).toBe('passkey-void');
  const { cookie } = await withPasskey('origin.two');
  expect(await codeOf(post('enrol-passkey', made, cookie))).toBe('passkey-void');
  const enrolment = (await post('begin-passkey-enrolment', {}, cookie)).json();
  expect(
    await codeOf(post('accept-invitation-by-passkey', { token: link, name: 'x', ...device.make(enrolment) })),
  ).toBe('passkey-void');
  const once = { token: third, name: 'x', ...device.make(asked) };
  expect((await post('accept-invitation-by-passkey', once)).statusCode).toBe(200);
  expect(await codeOf(post('accept-invitation-by-passkey', once))).toBe('passkey-void');
  // a passkey that is there already is no second one, and the link stays
  expect(await codeOf(takes(link, device))).toBe('passkey-void');
  expect(await used(link)).toBe(false);
});

it('is not taken by whose authority demands its identity provider, nor by who was suspended meanwhile', async () => {
  const link = await linkFor('interviewer.pap');
  expect(await codeOf(begins(link))).toBe('provider-demanded');
  const own = await linkFor('cell.moj');
  const made = { token: own, name: 'x', ...new Device(ORIGIN).make((await begins(own)).json()) };
  await admin.query(
    "BEGIN; SET LOCAL session_replication_role = replica; UPDATE access.officer SET active = false WHERE username = 'cell.moj'; COMMIT",
  );
  expect(await codeOf(post('accept-invitation-by-passkey', made))).toBe('passkey-void');
  expect(await codeOf(begins(own))).toBe('invitation-void');
});

it('is written past the server only with a challenge that began at this link and was taken', async () => {
  const link = await linkFor('monitor.mon');
  const call = async (challenge: Buffer, token: string) =>
    (
      await server.pool.query(
        "SELECT access.confirm_invitation_by_passkey($1, $2, 'scrypt', '\\x01', $3, '\\x02', 'x', 0, false, false) AS officer",
        [challenge, tokenHash(token), randomBytes(16)],
      )
    ).rows[0]?.officer;
  const challenge = randomBytes(32);
  expect(await call(challenge, link)).toBeNull();
  await server.pool.query('SELECT access.begin_link_passkey($1, $2)', [challenge, tokenHash(link)]);
  expect(await call(challenge, link)).toBeNull();
  expect(await used(link)).toBe(false);
  // ten wait at most
  for (let n = 0; n < 15; n += 1) await begins(link);
  const { rows } = await admin.query(
    'SELECT count(*)::int AS n FROM access.passkey_challenge WHERE invitation_hash = $1',
    [tokenHash(link)],
  );
  expect(rows).toEqual([{ n: 10 }]);
});
