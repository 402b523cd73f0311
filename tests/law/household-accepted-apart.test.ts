import { afterAll, beforeAll, expect, it } from 'vitest';
import { approveSeparation } from '../../src/systems/register/commands/approve-separation.ts';
import { confirmLeaving } from '../../src/systems/register/commands/confirm-leaving.ts';
import { joinHousehold } from '../../src/systems/register/commands/join-household.ts';
import { leaveHousehold } from '../../src/systems/register/commands/leave-household.ts';
import { proposeSeparation } from '../../src/systems/register/commands/propose-separation.ts';
import { recordMovementBasis } from '../../src/systems/register/commands/record-movement-basis.ts';
import { registerHousehold } from '../../src/systems/register/commands/register-household.ts';
import { recordFear } from '../../src/systems/safeguards/commands/record-fear.ts';
import { addFamilySection } from '../../src/systems/sites/commands/add-family-section.ts';
import { acceptLines } from '../../src/systems/transfers/commands/accept-lines.ts';
import { assignCompartments } from '../../src/systems/transfers/commands/assign-compartments.ts';
import { createManifest } from '../../src/systems/transfers/commands/create-manifest.ts';
import { proposeSeal } from '../../src/systems/transfers/commands/propose-seal.ts';
import { loadSystemChecks } from '../../src/systems/verification.ts';
import { Gate } from '../support/at-the-gate.ts';
import { Attackers } from '../support/attacker.ts';
import { addCamp, campManifest, campPerson, registerTestHousehold } from '../support/camp.ts';
import { TestConvoy } from '../support/convoy.ts';
import { lineDecided, sealProposed } from '../support/forged.ts';
import { createTestRegister, HOUR, START, type TestRegister } from '../support/register.ts';

const RULE = 'I32-household-together';
let test: TestRegister;
let attackers: Attackers;
let operationNo: number;
let gate: Gate;
beforeAll(async () => {
  test = await createTestRegister();
  attackers = await Attackers.open(test);
  operationNo = await addCamp(test);
  gate = new Gate(test);
  await test.run('installation', addFamilySection, {
    site: 'JAD',
    section: 'Others',
    capacity: 40,
    capacitySource: 'test',
  });
});
afterAll(async () => {
  await attackers.close();
  await test.close();
});

/** A convoy of these persons from the camp over the border, offered to the receiving authority. */
const offered = async (persons: readonly number[]): Promise<TestConvoy> => {
  await test.run('sdf-origin', recordMovementBasis, {
    persons: [...persons],
    toSite: 'JAD',
    basis: 'consent',
    account: 'said so before an interpreter',
    expiresAt: START + 240 * HOUR,
  });
  const made = await test.run('sdf-cell', createManifest, campManifest(operationNo, persons));
  const convoy = new TestConvoy(test, operationNo, made.events[0]?.streamNo as number, persons);
  for (const step of ['ordered', 'fit', 'told', 'interviewed'] as const) await convoy.step(step);
  return convoy;
};
const accept = (manifestNo: number, sections: Readonly<Record<number, string>>) =>
  test.run('moj-receiver', acceptLines, {
    manifestNo,
    expectedCount: Object.keys(sections).length,
    decisions: Object.entries(sections).map(([personNo, section]) => ({
      personNo: Number(personNo),
      decision: 'accepted' as const,
      site: 'JAD',
      section,
    })),
  });
const attack = (manifestNo: number, ...decided: readonly (readonly [number, string])[]) =>
  attackers
    .as('moj-receiver')
    .append(...decided.map(([personNo, section]) => lineDecided(personNo, manifestNo, section, 'JAD')));
const single = async (name: string): Promise<number> => {
  const { result } = await test.run('sdf-origin', registerHousehold, {
    site: 'HOL',
    section: 'Phase 1',
    sinceAt: START - HOUR,
    source: 'camp list',
    members: [{ role: 'head', person: campPerson(name, 'female', '1990-01-01') }],
  });
  return (result as { persons: { personNo: number }[] }).persons[0]?.personNo as number;
};
/** Who would keep the seal away by this rule. */
const sealed = async (manifestNo: number): Promise<number[]> =>
  (
    await test.admin.query<{ person_no: number }>(
      "SELECT DISTINCT person_no::int FROM transfers.seal_problems($1, register.clock()) WHERE rule = $2 AND detail LIKE '%accepted%' ORDER BY 1",
      [manifestNo, RULE],
    )
  ).rows.map(({ person_no }) => person_no);

it('I32-household-together: two acceptances, one after the other, put no household into two sections: refused by the database, and named by the command', async () => {
  const { persons } = await registerTestHousehold(test);
  const [mother, son, daughter] = persons;
  const { manifestNo } = await offered(persons);
  expect(await attack(manifestNo, [mother, 'Families'])).toBe('accepted');
  expect(await attack(manifestNo, [son, 'Others'])).toBe(RULE);
  expect(await attack(manifestNo, [son, 'Others'], [daughter, 'Families'])).toBe(RULE);
  await expect(accept(manifestNo, { [son]: 'Others', [daughter]: 'Others' })).rejects.toMatchObject({
    code: RULE,
    problems: [{ personNo: son }, { personNo: daughter }],
  });
  await accept(manifestNo, { [son]: 'Families' });
  // each time the newest acceptance of each counts: the household goes elsewhere by one command, whole
  expect(await attack(manifestNo, [mother, 'Others'], [son, 'Others'])).toBe('accepted');
  await expect(accept(manifestNo, { [daughter]: 'Families' })).rejects.toMatchObject({
    code: RULE,
    problems: [{ personNo: daughter }],
  });
  await accept(manifestNo, { [daughter]: 'Others' });
  expect(await sealed(manifestNo)).toEqual([]);
});

it('I32-household-together: a household that travels by two manifests to one site is accepted for one section', async () => {
  const { persons } = await registerTestHousehold(test);
  const [mother, son, daughter] = persons;
  const first = await offered([mother, son]);
  const second = await offered([daughter]);
  await accept(first.manifestNo, { [mother]: 'Families', [son]: 'Families' });
  expect(await attack(second.manifestNo, [daughter, 'Others'])).toBe(RULE);
  // what two officers decided lets a person be apart
  const proposed = await test.run('sdf-origin', proposeSeparation, {
    personNo: daughter,
    ground: 'medical',
    reasons: 'the daughter is treated in the other section, near the clinic',
    expiresAt: START + 48 * HOUR,
  });
  await test.run('sdf-origin-two', approveSeparation, { separationId: proposed.events[0]?.id as string });
  await accept(second.manifestNo, { [daughter]: 'Others' });
  expect(await sealed(second.manifestNo)).toEqual([]);
});

it('I32-household-together: a household that came together after it was accepted is asked for at the seal', async () => {
  const [one, other] = [await single('Amal Test'), await single('Basma Test')];
  const convoy = await offered([one, other]);
  const { manifestNo } = convoy;
  await accept(manifestNo, { [one]: 'Families', [other]: 'Others' });
  await test.run('sdf-cell', assignCompartments, {
    manifestNo,
    assignments: convoy.persons.map((personNo) => ({ personNo, vehicle: 'FAM-1', compartment: 'all' })),
  });
  expect(await sealed(manifestNo)).toEqual([]);
  // the second leaves the own household, confirmed by another officer, and joins the first
  const left = await test.run('sdf-origin', leaveHousehold, {
    personNo: other,
    kind: 'other-household',
    account: 'moves in with her sister',
  });
  await test.run('sdf-origin-two', confirmLeaving, left.result as { membershipId: string });
  await test.run('sdf-origin', joinHousehold, {
    personNo: other,
    withPersonNo: one,
    role: 'other',
    source: 'her sister',
    reason: 'they are sisters',
  });
  expect(await sealed(manifestNo)).toEqual([one, other]);
  expect(await attackers.as('sdf-cell').append(sealProposed(manifestNo))).toBe(RULE);
  await expect(test.run('sdf-cell', proposeSeal, { manifestNo })).rejects.toMatchObject({ code: RULE });
  await accept(manifestNo, { [one]: 'Others' });
  await test.run('sdf-cell', proposeSeal, { manifestNo });
  await convoy.step('sealed');
  expect(await gate.violated()).toEqual([]);
  // and what went past the guards is found
  const client = await test.admin.connect();
  await client.query('BEGIN; SET LOCAL session_replication_role = replica');
  await client.query("UPDATE transfers.acceptance SET section = 'Families' WHERE person_no = $1", [other]);
  const found: unknown[] = [];
  for (const { sql } of (await loadSystemChecks()).invariants.filter(({ rule }) => rule === RULE))
    found.push(...(await client.query({ text: sql, rowMode: 'array' })).rows.flat());
  await client.query('ROLLBACK');
  client.release();
  expect(found.sort()).toEqual(
    [`${one} and ${other}`, `${other} and ${one}`].map((pair) => `manifest ${manifestNo}, persons ${pair}`).sort(),
  );
});

it('of a relative who is not offered any more nobody is told by a refused acceptance (0013)', async () => {
  const { persons } = await registerTestHousehold(test);
  const [mother, son, daughter] = persons;
  const { manifestNo } = await offered(persons);
  await accept(manifestNo, { [mother]: 'Families' });
  await test.run('interviewer', recordFear, { personNo: mother, country: 'IRQ', account: 'Synthetic account.' });
  await accept(manifestNo, { [son]: 'Others', [daughter]: 'Others' });
});
