/** What bounds a search for a family: how many persons a request shows, and what is told of whom an answer named. The property is asked of random searches (docs/decisions/0064-who-asked-is-never-told.md). */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { postedAs } from '../../../../tests/support/posted-as.ts';
import { createTestRegister, HOUR, START, type TestRegister } from '../../../../tests/support/register.ts';
import { searchForRequest, showForRequest } from '../../../../tests/support/search-for-request.ts';
import { setClock } from '../../../core/register/commands/set-clock.ts';
import { anyQuery } from '../../../platform/http/query-definition.ts';
import { runQuery } from '../../../platform/http/run-query.ts';
import { addName } from '../../register/commands/add-name.ts';
import { answerRequest } from '../commands/answer-request.ts';
import { proposeAnswer } from '../commands/propose-answer.ts';
import { receiveRequest } from '../commands/receive-request.ts';
import { returnAnswer } from '../commands/return-answer.ts';
import { request } from '../queries/request.ts';
import { MOST_SHOWN } from './request.ts';
import type { RequestFile } from './views.ts';

const [ONE, TWO] = ['sdf-origin-two', 'sdf-health'] as const;
const FAMILIES = ['Zerat', 'Qubad', 'Mewan', 'Haydo'] as const;
/** As many of each name as one search shows, and two more of the last. */
const EACH = 20;
let test: TestRegister;
let persons: number[];
beforeAll(async () => {
  test = await createTestRegister();
  for (const officer of [ONE, TWO]) await postedAs(test, officer, ['family_desk']);
  persons = [];
  for (const name of FAMILIES)
    for (let n = 0; n < EACH; n += 1) persons.push(await test.person({ name: `${name} Kawan`, section: 'A' }));
}, 120_000);
afterAll(() => test.close());

const receive = async (): Promise<number> => {
  const { result } = await test.run(ONE, receiveRequest, {
    standing: 'relative',
    relation: 'parent',
    requester: 'Synthetic Mother',
    contact: 'synthetic',
    language: 'ar',
    interest: 'mother',
    identityShown: 'synthetic card',
    names: ['Zerat Kawan'],
  });
  return (result as { requestNo: number }).requestNo;
};
const search = (requestNo: number, q: string, officer: typeof ONE | typeof TWO = ONE) =>
  searchForRequest(test.register.pool, test.token(officer), { requestNo, q });
const numberOf = async (personNo: number): Promise<string> =>
  (await test.admin.query<{ n: string }>('SELECT register_number AS n FROM register.person WHERE no = $1', [personNo]))
    .rows[0]?.n as string;
const shownFor = async (requestNo: number): Promise<number> =>
  Number(
    (
      await test.admin.query<{ n: string }>(
        'SELECT count(DISTINCT person_no) AS n FROM access.file_read WHERE request_no = $1',
        [requestNo],
      )
    ).rows[0]?.n,
  );

it('shows sixty persons for one request, by whichever words and officers, and is then an answer to nothing but these', async () => {
  expect((await test.admin.query<{ n: number }>('SELECT safeguards.most_shown() AS n')).rows[0]?.n).toBe(MOST_SHOWN);
  const requestNo = await receive();
  for (const [index, name] of FAMILIES.slice(0, 3).entries())
    expect((await search(requestNo, `${name} Kawan`, index % 2 === 0 ? ONE : TWO)).persons).toHaveLength(EACH);
  expect(await shownFor(requestNo)).toBe(MOST_SHOWN);
  const refused = { code: 'request-shows-no-more' };
  // whether somebody bears the name or nobody does, the answer is one
  await expect(search(requestNo, 'Haydo Kawan')).rejects.toMatchObject(refused);
  await expect(search(requestNo, 'Nobody Zzyx')).rejects.toMatchObject(refused);
  await expect(search(requestNo, await numberOf(persons.at(-1) as number))).rejects.toMatchObject(refused);
  expect(await shownFor(requestNo)).toBe(MOST_SHOWN);
  // whom it showed it shows again
  expect((await search(requestNo, 'Qubad Kawan')).persons).toHaveLength(EACH);
  expect((await search(requestNo, await numberOf(persons[0] as number), TWO)).persons).toHaveLength(1);
  // and another request is another
  expect((await search(await receive(), 'Haydo Kawan')).persons).toHaveLength(EACH);
});

it('is refused before it shows too many, and goes on with words that find fewer', async () => {
  const requestNo = await receive();
  await search(requestNo, await numberOf(persons.at(-1) as number));
  for (const name of FAMILIES.slice(0, 2)) await search(requestNo, `${name} Kawan`);
  await expect(search(requestNo, 'Mewan Kawan')).rejects.toMatchObject({ code: 'request-shows-no-more' });
  expect(await shownFor(requestNo)).toBe(41);
  expect((await search(requestNo, await numberOf(persons[45] as number))).persons).toHaveLength(1);
});

it('never shows whom no reading names, and never more than sixty, however one searches at once', async () => {
  const words = fc.oneof(
    fc.constantFrom('Kawan', 'Zerat', 'Haydo Kawan', 'Qubad', 'Mewan Kawan', 'Zzyx'),
    fc.nat({ max: FAMILIES.length * EACH - 1 }).map((index) => index),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(words, fc.constantFrom(ONE, TWO)), { minLength: 4, maxLength: 9 }),
      async (asked) => {
        const requestNo = await receive();
        const answers = await Promise.all(
          asked.map(async ([q, officer]) => {
            const sought = typeof q === 'number' ? await numberOf(persons[q] as number) : q;
            return search(requestNo, sought, officer).catch((error: { code?: string }) => {
              if (error.code === 'request-shows-no-more') return undefined;
              throw error;
            });
          }),
        );
        const shown = new Set(answers.flatMap((answer) => answer?.persons.map(({ personNo }) => personNo) ?? []));
        const { rows } = await test.admin.query<{ no: number }>(
          'SELECT DISTINCT person_no AS no FROM access.file_read WHERE request_no = $1',
          [requestNo],
        );
        const noted = new Set(rows.map(({ no }) => Number(no)));
        expect([...shown].filter((no) => !noted.has(no))).toEqual([]);
        expect(noted.size).toBeLessThanOrEqual(MOST_SHOWN);
      },
    ),
    { numRuns: 6 },
  );
}, 60_000);

it('a person of an answer is told by name while it waits or stands; afterwards by number alone', async () => {
  const personNo = await test.person({ name: 'Sirwan Botan', section: 'A' });
  const requestNo = await receive();
  const told = async () =>
    (
      (await runQuery(
        test.register.pool,
        anyQuery(request),
        test.token(ONE),
        { requestNo: String(requestNo) },
        () => [],
      )) as RequestFile
    ).answers.map(({ person }) => person?.names.map(({ full }) => full));
  const propose = async (): Promise<{ answerId: string }> => {
    await showForRequest(test.register.pool, test.admin, test.token(ONE), { requestNo, personNo });
    const asked = { requestNo, outcome: 'information', personNo, reasons: 'name and mother agree well' } as const;
    return (await test.run(ONE, proposeAnswer, asked)).result as { answerId: string };
  };
  const first = await propose();
  expect(await told()).toEqual([['Sirwan Botan']]);
  await test.run(TWO, returnAnswer, { ...first, reason: 'another mother' });
  await test.run('sdf-origin', addName, {
    personNo,
    name: { full: 'Sirwan Later', script: 'latin', kind: 'alias', source: 'test' },
  });
  expect(await told()).toEqual([[]]);
  await test.run(TWO, answerRequest, await propose());
  expect((await told())[1]).toContain('Sirwan Botan');
  await test.run('installation', setClock, { clockAt: START + 31 * 24 * HOUR });
  expect(await told()).toEqual([[], []]);
});
