import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask } from '../../../tests/support/ask.ts';
import {
  createTestRegister,
  HOUR,
  START,
  type TestOfficer,
  type TestRegister,
} from '../../../tests/support/register.ts';
import { recordUnverifiedRelease } from '../register/commands/record-unverified-release.ts';
import { person } from '../register/queries/person.ts';
import type { PersonAnswer } from '../register/views.ts';
import { recordHealth } from './commands/record-health.ts';
import { healthOwed } from './queries/health-owed.ts';
import { healthOwedTable } from './queries/health-owed-table.ts';
import type { HealthOwedAnswer } from './views.ts';

let test: TestRegister;
beforeAll(async () => {
  test = await createTestRegister();
});
afterAll(() => test.close());

const fileOf = async (personNo: number, officer: TestOfficer = 'sdf-origin') =>
  (await ask(test, officer, person, { personNo: String(personNo) })) as PersonAnswer;
const owed = async (filter: Record<string, string> = {}, officer: TestOfficer = 'sdf-health') =>
  (await ask(test, officer, healthOwed, filter)) as HealthOwedAnswer;
const owedOnFile = async (personNo: number) =>
  (await fileOf(personNo)).owedNext
    .filter(({ code }) => code.startsWith('health-'))
    .map(({ code, dueAt, by }) => [code, dueAt, by]);

it('who was not seen since admission is owed it on the file, in the list and in the counts, and no longer when seen', async () => {
  const [one, two, three] = [
    await test.person({ section: 'A' }),
    await test.person({ fromAt: START - 30 * HOUR }),
    await test.person(),
  ];
  expect(await owedOnFile(one)).toEqual([['health-at-admission', START - HOUR + 24 * HOUR, 'health_officer']]);
  const before = await owed({ site: 'GHW', state: 'admission' });
  // the longest first
  expect(before.rows.map(({ personNo }) => personNo)).toEqual([two, one, three]);
  expect(before.sites).toEqual([{ site: 'GHW', occasion: 'admission', persons: 3, inTime: 0, later: 0, notSeen: 3 }]);
  expect(healthOwedTable.rows(before, 'en')[0]?.slice(2)).toEqual(['GHW', 'at admission', '2026-01-16 23:00Z', '30']);
  await expect(
    test.run('sdf-health', recordHealth, {
      occasion: 'admission',
      expectedCount: 1,
      rows: [one, two].map((personNo) => ({ personNo, finding: 'fit' as const })),
    }),
  ).rejects.toMatchObject({ code: 'count-differs' });
  await test.run('sdf-health', recordHealth, {
    occasion: 'admission',
    expectedCount: 2,
    rows: [
      { personNo: one, finding: 'fit' },
      { personNo: two, finding: 'needs-care', note: 'a wound', medication: 'none' },
    ],
  });
  expect(await owedOnFile(one)).toEqual([]);
  const after = await owed();
  expect(after.rows.map(({ personNo }) => personNo)).toEqual([three]);
  expect(after.sites).toEqual([{ site: 'GHW', occasion: 'admission', persons: 3, inTime: 1, later: 1, notSeen: 1 }]);
  expect((await owed({}, 'moj-receiver')).rows).toEqual([]);
});

it('I22: what was found is for health officers of an authority within reach; others see when, by whom, and fit or not', async () => {
  const personNo = await test.person();
  await test.run('sdf-health', recordHealth, {
    occasion: 'admission',
    expectedCount: 1,
    rows: [
      { personNo, finding: 'not-fit', note: 'a broken arm', medication: 'for pain', examinedAt: START - HOUR / 2 },
    ],
  });
  const told = {
    occasion: 'admission',
    finding: 'not-fit',
    examinedAt: START - HOUR / 2,
    officer: { officerNo: test.officerNo('sdf-health'), name: { en: 'sdf-health', ar: 'sdf-health' } },
    authority: 'SDF',
  };
  expect((await fileOf(personNo, 'sdf-health')).health).toEqual([
    { ...told, note: 'a broken arm', medication: 'for pain' },
  ]);
  for (const officer of ['sdf-origin', 'monitor', 'clerk'] as const) {
    expect((await fileOf(personNo, officer)).health).toEqual([{ ...told, note: null, medication: null }]);
    expect(await test.see(officer, 'SELECT FROM care.fitness_note')).toEqual([]);
  }
  expect(await test.see('moj-receiver', 'SELECT FROM care.health_check')).toEqual([]);
});

it('who was let go unseen stands in the list until a health officer says that the person was seen, also afterwards', async () => {
  const personNo = await test.person();
  await test.run('sdf-origin', recordUnverifiedRelease, {
    personNo,
    how: 'in-error',
    circumstances: 'another name',
    place: 'gate',
  });
  expect((await owed({ state: 'release' })).rows.map((row) => [row.personNo, row.site])).toEqual([[personNo, 'GHW']]);
  await test.run('sdf-health', recordHealth, {
    occasion: 'release',
    expectedCount: 1,
    rows: [{ personNo, finding: 'fit', examinedAt: START - HOUR / 4 }],
  });
  expect((await owed({ state: 'release' })).rows).toEqual([]);
  expect((await owed({ state: 'release' })).sites.filter(({ occasion }) => occasion === 'release')).toEqual([
    { site: 'GHW', occasion: 'release', persons: 1, inTime: 1, later: 0, notSeen: 0 },
  ]);
});

it('nobody is seen in the future, nor by who is no health officer', async () => {
  const personNo = await test.person();
  const seen = { occasion: 'admission', expectedCount: 1, rows: [{ personNo, finding: 'fit' }] } as const;
  await expect(
    test.run('sdf-health', recordHealth, {
      ...seen,
      rows: [{ personNo, finding: 'fit', examinedAt: START + 9 * HOUR }],
    }),
  ).rejects.toMatchObject({ problems: [{ code: 'in-the-future' }] });
  await expect(test.run('sdf-origin', recordHealth, { ...seen, rows: [...seen.rows] })).rejects.toMatchObject({
    code: 'not-permitted',
  });
});
