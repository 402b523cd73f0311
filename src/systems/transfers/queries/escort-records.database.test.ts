import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestServer, type TestServer } from '../../../../tests/support/http.ts';
import { escortQuestions } from '../escort-questions.ts';
import type { EscortRecordAnswer, EscortRecordsAnswer } from '../escort-views.ts';

const HOUR = 3_600_000;
let server: TestServer;
const cookies: Record<string, string> = {};
let person: number;
let operationNo: number;
let nowAt: number;

const as = async (username: string): Promise<string> => {
  cookies[username] ??= await server.signIn(username);
  return cookies[username] as string;
};
const issue = async (username: string, name: string, input: object) => {
  const answer = await server.command(name, input, await as(username));
  if (answer.statusCode !== 200) throw new Error(`${name} by ${username}: ${answer.body}`);
  return answer.json();
};
const manifest = async (code: string): Promise<number> => {
  const created = await issue('cell.sdf', 'transfers/create-manifest', {
    operationNo,
    code,
    fromSite: 'GHW',
    toSite: 'KRK',
    via: ['RAB'],
    escortAuthority: 'CJTF',
    toAuthority: 'MOJ',
    plannedAt: nowAt + 96 * HOUR,
    persons: [person],
  });
  return created.events[0].streamNo;
};
const record = async (username: string, manifestNo: number): Promise<EscortRecordAnswer> =>
  (
    await server.get(`/api/transfers/escort-record?manifestNo=${manifestNo}&personNo=${person}`, await as(username))
  ).json();
const question = (answer: EscortRecordAnswer, section: string, name: string) =>
  answer.sections
    .find((one) => one.section === section)
    ?.questions.find((one: { question: string }) => one.question === name);

beforeAll(async () => {
  server = await createTestServer();
  const found = (await server.ask('register/people', { status: 'eligible', pageSize: 1 }, await as('cell.sdf'))).json();
  person = found.rows[0].personNo;
  operationNo = (await server.get('/api/transfers/operation', await as('cell.sdf'))).json().operation.operationNo;
  nowAt = (await server.get('/api/access/me', await as('cell.sdf'))).json().register.nowAt;
});
afterAll(() => server.close());

test('what an earlier record and the file say is shown with age and source and is no answer; health is shown to whom it is for', async () => {
  const before = await manifest('TEST-BEFORE');
  await issue('health.sdf', 'care/record-fitness', {
    manifestNo: before,
    expectedCount: 1,
    rows: [{ personNo: person, fit: true, medication: 'inhaler, twice a day' }],
  });
  const answers = escortQuestions.risk.map((name) =>
    name === 'escape-tried'
      ? { question: name, answer: 'yes', detail: 'at the gate in May', source: 'seen' }
      : { question: name, answer: 'no', source: 'asked' },
  );
  await issue('cell.sdf', 'transfers/answer-escort-section', {
    manifestNo: before,
    personNo: person,
    section: 'risk',
    answers,
  });
  await issue('cell.sdf', 'transfers/cancel-convoy', { manifestNo: before, reason: 'weather', note: '' });
  await issue('cell.sdf', 'access/advance-clock', { minutes: 1440 });
  const manifestNo = await manifest('TEST-AFTER');

  const origin = await record('cell.sdf', manifestNo);
  expect(origin.record).toMatchObject({ state: 'unstarted', sections: [], toDo: [] });
  const [earlier] = question(origin, 'risk', 'escape-tried')?.known ?? [];
  expect(question(origin, 'risk', 'escape-tried')?.given).toEqual([]);
  expect(earlier).toMatchObject({
    answer: 'yes',
    detail: 'at the gate in May',
    source: 'earlier-record',
    manifestCode: 'TEST-BEFORE',
  });
  expect(earlier?.age).toBeGreaterThanOrEqual(24 * HOUR);
  // whoever is not told of withdrawn lines is not told what was answered on them either
  expect(question(await record('origin.one', manifestNo), 'risk', 'escape-tried')?.known).toEqual([]);
  expect(question(origin, 'release', 'not-for-release')?.known[0]).toMatchObject({ answer: null, source: 'file' });
  // what the person takes is for health officers: custody is told neither the medicine nor the answers
  expect(origin.sections.find(({ section }) => section === 'health')).toMatchObject({
    isShown: false,
    canAnswer: false,
  });
  expect(question(origin, 'health', 'medication-due')?.known).toEqual([]);
  const doctor = await record('health.sdf', manifestNo);
  expect(doctor.sections.map(({ section, canAnswer }) => [section, canAnswer])).toEqual([
    ['risk', false],
    ['release', false],
    ['health', true],
    ['property', false],
  ]);
  expect(question(doctor, 'health', 'medication-due')?.known[0]).toMatchObject({
    detail: 'inhaler, twice a day',
    source: 'file',
  });
});

test('the escort reads what must be done on the way, and nothing that was answered with no', async () => {
  const found = await server.get('/api/transfers/operation', await as('cell.sdf'));
  const { manifestNo } = found.json().manifests.find(({ code }: { code: string }) => code === 'TEST-AFTER');
  const health = escortQuestions.health.map((name) =>
    name === 'medication-due'
      ? { question: name, answer: 'yes', detail: 'inhaler at noon', source: 'file' }
      : { question: name, answer: 'no', source: 'asked' },
  );
  await issue('health.sdf', 'transfers/answer-escort-section', {
    manifestNo,
    personNo: person,
    section: 'health',
    answers: health,
  });
  const rows = async (username: string): Promise<EscortRecordsAnswer['rows']> =>
    (await server.get(`/api/transfers/escort-records?manifestNo=${manifestNo}`, await as(username))).json().rows;
  expect(await rows('escort.one')).toMatchObject([
    { state: 'in-progress', toDo: [{ section: 'health', question: 'medication-due', detail: 'inhaler at noon' }] },
  ]);
  expect(await rows('cell.sdf')).toMatchObject([{ state: 'in-progress', toDo: [] }]);
});

test('the records are paged with counts of all, say how old they are, and whose it is to answer and to confirm', async () => {
  const { manifestNo } = (await server.get('/api/transfers/operation', await as('cell.sdf')))
    .json()
    .manifests.find(({ code }: { code: string }) => code === 'TEST-AFTER');
  const list = async (username: string, more = ''): Promise<EscortRecordsAnswer> =>
    (await server.get(`/api/transfers/escort-records?manifestNo=${manifestNo}${more}`, await as(username))).json();
  const overview = async (username: string) =>
    (await server.get(`/api/transfers/manifest-overview?manifestNo=${manifestNo}`, await as(username))).json();
  const board = async (username: string) =>
    (await server.get('/api/transfers/convoys', await as(username)))
      .json()
      .rows.find((row: { manifestNo: number }) => row.manifestNo === manifestNo);
  const owed = (what: string, role = 'origin_officer') => ({ what, role, authority: 'SDF', count: 1 });
  expect((await list('cell.sdf')).counts).toMatchObject({
    of: 1,
    incomplete: 1,
    confirmed: 0,
    taken: 1,
    // health was answered: that it was is no health
    duties: [owed('answer')],
  });
  for (const section of ['risk', 'release', 'property'] as const)
    await issue('cell.sdf', 'transfers/answer-escort-section', {
      manifestNo,
      personNo: person,
      section,
      answers: escortQuestions[section].map((name) => ({ question: name, answer: 'no', source: 'asked' })),
    });
  expect((await overview('cell.sdf')).escortRecords).toMatchObject({ complete: 1, duties: [owed('confirm')] });
  expect((await board('escort.one')).escortRecords).toMatchObject({ complete: 1, stale: 0 });
  // who receives is told neither the answers nor their age
  expect((await overview('cell.moj')).escortRecords).toBeNull();
  expect((await board('cell.moj')).escortRecords).toBeNull();
  expect(
    (await list('cell.moj')).rows.every(({ readiness, oldestAt }) => readiness === null && oldestAt === null),
  ).toBe(true);
  await issue('cell.sdf', 'access/advance-clock', { minutes: 49 * 60 });
  const stale = await list('cell.sdf', '&status=stale&pageSize=1');
  expect(stale).toMatchObject({
    total: 1,
    page: 1,
    counts: { stale: 1, complete: 1, duties: [owed('answer-anew')] },
    toConfirm: [person],
    rows: [{ personNo: person, state: 'complete', readiness: 'stale', taken: 1 }],
  });
  expect(stale.rows[0]?.registerNumber).toMatch(/^GHW-/);
  expect((await list('cell.sdf', '&page=2&pageSize=1')).rows).toEqual([]);
  expect((await list('cell.sdf', '&state=confirmed')).total).toBe(0);
  await issue('cell.sdf', 'transfers/confirm-escort-records', { manifestNo, persons: stale.toConfirm });
  // confirmed is for good, and grows old all the same
  expect((await list('cell.sdf')).rows).toMatchObject([{ state: 'confirmed', readiness: 'stale' }]);
  expect((await list('cell.sdf')).states.find(({ state }) => state === 'confirmed')?.count).toBe(1);
});
