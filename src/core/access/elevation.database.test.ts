import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Attackers } from '../../../tests/support/attacker.ts';
import { createTestServer, type TestServer } from '../../../tests/support/http.ts';
import { createTestRegister } from '../../../tests/support/register.ts';
import { uuidv7 } from '../../platform/ids.ts';
import { tokenHash } from './session-token.ts';
import { waitAfter } from './wait-after.ts';

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

const post = (address: string, payload: object, cookie?: string) =>
  server.app.inject({
    method: 'POST',
    url: `/api/access/${address}`,
    headers: { 'x-amana-request': '1', ...(cookie === undefined ? {} : { cookie }) },
    payload,
  });
const officerOf = async (username: string): Promise<number> =>
  (await admin.query('SELECT no FROM access.officer WHERE username = $1', [username])).rows[0]?.no;

describe('attempts', () => {
  test('the server and the database make who fails wait alike', async () => {
    const failures = [...Array.from({ length: 40 }, (_, n) => n), 46, 1_000, 1_000_000];
    const { rows } = await admin.query<{ wait: number }>(
      'SELECT (extract(epoch FROM access.wait_after(n)) * 1000)::float8 AS wait FROM unnest($1::int[]) WITH ORDINALITY u(n, ord) ORDER BY ord',
      [failures],
    );
    expect(rows.map(({ wait }) => wait)).toEqual(failures.map(waitAfter));
  });

  test('whatever strangers try, a browser that is known waits for its own failures only, and strangers for those of strangers', async () => {
    const officer = await officerOf('cell.moj');
    const browser = randomBytes(32);
    const forgive = () =>
      admin.query('UPDATE access.credential SET failures = 0, refused_until = NULL WHERE officer_no = $1', [officer]);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ known: fc.boolean(), waited: fc.boolean() }), { maxLength: 24 }),
        async (attempts) => {
          await admin.query('DELETE FROM access.known_browser');
          await admin.query(
            "INSERT INTO access.known_browser (token_hash, officer_no, expires_at) VALUES ($1, $2, now() + interval '1 day')",
            [browser, officer],
          );
          await forgive();
          const failures = { known: 0, stranger: 0 };
          const held = { known: false, stranger: false };
          for (const { known, waited } of attempts) {
            if (waited) {
              for (const table of ['credential', 'known_browser'])
                await admin.query(`UPDATE access.${table} SET refused_until = NULL WHERE officer_no = $1`, [officer]);
              held.known = held.stranger = false;
            }
            const who = known ? 'known' : 'stranger';
            const { rows } = await server.pool.query('SELECT access.claim_attempt($1, $2) AS until', [
              officer,
              known ? browser : randomBytes(32),
            ]);
            const refused = rows[0]?.until > Date.now();
            if (refused !== held[who]) return false;
            if (refused) continue;
            // from the fifth failure on whoever tries waits before the next
            failures[who] += 1;
            held[who] = failures[who] >= 5;
          }
          return true;
        },
      ),
      { numRuns: 80 },
    );
    await forgive();
  });

  test('a browser that signed in before signs in while strangers are refused, until it is forgotten', async () => {
    const { username, password } = server.credentials('health.moj');
    const first = await post('sign-in', server.credentials(username));
    const [session, known] = first.cookies.map(({ name, value }) => `${name}=${value}`) as [string, string];
    expect(first.cookies[1]).toMatchObject({
      name: 'amana_browser',
      httpOnly: true,
      sameSite: 'Strict',
      path: '/',
      maxAge: 180 * 24 * 3600,
    });
    for (let attempt = 0; attempt < 6; attempt += 1) await post('sign-in', { username, password: 'wrong', totp: '1' });
    expect((await post('sign-in', server.credentials(username))).statusCode).toBe(429);
    const again = await post('sign-in', server.credentials(username), known);
    expect(again.statusCode).toBe(200);
    // a success of the known browser gives strangers no new attempts
    expect((await post('sign-in', server.credentials(username))).statusCode).toBe(429);
    // the cookie alone gives no access, and its own failures slow it down
    expect((await server.get('/api/access/sessions', known)).statusCode).toBe(401);
    for (let attempt = 0; attempt < 5; attempt += 1)
      expect((await post('sign-in', { username, password: 'wrong', totp: '1' }, known)).statusCode).toBe(401);
    expect((await post('sign-in', server.credentials(username), known)).statusCode).toBe(429);
    const fresh = again.cookies.find(({ name }) => name === 'amana_session')?.value;
    const { browsers } = (await server.get('/api/access/known-browsers', `amana_session=${fresh}`)).json();
    expect(browsers).toMatchObject([{ browser: 'other', system: 'other' }]);
    const browserId = browsers[0].browserId as string;
    const stranger = await server.signIn('cell.moj');
    expect((await post('forget-browser', { browserId }, stranger)).json()).toEqual({ forgotten: false });
    expect((await post('forget-browser', { browserId }, `amana_session=${fresh}`)).json()).toEqual({ forgotten: true });
    expect((await post('sign-in', { username, password, totp: '1' }, known)).json().code).toBe('too-many-attempts');
    expect(session).toContain('amana_session=');
  });

  test('behind TLS the cookie of a browser is one of this host alone', async () => {
    const { createServer } = await import('../../platform/http/create-server.ts');
    const app = await createServer({ ...server.parts, publicOrigin: 'https://amana.example' });
    const answer = await app.inject({
      method: 'POST',
      url: '/api/access/sign-in',
      headers: { 'x-amana-request': '1', origin: 'https://amana.example' },
      payload: server.credentials('origin.two'),
    });
    expect(answer.cookies.find(({ name }) => name === '__Host-amana_browser')).toMatchObject({
      secure: true,
      httpOnly: true,
      path: '/',
    });
    await app.close();
  });

  test('an address that fails too often waits; behind a named proxy it is the one that the proxy says', async () => {
    const { createServer } = await import('../../platform/http/create-server.ts');
    const app = await createServer({ ...server.parts, trustedProxies: ['127.0.0.1'] });
    const tryFrom = async (address: string) =>
      (
        await app.inject({
          method: 'POST',
          url: '/api/access/accept-invitation',
          headers: { 'x-amana-request': '1', 'x-forwarded-for': address },
          payload: { token: 'x', password: 'y' },
        })
      ).json().code;
    for (let attempt = 0; attempt < 60; attempt += 1) expect(await tryFrom('192.0.2.1')).toBe('invitation-void');
    expect(await tryFrom('192.0.2.1')).toBe('too-many-requests');
    expect(await tryFrom('192.0.2.2')).toBe('invitation-void');
    await app.close();
  });
});

describe('an elevated session', () => {
  const list = { list: 'sites/places', filter: {}, language: 'en' };
  const lapse = (cookie: string) =>
    admin.query("UPDATE access.session SET elevated_until = now() - interval '1 second' WHERE token_hash = $1", [
      tokenHash(cookie.split('=')[1] as string),
    ]);

  test('is what signing in gives for some minutes, and afterwards a code that goes on with the same intent', async () => {
    const cookie = await server.signIn('origin.one');
    const before = uuidv7();
    expect((await server.command('access/export-list', list, cookie, before)).statusCode).toBe(200);
    await lapse(cookie);
    // what was recorded is answered again; what is new waits for the code
    expect((await server.command('access/export-list', list, cookie, before)).statusCode).toBe(200);
    const intent = uuidv7();
    const refused = await server.command('access/export-list', list, cookie, intent);
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'elevation-needed']);
    expect((await post('elevate', { totp: '000000' }, cookie)).json().code).toBe('code-wrong');
    const { totp } = server.credentials('origin.one');
    const listed = async (asker: string) => (await server.get('/api/access/sessions', asker)).json().sessions.length;
    const sessions = await listed(cookie);
    const elevated = await post('elevate', { totp }, cookie);
    expect(elevated.json()).toEqual({ minutes: 10 });
    const fresh = `amana_session=${elevated.cookies.find(({ name }) => name === 'amana_session')?.value}`;
    expect(fresh).not.toBe(cookie);
    expect((await server.command('access/export-list', list, fresh, intent)).statusCode).toBe(200);
    // who had the old token reads for seconds more and writes nothing, also not what asks for no fresh factor; the officer sees one session
    const view = { viewId: uuidv7(), list: 'sites/places', name: 'x', filter: {}, shared: false };
    for (const [name, input] of [
      ['export-list', list],
      ['save-view', view],
    ] as const)
      expect((await server.command(`access/${name}`, input, cookie, uuidv7())).json().code).toBe('session-replaced');
    expect((await server.command('access/export-list', list, cookie, intent)).json().code).toBe('session-replaced');
    for (const [name, input] of [
      ['elevate', { totp }],
      ['mark-notices', { notices: ['x'] }],
      ['forget-browser', { browserId: uuidv7() }],
      ['end-session', { sessionId: uuidv7() }],
      ['end-other-sessions', {}],
    ] as const) {
      const refusal = await post(name, input, cookie);
      expect([name, refusal.statusCode, refusal.json().code]).toEqual([name, 409, 'session-replaced']);
    }
    expect((await server.command('access/save-view', view, fresh, uuidv7())).statusCode).toBe(200);
    expect(await listed(fresh)).toBe(sessions);
    expect((await server.get('/api/access/sessions', cookie)).statusCode).toBe(200);
    const { rows } = await admin.query<{ left: number; lasts: boolean }>(
      "SELECT extract(epoch FROM s.ends_at - now())::int AS left, n.ends_at > now() + interval '11 hours' AS lasts FROM access.session s, access.session n WHERE s.token_hash = $1 AND n.token_hash = $2",
      [cookie, fresh].map((one) => tokenHash(one.split('=')[1] as string)),
    );
    expect(rows[0]?.left).toBeLessThanOrEqual(10);
    expect(rows[0]?.lasts).toBe(true);
    await admin.query('UPDATE access.session SET ends_at = now() WHERE replaced_at IS NOT NULL');
    expect((await server.get('/api/access/sessions', cookie)).statusCode).toBe(401);
    expect((await server.get('/api/access/sessions', fresh)).statusCode).toBe(200);
  });

  test('ends with every token it had: by signing out with the new one or the old one, and by whoever ends it from the list', async () => {
    const isOpen = async (cookie: string) => (await server.get('/api/access/sessions', cookie)).statusCode === 200;
    /** A session that was elevated just now. @returns its cookies, the old one first */
    const elevated = async (): Promise<[string, string]> => {
      const cookie = await server.signIn('cell.sdf');
      const answer = await post('elevate', { totp: server.credentials('cell.sdf').totp }, cookie);
      const fresh = `amana_session=${answer.cookies.find(({ name }) => name === 'amana_session')?.value}`;
      expect([await isOpen(cookie), await isOpen(fresh)]).toEqual([true, true]);
      return [cookie, fresh];
    };
    const beside = await server.signIn('cell.sdf');
    for (const which of [1, 0]) {
      const both = await elevated();
      await post('sign-out', {}, both[which]);
      expect([await isOpen(both[0]), await isOpen(both[1])]).toEqual([false, false]);
    }
    const [old, fresh] = await elevated();
    const { sessions } = (await server.get('/api/access/sessions', fresh)).json();
    const sessionId = sessions.find(({ own }: { own: boolean }) => own).sessionId;
    expect((await post('end-session', { sessionId }, beside)).json()).toEqual({ ended: 1 });
    expect([await isOpen(old), await isOpen(fresh), await isOpen(beside)]).toEqual([false, false, true]);
    // what is no command is refused to who is signed out as everything else is
    for (const [name, input] of [
      ['end-other-sessions', {}],
      ['mark-notices', { notices: ['x'] }],
    ] as const)
      expect((await post(name, input, fresh)).statusCode).toBe(401);
  });

  test('a code is wrong five times; the sixth attempt ends the session, right or wrong', async () => {
    const cookie = await server.signIn('origin.two');
    for (let attempt = 0; attempt < 5; attempt += 1)
      expect((await post('elevate', { totp: '000000' }, cookie)).json().code).toBe('code-wrong');
    const { totp } = server.credentials('origin.two');
    expect((await post('elevate', { totp }, cookie)).json().code).toBe('not-signed-in');
    expect((await server.get('/api/access/sessions', cookie)).statusCode).toBe(401);
  });

  test('is asked by the database, of whoever writes past the commands; nobody elevates by SQL', async () => {
    const register = await createTestRegister();
    const attackers = await Attackers.open(register);
    try {
      const exported = {
        type: 'ListExported',
        stream: register.officerNo('sdf-origin'),
        data: { list: 'sites/places', filter: [], bySearch: false, rows: 0 },
      };
      const officer = attackers.as('sdf-origin');
      expect(await officer.append(exported)).toBe('accepted');
      await register.admin.query('UPDATE access.session SET elevated_until = NULL');
      expect(await officer.append(exported)).toBe('elevation-needed');
      const claim = {
        type: 'ViewSaved',
        stream: register.officerNo('sdf-origin'),
        data: { viewId: uuidv7(), list: 'sites/places', filter: [], shared: false },
        personal: { name: 'x' },
      };
      // beside another event in one command as well
      expect(await officer.append(claim, exported)).toBe('elevation-needed');
      expect(await officer.append(claim)).toBe('accepted');
      expect(await officer.sql("UPDATE access.session SET elevated_until = 'infinity'")).toContain('42501');
      expect(await officer.sql('UPDATE register.event_type SET elevated = false')).toContain('42501');
      for (const step of ['NULL', '0', 'floor(extract(epoch FROM now()) / 30)::bigint + 100'])
        await officer.sql(`SELECT access.elevate_session(${step}, interval '10 minutes', sha256('mine'))`);
      expect(await officer.append(exported)).toBe('elevation-needed');
    } finally {
      await attackers.close();
      await register.close();
    }
  });
});
