import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestServer, type TestServer } from '../../../tests/support/http.ts';
import { nameOf } from '../../core/access/abilities.ts';
import { hasAddress } from '../../core/register/command-definition.ts';
import { allCommands } from '../../systems/all-commands.ts';
import { allQueries } from '../../systems/all-queries.ts';
import { allWorks } from '../../systems/all-works.ts';

let server: TestServer;
beforeAll(async () => {
  server = await createTestServer();
});
afterAll(() => server.close());

const post = (url: string, payload: string, cookie?: string) =>
  server.app.inject({
    method: 'POST',
    url,
    headers: {
      'content-type': 'application/json',
      'x-amana-request': '1',
      ...(cookie === undefined ? {} : { cookie }),
    },
    payload,
  });

/** What takes a body of an officer. */
const addresses = [
  ...allCommands.filter(hasAddress).map(nameOf),
  ...allQueries.filter(({ asks, askers }) => asks === 'body' && askers !== 'public').map(nameOf),
  ...allWorks.map((work) => `works/${nameOf(work)}`),
  'documents',
].map((name) => `/api/${name}`);

test('whoever is not signed in is told so before a body is read: it may be anything', async () => {
  for (const url of addresses) {
    const answer = await post(url, '{"this is": no JSON');
    expect([url, answer.statusCode, answer.json().code]).toEqual([url, 401, 'not-signed-in']);
  }
});

test('a made-up cookie makes the server read no large body', async () => {
  const cookie = `amana_session=${'A'.repeat(43)}`;
  const answer = await post('/api/register/receive-list', `{"rows": ${'['.repeat(200_000)}`, cookie);
  expect([answer.statusCode, answer.json().code]).toEqual([401, 'not-signed-in']);
});

test('of who is signed in, a body that is nested deeper than any input is refused as no input', async () => {
  const cookie = await server.signIn('origin.one');
  const [open, close] = ['['.repeat(40), ']'.repeat(40)];
  const answer = await post('/api/register/record-remarks', `{"rows": ${open}${close}}`, cookie);
  expect([answer.statusCode, answer.json().code]).toEqual([422, 'invalid-input']);
});
