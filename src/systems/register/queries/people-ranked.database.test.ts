import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestRegister, START, type TestRegister } from '../../../../tests/support/register.ts';
import { anyQuery } from '../../../platform/http/query-definition.ts';
import { runQuery } from '../../../platform/http/run-query.ts';
import { registerPerson } from '../commands/register-person.ts';
import type { PeopleAnswer } from '../views.ts';
import { people } from './people.ts';

let test: TestRegister;
beforeAll(async () => {
  test = await createTestRegister();
});
afterAll(() => test.close());

const enter = async (full: string): Promise<number> =>
  (
    (
      await test.run('sdf-origin', registerPerson, {
        site: 'GHW',
        person: {
          names: [{ full, script: 'arabic', kind: 'primary', source: 'test' }],
          sex: 'male',
          nationalities: [],
        },
        custody: { custodian: 'SDF', site: 'GHW', fromAt: START - 1000, basis: 'existing-custody' },
      })
    ).result as { personNo: number }
  ).personNo;
const search = async (q: string, more: Partial<Record<string, unknown>> = {}): Promise<[number, number[]]> => {
  const answer = (await runQuery(test.register.pool, anyQuery(people), test.token('sdf-origin'), { q, ...more }, () => [
    'register/people',
  ])) as PeopleAnswer;
  return [answer.total, answer.rows.map(({ personNo }) => personNo)];
};

it('who has the words as they are written comes before who has them by their sound, each found once on one page', async () => {
  const persons: number[] = [];
  for (const name of [
    'محمود سالم حداد',
    'محمد سالم حداد',
    'محمود سليم حداد',
    'محمد سليم حداد',
    'Mohamed Salem Haddad',
    'محمد سالم نجار',
  ])
    persons.push(await enter(name));
  const [a, b, c, d, e, f] = persons as [number, number, number, number, number, number];
  expect(await search('محمد')).toEqual([6, [b, d, f, a, c, e]]);
  expect(await search('محمود')).toEqual([6, [a, c, b, d, e, f]]);
  expect(await search('محمد سالم')).toEqual([6, [b, f, a, c, d, e]]);
  expect(await search('Mohamed')).toEqual([6, [e, a, b, c, d, f]]);
  // page by page nobody is lost and nobody comes twice
  const pages = [];
  for (const page of [1, 2, 3]) pages.push((await search('محمد', { page, pageSize: 2 }))[1]);
  expect(pages).toEqual([
    [b, d],
    [f, a],
    [c, e],
  ]);
});
