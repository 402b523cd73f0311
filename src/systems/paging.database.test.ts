import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestServer, type TestServer } from '../../tests/support/http.ts';

let server: TestServer;
let cookie: string;
beforeAll(async () => {
  server = await createTestServer();
  cookie = await server.signIn('origin.one');
});
afterAll(() => server.close());

type Page = { total: number; page: number; pageSize: number } & Record<string, unknown[]>;

/** All rows of a list, asked page by page. */
const walk = async (ask: (page: number) => Promise<Page>, member: string): Promise<unknown[]> => {
  const rows: unknown[] = [];
  for (let page = 1; ; page += 1) {
    const answer = await ask(page);
    expect(answer.page).toBe(page);
    const part = answer[member] as unknown[];
    if (part.length === 0) {
      expect(rows.length).toBe(answer.total);
      return rows;
    }
    expect(part.length).toBeLessThanOrEqual(answer.pageSize);
    rows.push(...part);
  }
};

const byAddress =
  (name: string, parameters: string, as = cookie) =>
  async (page: number) =>
    (await server.get(`/api/${name}?${parameters}&page=${page}`, as)).json() as Page;

test('received lists come newest first, each once', async () => {
  for (const name of ['First Person', 'Second Person', 'Third Person', 'Fourth Person']) {
    const file = Buffer.from(`Full name,Sex,Date of birth,Nationality\n${name},male,1990-01-05,IRQ\n`).toString(
      'base64',
    );
    const input = { site: 'GHW', source: 'test', fileName: `${name[0]}.csv`, file };
    expect((await server.command('register/receive-list', input, cookie)).statusCode).toBe(200);
  }
  const rows = (await walk(byAddress('register/lists', 'pageSize=2'), 'lists')) as { listNo: number }[];
  const numbers = rows.map(({ listNo }) => listNo);
  expect(numbers.length).toBe(5);
  expect(new Set(numbers).size).toBe(5);
  expect(numbers).toEqual([...numbers].sort((left, right) => right - left));
});

test('rows that wait or were refused come in the order of the file', async () => {
  const { lists } = (await server.get('/api/register/lists?pageSize=500', cookie)).json();
  const { listNo } = lists.at(-1);
  const whole = (await server.get(`/api/register/list?listNo=${listNo}`, cookie)).json();
  expect(whole.total).toBe(whole.rows.length);
  expect(whole.total).toBeGreaterThan(2);
  expect(await walk(byAddress('register/list', `listNo=${listNo}&pageSize=1`), 'rows')).toEqual(whole.rows);
});

test('the events of a person come oldest first, and the file shows the latest of them', async () => {
  const { rows } = (await server.ask('register/people', { pageSize: 1 }, cookie)).json();
  const { personNo } = rows[0];
  for (let i = 0; i < 101; i += 1) {
    const name = { full: `Alias ${i}`, script: 'latin', kind: 'alias', source: 'test' };
    expect((await server.command('register/add-name', { personNo, name }, cookie)).statusCode).toBe(200);
  }
  const file = (await server.get(`/api/register/person?personNo=${personNo}`, cookie)).json();
  const events = await walk(byAddress('register/timeline', `personNo=${personNo}&pageSize=40`), 'rows');
  expect(events.length).toBe(file.timelineTotal);
  expect(file.timelineTotal).toBeGreaterThan(101);
  expect(file.timeline).toEqual(events.slice(-100));
  const stranger = await server.get(
    `/api/register/timeline?personNo=${personNo}`,
    await server.signIn('receiving.one'),
  );
  expect(stranger.statusCode).toBe(404);
});

test('fears come in the order in which they were heard', async () => {
  const { rows } = (await server.ask('register/people', { pageSize: 3 }, cookie)).json();
  const interviewer = await server.signIn('interviewer.pap');
  for (const { personNo } of rows)
    await server.command('safeguards/record-fear', { personNo, country: 'IRQ', account: 'Synthetic.' }, interviewer);
  const fears = (await walk(byAddress('safeguards/fears', 'pageSize=2', interviewer), 'fears')) as {
    personNo: number;
  }[];
  expect(fears.map(({ personNo }) => personNo)).toEqual(rows.map(({ personNo }: { personNo: number }) => personNo));
});

test('persons come by register number', async () => {
  const ask = async (page: number) =>
    (await server.ask('register/people', { page, pageSize: 60 }, cookie)).json() as Page;
  const numbers = ((await walk(ask, 'rows')) as { registerNumber: string }[]).map(
    ({ registerNumber }) => registerNumber,
  );
  expect(numbers.length).toBeGreaterThan(140);
  expect(numbers).toEqual([...new Set(numbers)].sort());
});

test('orders come by their end, and those that ended are the persons whose release is to be reviewed', async () => {
  const rows = (await walk(byAddress('register/orders', 'pageSize=60'), 'rows')) as {
    personNo: number;
    expiresAt: number;
  }[];
  expect(rows.length).toBeGreaterThan(140);
  expect(new Set(rows.map(({ personNo }) => personNo)).size).toBe(rows.length);
  expect(rows.map(({ expiresAt }) => expiresAt)).toEqual(
    rows.map(({ expiresAt }) => expiresAt).sort((one, other) => one - other),
  );
  const ended = (await walk(byAddress('register/orders', 'state=ended'), 'rows')) as { registerNumber: string }[];
  const review = (await server.ask('register/people', { status: 'review' }, cookie)).json();
  expect(ended.length).toBeGreaterThan(0);
  expect(ended.map(({ registerNumber }) => registerNumber).sort()).toEqual(
    review.rows.map(({ registerNumber }: { registerNumber: string }) => registerNumber),
  );
  // who holds nobody is told of nobody's order
  expect((await byAddress('register/orders', '', await server.signIn('receiving.one'))(1)).total).toBe(0);
});

test('breaches come oldest first, by rule and by state, to those who see the persons', async () => {
  const admin = new pg.Client(server.database.admin);
  await admin.connect();
  // recorded as a fact would: the guards of a real one are not the matter here
  await admin.query(`SET session_replication_role = replica; INSERT INTO register.breach (id, person_no, rule, source, authority, fact_event, opened_at, event_pos)
    SELECT gen_random_uuid(), p.no, CASE WHEN p.no % 2 = 0 THEN 'I04-no-admission-without-order' ELSE 'I17-section-capacity' END, 'test', 'SDF', e.id, e.received_at + p.no * interval '1 minute', e.pos
      FROM (SELECT no FROM register.person ORDER BY no LIMIT 6) p CROSS JOIN (SELECT * FROM register.event ORDER BY pos DESC LIMIT 1) e`);
  await admin.end();
  const rows = (await walk(byAddress('register/breaches', 'pageSize=4'), 'rows')) as {
    openedAt: number;
    rule: string;
  }[];
  expect(rows.length).toBeGreaterThanOrEqual(6);
  expect(rows.map(({ openedAt }) => openedAt)).toEqual(
    rows.map(({ openedAt }) => openedAt).sort((one, other) => one - other),
  );
  const one = await byAddress('register/breaches', 'rule=I17-section-capacity')(1);
  expect(one.total).toBe(rows.filter(({ rule }) => rule === 'I17-section-capacity').length);
  expect(one.rules).toContainEqual(expect.objectContaining({ rule: 'I04-no-admission-without-order' }));
  const cured = (await walk(byAddress('register/breaches', 'state=cured&pageSize=100'), 'rows')) as {
    curedAt: number | null;
  }[];
  expect(cured.length).toBeGreaterThan(0);
  expect(cured.filter(({ curedAt }) => curedAt === null)).toEqual([]);
  expect((await byAddress('register/breaches', '', await server.signIn('receiving.one'))(1)).total).toBe(0);
});

test('a site is found by a part of its name as people write it: without hamza, in another Arabic keyboard, by its code', async () => {
  const find = async (q: string) =>
    ((await server.ask('sites/places', { q }, cookie)).json() as { rows: { code: string }[] }).rows.map(
      ({ code }) => code,
    );
  for (const q of ['أخترين', 'اخترين', ' akhtarin ', 'AKH']) expect(await find(q)).toEqual(['AKH']);
  expect(await find('سجن الكرخ')).toEqual(['KRK']);
  expect(await find('الکرخ')).toEqual(['KRK']);
});

test('no page is larger than 500 rows, and none stands before the first', async () => {
  for (const wrong of ['pageSize=501', 'pageSize=0', 'pageSize=1e2', 'page=0', 'page=-1', 'page=100000', 'page=']) {
    const answer = await server.get(`/api/register/lists?${wrong}`, cookie);
    expect([wrong, answer.statusCode, answer.json().code]).toEqual([wrong, 422, 'invalid-input']);
  }
  for (const wrong of [{ pageSize: 501 }, { page: 0 }, { page: 1.5 }, { page: 100_000 }])
    expect((await server.ask('register/people', wrong, cookie)).statusCode).toBe(422);
  const far = await server.get('/api/register/lists?page=99999&pageSize=500', cookie);
  expect([far.statusCode, far.json().lists]).toEqual([200, []]);
});
