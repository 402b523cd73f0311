import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestServer, type TestServer } from '../../../../tests/support/http.ts';
import type { LineView } from '../line-views.ts';
import type { ManifestAnswer, ManifestOverview } from '../views.ts';
import { GATES } from './gates-sql.ts';

let server: TestServer;
const cookies: Record<string, string> = {};
let manifestNo: number;
let persons: number[];

const as = async (username: string): Promise<string> => {
  cookies[username] ??= await server.signIn(username);
  return cookies[username] as string;
};
const issue = async (username: string, name: string, input: object) => {
  const answer = await server.command(name, input, await as(username));
  if (answer.statusCode !== 200) throw new Error(`${name} by ${username}: ${answer.body}`);
  return answer.json();
};
const manifest = async (username: string): Promise<ManifestAnswer> =>
  (await server.get(`/api/transfers/manifest?manifestNo=${manifestNo}`, await as(username))).json();
/** The same without its lines, as the page of the manifest asks it. */
const overview = async (username: string): Promise<ManifestOverview> =>
  (await server.get(`/api/transfers/manifest-overview?manifestNo=${manifestNo}`, await as(username))).json();
const line = (answer: ManifestAnswer, personNo: number): LineView =>
  answer.lines.find((candidate) => candidate.personNo === personNo) as LineView;

beforeAll(async () => {
  server = await createTestServer();
  const found = (await server.ask('register/people', { status: 'eligible', pageSize: 5 }, await as('cell.sdf'))).json();
  persons = found.rows.map(({ personNo }: { personNo: number }) => personNo);
  const { operation } = (await server.get('/api/transfers/operation', await as('cell.sdf'))).json();
  const { nowAt } = (await server.get('/api/access/me', await as('cell.sdf'))).json().register;
  const created = await issue('cell.sdf', 'transfers/create-manifest', {
    operationNo: operation.operationNo,
    code: 'TEST-1',
    fromSite: 'GHW',
    toSite: 'KRK',
    via: ['RAB'],
    escortAuthority: 'CJTF',
    toAuthority: 'MOJ',
    plannedAt: nowAt + 96 * 3_600_000,
    persons,
  });
  manifestNo = created.events[0].streamNo;
});
afterAll(() => server.close());

test('a new manifest is drafted, every gate but the order is open, and the order to move is the next action', async () => {
  const answer = await manifest('cell.sdf');
  expect(answer.manifest).toMatchObject({
    code: 'TEST-1',
    status: 'drafting',
    from: 'GHW',
    to: 'KRK',
    via: ['RAB'],
    order: null,
    seal: null,
    seq: 1,
  });
  expect(
    answer.manifest.handovers.map(({ fromAuthority, toAuthority, state }) => [fromAuthority, toAuthority, state]),
  ).toEqual([
    ['SDF', 'CJTF', 'waiting'],
    ['CJTF', 'MOJ', 'waiting'],
  ]);
  expect(answer.lines).toHaveLength(5);
  for (const { gates } of answer.lines) {
    expect([gates.order.state, gates.fear.state]).toEqual(['done', 'done']);
    for (const gate of ['fitness', 'notice', 'interview', 'acceptance', 'compartment'] as const) {
      expect(gates[gate].state).toBe('open');
      expect(gates[gate].text?.ckb).toBeTruthy();
    }
  }
  expect(answer.nextAction).toMatchObject({
    command: 'transfers/propose-order',
    role: 'origin_officer',
    authority: 'SDF',
  });
});

test('who proposes the order is not offered its approval; the other officer is', async () => {
  const { sha256 } = (
    await server.app.inject({
      method: 'POST',
      url: '/api/documents',
      headers: { cookie: await as('origin.one'), 'x-amana-request': '1', 'content-type': 'text/plain' },
      payload: 'order to move',
    })
  ).json();
  const expiresAt = (await manifest('origin.one')).manifest.plannedAt + 3_600_000;
  await issue('origin.one', 'transfers/propose-order', {
    manifestNo,
    ground: 'Transfer',
    article: '1',
    documentSha256: sha256,
    expiresAt,
  });
  expect((await manifest('origin.one')).abilities).not.toContain('transfers/approve-order');
  const other = await manifest('origin.two');
  expect(other.abilities).toContain('transfers/approve-order');
  expect(other.manifest.order).toMatchObject({
    state: 'proposed',
    approvedBy: null,
    proposedBy: { name: { en: expect.any(String) } },
  });
  await issue('origin.two', 'transfers/approve-order', { manifestNo });
  expect((await manifest('origin.two')).manifest.order?.state).toBe('approved');
});

test('an examination opens the gate, expires after 48 hours, and who is not fit is to be struck off', async () => {
  const rows = persons.map((personNo, index) => ({
    personNo,
    fit: index > 0,
    ...(index === 0 ? { exception: true } : {}),
  }));
  await issue('health.sdf', 'care/record-fitness', { manifestNo, rows, expectedCount: 4 });
  const examined = await manifest('cell.sdf');
  expect(line(examined, persons[0] as number)).toMatchObject({
    gates: { fitness: { state: 'refused' } },
    nextAction: { code: 'transfers/strike-off' },
  });
  expect(line(examined, persons[1] as number).gates.fitness).toMatchObject({
    state: 'done',
    by: { name: { en: 'Dr Layla Darwish' } },
  });
  await issue('cell.sdf', 'access/advance-clock', { minutes: 48 * 60 + 1 });
  expect(line(await manifest('cell.sdf'), persons[1] as number).gates.fitness.state).toBe('expired');
});

test('the receiving authority is offered whose preparation is complete, and decides on nobody else', async () => {
  const decisions = persons.map((personNo) => ({ personNo, decision: 'accepted', site: 'KRK', section: 'A' }));
  const nobody = await manifest('receiving.one');
  expect(nobody.lines).toEqual([]);
  expect(nobody.nextAction).toMatchObject({ command: 'transfers/propose-seal', authority: 'SDF' });
  const early = await server.command(
    'transfers/accept-lines',
    { manifestNo, decisions, expectedCount: 5 },
    await as('receiving.one'),
  );
  expect(early.json()).toMatchObject({ code: 'not-offered' });
  const rest = persons.slice(1);
  const sheet = (row: object) => ({
    manifestNo,
    expectedCount: 4,
    rows: rest.map((personNo) => ({ personNo, ...row })),
  });
  for (const personNo of rest) {
    const { orders } = (await server.get(`/api/register/person?personNo=${personNo}`, await as('origin.one'))).json();
    expect(orders.some(({ state }: { state: string }) => state === 'live')).toBe(true);
  }
  await issue('interviewer.pap', 'safeguards/give-notice', sheet({ language: 'ar', form: 'oral' }));
  await issue(
    'interviewer.pap',
    'safeguards/record-interview',
    sheet({ outcome: 'held', language: 'ar', private: true }),
  );
  await issue('health.sdf', 'care/record-fitness', sheet({ fit: true }));
  expect((await manifest('receiving.one')).lines.map(({ personNo }) => personNo)).toEqual(rest);
  expect((await manifest('origin.one')).lines).toHaveLength(5);
  expect((await manifest('receiving.one')).nextAction).toMatchObject({ command: 'transfers/accept-lines' });
});

test('an acceptance lapses when a fact changes after it', async () => {
  const decisions = persons.slice(1).map((personNo) => ({ personNo, decision: 'accepted', site: 'KRK', section: 'A' }));
  await issue('receiving.one', 'transfers/accept-lines', { manifestNo, decisions, expectedCount: 4 });
  const person = persons[1] as number;
  expect(line(await manifest('cell.moj'), person)).toMatchObject({
    section: 'A',
    gates: { acceptance: { state: 'done' } },
  });
  await issue('origin.one', 'register/claim-nationality', { personNo: person, code: 'TUN', source: 'interview' });
  const answer = await manifest('cell.moj');
  const told = (one: typeof answer, personNo = person) => line(one, personNo).gates.acceptance;
  // both authorities are told what to look at, and nothing of what it says
  for (const officer of ['cell.moj', 'cell.sdf', 'receiving.one'])
    expect([officer, told(await manifest(officer))]).toMatchObject([
      officer,
      {
        state: 'lapsed',
        changed: [{ fact: 'nationality', at: expect.any(Number), text: { en: 'the claimed nationality' } }],
      },
    ]);
  expect(told(answer, persons[2] as number)).toMatchObject({ state: 'done' });
  expect(told(answer, persons[2] as number).changed).toBeUndefined();
  // what says the same again is no change
  await issue('origin.one', 'register/claim-nationality', {
    personNo: person,
    code: 'TUN',
    source: 'a second interview',
  });
  await issue('health.sdf', 'care/record-fitness', {
    manifestNo,
    rows: [{ personNo: person, fit: false }],
    expectedCount: 1,
  });
  expect(told(await manifest('origin.one')).changed?.map(({ fact }) => fact)).toEqual(['nationality', 'fitness']);
  await issue('health.sdf', 'care/record-fitness', {
    manifestNo,
    rows: [{ personNo: person, fit: true }],
    expectedCount: 1,
  });
  expect(told(await manifest('cell.moj')).changed?.map(({ fact }) => fact)).toEqual(['nationality']);
});

test('a fear suspends the line: told to those who decide, watch or plan the move; to all others the person is not offered', async () => {
  const person = persons[2] as number;
  await issue('interviewer.pap', 'safeguards/record-fear', {
    personNo: person,
    country: 'IRQ',
    account: 'They will kill me there.',
  });
  for (const [username, action] of [
    ['cell.sdf', { code: 'transfers/strike-off', role: 'transfer_cell' }],
    ['monitor.mon', { code: 'transfers/strike-off', role: 'transfer_cell' }],
    ['assessor.pap', { code: 'safeguards/decide-fear', role: 'assessor' }],
  ] as const) {
    const answer = await server.get(`/api/transfers/manifest?manifestNo=${manifestNo}`, await as(username));
    expect(answer.body, username).not.toContain('kill me');
    expect(line(answer.json(), person), username).toMatchObject({
      state: 'suspended',
      gates: { fear: { state: 'open' } },
      nextAction: action,
    });
  }
  for (const username of ['receiving.one', 'cell.moj', 'escort.one', 'origin.one', 'health.sdf']) {
    const answer = await server.get(`/api/transfers/manifest?manifestNo=${manifestNo}`, await as(username));
    expect(line(answer.json(), person), username).toBeUndefined();
    expect(answer.body, username).not.toMatch(/suspended|decide-fear/);
    const { figures } = (await server.get('/api/transfers/operation', await as(username))).json();
    expect(figures.fearsOpen, username).toBeNull();
  }
  for (const username of ['cell.sdf', 'receiving.one', 'escort.one', 'monitor.mon', 'assessor.pap']) {
    const file = await server.get(`/api/register/person?personNo=${person}`, await as(username));
    expect(file.body.includes('FearRecorded'), username).toBe(username === 'assessor.pap');
  }
  const fears = await server.get('/api/safeguards/fears', await as('assessor.pap'));
  expect(fears.json().fears).toMatchObject([
    { personNo: person, country: 'IRQ', account: 'They will kill me there.', manifestNo, decision: null },
  ]);
  expect((await server.get('/api/safeguards/fears', await as('receiving.one'))).statusCode).toBe(403);
});

test('an upheld fear is told as refused to those who decide, and as open to all others', async () => {
  const { fears } = (await server.get('/api/safeguards/fears', await as('assessor.pap'))).json();
  const { nowAt } = (await server.get('/api/access/me')).json().register;
  const person = persons[2] as number;
  const before = line(await manifest('cell.sdf'), person);
  await issue('assessor.pap', 'safeguards/decide-fear', {
    fearId: fears[0].fearId,
    danger: true,
    reasons: 'Credible account, no assurance was given.',
    finalFromAt: nowAt + 86_400_000,
  });
  expect(line(await manifest('assessor.pap'), person)).toMatchObject({
    gates: { fear: { state: 'refused' } },
    nextAction: { code: 'transfers/strike-off', role: 'transfer_cell' },
  });
  const after = line(await manifest('cell.sdf'), person);
  expect([after.gates.fear, after.nextAction]).toEqual([before.gates.fear, before.nextAction]);
  expect(after.nextAction?.code).toBe('transfers/strike-off');
});

test('the overview is the manifest without its lines, counts them all, and names whom this officer has to act on', async () => {
  for (const username of ['cell.sdf', 'origin.one', 'assessor.pap', 'receiving.one', 'monitor.mon']) {
    const { lines, ...others } = await manifest(username);
    const told = await overview(username);
    expect(told, username).toEqual(others);
    const live = lines.filter(({ state }) => state === 'listed');
    expect(told.counts.lines, username).toBe(live.length);
    expect(told.counts.gatesDone.fitness, username).toBe(
      live.filter(({ gates }) => gates.fitness.state === 'done').length,
    );
  }
  const unfit = line(await manifest('cell.sdf'), persons[0] as number);
  const { personNo, registerNumber } = unfit;
  expect(unfit.nextAction?.code).toBe('transfers/strike-off');
  expect((await overview('cell.sdf')).due).toEqual({ order: [], strikeOff: [{ personNo, registerNumber }] });
  expect((await overview('assessor.pap')).due.strikeOff).toEqual([]);
  const hidden = await server.get(`/api/transfers/manifest-overview?manifestNo=${manifestNo}`, await as('admin.sdf'));
  expect(hidden.statusCode).toBe(404);
});

test('the acceptances of a manifest are asked once, however many lines it has', async () => {
  const [, token = ''] = /=([^;]+)/.exec(await as('cell.sdf')) ?? [];
  const client = new pg.Client(server.database.admin);
  await client.connect();
  try {
    await client.query("BEGIN; SET LOCAL track_functions = 'all'");
    await client.query("SELECT set_config('amana.token', $1, true)", [token]);
    const found = await client.query('SELECT FROM transfers.standing_acceptances_seen($1)', [[manifestNo]]);
    const { rows } = await client.query<{ calls: string }>(
      "SELECT pg_stat_get_xact_function_calls('transfers.standing_acceptance(bigint)'::regprocedure) AS calls",
    );
    expect(found.rowCount).toBeGreaterThan(1);
    expect(Number(rows[0]?.calls)).toBe(1);
  } finally {
    await client.end();
  }
});

test('the figures count each person once; administrators see no manifest', async () => {
  const { figures, manifests, events } = (await server.get('/api/transfers/operation', await as('cell.sdf'))).json();
  expect(figures).toMatchObject({ listed: 5, accepted: 2, fit: 4, fearsOpen: 1, boarded: 0 });
  expect(manifests).toMatchObject([{ manifestNo, lines: 4, overdueBy: null }]);
  expect(events.length).toBeGreaterThan(2);
  expect((await server.get(`/api/transfers/manifest?manifestNo=${manifestNo}`, await as('admin.sdf'))).statusCode).toBe(
    404,
  );
  expect((await server.get('/api/transfers/operation', await as('admin.sdf'))).json()).toMatchObject({
    manifests: [],
    events: [],
  });
});

test('a convoy that has not left when it should is overdue on the operation, on the manifest and in the file of each person', async () => {
  const travelling = persons[3] as number;
  const file = async () =>
    (await server.get(`/api/register/person?personNo=${travelling}`, await as('cell.sdf'))).json().person;
  expect((await file()).overdueBy).toBe(null);
  await issue('cell.sdf', 'access/advance-clock', { minutes: 72 * 60 });
  const day = 86_400_000;
  const { manifests } = (await server.get('/api/transfers/operation', await as('cell.sdf'))).json();
  const seen = [manifests[0].overdueBy, (await manifest('cell.sdf')).manifest.overdueBy, (await file()).overdueBy];
  for (const by of seen) {
    expect(by).toBeGreaterThanOrEqual(day);
    expect(by).toBeLessThan(day + 3_600_000);
  }
});

test('every part of what gates are told from is read once, also before PostgreSQL knows how many lines there are', async () => {
  const parts = [...GATES.matchAll(/(\w+) AS (?:MATERIALIZED )?\((?:SELECT|WITH)/g)].map(([, part]) => part);
  expect(parts.length).toBeGreaterThan(8);
  const { rows } = await server.pool.query<{ 'QUERY PLAN': unknown }>(
    `EXPLAIN (FORMAT JSON) WITH ${GATES} SELECT * FROM gates`,
    [[manifestNo], [0]],
  );
  const plan = JSON.stringify(rows[0]?.['QUERY PLAN']);
  // `gates` itself is the statement: what is left of it in the plan is nothing that could be read again
  expect(parts.filter((part) => part !== 'gates' && !plan.includes(`"Subplan Name":"CTE ${part}"`))).toEqual([]);
});
