import { afterAll, beforeAll, expect, it } from 'vitest';
import { nameSection } from '../../src/systems/sites/commands/name-section.ts';
import { Attackers } from '../support/attacker.ts';
import { createTestRegister, type TestRegister } from '../support/register.ts';

let test: TestRegister;
let attackers: Attackers;
let stream: number;
beforeAll(async () => {
  test = await createTestRegister();
  attackers = await Attackers.open(test);
  const { rows } = await test.admin.query<{ no: string }>("SELECT sites.stream_of('GHW') AS no");
  stream = Number(rows[0]?.no);
});
afterAll(async () => {
  await attackers.close();
  await test.close();
});

const named = (more: Record<string, string> = {}) => ({
  type: 'SectionNamed',
  stream,
  data: { site: 'GHW', section: 'A', nameEn: 'Wing A', nameAr: 'الجناح', ...more },
});

it('a section is named by the authority that answers for its site, on the stream of the site', async () => {
  expect(await attackers.as('sdf-origin').append(named())).toBe('not-permitted');
  expect(await attackers.as('moj-admin').append(named())).toBe('not-permitted');
  expect(await attackers.as('sdf-admin').append(named({ section: 'NOWHERE' }))).toBe('not-found');
  expect(await attackers.as('sdf-admin').append(named({ nameAr: '' }))).toContain('name_ar');
  expect(await attackers.as('sdf-admin').append(named())).toBe('accepted');
  await expect(
    test.run('moj-admin', nameSection, { site: 'GHW', section: 'A', nameEn: 'B', nameAr: 'ب' }),
  ).rejects.toThrow('not-permitted');
  await test.run('sdf-admin', nameSection, { site: 'GHW', section: 'A', nameEn: 'East wing', nameAr: 'الجناح الشرقي' });
  // the newest counts, and the code stays
  expect(
    await test.see(
      'monitor',
      "SELECT section, name_en, name_ar FROM sites.section WHERE site = 'GHW' AND section = 'A'",
    ),
  ).toEqual([{ section: 'A', name_en: 'East wing', name_ar: 'الجناح الشرقي' }]);
});
