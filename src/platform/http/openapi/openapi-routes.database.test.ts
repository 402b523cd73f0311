import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestServer, type TestServer } from '../../../../tests/support/http.ts';
import { listEndpoints } from './list-endpoints.ts';
import { openapiDocument } from './openapi-document.ts';

let server: TestServer;
beforeAll(async () => {
  server = await createTestServer();
});
afterAll(() => server.close());

/** The routes of the server, e.g. `GET /api/access/me`. */
const routes = (): string[] => {
  // A tree of beginnings: each line continues the one above it that is indented less.
  const beginnings: string[] = [];
  return server.app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const [, indent, piece, methods] = /^([│├└─ ]*)(\S+)(?: \((.*)\))?$/.exec(line) ?? [];
      if (indent === undefined) return [];
      const depth = indent.length / 4;
      beginnings[depth] = `${beginnings[depth - 1] ?? ''}${piece}`;
      return (methods ?? '')
        .split(', ')
        .filter((method) => !['', 'HEAD'].includes(method))
        .map((method) => `${method} ${beginnings[depth]?.replace(/:(\w+)/g, '{$1}')}`);
    });
};

test('the document tells every route that the server has, and no other', () => {
  const told = listEndpoints(server.parts).map(({ method, path }) => `${method.toUpperCase()} ${path}`);
  expect(told.length).toBeGreaterThan(70);
  expect(told.sort()).toEqual(routes().sort());
});

describe('the document and its page', () => {
  test('are open, hold nothing of this register, and are asked for again each time', async () => {
    const json = await server.get('/api/openapi.json');
    expect([json.statusCode, json.headers['cache-control']]).toEqual([200, 'no-cache']);
    expect(json.json()).toEqual(JSON.parse(JSON.stringify(openapiDocument(server.parts))));
    const page = await server.get('/api/docs');
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers['content-security-policy']).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    const { rows } = await server.pool.query<{ username: string }>(
      "SELECT officer ->> 'username' AS username FROM access.demonstration_officers() AS officer",
    );
    expect(rows.length).toBeGreaterThan(5);
    for (const { username } of rows) expect(page.body + json.body).not.toContain(username);
  });
});

describe('an entity tag', () => {
  const ask = (address: string, tag: string | undefined, cookie: string, method: 'GET' | 'HEAD' = 'GET') =>
    server.app.inject({
      method,
      url: address,
      headers: { cookie, ...(tag === undefined ? {} : { 'if-none-match': tag }) },
    });

  test('of an answer that is still the same gives 304 without a body, alone, weak or among others', async () => {
    const cookie = await server.signIn('origin.one');
    const first = await ask('/api/sites/sites', undefined, cookie);
    const tag = String(first.headers.etag);
    expect(tag).toMatch(/^"[\w-]{22}"$/);
    for (const asked of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const again = await ask('/api/sites/sites', asked, cookie);
      expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', tag]);
      expect(again.headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
      expect(again.headers).not.toHaveProperty('content-type');
      expect(again.headers).not.toHaveProperty('content-length');
    }
    expect((await ask('/api/sites/sites', '"other"', cookie)).statusCode).toBe(200);
    expect((await ask('/api/sites/sites', tag, cookie, 'HEAD')).statusCode).toBe(304);
  });
  test('changes with the answer', async () => {
    const cookie = await server.signIn('origin.one');
    const { rows } = (await server.ask('register/people', { pageSize: 1 }, cookie)).json();
    const address = `/api/register/person?personNo=${rows[0].personNo}`;
    const before = await ask(address, undefined, cookie);
    const name = { full: 'Tagged Name', script: 'latin', kind: 'alias', source: 'test' };
    await server.command('register/add-name', { personNo: rows[0].personNo, name }, cookie);
    const after = await ask(address, String(before.headers.etag), cookie);
    expect(after.statusCode).toBe(200);
    expect(after.headers.etag).not.toBe(before.headers.etag);
  });
  test('opens no wall: who may not ask is refused, whatever tag is named', async () => {
    const cookie = await server.signIn('origin.one');
    const { rows } = (await server.ask('register/people', { pageSize: 1 }, cookie)).json();
    const address = `/api/register/person?personNo=${rows[0].personNo}`;
    const tag = String((await ask(address, undefined, cookie)).headers.etag);
    expect((await ask(address, tag, '')).statusCode).toBe(401);
    expect((await ask(address, tag, await server.signIn('receiving.one'))).statusCode).toBe(404);
    expect((await ask(address, '*', await server.signIn('receiving.one'))).statusCode).toBe(404);
  });
  test('is not given to refusals, and cannot be computed from the answer', async () => {
    expect((await server.get('/api/register/lists')).headers).not.toHaveProperty('etag');
    const other = await createTestServer();
    try {
      const [here, there] = [await server.get('/api/openapi.json'), await other.get('/api/openapi.json')];
      expect(here.body).toBe(there.body);
      expect(here.headers.etag).not.toBe(there.headers.etag);
    } finally {
      await other.close();
    }
  });
});
