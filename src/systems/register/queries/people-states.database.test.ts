import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestConvoy, type TestConvoy } from '../../../../tests/support/convoy.ts';
import { createTestRegister, type TestRegister } from '../../../../tests/support/register.ts';
import { anyQuery } from '../../../platform/http/query-definition.ts';
import { runQuery } from '../../../platform/http/run-query.ts';
import { recordEscape } from '../commands/record-escape.ts';
import { peopleTable } from '../tables/people-table.ts';
import type { PeopleAnswer, PeopleQuery } from '../views.ts';
import { people } from './people.ts';

let register: TestRegister;
let convoy: TestConvoy;
beforeAll(async () => {
  register = await createTestRegister();
  convoy = await createTestConvoy(register, 2);
  await convoy.until('handed-over-1');
});
afterAll(() => register.close());

const statesOf = async (status: NonNullable<PeopleQuery['status']>): Promise<Record<number, unknown>> => {
  const token = register.token('escort');
  const answer = (await runQuery(
    register.register.pool,
    anyQuery(people),
    token,
    { status },
    () => [],
  )) as PeopleAnswer;
  return Object.fromEntries(answer.rows.map(({ personNo, state }) => [personNo, state]));
};

test('who escaped on the way is at large, and not on the move any more', async () => {
  const [first = 0, second = 0] = convoy.persons;
  expect(await statesOf('moving')).toEqual({ [first]: 'moving', [second]: 'moving' });
  await register.run('escort', recordEscape, { personNo: first, circumstances: 'synthetic', place: 'the road' });
  expect(await statesOf('moving')).toEqual({ [second]: 'moving' });
  expect(await statesOf('unaccounted')).toEqual({ [first]: 'escaped' });
});

test('a table has no name in another script in the column of Latin letters', () => {
  const row = {
    personNo: 1,
    registerNumber: 'GHW-000001-Y',
    names: [{ full: 'تجربة عمار', script: 'arabic', kind: 'primary' }],
    sex: 'male',
    ageClass: 'undetermined',
    birth: null,
    nationalities: [],
    custodian: 'SDF',
    supervisor: null,
    resident: false,
    state: 'held',
    place: { site: 'GHW', section: null, vehicle: null },
    breaches: 0,
    closed: false,
    manifestNo: null,
  } as const;
  const table = peopleTable.rows(
    {
      rows: [{ ...row, names: [...row.names], nationalities: [] }],
      beginning: false,
      abilities: [],
      total: 1,
      page: 1,
      pageSize: 50,
    },
    'en',
  );
  expect(table[0]?.slice(1, 3)).toEqual(['تجربة عمار', '']);
});
