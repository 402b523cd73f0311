import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask } from '../../../../tests/support/ask.ts';
import {
  createTestRegister,
  HOUR,
  START,
  type TestOfficer,
  type TestRegister,
} from '../../../../tests/support/register.ts';
import { correctSupervision } from '../commands/correct-supervision.ts';
import { recordSupervision } from '../commands/record-supervision.ts';
import type { ExtractDocument } from '../paper/extract.ts';
import { extract } from '../queries/extract.ts';
import { people } from '../queries/people.ts';
import { person } from '../queries/person.ts';
import { type SupervisorsAnswer, supervisors } from '../queries/supervisors.ts';
import { peopleTable } from '../tables/people-table.ts';
import type { PeopleAnswer, PersonAnswer } from '../views.ts';

let test: TestRegister;
beforeAll(async () => {
  test = await createTestRegister();
});
afterAll(() => test.close());

const fileOf = async (personNo: number, officer: TestOfficer = 'sdf-origin'): Promise<PersonAnswer> =>
  (await ask(test, officer, person, { personNo: String(personNo) })) as PersonAnswer;
const told = async (personNo: number) =>
  (await fileOf(personNo)).person.supervisions.map(({ authority, name, fromAt, endsAt, withdrawal }) => [
    ...[authority ?? name, fromAt, endsAt, withdrawal],
  ]);
const found = async (filter: Record<string, string>, officer: TestOfficer = 'sdf-origin'): Promise<PeopleAnswer> =>
  (await ask(test, officer, people, filter)) as PeopleAnswer;
const numbers = ({ rows }: PeopleAnswer) => rows.map(({ personNo }) => personNo);
const begin = START - 50 * HOUR;

it('is recorded of many persons at once, ends where the next begins, and is on file, list, filter, table and extract', async () => {
  const persons = [await test.person(), await test.person(), await test.person()];
  const [first = 0, second = 0, third = 0] = persons;
  const source = 'letter of the office';
  await test.run('sdf-origin', recordSupervision, { persons, name: 'Prosecution Office 2', fromAt: begin, source });
  await test.run('sdf-origin', recordSupervision, {
    persons: [first, first],
    authority: 'MOJ',
    fromAt: begin + HOUR,
    source: 'order of transfer',
  });
  await test.run('sdf-origin', recordSupervision, {
    persons: [third],
    name: 'Court of Appeal',
    fromAt: begin + HOUR,
    untilAt: begin + 2 * HOUR,
    source,
  });
  expect(await told(first)).toEqual([
    ['Prosecution Office 2', begin, begin + HOUR, null],
    ['MOJ', begin + HOUR, null, null],
  ]);
  expect((await found({})).rows.map(({ supervisor }) => supervisor)).toEqual(['MOJ', 'Prosecution Office 2', null]);
  const { rows } = (await ask(test, 'sdf-origin', supervisors, {})) as SupervisorsAnswer;
  expect(rows.map(({ authority, name, persons: n }) => [authority, name, n])).toEqual([
    ['MOJ', null, 1],
    [null, 'Prosecution Office 2', 1],
  ]);
  expect(numbers(await found({ supervisor: 'MOJ' }))).toEqual([first]);
  expect(numbers(await found({ supervisor: rows[1]?.supervisor ?? '' }))).toEqual([second]);
  expect(numbers(await found({ supervisor: 'none' }))).toEqual([third]);
  expect(numbers(await found({ supervisor: 'MOJ', status: 'held', site: 'GHW' }))).toEqual([first]);
  expect(numbers(await found({ supervisor: 'MOJ', status: 'ended' }))).toEqual([]);
  const table = peopleTable.rows(await found({ supervisor: 'MOJ' }), 'en');
  expect(table[0]?.[10]).toBe('MOJ');
  const paper = (await ask(test, 'sdf-origin', extract, { personNo: String(first) })) as ExtractDocument;
  expect(paper.supervisions.map(({ authority, endsAt }) => [authority.en, endsAt])).toEqual([
    ['Prosecution Office 2', begin + HOUR],
    ['MOJ', null],
  ]);
});

it('is corrected: what was wrong stays with the reason, and ends nothing any more', async () => {
  const personNo = await test.person();
  const record = (name: string, fromAt: number) =>
    test.run('sdf-origin', recordSupervision, { persons: [personNo], name, fromAt, source: 'told' });
  await record('Office A', begin);
  const wrong = await record('Office B', begin + HOUR);
  const supervisionId = wrong.events[0]?.id as string;
  await test.run('sdf-origin', correctSupervision, {
    supervisionId,
    reason: 'it was another man',
    instead: { name: 'Office C', fromAt: begin + 3 * HOUR, source: 'the letter itself' },
  });
  expect(await told(personNo)).toEqual([
    ['Office A', begin, begin + 3 * HOUR, null],
    ['Office B', begin + HOUR, null, 'it was another man'],
    ['Office C', begin + 3 * HOUR, null, null],
  ]);
  await expect(test.run('sdf-origin', correctSupervision, { supervisionId, reason: 'again' })).rejects.toMatchObject({
    code: 'stale',
  });
});

it('names every problem at once, and asks for reach', async () => {
  const personNo = await test.person();
  const problems = (input: object) =>
    expect(test.run('sdf-origin', recordSupervision, { persons: [personNo], fromAt: begin, source: 'told', ...input }))
      .rejects;
  await problems({ fromAt: START + 999_999 * HOUR, untilAt: begin }).toMatchObject({
    problems: [
      { code: 'one-supervisor', field: 'name' },
      { code: 'not-yet', field: 'fromAt' },
      { code: 'ends-before-it-begins', field: 'untilAt' },
    ],
  });
  await problems({ authority: 'XYZ' }).toMatchObject({ problems: [{ code: 'unknown-authority', field: 'authority' }] });
  for (const officer of ['moj-cell', 'monitor'] as const)
    await expect(
      test.run(officer, recordSupervision, { persons: [personNo], name: 'Office', fromAt: begin, source: 'told' }),
    ).rejects.toThrow();
  expect(await test.see('moj-cell', 'SELECT FROM register.supervision')).toEqual([]);
  expect(((await ask(test, 'moj-cell', supervisors, {})) as SupervisorsAnswer).rows).toEqual([]);
});
