import { afterAll, beforeAll, expect, it } from 'vitest';
import { correctEvent } from '../../src/systems/register/commands/correct-event.ts';
import { recordFoundInSection } from '../../src/systems/register/commands/record-found-in-section.ts';
import { registerPerson } from '../../src/systems/register/commands/register-person.ts';
import { addSection } from '../../src/systems/sites/commands/add-section.ts';
import { addSite } from '../../src/systems/sites/commands/add-site.ts';
import { recordControl } from '../../src/systems/sites/commands/record-control.ts';
import { loadSystemChecks } from '../../src/systems/verification.ts';
import { Attackers, refused } from '../support/attacker.ts';
import { createTestConvoy } from '../support/convoy.ts';
import {
  breachOf,
  correctionOf,
  custodyAdmitted,
  custodyFound,
  foundInSection,
  sectionMoved,
} from '../support/forged.ts';
import { eventOf, openRules } from '../support/of-a-person.ts';
import { createTestRegister, HOUR, START, type TestRegister } from '../support/register.ts';

let test: TestRegister;
let attackers: Attackers;
beforeAll(async () => {
  test = await createTestRegister();
  attackers = await Attackers.open(test);
});
afterAll(async () => {
  await attackers.close();
  await test.close();
});

const RULE = 'I07-two-signatures-one-instant';
const now = async (): Promise<number> =>
  Number((await test.admin.query<{ ms: string }>('SELECT register.ms(register.clock()) AS ms')).rows[0]?.ms);
/** Rows of custody that an authority has of these persons now. */
const places = async (persons: readonly number[]): Promise<string[]> =>
  (
    await test.admin.query<{ place: string }>(
      "SELECT custodian || ' ' || site || '/' || section AS place FROM register.custody WHERE person_no = ANY ($1) AND known_to IS NULL AND to_at = 'infinity' ORDER BY person_no",
      [persons],
    )
  ).rows.map(({ place }) => place);
/** Who breaks a rule, as `verify` asks. */
const violated = async (rule: string): Promise<string[]> => {
  const found: string[] = [];
  for (const check of (await loadSystemChecks()).invariants.filter((one) => one.rule === rule))
    for (const row of (await test.admin.query(check.sql)).rows) found.push(String(Object.values(row)[0]));
  return found;
};
const forMen = { sex: 'male', ageGroup: 'adult', capacity: 20, legalStatus: 'any', capacitySource: 'test' } as const;

it('I07-two-signatures-one-instant: who is found in the own custody at a site of another authority from the first is recorded with a breach, admitted there by no act', async () => {
  const at = { custodian: 'SDF', site: 'RAB', fromAt: START - HOUR, basis: 'capture' as const };
  const names = [{ full: 'Hadi Test Person', script: 'latin' as const, kind: 'primary' as const, source: 'test' }];
  const outcome = await test.run('sdf-origin', registerPerson, {
    site: 'GHW',
    person: { names, sex: 'male', birth: '1990', nationalities: [] },
    custody: at,
  });
  const { personNo } = outcome.result as { personNo: number };
  expect((await openRules(test, personNo)).toSorted()).toEqual(['I04-no-admission-without-order', RULE]);
  expect(await violated(RULE)).not.toContain(`person ${personNo}`);
  // the same past the command: on a person who is known, and by a correction of the first fact
  const convoy = await createTestConvoy(test, 1);
  const [person] = convoy.persons as [number];
  const found = custodyFound(person, 'SDF', 'RAB');
  expect(await attackers.as('sdf-origin').append(found)).toBe(RULE);
  expect(await attackers.each(() => [custodyAdmitted(person, 'SDF', 'RAB')])).toEqual(
    refused({ 'sdf-origin': RULE, 'moj-receiver': RULE }),
  );
  const entry = await eventOf(test, person, 'CustodyFound');
  expect(
    await attackers.as('sdf-origin').append({
      type: 'CustodyCorrected',
      stream: person,
      data: { corrects: entry, place: { site: 'RAB' } },
      personal: { reason: 'forged' },
    }),
  ).toBe(RULE);
  await test.run('sdf-origin', correctEvent, {
    eventId: entry,
    correction: { site: 'RAB' },
    reason: 'the list named the wrong site',
  });
  expect(await openRules(test, person)).toContain(RULE);
  expect(await violated(RULE)).not.toContain(`person ${person}`);
});

it('I07-two-signatures-one-instant: who is found at a site of another authority is recorded there, with a breach, and is put there by no act', async () => {
  const [person, moved, corrected] = [await test.person(), await test.person(), await test.person()];
  const there = foundInSection(person, '1', 'KRK');
  expect(await attackers.as('sdf-origin').append(there)).toBe(RULE);
  expect(await attackers.as('sdf-origin').append(sectionMoved(moved, '1', undefined, 'KRK'))).toBe(RULE);
  // a site is not answered for by whoever says so
  const control = { site: 'KRK', authority: 'SDF', fromAt: START - 48 * HOUR, toAt: START - HOUR / 4 };
  await test.run('sdf-origin', recordControl, { ...control, sourceKind: 'statement', source: 'own word' });
  expect(await attackers.as('sdf-origin').append({ ...there, occurredAt: START - HOUR / 2 })).toBe(RULE);
  expect(await attackers.as('sdf-origin').append(there, breachOf(there, RULE))).toBe('accepted');
  await test.run('sdf-origin', recordFoundInSection, { personNo: moved, site: 'KRK', section: '1' });
  await test.run('sdf-origin', recordFoundInSection, { personNo: corrected, site: 'GHW', section: 'A' });
  const wrong = { corrects: await eventOf(test, corrected, 'FoundInSection'), place: { site: 'KRK', section: '1' } };
  expect(await attackers.as('sdf-origin').append(correctionOf(corrected, wrong.corrects, wrong))).toBe(RULE);
  const correction = { site: 'KRK', section: '1' };
  await test.run('sdf-origin', correctEvent, { eventId: wrong.corrects, correction, reason: 'seen there instead' });
  for (const no of [moved, corrected]) expect(await openRules(test, no)).toContain(RULE);
  expect(await places([moved, corrected])).toEqual(['SDF KRK/1', 'SDF KRK/1']);
  expect(await violated(RULE)).toEqual([]);
  // and where the breach is taken away past the law, it is found
  await test.admin.query(
    `BEGIN; SET LOCAL session_replication_role = replica; DELETE FROM register.breach WHERE person_no = ${moved}; COMMIT`,
  );
  expect(await violated(RULE)).toEqual([`person ${moved}`]);
});

it('I07-two-signatures-one-instant: what was at a site before it passed to another authority is recorded afterwards without a breach', async () => {
  const site = {
    code: 'OLD',
    nameEn: 'OLD',
    nameAr: 'OLD',
    kind: 'prison',
    country: 'SYR',
    zone: 'Asia/Damascus',
  } as const;
  await test.run('installation', addSite, { ...site, authority: 'SDF' });
  await test.run('installation', addSection, { site: 'OLD', section: 'A', ...forMen });
  const person = await test.person();
  const source = { sourceKind: 'document', source: 'order of the day' } as const;
  await test.run('sdf-origin', recordControl, { site: 'OLD', authority: 'MOJ', fromAt: await now(), ...source });
  await test.run('sdf-origin', recordFoundInSection, {
    personNo: person,
    site: 'OLD',
    section: 'A',
    occurredAt: START - HOUR / 2,
  });
  expect(await openRules(test, person)).not.toContain(RULE);
  const later = foundInSection(await test.person(), 'A', 'OLD');
  expect(await attackers.as('sdf-origin').append(later)).toBe(RULE);
  expect(await violated(RULE)).not.toContain(`person ${person}`);
});
