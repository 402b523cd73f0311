import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { newToken, tokenHash } from '../../src/core/access/session-token.ts';
import { createTestServer, type TestServer } from './http.ts';
import { type Amiss, Device } from './passkey.ts';

/** What the tests of passkeys begin with: a server that is opened by its name, officers with their devices, and what they ask it. */
export const ORIGIN = 'http://localhost';
export let server: TestServer;
export let admin: pg.Client;

/** Called by each file of tests at its top: a register of its own for it. Not done by importing, because a module is loaded once for all files of a worker. */
export const startPasskeyServer = (): void => {
  beforeAll(async () => {
    const settings = { issuer: 'http://127.0.0.1:9', clientId: 'amana', clientSecret: 'secret', demanded: true };
    server = await createTestServer({ identityProviders: [{ authority: 'PAP', ...settings }] });
    admin = new pg.Client(server.database.admin);
    await admin.connect();
  });
  afterAll(async () => {
    await admin.end();
    await server.close();
  });
  // each test has its attempts, and the passkeys that it adds
  beforeEach(async () => {
    await admin.query('UPDATE access.credential SET failures = 0, refused_until = NULL');
    await admin.query('DELETE FROM access.passkey_challenge');
    await admin.query('DELETE FROM access.passkey');
    await admin.query('DELETE FROM access.mail');
  });
};

let requests = 0;
/** Each from an address of its own, so that refusals are not counted together. */
export const post = (name: string, payload: object = {}, cookie?: string, host = 'localhost') => {
  requests += 1;
  return server.app.inject({
    method: 'POST',
    remoteAddress: `10.1.${requests >> 8}.${requests & 255}`,
    url: `/api/access/${name}`,
    headers: { 'x-amana-request': '1', host, ...(cookie === undefined ? {} : { cookie }) },
    payload,
  });
};
export type Answer = Awaited<ReturnType<typeof post>>;
export const codeOf = async (asked: Promise<Answer>): Promise<string | undefined> => (await asked).json().code;
export const sessionOf = ({ cookies }: Answer): string =>
  `amana_session=${cookies.find(({ name }) => name === 'amana_session')?.value}`;
export const noOf = async (username: string): Promise<number> =>
  (await admin.query<{ no: number }>('SELECT no::int AS no FROM access.officer WHERE username = $1', [username]))
    .rows[0]?.no as number;
export const ownOf = async (cookie: string) => (await server.get('/api/access/passkeys', cookie)).json().passkeys;
export const noticesOf = async (cookie: string): Promise<string[]> =>
  (await server.get('/api/access/notices', cookie)).json().notices.map(({ kind }: { kind: string }) => kind);

export const begun = async (what: 'sign-in' | 'elevation', cookie?: string) =>
  (await post(`begin-passkey-${what}`, {}, cookie)).json();
export const enrol = async (cookie: string, device: Device, name: string, amiss: Amiss = {}) => {
  const begins = await post('begin-passkey-enrolment', {}, cookie);
  expect(begins.body).toContain('challenge');
  const asked = begins.json();
  return post('enrol-passkey', { name, ...device.make(asked, amiss) }, cookie);
};
/** An officer in a session, and a device that has a passkey of the account. */
export const withPasskey = async (username: string) => {
  const token = newToken();
  await admin.query(
    "INSERT INTO access.session (token_hash, officer_no, idle_until, ends_at, elevated_until) SELECT $1, no, now() + interval '1 hour', now() + interval '1 hour', now() + interval '10 minutes' FROM access.officer WHERE username = $2",
    [tokenHash(token), username],
  );
  const cookie = `amana_session=${token}`;
  const device = new Device(ORIGIN);
  const { passkeyId } = (await enrol(cookie, device, 'a device')).json();
  expect(passkeyId).toMatch(/^[0-9a-f-]{36}$/);
  return { cookie, device, passkeyId: passkeyId as string };
};
export const alone = async (device: Device, amiss: Amiss = {}, cookie?: string) =>
  post('sign-in-by-passkey', { passkey: device.answer(await begun('sign-in'), amiss) }, cookie);
export const lower = (cookie: string) =>
  admin.query('UPDATE access.session SET elevated_until = NULL WHERE token_hash = $1', [
    tokenHash(cookie.split('=')[1] ?? ''),
  ]);
