import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestServer, type TestServer } from '../../../../tests/support/http.ts';
import { type EscortSection, escortQuestions } from '../escort-questions.ts';
import type { EscortKnownAnswersAnswer, EscortRecordAnswer, EscortRecordsAnswer } from '../escort-views.ts';

const HOUR = 3_600_000;
let server: TestServer;
const cookies: Record<string, string> = {};
let persons: [number, number];
let operationNo: number;

const as = async (username: string): Promise<string> => {
  cookies[username] ??= await server.signIn(username);
  return cookies[username] as string;
};
const issue = async (username: string, name: string, input: object) => {
  const answer = await server.command(name, input, await as(username));
  if (answer.statusCode !== 200) throw new Error(`${name} by ${username}: ${answer.body}`);
  return answer.json();
};
const nowAt = async (): Promise<number> =>
  (await server.get('/api/access/me', await as('cell.sdf'))).json().register.nowAt;
const manifest = async (code: string): Promise<number> => {
  const created = await issue('cell.sdf', 'transfers/create-manifest', {
    operationNo,
    code,
    fromSite: 'GHW',
    toSite: 'KRK',
    via: ['RAB'],
    escortAuthority: 'CJTF',
    toAuthority: 'MOJ',
    plannedAt: (await nowAt()) + 96 * HOUR,
    persons,
  });
  return created.events[0].streamNo;
};
const known = async (username: string, manifestNo: number): Promise<EscortKnownAnswersAnswer['rows']> =>
  (await server.ask('transfers/escort-known-answers', { manifestNo, persons }, await as(username))).json().rows;
const sectionOf = (rows: EscortKnownAnswersAnswer['rows'], person: number, section: EscortSection) =>
  rows.find(({ personNo }) => personNo === person)?.sections.find((one) => one.section === section);
/** Confirms what is known of a section, as the page does. */
const take = async (username: string, manifestNo: number, section: EscortSection): Promise<void> => {
  const rows = (await known(username, manifestNo)).flatMap(({ personNo, sections }) =>
    sections
      .filter((one) => one.section === section && one.open.length === 0)
      .map(({ answers }) => ({
        personNo,
        section,
        answers: answers.map(({ question, answer, detail }) => ({
          question,
          answer,
          source: 'earlier-record',
          ...(detail === '' ? {} : { detail }),
        })),
      })),
  );
  await issue(username, 'transfers/answer-escort-sections', { manifestNo, rows });
};
const cancel = (manifestNo: number) =>
  issue('cell.sdf', 'transfers/cancel-convoy', { manifestNo, reason: 'weather', note: '' });
const passHours = (hours: number) => issue('cell.sdf', 'access/advance-clock', { minutes: hours * 60 });

let first: number;
let second: number;
let answeredAt: number;
beforeAll(async () => {
  server = await createTestServer();
  const found = (await server.ask('register/people', { status: 'eligible', pageSize: 2 }, await as('cell.sdf'))).json();
  persons = found.rows.map(({ personNo }: { personNo: number }) => personNo);
  operationNo = (await server.get('/api/transfers/operation', await as('cell.sdf'))).json().operation.operationNo;
  first = await manifest('KNOWN-1');
  const risk = (yes: string | undefined) =>
    escortQuestions.risk.map((question) =>
      question === yes
        ? { question, answer: 'yes', detail: 'at the gate in May', source: 'seen' }
        : { question, answer: 'no', source: 'asked' },
    );
  answeredAt = await nowAt();
  await issue('cell.sdf', 'transfers/answer-escort-sections', {
    manifestNo: first,
    rows: [
      { personNo: persons[0], section: 'risk', answers: risk('escape-tried') },
      { personNo: persons[1], section: 'risk', answers: risk(undefined) },
    ],
  });
  await cancel(first);
  await passHours(24);
  second = await manifest('KNOWN-2');
});
afterAll(() => server.close());

test('what an earlier record answers and is younger than 48 hours can be taken over section by section; what is not known is left open and told', async () => {
  const rows = await known('cell.sdf', second);
  expect(rows.map(({ personNo }) => personNo).sort()).toEqual([...persons].sort());
  // health is a health officer's
  expect(rows[0]?.sections.map(({ section }) => section)).toEqual(['risk', 'release', 'property']);
  const risk = sectionOf(rows, persons[0], 'risk');
  expect(risk).toMatchObject({ isAnswered: false, open: [] });
  expect(risk?.answers).toHaveLength(escortQuestions.risk.length);
  expect(risk?.answers.find(({ question }) => question === 'escape-tried')).toMatchObject({
    answer: 'yes',
    detail: 'at the gate in May',
  });
  expect(sectionOf(rows, persons[0], 'property')?.open.map(({ why }) => why)).toEqual(
    escortQuestions.property.map(() => 'missing'),
  );
  // an order is in force: what the file says is looked at
  expect(sectionOf(rows, persons[0], 'release')?.open).toContainEqual({ question: 'not-for-release', why: 'file' });
  expect((await known('health.sdf', second))[0]?.sections.map(({ section }) => section)).toEqual(['health']);
  // who receives answers nothing, and is told nothing
  expect((await known('cell.moj', second)).flatMap(({ sections }) => sections)).toEqual([]);
});

test('each answer that was taken over says when, by whom and for which manifest it was given first, and stays as old as it is', async () => {
  await take('cell.sdf', second, 'risk');
  const answer = (
    await server.get(`/api/transfers/escort-record?manifestNo=${second}&personNo=${persons[0]}`, await as('cell.sdf'))
  ).json() as EscortRecordAnswer;
  const given = answer.sections[0]?.questions.find(({ question }) => question === 'escape-tried')?.given;
  expect(given).toMatchObject([{ answer: 'yes', source: 'earlier-record', origin: { manifestCode: 'KNOWN-1' } }]);
  const origin = given?.[0]?.origin;
  expect(origin?.by.name.en).not.toBe('');
  expect(origin?.at).toBeLessThan(answeredAt + HOUR);
  expect(sectionOf(await known('cell.sdf', second), persons[0], 'risk')?.isAnswered).toBe(true);
  const records = (
    await server.get(`/api/transfers/escort-records?manifestNo=${second}`, await as('cell.sdf'))
  ).json() as EscortRecordsAnswer;
  expect(records.rows.map(({ oldestAt }) => oldestAt)).toEqual([origin?.at, origin?.at]);
});

test('no number of presses makes an answer young: through two records it is left open 48 hours after somebody asked', async () => {
  await cancel(second);
  await passHours(25);
  const third = await manifest('KNOWN-3');
  const risk = sectionOf(await known('cell.sdf', third), persons[0], 'risk');
  expect(risk?.answers).toEqual([]);
  expect(risk?.open.map(({ why }) => why)).toEqual(escortQuestions.risk.map(() => 'old'));
});
