import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask } from '../../../../tests/support/ask.ts';
import {
  createTestRegister,
  HOUR,
  START,
  type TestOfficer,
  type TestRegister,
} from '../../../../tests/support/register.ts';
import { recordDeprivation } from '../commands/record-deprivation.ts';
import { recordFirstAppearance } from '../commands/record-first-appearance.ts';
import { noJudge } from '../queries/no-judge.ts';
import { person } from '../queries/person.ts';
import { noJudgeTable } from '../tables/no-judge-table.ts';
import type { PersonAnswer } from '../views.ts';
import type { UnjudgedAnswer } from './owed-views.ts';

let test: TestRegister;
beforeAll(async () => {
  test = await createTestRegister();
});
afterAll(() => test.close());

const fileOf = async (personNo: number, officer: TestOfficer = 'sdf-origin') =>
  (await ask(test, officer, person, { personNo: String(personNo) })) as PersonAnswer;
const listed = async (filter: Record<string, string> = {}, officer: TestOfficer = 'sdf-origin') =>
  (await ask(test, officer, noJudge, filter)) as UnjudgedAnswer;
const brought = { when: '2026-01-18T07:30', court: 'Investigating judge of Hasakah', source: 'known' } as const;

it('who was never before a judge is in the list with how long, and out of it when that is recorded, several at once', async () => {
  const [one, two, three] = [
    await test.person(),
    await test.person({ fromAt: START - 50 * HOUR }),
    await test.person({ section: 'A' }),
  ];
  const before = await listed({ site: 'GHW' });
  expect(before.rows.map(({ personNo }) => personNo)).toEqual([two, one, three]);
  expect(before.sites).toEqual([{ site: 'GHW', persons: 3, longestSinceAt: START - 50 * HOUR }]);
  expect(noJudgeTable.rows(before, 'en')[0]?.slice(2)).toEqual(['GHW', '', '2026-01-16 03:00Z', '50']);
  expect((await fileOf(one)).owedNext.map(({ code }) => code)).toContain('judge-missing');
  await test.run('sdf-origin', recordFirstAppearance, { persons: [one, two, one], ...brought });
  expect((await listed()).rows.map(({ personNo }) => personNo)).toEqual([three]);
  expect((await fileOf(one)).owedNext.map(({ code }) => code)).not.toContain('judge-missing');
  // a clerk of the judiciary records it of anybody, an officer of another authority of nobody
  await test.run('clerk', recordFirstAppearance, { persons: [three], ...brought, authority: 'SJC' });
  expect((await listed()).total).toBe(0);
  const four = await test.person();
  await expect(test.run('moj-receiver', recordFirstAppearance, { persons: [four], ...brought })).rejects.toMatchObject({
    code: 'not-found',
  });
  expect((await listed({}, 'moj-receiver')).rows).toEqual([]);
});

it('arrest, arrival and first judge stand on the file with the hours between them', async () => {
  const personNo = await test.person({ fromAt: START - 20 * HOUR });
  const told = { state: 'known', text: 'told' } as const;
  await test.run('sdf-origin', recordDeprivation, {
    personNo,
    deprivation: {
      when: { state: 'inherited', text: '2026-01-16', from: 'the list' },
      place: told,
      unit: told,
      authority: told,
      circumstances: told,
      condition: told,
      reasonsTold: told,
      inventory: { state: 'listed', items: [] },
    },
  });
  const documentSha256 = await test.document('sdf-origin');
  await test.run('sdf-origin', recordFirstAppearance, { persons: [personNo], ...brought, documentSha256 });
  const { openings, documents } = await fileOf(personNo);
  expect(openings[0]?.appearance).toMatchObject({ ...brought, authority: null, from: null, documentSha256 });
  // GHW keeps the time of Damascus: three hours before that of the register's clock in UTC
  expect(openings[0]?.gaps).toEqual({
    arrestToArrival: { least: 12, most: 36 },
    arrivalToJudge: { least: 19, most: 19 },
    arrestToJudge: { least: 31, most: 55 },
  });
  expect(documents.map(({ kind }) => kind)).toContain('first-appearance');
});

it('is corrected for a reason: the earlier record stays and is cited, and a correction of one that counts no more is refused', async () => {
  const personNo = await test.person();
  const first = await test.run('sdf-origin', recordFirstAppearance, { persons: [personNo], ...brought });
  await expect(
    test.run('sdf-origin', recordFirstAppearance, { persons: [personNo], ...brought }),
  ).rejects.toMatchObject({ problems: [{ code: 'first-appearance-recorded', personNo }] });
  await test.run('clerk', recordFirstAppearance, {
    persons: [personNo],
    when: '2026-01',
    authority: 'SJC',
    source: 'inherited',
    from: 'register of the prison',
    reason: 'the hour was that of the lawyer',
  });
  const { openings, timeline } = await fileOf(personNo);
  expect(openings[0]?.appearance).toMatchObject({ when: '2026-01', authority: 'SJC', from: 'register of the prison' });
  const told = timeline.filter(({ type }) => type === 'FirstAppearanceRecorded');
  expect(told.map(({ correctedBy }) => correctedBy)).toEqual([told[1]?.eventId, undefined]);
  expect(told[0]?.eventId).toBe(first.events[0]?.id);
});

it('names what is wrong: a date that is none or lies ahead, no court, an authority that is none, from whom', async () => {
  const personNo = await test.person();
  const refused = async (change: object, field: string) =>
    expect(
      test.run('sdf-origin', recordFirstAppearance, { persons: [personNo], ...brought, ...change }),
    ).rejects.toMatchObject({ code: 'invalid-input', problems: [expect.objectContaining({ field })] });
  await refused({ when: '2026-01-20' }, 'when');
  await refused({ when: 'in spring' }, 'when');
  await refused({ court: undefined }, 'court');
  await refused({ authority: 'NOBODY' }, 'authority');
  await refused({ source: 'inherited' }, 'from');
  await refused({ documentSha256: 'a'.repeat(64) }, 'documentSha256');
});
