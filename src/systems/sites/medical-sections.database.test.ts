import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask } from '../../../tests/support/ask.ts';
import { createTestRegister, type TestRegister } from '../../../tests/support/register.ts';
import { occupancyTable } from './capacity/occupancy-table.ts';
import { addSection } from './commands/add-section.ts';
import { occupancy } from './queries/occupancy.ts';
import { sites } from './queries/sites.ts';

let test: TestRegister;
beforeAll(async () => {
  test = await createTestRegister();
  const place = { site: 'GHW', sex: 'male', ageGroup: 'adult', legalStatus: 'any', capacity: 4 } as const;
  await test.run('installation', addSection, { ...place, section: 'CLINIC', capacitySource: 'plan', medical: true });
  await test.run('installation', addSection, { ...place, section: 'PLAIN', capacitySource: 'plan' });
});
afterAll(() => test.close());

it('a section is for medical care where it was said to be, in the list, in occupancy and in its table', async () => {
  const all = await ask(test, 'sdf-origin', sites);
  const said = all.find(({ code }) => code === 'GHW')?.sections.map(({ section, medical }) => [section, medical]);
  expect(said).toEqual(
    expect.arrayContaining([
      ['CLINIC', true],
      ['PLAIN', false],
      ['A', false],
    ]),
  );
  const answer = await ask(test, 'sdf-origin', occupancy, { site: 'GHW' });
  expect(answer.rows.find(({ section }) => section === 'CLINIC')?.group).toMatchObject({ medical: true });
  const rows = occupancyTable.rows(answer, 'en');
  expect(rows.filter((row) => row.includes('medical')).map((row) => row[4])).toEqual(['CLINIC']);
});
