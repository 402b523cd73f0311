import { hash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { createTestServer, type TestServer } from '../../../tests/support/http.ts';
import { nameOf } from '../../core/access/abilities.ts';
import { hasAddress } from '../../core/register/command-definition.ts';
import { allCommands } from '../../systems/all-commands.ts';
import { allQueries } from '../../systems/all-queries.ts';
import { createPool } from '../db/pool.ts';
import { uuidv7 } from '../ids.ts';
import { createServer } from './create-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await createTestServer();
});
afterAll(() => server.close());

const issued = allCommands.filter(hasAddress);

describe('every endpoint requires sign-in', () => {
  test.each(issued.map(nameOf))('POST %s', async (name) => {
    const answer = await server.command(name, {});
    expect([answer.statusCode, answer.json().code]).toEqual([401, 'not-signed-in']);
  });
  const asked = allQueries.filter(({ askers }) => askers !== 'public');
  test.each(asked.filter(({ asks }) => asks === undefined).map(nameOf))('GET %s', async (name) => {
    const answer = await server.get(`/api/${name}`);
    expect([answer.statusCode, answer.json().code]).toEqual([401, 'not-signed-in']);
  });
  test.each(asked.filter(({ asks }) => asks === 'body').map(nameOf))('POST %s, which reads', async (name) => {
    const answer = await server.ask(name, {});
    expect([answer.statusCode, answer.json().code]).toEqual([401, 'not-signed-in']);
  });
  test('documents, both ways; a made-up cookie is nobody', async () => {
    for (const cookie of [
      undefined,
      `amana_session=${'A'.repeat(43)}`,
      'amana_session=short',
      "amana_session='; DROP TABLE register.event; --",
    ]) {
      expect((await server.get(`/api/documents/${'0'.repeat(64)}`, cookie)).statusCode).toBe(401);
      expect((await server.get('/api/register/lists', cookie)).statusCode).toBe(401);
      expect((await server.ask('register/people', {}, cookie)).statusCode).toBe(401);
    }
    const upload = await server.app.inject({
      method: 'POST',
      url: '/api/documents',
      headers: { 'x-amana-request': '1', 'content-type': 'text/plain' },
      payload: 'x',
    });
    expect(upload.statusCode).toBe(401);
  });
});

describe('no endpoint without a declared permission', () => {
  test('every command and query names who may', () => {
    for (const { roles } of allCommands) expect(roles.length).toBeGreaterThan(0);
    for (const { askers } of allQueries) expect(typeof askers === 'string' || askers.length > 0).toBe(true);
  });
  test('commands of the installation have no address', async () => {
    const cookie = await server.signIn('admin.sdf');
    for (const name of ['register/declare-register', 'access/add-authority', 'register/set-clock'])
      expect((await server.command(name, {}, cookie)).statusCode).toBe(404);
  });
  test('a command is refused to a role that it does not name', async () => {
    const monitor = await server.signIn('monitor.mon');
    const answer = await server.command(
      'register/add-name',
      { personNo: 1, name: { full: 'x', script: 'latin', kind: 'alias', source: 'x' } },
      monitor,
    );
    expect(answer.statusCode).toBeGreaterThanOrEqual(403);
    expect((await server.get('/api/access/officers', monitor)).json().code).toBe('not-permitted');
  });
});

describe('requests of other sites', () => {
  const send = (headers: Record<string, string>) =>
    server.app.inject({ method: 'POST', url: '/api/access/sign-out', headers, payload: {} });
  test('without the header, from another origin or from another site they are refused', async () => {
    for (const headers of [
      {},
      { 'x-amana-request': '0' },
      { 'x-amana-request': '1', origin: 'https://evil.example' },
      { 'x-amana-request': '1', 'sec-fetch-site': 'cross-site' },
    ]) {
      const answer = await send(headers as Record<string, string>);
      expect([answer.statusCode, answer.json().code]).toEqual([403, 'request-not-own']);
    }
  });
  test('by a name that is not the own they are refused, those that only read as well (DNS rebinding)', async () => {
    for (const url of ['/', '/api/access/me', '/api/access/demonstration-officers', '/metrics']) {
      const answer = await server.app.inject({ method: 'GET', url, headers: { host: 'rebound.example:8080' } });
      expect([answer.statusCode, answer.json().code]).toEqual([403, 'request-not-own']);
    }
    expect((await server.get('/api/access/demonstration-officers')).statusCode).toBe(200);
  });
  test('from the own pages they pass', async () => {
    expect(
      (
        await send({
          'x-amana-request': '1',
          host: '127.0.0.1:8080',
          origin: 'http://127.0.0.1:8080',
          'sec-fetch-site': 'same-origin',
        })
      ).statusCode,
    ).toBe(200);
  });
});

describe('a question with a typed text', () => {
  test('is refused in an address, and answered in a body', async () => {
    const cookie = await server.signIn('origin.one');
    const inAddress = await server.get('/api/register/people?q=bilal', cookie);
    expect([inAddress.statusCode, inAddress.json().code]).toEqual([405, 'method-not-allowed']);
    expect(inAddress.headers.allow).toBe('POST');
    for (const [method, url, allow] of [
      ['POST', '/api/access/me', 'GET, HEAD'],
      ['PUT', '/api/register/record-escape', 'POST'],
      ['DELETE', '/api/documents/abc', 'GET, HEAD'],
      ['POST', '/api/nothing/here', undefined],
    ] as const) {
      const answer = await server.app.inject({ method, url, headers: { cookie, 'x-amana-request': '1' } });
      expect([answer.statusCode, answer.headers.allow], url).toEqual([allow === undefined ? 404 : 405, allow]);
      expect(answer.headers['content-type']).toContain('application/problem+json');
    }
    const inBody = await server.ask('register/people', { q: 'bilal' }, cookie);
    expect(inBody.statusCode).toBe(200);
    expect(inBody.json().total).toBeGreaterThan(0);
  });
  test('needs the header of the own pages', async () => {
    const answer = await server.app.inject({
      method: 'POST',
      url: '/api/register/people',
      headers: { cookie: await server.signIn('origin.one') },
      payload: { q: 'bilal' },
    });
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'request-not-own']);
  });
  test('no query takes a free text by its address', () => {
    const takers = allQueries.filter(
      ({ asks, input }) =>
        asks === undefined &&
        Object.values((input as z.ZodObject).shape).some((field) => (field as z.ZodType).safeParse('بلال').success),
    );
    expect(takers.map(nameOf)).toEqual([]);
  });
});

test('a name that PostgreSQL cannot hold is refused as input, before anybody is signed in', async () => {
  const answer = await server.app.inject({
    method: 'POST',
    url: '/api/access/sign-in',
    headers: { 'x-amana-request': '1' },
    payload: { username: 'a\u0000b', password: 'a\u0000b', totp: '000000' },
  });
  expect([answer.statusCode, answer.json().code]).toEqual([422, 'invalid-input']);
});

describe('answers', () => {
  test('carry the security headers, and those of the API are kept nowhere', async () => {
    const { headers } = await server.get('/api/access/me');
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    });
  });
  test('a problem says what happened, where, and what to do, in three languages', async () => {
    const cookie = await server.signIn('origin.one');
    const answer = await server.get('/api/register/person?personNo=x', cookie);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({ status: 422, code: 'invalid-input', problems: [{ field: 'personNo' }] });
    for (const language of ['en', 'ar', 'ckb']) expect(answer.json().remedy[language]).toBeTruthy();
  });
  test('a body that is no JSON, and one that is too large, are refused as problems', async () => {
    const cookie = await server.signIn('origin.one');
    const headers = { cookie, 'x-amana-request': '1', 'idempotency-key': uuidv7(), 'content-type': 'application/json' };
    const send = (payload: string) =>
      server.app.inject({ method: 'POST', url: '/api/register/add-name', headers, payload });
    expect((await send('{"personNo":')).json().code).toBe('invalid-input');
    expect((await send(JSON.stringify({ text: 'x'.repeat(1024 ** 2) }))).statusCode).toBe(413);
  });
  test('unknown addresses are not found', async () => {
    for (const address of ['/api/nothing', '/api/register/people/1', '/assets/../package.json'])
      expect((await server.get(address)).statusCode).toBe(404);
  });
  test('the log names routes, never values, names or bodies', async () => {
    const cookie = await server.signIn('origin.one');
    await server.ask('register/people', { q: 'بلال' }, cookie);
    await server.get(`/api/register/people?q=${encodeURIComponent('بلال')}`, cookie);
    await server.command('register/add-name', { personNo: 1, name: 'Bilal' }, cookie);
    await server.command('access/suspend-officer', { officerNo: 1, reason: 'Bilal' }, cookie);
    const wrong = { username: 'origin.one', password: 'Bilal', totp: '000000' };
    const headers = { 'x-amana-request': '1' };
    await server.app.inject({ method: 'POST', url: '/api/access/sign-in', headers, payload: wrong });
    const text = server.logLines.join('');
    // what was refused, and why, and nothing of what was sent
    expect(text).toMatch(/"route":"\/api\/access\/sign-in","status":401,"refusal":"sign-in-failed"/);
    expect(text).toMatch(/"route":"\/api\/access\/suspend-officer","status":403,"refusal":"not-permitted"/);
    expect(text).toContain('"route":"/api/register/people"');
    for (const secret of ['بلال', 'Bilal', encodeURIComponent('بلال'), cookie.split('=')[1] as string, 'origin.one'])
      expect(text).not.toContain(secret);
  });
});

describe('a command', () => {
  test('repeated with the same key is carried out once and answers the same', async () => {
    const cookie = await server.signIn('origin.one');
    const { rows } = (await server.ask('register/people', { pageSize: 1 }, cookie)).json();
    const key = uuidv7();
    const input = {
      personNo: rows[0].personNo,
      name: { full: 'Another Name', script: 'latin', kind: 'alias', source: 'interview' },
    };
    const first = await server.command('register/add-name', input, cookie, key);
    expect(first.statusCode).toBe(200);
    const again = await server.command('register/add-name', input, cookie, key);
    expect(again.json()).toEqual(first.json());
    const other = await server.command(
      'register/add-name',
      { ...input, name: { ...input.name, full: 'Third Name' } },
      cookie,
      key,
    );
    expect([other.statusCode, other.json().code]).toEqual([409, 'command-conflict']);
  });
  test('without a key, or with one that is no UUID, is refused clearly', async () => {
    const headers = { cookie: await server.signIn('origin.one'), 'x-amana-request': '1' };
    for (const key of [undefined, '', 'no-key', `${uuidv7()},${uuidv7()}`]) {
      const answer = await server.app.inject({
        method: 'POST',
        url: '/api/register/claim-nationality',
        headers: { ...headers, ...(key === undefined ? {} : { 'idempotency-key': key }) },
        payload: { personNo: 1, code: 'IRQ', source: 'x' },
      });
      expect(answer.statusCode).toBe(422);
      expect(answer.json()).toMatchObject({
        code: 'invalid-input',
        problems: [{ code: 'command-id', field: 'Idempotency-Key', detail: { en: expect.stringContaining('UUID') } }],
      });
    }
  });
  test('that a rule refuses names the rule, its source and the remedy on the wire', async () => {
    const cookie = await server.signIn('cell.sdf');
    const { rows } = (await server.ask('register/people', { status: 'eligible', pageSize: 1 }, cookie)).json();
    const input = {
      operationNo: (await server.get('/api/transfers/operation', cookie)).json().operation.operationNo,
      code: 'RULE-TEST',
      fromSite: 'GHW',
      toSite: 'KRK',
      via: ['RAB'],
      escortAuthority: 'CJTF',
      toAuthority: 'MOJ',
      plannedAt: Date.UTC(2026, 0, 21, 5),
      persons: [rows[0].personNo],
    };
    expect((await server.command('transfers/create-manifest', input, cookie)).statusCode).toBe(200);
    const answer = await server.command('transfers/create-manifest', { ...input, code: 'RULE-TEST-2' }, cookie);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({
      type: 'urn:amana:refusal:I09-one-live-manifest',
      status: 409,
      code: 'I09-one-live-manifest',
      rule: 'I09-one-live-manifest',
      source: expect.any(String),
      detail: expect.any(String),
      sentence: { en: expect.any(String), ar: expect.any(String), ckb: expect.any(String) },
      remedy: { en: expect.any(String), ar: expect.any(String), ckb: expect.any(String) },
    });
  });
  test('as a dry run answers what would become of each row and writes nothing', async () => {
    const cookie = await server.signIn('origin.one');
    const csv = Buffer.from('Full name,Sex,Date of birth,Nationality\nNew Person Here,male,1990-01-05,IRQ\n').toString(
      'base64',
    );
    const before = (await server.get('/api/register/lists', cookie)).json().lists.length;
    const answer = await server.command(
      'register/receive-list',
      { site: 'GHW', source: 'test', fileName: 'a.csv', file: csv, dryRun: true },
      cookie,
    );
    expect(answer.json()).toMatchObject({
      events: [],
      result: { listNo: 0, read: 1, accepted: 1, waiting: 0, refused: 0 },
    });
    expect((await server.get('/api/register/lists', cookie)).json().lists.length).toBe(before);
  });
});

describe('documents', () => {
  const text = Buffer.from('An order, for the test of documents.');
  const upload = (cookie: string, payload: Buffer, contentType = 'text/plain') =>
    server.app.inject({
      method: 'POST',
      url: '/api/documents',
      headers: { cookie, 'x-amana-request': '1', 'content-type': contentType },
      payload,
    });

  test('what may be uploaded is told before anybody chooses a file', async () => {
    const limits = (await server.get('/api/documents')).json();
    expect(limits).toEqual({
      maximumBytes: expect.any(Number),
      mediaTypes: ['application/pdf', 'image/png', 'image/jpeg', 'text/plain'],
    });
    const cookie = await server.signIn('origin.one');
    const largest = Buffer.alloc(limits.maximumBytes, 'a');
    expect((await upload(cookie, Buffer.concat([largest, Buffer.from('a')]))).json().code).toBe('document-too-large');
  });

  test('come back whole to who stored them, storing again is no error, and knowing the hash is not enough', async () => {
    const cookie = await server.signIn('origin.one');
    const answer = await upload(cookie, text);
    const sha256 = hash('sha256', text);
    expect(answer.json()).toEqual({ sha256, bytes: text.length, mediaType: 'text/plain' });
    expect((await upload(cookie, text)).statusCode).toBe(200);
    const read = await server.get(`/api/documents/${sha256}`, cookie);
    expect(read.rawPayload).toEqual(text);
    expect(read.headers['content-security-policy']).toContain('sandbox');
    for (const username of ['receiving.one', 'admin.moj']) {
      const other = await server.signIn(username);
      // that a document was stored is said by the server, which had its bytes
      const claimed = { sha256, mediaType: 'text/plain', bytes: text.length };
      expect((await server.command('register/store-document', claimed, other)).statusCode).toBe(404);
      expect((await server.get(`/api/documents/${sha256}`, other)).statusCode).toBe(404);
    }
  });
  test('of another kind, disguised, empty or too large are refused', async () => {
    const cookie = await server.signIn('origin.one');
    expect((await upload(cookie, Buffer.from('<script>'), 'text/html')).statusCode).toBe(415);
    expect((await upload(cookie, Buffer.from('<script>'), 'application/pdf')).statusCode).toBe(415);
    expect((await upload(cookie, Buffer.alloc(0))).statusCode).toBe(415);
    expect((await upload(cookie, Buffer.alloc(100_001, 'x'))).statusCode).toBe(413);
  });
  test('with one changed byte on the disk are not shown, and the log says which', async () => {
    const cookie = await server.signIn('origin.one');
    const { sha256 } = (await upload(cookie, Buffer.from('a document that will be damaged'))).json();
    const file = path.join(server.documentFolder, 'documents', sha256.slice(0, 2), sha256);
    const bytes = await readFile(file);
    bytes[bytes.length - 1] = (bytes.at(-1) as number) ^ 1;
    await writeFile(file, bytes);
    const answer = await server.get(`/api/documents/${sha256}`, cookie);
    expect([answer.statusCode, answer.json().code]).toEqual([500, 'document-damaged']);
    expect(server.logLines.join('')).toContain(`"document":"${sha256}"`);
  });
});

test('when no connection becomes free, the register says that it is busy and when to try again', async () => {
  const pool = createPool({ ...server.database.app, connectionTimeoutMillis: 2000 }, 1);
  const app = await createServer({ ...server.parts, register: { ...server.parts.register, pool } });
  const held = await pool.connect();
  try {
    const answer = await app.inject({ method: 'GET', url: '/api/access/me' });
    expect([answer.statusCode, answer.json().code, answer.headers['retry-after']]).toEqual([503, 'busy', '2']);
  } finally {
    held.release();
  }
  expect((await app.inject({ method: 'GET', url: '/api/access/me' })).statusCode).toBe(200);
  await app.close();
  await pool.end();
});

test('the figures count commands and refusals by name', async () => {
  const figures = (await server.get('/metrics')).body;
  expect(figures).toContain('amana_commands_total{command="register/add-name",outcome="done"}');
  expect(figures).toContain('amana_refusals_total{code="not-signed-in"}');
  expect((await server.get('/readyz')).statusCode).toBe(200);
});
