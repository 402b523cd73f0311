import { afterAll, beforeAll, expect, it } from 'vitest';
import { addAuthority } from '../../src/core/access/commands/add-authority.ts';
import { recordFoundInSection } from '../../src/systems/register/commands/record-found-in-section.ts';
import { addFamilySection } from '../../src/systems/sites/commands/add-family-section.ts';
import { addSite } from '../../src/systems/sites/commands/add-site.ts';
import { closeEmergency } from '../../src/systems/sites/commands/close-emergency.ts';
import { declareEmergency } from '../../src/systems/sites/commands/declare-emergency.ts';
import { planEvacuation } from '../../src/systems/sites/commands/plan-evacuation.ts';
import { recordLockdownCount } from '../../src/systems/sites/commands/record-lockdown-count.ts';
import { addLines } from '../../src/systems/transfers/commands/add-lines.ts';
import { Attackers } from '../support/attacker.ts';
import { addCamp, registerTestHousehold } from '../support/camp.ts';
import { breachOf, withId } from '../support/forged.ts';
import { createTestRegister, HOUR, START, type TestRegister } from '../support/register.ts';

const FREE = 'I31-resident-not-detained';
const account = 'Synthetic account.';
let test: TestRegister;
let attackers: Attackers;
let operationNo: number;
beforeAll(async () => {
  test = await createTestRegister();
  attackers = await Attackers.open(test);
  operationNo = await addCamp(test);
  await test.run('installation', addAuthority, { code: 'DAM', country: 'SYR', nameEn: 'DAM', nameAr: 'DAM' });
  for (const [code, authority] of [
    ['AKH', 'DAM'],
    ['ROJ', 'SDF'],
  ] as const) {
    const camp = { kind: 'camp', country: 'SYR', zone: 'Asia/Damascus', authority } as const;
    await test.run('installation', addSite, { code, nameEn: code, nameAr: code, ...camp });
    await test.run('installation', addFamilySection, {
      site: code,
      section: 'F',
      capacity: 40,
      capacitySource: 'test',
    });
  }
});
afterAll(async () => {
  await attackers.close();
  await test.close();
});

const household = async () => (await registerTestHousehold(test)).persons;
const present = async (personNo: number) =>
  (
    await test.admin.query(
      "SELECT custodian, site, state FROM register.custody WHERE person_no = $1 AND known_to IS NULL AND to_at = 'infinity'",
      [personNo],
    )
  ).rows[0];

it('I07-two-signatures-one-instant: nobody gives a person to another authority by finding the person in its camp', async () => {
  const [[mother], held] = [await household(), await test.person()];
  for (const data of [
    { custodian: 'DAM', site: 'AKH' },
    { custodian: 'SDF', site: 'AKH' },
    { custodian: 'DAM', site: 'HOL' },
  ]) {
    const free = withId({ type: 'ResidentFound', stream: mother, data });
    const breaches = [breachOf(free, FREE), breachOf(free, 'I07-two-signatures-one-instant')];
    expect(await attackers.as('sdf-origin').append(free, ...breaches)).toBe('not-permitted');
    const detained = withId({ type: 'ResidentFound', stream: held, data });
    expect(await attackers.as('sdf-origin').append(detained, breachOf(detained, FREE))).toBe('not-permitted');
  }
  expect([await present(mother), await present(held)]).toEqual([
    { custodian: 'SDF', site: 'HOL', state: 'resident' },
    { custodian: 'SDF', site: 'GHW', state: 'held' },
  ]);
});

it('I31-resident-not-detained: an emergency moves those who live where it is, while it lasts, and nobody else without a basis of the own', async () => {
  const inside = await household();
  const declared = await test.run('sdf-origin', declareEmergency, { site: 'HOL', kind: 'attack', account });
  const { emergencyId } = declared.result as { emergencyId: string };
  const planned = await test.run('sdf-origin', planEvacuation, {
    emergencyId,
    operationNo,
    code: 'EVA-1',
    toSite: 'AKH',
    via: [],
    escortAuthority: 'CJTF',
    toAuthority: 'DAM',
    plannedAt: START + HOUR,
    section: 'Phase 1',
  });
  const { manifestNo } = planned.result as { manifestNo: number };
  const without = async (): Promise<number[]> =>
    (
      await test.admin.query(
        'SELECT person_no::int AS no FROM transfers.seal_problems($1, register.clock()) WHERE rule = $2',
        [manifestNo, FREE],
      )
    ).rows.map(({ no }) => no);
  const list = (persons: readonly number[]) => test.run('sdf-cell', addLines, { manifestNo, persons: [...persons] });
  expect(await without()).toEqual([]);
  // of another camp of the same authority
  const others = await household();
  for (const personNo of others)
    await test.run('sdf-origin', recordFoundInSection, { personNo, site: 'ROJ', section: 'F' });
  await expect(list(others)).rejects.toMatchObject({ code: FREE });
  // who came after it was planned may go too, while it lasts
  const later = await household();
  await list(later);
  const { rows } = await test.admin.query(
    "SELECT count(*)::int AS n FROM register.custody WHERE site = 'HOL' AND custodian = 'SDF' AND known_to IS NULL AND to_at = 'infinity'",
  );
  await test.run('sdf-origin', recordLockdownCount, { emergencyId, counted: rows[0].n, missing: [] });
  await test.run('sdf-origin', closeEmergency, { emergencyId, account });
  const left = await without();
  for (const no of [...inside, ...later]) expect(left).toContain(no);
  await expect(list(await household())).rejects.toMatchObject({ code: FREE });
});
