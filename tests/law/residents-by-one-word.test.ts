import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addAuthority } from '../../src/core/access/commands/add-authority.ts';
import { correctEvent } from '../../src/systems/register/commands/correct-event.ts';
import { recordFoundInSection } from '../../src/systems/register/commands/record-found-in-section.ts';
import { recordResidentDetained } from '../../src/systems/register/commands/record-resident-detained.ts';
import { recordUnaccounted } from '../../src/systems/register/commands/record-unaccounted.ts';
import { addFamilySection } from '../../src/systems/sites/commands/add-family-section.ts';
import { addSite } from '../../src/systems/sites/commands/add-site.ts';
import { closeEmergency } from '../../src/systems/sites/commands/close-emergency.ts';
import { declareEmergency } from '../../src/systems/sites/commands/declare-emergency.ts';
import { planEvacuation } from '../../src/systems/sites/commands/plan-evacuation.ts';
import { recordLockdownCount } from '../../src/systems/sites/commands/record-lockdown-count.ts';
import { addLines } from '../../src/systems/transfers/commands/add-lines.ts';
import { loadSystemChecks } from '../../src/systems/verification.ts';
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

const violated = async (): Promise<string[]> => {
  const found: string[] = [];
  for (const { rule, sql } of (await loadSystemChecks()).invariants)
    for (const row of (await test.admin.query(sql)).rows) found.push(`${rule} ${JSON.stringify(row)}`);
  return found;
};

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

it('I31-resident-not-detained: a detention that becomes known afterwards is carried through what was recorded of the resident before, and goes again when it is taken back', async () => {
  const [, boy, girl] = await household();
  await test.run('sdf-origin', recordFoundInSection, { personNo: boy, site: 'HOL', section: 'Phase 1' });
  await test.run('sdf-origin', recordUnaccounted, { personNo: girl, circumstances: 'not seen' });
  expect([(await present(boy)).state, (await present(girl)).state]).toEqual(['resident', 'missing']);
  const since = { site: 'HOL', section: 'Phase 1', fromAt: START - HOUR / 2 };
  const arrested = await test.run('sdf-origin', recordResidentDetained, { personNo: boy, ...since });
  await test.run('sdf-origin', recordResidentDetained, { personNo: girl, ...since });
  expect([(await present(boy)).state, (await present(girl)).state]).toEqual(['held', 'unaccounted']);
  expect(await violated()).toEqual([]);
  // as it was known before, he was a resident
  const before = await test.admin.query(
    'SELECT state FROM register.custody WHERE person_no = $1 AND known_to IS NOT NULL ORDER BY known_to DESC, from_at DESC LIMIT 1',
    [boy],
  );
  expect(before.rows).toEqual([{ state: 'resident' }]);
  // a register that an older program wrote is brought to the same by its migration
  const told = async () =>
    (
      await test.admin.query(
        `SELECT to_jsonb(x) AS row FROM (SELECT event_pos, at, state, NULL AS known_from, NULL AS known_to FROM register.custody_fact WHERE person_no = $1
           UNION ALL SELECT event_pos, from_at, state, known_from, known_to FROM register.custody WHERE person_no = $1) x ORDER BY 1`,
        [boy],
      )
    ).rows;
  const carried = await told();
  await test.admin.query(`BEGIN; SET LOCAL session_replication_role = replica;
    DELETE FROM register.custody c WHERE person_no = ${boy} AND state = 'held' AND EXISTS (SELECT FROM register.custody b WHERE b.person_no = c.person_no AND b.from_at = c.from_at AND b.state = 'resident' AND b.known_to = c.known_from);
    UPDATE register.custody c SET known_to = NULL FROM register.custody_fact f WHERE c.person_no = ${boy} AND f.person_no = c.person_no AND c.event_pos = f.event_pos AND f.state = 'held' AND NOT f.opens;
    UPDATE register.custody_fact SET state = 'resident' WHERE person_no = ${boy} AND state = 'held' AND NOT opens; COMMIT`);
  expect([(await present(boy)).state, (await told()).length]).toEqual(['resident', carried.length - 1]);
  await test.admin.query(readFileSync('migrations/0041-detentions-known-later.sql', 'utf8'));
  expect(await told()).toEqual(carried);
  const corrects = arrested.events[0]?.id ?? '';
  await test.run('sdf-origin', correctEvent, { eventId: corrects, correction: { withdrawn: true }, reason: account });
  expect((await present(boy)).state).toBe('resident');
  expect(await violated()).toEqual([]);
});
