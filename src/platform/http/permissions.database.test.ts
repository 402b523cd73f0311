/** Every endpoint of the API document, asked by nobody and by one officer of every role that may not: it says no before it says anything else. */

import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Operation, operationsOf } from '../../../tests/support/fuzz/operations.ts';
import { createTestServer, type TestServer } from '../../../tests/support/http.ts';
import { type Role, roles } from '../../core/register/roles.ts';
import { uuidv7 } from '../ids.ts';

/** An officer of each of these roles, and of no other; who has one of the others is posted for it. */
const OFFICERS = {
  administrator: 'admin.moj',
  origin_officer: 'origin.one',
  transfer_cell: 'cell.sdf',
  escort_commander: 'escort.one',
  receiving_officer: 'receiving.one',
  health_officer: 'health.sdf',
  interviewer: 'interviewer.pap',
  assessor: 'assessor.pap',
  child_protection_officer: 'child.moj',
  judiciary_clerk: 'clerk.sjc',
  monitor: 'monitor.mon',
} as const satisfies Partial<Record<Role, string>>;
/** Posted anew for each role that no officer of the demonstration has. */
const POSTED = 'receiving.sdf';

let server: TestServer;
let operations: readonly (Operation & { readonly askers: 'public' | 'signed-in' | readonly Role[] })[];
const cookies = new Map<Role, string>();

beforeAll(async () => {
  server = await createTestServer();
  const document = (await server.get('/api/openapi.json')).json();
  operations = operationsOf(document).map((operation) => ({
    ...operation,
    askers: document.paths[operation.path][operation.method.toLowerCase()]['x-askers'],
  }));
  for (const [role, officer] of Object.entries(OFFICERS)) cookies.set(role as Role, await server.signIn(officer));
}, 180_000);
afterAll(() => server?.close());

const ask = async ({ method, path, isCommand }: Operation, cookie: string | undefined, body: string) => {
  const answer = await server.app.inject({
    method,
    url: path.replaceAll(/\{\w+\}/g, 'a'.repeat(64)),
    headers: {
      'x-amana-request': '1',
      ...(isCommand ? { 'idempotency-key': uuidv7() } : {}),
      ...(cookie === undefined ? {} : { cookie }),
      ...(method === 'GET' ? {} : { 'content-type': 'application/json' }),
    },
    ...(method === 'GET' ? {} : { payload: body }),
  });
  return answer;
};

test('every endpoint says who may ask it', () => {
  const silent = operations.filter(
    ({ askers }) =>
      askers !== 'public' &&
      askers !== 'signed-in' &&
      !(askers?.length > 0 && askers.every((role) => roles.includes(role))),
  );
  expect(silent.map(({ path }) => path)).toEqual([]);
  expect(operations.length).toBeGreaterThan(250);
});

test('nobody who is not signed in is answered', async () => {
  const closed = operations.filter(({ askers }) => askers !== 'public');
  const answered: string[] = [];
  for (const operation of closed) {
    const answer = await ask(operation, undefined, '{}');
    if (answer.statusCode !== 401 || answer.json().code !== 'not-signed-in')
      answered.push(`${operation.path}: ${answer.statusCode} ${answer.body.slice(0, 200)}`);
  }
  expect(answered).toEqual([]);
});

test('no officer without the role is answered, whatever was sent', async () => {
  const answered: string[] = [];
  let asked = 0;
  const demandRefused = async (operation: Operation, askers: readonly Role[], role: Role, cookie: string) => {
    if (askers.includes(role)) return;
    asked += 1;
    const answer = await ask(operation, cookie, '{}');
    const { code, detail, sentence, remedy } = answer.json();
    if (answer.statusCode !== 403 || code !== 'not-permitted' || !detail || !sentence?.ar || !remedy?.ckb)
      answered.push(`${role} ${operation.path}: ${answer.statusCode} ${answer.body.slice(0, 200)}`);
  };
  for (const operation of operations) {
    const { askers } = operation;
    if (typeof askers === 'string') continue;
    for (const [role, cookie] of cookies) await demandRefused(operation, askers, role, cookie);
  }
  const admin = new pg.Client(server.database.admin);
  await admin.connect();
  const cookie = await server.signIn(POSTED);
  // of roles that are refused the same, one is asked
  const closedTo = (role: Role) =>
    operations.filter(({ askers }) => typeof askers !== 'string' && !askers.includes(role)).map(({ path }) => path);
  const others = roles.filter((one) => one !== 'installation' && !cookies.has(one));
  const asking = new Map(others.map((role) => [closedTo(role).join(' '), role]));
  expect(asking.size).toBeGreaterThan(3);
  for (const role of asking.values()) {
    await admin.query(
      'UPDATE access.posting p SET role = $1 FROM access.officer o WHERE o.no = p.officer_no AND o.username = $2',
      [role, POSTED],
    );
    for (const operation of operations)
      if (typeof operation.askers !== 'string') await demandRefused(operation, operation.askers, role, cookie);
  }
  await admin.end();
  expect(answered).toEqual([]);
  expect(asked).toBeGreaterThan(2_000);
}, 180_000);
