import { afterAll, beforeAll, expect, it } from 'vitest';
import { correctEvent } from '../../src/systems/register/commands/correct-event.ts';
import { registerPerson } from '../../src/systems/register/commands/register-person.ts';
import { loadSystemChecks } from '../../src/systems/verification.ts';
import { Attackers, refused } from '../support/attacker.ts';
import { createTestConvoy } from '../support/convoy.ts';
import { custodyAdmitted, custodyFound } from '../support/forged.ts';
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
/** Who breaks a rule, as `verify` asks. */
const violated = async (rule: string): Promise<string[]> => {
  const found: string[] = [];
  for (const check of (await loadSystemChecks()).invariants.filter((one) => one.rule === rule))
    for (const row of (await test.admin.query(check.sql)).rows) found.push(String(Object.values(row)[0]));
  return found;
};

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
