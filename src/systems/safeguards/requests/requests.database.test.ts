import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postedAs } from '../../../../tests/support/posted-as.ts';
import {
  createTestRegister,
  HOUR,
  START,
  type TestOfficer,
  type TestRegister,
} from '../../../../tests/support/register.ts';
import { searchForRequest, showForRequest } from '../../../../tests/support/search-for-request.ts';
import { abilitiesOf } from '../../../core/access/abilities.ts';
import type { Role } from '../../../core/register/roles.ts';
import { type AnyQuery, anyQuery } from '../../../platform/http/query-definition.ts';
import { runQuery } from '../../../platform/http/run-query.ts';
import { allCommands } from '../../all-commands.ts';
import { recordEscape } from '../../register/commands/record-escape.ts';
import { recordRemarks } from '../../register/commands/record-remarks.ts';
import type { ExtractDocument } from '../../register/index.ts';
import { extract } from '../../register/queries/extract.ts';
import { answerRequest } from '../commands/answer-request.ts';
import { confirmWithdrawal } from '../commands/confirm-withdrawal.ts';
import { followUpRequest } from '../commands/follow-up-request.ts';
import { proposeAnswer } from '../commands/propose-answer.ts';
import { receiveRequest } from '../commands/receive-request.ts';
import { returnAnswer } from '../commands/return-answer.ts';
import { withdrawRequest } from '../commands/withdraw-request.ts';
import { request } from '../queries/request.ts';
import { requestCounts } from '../queries/request-counts.ts';
import { requestExtract } from '../queries/request-extract.ts';
import { requests } from '../queries/requests.ts';
import type { RequestCountsAnswer, RequestFile, RequestsAnswer } from './views.ts';

const DAY = 24 * HOUR;
/** Two officers of one desk, and one of another. */
const ONE = 'sdf-origin-two' as const;
const TWO = 'sdf-health' as const;
const ELSEWHERE = 'moj-receiver-two' as const;
let test: TestRegister;
let personNo: number;
const post = (officer: TestOfficer, role: Role) => postedAs(test, officer, [role]);
beforeAll(async () => {
  test = await createTestRegister();
  for (const officer of [ONE, TWO, ELSEWHERE]) await post(officer, 'family_desk');
  personNo = await test.person({ name: 'Kareem Hadi Saleh', section: 'A' });
});
afterAll(() => test.close());

const ask = <Answer>(officer: TestOfficer, query: AnyQuery, input: Record<string, unknown> = {}): Promise<Answer> =>
  runQuery(test.register.pool, query, test.token(officer), input, (context) =>
    abilitiesOf(allCommands, context),
  ) as Promise<Answer>;
const file = (requestNo: number, officer: TestOfficer = ONE) =>
  ask<RequestFile>(officer, anyQuery(request), { requestNo: String(requestNo) });
const said = {
  standing: 'relative',
  relation: 'parent',
  requester: 'Synthetic Mother',
  contact: 'synthetic number 1',
  language: 'ar',
  interest: 'mother of the person',
  identityShown: 'synthetic identity card',
  names: ['كريم هادي صالح', 'Karim Hadi'],
  birth: '1990',
} as const;
const receive = async (more: object = {}): Promise<number> =>
  ((await test.run(ONE, receiveRequest, { ...said, names: [...said.names], ...more })).result as { requestNo: number })
    .requestNo;
/** A withdrawal that one officer of the desk records and the other confirms. */
const withdraw = async (requestNo: number): Promise<void> => {
  const { result } = await test.run(ONE, withdrawRequest, { requestNo, note: 'synthetic' });
  await test.run(TWO, confirmWithdrawal, result as { withdrawalId: string });
};
const reasons = 'name, year of birth and mother agree';
const search = (requestNo: number, q: string = said.names[0], officer: TestOfficer = ONE) =>
  searchForRequest(test.register.pool, test.token(officer), { requestNo, q });
/** Proposes as an officer does: whom a search has shown. */
const propose = async (requestNo: number, answer: object & { readonly [field: string]: unknown }): Promise<string> => {
  const named = (answer as { readonly personNo?: number }).personNo;
  if (named !== undefined && (await file(requestNo)).answers.every(({ person }) => person?.personNo !== named))
    await showForRequest(test.register.pool, test.admin, test.token(ONE), { requestNo, personNo: named });
  return (
    (
      await test.run(ONE, proposeAnswer, { requestNo, outcome: 'information', reasons, ...answer } as Parameters<
        typeof proposeAnswer.decide
      >[1])
    ).result as { answerId: string }
  ).answerId;
};
const readings = async (part = 'request') =>
  (
    await test.admin.query<{ n: string }>(
      'SELECT count(*) AS n FROM access.file_read WHERE person_no = $1 AND part = $2',
      [personNo, part],
    )
  ).rows[0]?.n;

describe('a request of a family', () => {
  it('is due after the days of the table, and stands in the list of its desk', async () => {
    const requestNo = await receive();
    const list = await ask<RequestsAnswer>(TWO, anyQuery(requests));
    expect(list.period.days).toBe(14);
    expect(list.rows).toMatchObject([
      { requestNo, state: 'open', requester: 'Synthetic Mother', overdue: false, outcome: null },
    ]);
    expect((list.rows[0]?.dueAt ?? 0) - (list.rows[0]?.receivedAt ?? 0)).toBe(14 * DAY);
    await expect(file(requestNo, ELSEWHERE)).rejects.toMatchObject({ code: 'not-found' });
    expect((await ask<RequestsAnswer>(ELSEWHERE, anyQuery(requests))).total).toBe(0);
    await withdraw(requestNo);
  });

  it('is recorded however late it was written down, and is overdue from then on', async () => {
    const requestNo = await receive({ occurredAt: START - 20 * DAY });
    expect(await file(requestNo)).toMatchObject({ overdue: true, state: 'open' });
    const overdue = await ask<RequestsAnswer>(ONE, anyQuery(requests), { state: 'overdue' });
    expect(overdue.rows.map((row) => row.requestNo)).toEqual([requestNo]);
    await withdraw(requestNo);
    expect(await file(requestNo)).toMatchObject({ state: 'withdrawn', overdue: false });
    // a family that writes twice is heard twice
    await test.run(TWO, withdrawRequest, { requestNo, note: 'again' });
    expect((await file(requestNo)).withdrawals).toHaveLength(2);
    // what happened afterwards is a fact all the same
    await test.run(TWO, followUpRequest, { requestNo, note: 'thanked them' });
  });

  it('finds by a name in another script whom the authority reaches, writes that down, and matches nobody', async () => {
    const requestNo = await receive();
    const found = await search(requestNo);
    expect(found.persons.map((person) => person.personNo)).toEqual([personNo]);
    expect(found.persons[0]).toMatchObject({ sex: 'male', births: ['1990-03-04'] });
    expect(await readings()).toBe('1');
    expect(await file(requestNo)).toMatchObject({ state: 'open', answers: [] });
    const none = await search(requestNo, 'Zzyx Qwerty');
    expect(none).toEqual({ found: 0, persons: [] });
    await expect(search(requestNo, said.names[0], ELSEWHERE)).rejects.toMatchObject({ code: 'not-found' });
    await expect(search(requestNo, '  ')).rejects.toMatchObject({ code: 'invalid-input' });
    await withdraw(requestNo);
    await expect(search(requestNo)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('an answer', () => {
  it('I24-four-eyes: is proposed by one officer and made by another; then the extract says what the register knows', async () => {
    const requestNo = await receive();
    await expect(ask(ONE, anyQuery(requestExtract), { requestNo: String(requestNo) })).rejects.toMatchObject({
      code: 'not-found',
    });
    const answerId = await propose(requestNo, { personNo });
    await expect(propose(requestNo, { personNo })).rejects.toMatchObject({ code: 'stale' });
    expect((await file(requestNo)).answers[0]?.abilities).toEqual([]);
    expect((await file(requestNo, TWO)).answers[0]?.abilities.toSorted()).toEqual([
      'safeguards/answer-request',
      'safeguards/return-answer',
    ]);
    await expect(test.run(ONE, answerRequest, { answerId })).rejects.toMatchObject({ code: 'I24-four-eyes' });
    await expect(test.run(ONE, returnAnswer, { answerId, reason: 'x' })).rejects.toMatchObject({
      code: 'I24-four-eyes',
    });
    await expect(ask(ONE, anyQuery(requestExtract), { requestNo: String(requestNo) })).rejects.toMatchObject({
      code: 'not-found',
    });
    await test.run(TWO, answerRequest, { answerId });
    expect(await file(requestNo)).toMatchObject({ state: 'answered', outcome: 'information' });
    const paper = await ask<ExtractDocument>(ONE, anyQuery(requestExtract), { requestNo: String(requestNo) });
    const whole = await ask<ExtractDocument>('monitor', anyQuery(extract), { personNo: String(personNo) });
    const { personNo: _no, knownAt: _at, ...told } = paper as ExtractDocument & { personNo: number };
    const { knownAt: _then, ...same } = whole;
    expect(told).toEqual(same);
    expect(told.periods).toHaveLength(1);
    expect(JSON.stringify(paper)).not.toContain('Mother');
    await expect(ask(ELSEWHERE, anyQuery(requestExtract), { requestNo: String(requestNo) })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('opens the extract of what its second officer saw: what is recorded of the person afterwards waits for another answer', async () => {
    const other = await test.person({ name: 'Sabah Nuri Latif', section: 'A' });
    const requestNo = await receive();
    await test.run(TWO, answerRequest, { answerId: await propose(requestNo, { personNo: other }) });
    const take = () => ask<ExtractDocument>(ONE, anyQuery(requestExtract), { requestNo: String(requestNo) });
    expect((await take()).periods).toHaveLength(1);
    // a remark stands on no extract
    await test.run('sdf-origin', recordRemarks, { rows: [{ personNo: other, text: 'asked for a book' }] });
    expect((await take()).periods).toHaveLength(1);
    expect(await file(requestNo)).toMatchObject({
      answerIsOld: false,
      abilities: ['safeguards/follow-up-request', 'safeguards/withdraw-request'],
    });
    await test.run('sdf-origin', recordEscape, { personNo: other, circumstances: 'over the wall', place: 'GHW' });
    await expect(take()).rejects.toMatchObject({ code: 'not-found' });
    expect(await file(requestNo)).toMatchObject({ answerIsOld: true, extractUntilAt: null });
    await test.run(TWO, answerRequest, { answerId: await propose(requestNo, { personNo: other }) });
    expect((await take()).periods).toHaveLength(2);
  });

  it('is sent back with a reason, and another proposed', async () => {
    const requestNo = await receive();
    const answerId = await propose(requestNo, { personNo });
    await test.run(TWO, returnAnswer, { answerId, reason: 'the year of birth differs' });
    expect((await file(requestNo)).answers).toMatchObject([
      { approved: false, returnReason: 'the year of birth differs' },
    ]);
    await expect(test.run(TWO, answerRequest, { answerId })).rejects.toMatchObject({ code: 'stale' });
    await test.run(TWO, answerRequest, { answerId: await propose(requestNo, { personNo }) });
  });

  it('I30-basis-and-remedy: is no refusal without ground, law and remedy', async () => {
    const requestNo = await receive();
    const refusal = { outcome: 'refused', personNo, basis: 'criminal-investigation', law: 'Law 23/1971, art. 57' };
    await expect(propose(requestNo, refusal)).rejects.toMatchObject({
      code: 'I30-basis-and-remedy',
      problems: [{ field: 'remedy' }],
    });
    const remedy = 'investigating court of Karkh, within 30 days';
    await test.run(TWO, answerRequest, { answerId: await propose(requestNo, { ...refusal, remedy }) });
    expect(await file(requestNo)).toMatchObject({ state: 'answered', outcome: 'refused', extractUntilAt: null });
    await expect(ask(ONE, anyQuery(requestExtract), { requestNo: String(requestNo) })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('that cannot confirm is followed up by a day, and shows in the list when that has passed', async () => {
    const requestNo = await receive();
    const followUpAt = START + 3 * DAY;
    await test.run(TWO, answerRequest, {
      answerId: await propose(requestNo, { outcome: 'cannot-confirm', followUpAt }),
    });
    expect(await file(requestNo)).toMatchObject({ outcome: 'cannot-confirm', followUpAt, followUpOverdue: false });
    await test.run(ONE, followUpRequest, { requestNo, note: 'asked the other desk', nextAt: START - DAY });
    expect(await file(requestNo)).toMatchObject({ followUpOverdue: true });
    // who is found later is told of in another answer
    await test.run(TWO, answerRequest, { answerId: await propose(requestNo, { personNo }) });
    expect(await file(requestNo)).toMatchObject({ outcome: 'information', followUpAt: null });
  });

  it('names nobody whom the authority of the desk does not reach', async () => {
    const { requestNo } = (await test.run(ELSEWHERE, receiveRequest, { ...said, names: [...said.names] })).result as {
      requestNo: number;
    };
    expect(await search(requestNo, said.names[0], ELSEWHERE)).toEqual({ found: 0, persons: [] });
    await expect(
      test.run(ELSEWHERE, proposeAnswer, { requestNo, outcome: 'information', personNo, reasons }),
    ).rejects.toMatchObject({ code: 'person-not-shown' });
  });

  it('names nobody whom the desk was not shown for this very request', async () => {
    const [one, other] = [await receive(), await receive()];
    await search(one);
    const about = (requestNo: number) =>
      test.run(TWO, proposeAnswer, { requestNo, outcome: 'information', personNo, reasons });
    await expect(about(other)).rejects.toMatchObject({ code: 'person-not-shown' });
    // what one officer of the desk was shown, another proposes
    await about(one);
    await withdraw(one);
    await withdraw(other);
  });
});

it('what could not be confirmed stays owed: one officer alone ends no duty to look again', async () => {
  const requestNo = await receive();
  const followUpAt = START + 3 * DAY;
  await test.run(TWO, answerRequest, { answerId: await propose(requestNo, { outcome: 'cannot-confirm', followUpAt }) });
  await test.run(ONE, followUpRequest, { requestNo, note: 'x' });
  const latest = async () => ((await file(requestNo)).followUpAt ?? Number.POSITIVE_INFINITY) - START;
  expect(await latest()).toBeLessThanOrEqual(31 * DAY);
  await test.run(ONE, followUpRequest, { requestNo, note: 'x', nextAt: START + 900 * DAY });
  expect(await latest()).toBeLessThanOrEqual(31 * DAY);
  await expect(
    test.run(ONE, followUpRequest, { requestNo, note: 'x', nextAt: Number.MAX_SAFE_INTEGER }),
  ).rejects.toMatchObject({ code: 'invalid-input' });
  await test.run(TWO, answerRequest, { answerId: await propose(requestNo, { personNo }) });
  expect(await file(requestNo)).toMatchObject({ followUpAt: null });
});

it('I24-four-eyes: a withdrawal is a fact of one officer, and settles nothing before another confirms it', async () => {
  const requestNo = await receive({ occurredAt: START - 20 * DAY });
  const record = async (more: object = {}) =>
    (await test.run(ONE, withdrawRequest, { requestNo, note: 'she called', ...more })).result as {
      withdrawalId: string;
    };
  const early = await record({ occurredAt: START - 21 * DAY });
  const listed = async () =>
    (await ask<RequestsAnswer>(TWO, anyQuery(requests), { state: 'overdue' })).rows.find(
      (row) => row.requestNo === requestNo,
    );
  // nobody can confirm that one, so that nobody is waited for
  expect([await file(requestNo), await listed()]).toMatchObject([
    { withdrawalWaits: false },
    { withdrawalWaits: false },
  ]);
  const said = await record();
  expect(await file(requestNo)).toMatchObject({
    state: 'open',
    overdue: true,
    withdrawalWaits: true,
    withdrawnAt: null,
  });
  expect(await listed()).toMatchObject({ withdrawalWaits: true });
  const abilities = async (officer: TestOfficer) =>
    (await file(requestNo, officer)).withdrawals.map((one) => [one.beforeReceived, one.abilities]);
  expect(await abilities(ONE)).toEqual([
    [true, []],
    [false, []],
  ]);
  expect(await abilities(TWO)).toEqual([
    [true, []],
    [false, ['safeguards/confirm-withdrawal']],
  ]);
  await expect(test.run(ONE, confirmWithdrawal, said)).rejects.toMatchObject({ code: 'I24-four-eyes' });
  await expect(test.run(TWO, confirmWithdrawal, early)).rejects.toMatchObject({ code: 'withdrawn-before-received' });
  await expect(test.run(ELSEWHERE, confirmWithdrawal, said)).rejects.toMatchObject({ code: 'not-found' });
  // it is answered in the meantime, as if nothing had been said
  await propose(requestNo, { outcome: 'cannot-confirm', followUpAt: START + 3 * DAY });
  await test.run(TWO, confirmWithdrawal, said);
  expect(await file(requestNo)).toMatchObject({ state: 'withdrawn', overdue: false, withdrawalWaits: false });
  await expect(test.run(TWO, confirmWithdrawal, said)).rejects.toMatchObject({ code: 'stale' });
  const counts = await ask<RequestCountsAnswer>('monitor', anyQuery(requestCounts));
  expect(counts.rows.find(({ authority }) => authority === 'SDF')).toMatchObject({
    withdrawn: 6,
    withdrawnUnanswered: 6,
  });
});

it('monitors count requests of all authorities, a desk its own; how many are kept back is among them', async () => {
  const requestNo = await receive();
  const withheld = { outcome: 'cannot-confirm', personNo, basis: 'safety-of-the-person', law: 'Law 23/1971' };
  await test.run(TWO, answerRequest, {
    answerId: await propose(requestNo, { ...withheld, followUpAt: START + 3 * DAY }),
  });
  const all = await ask<RequestCountsAnswer>('monitor', anyQuery(requestCounts));
  expect(all.rows.map(({ authority }) => authority)).toEqual(['MOJ', 'SDF']);
  expect(all.rows[1]).toMatchObject({ unconfirmed: 1, withheld: 1, refused: 1, withdrawn: 6, withdrawnUnanswered: 6 });
  const own = await ask<RequestCountsAnswer>(ELSEWHERE, anyQuery(requestCounts));
  expect(own.rows.map(({ authority }) => authority)).toEqual(['MOJ']);
});
