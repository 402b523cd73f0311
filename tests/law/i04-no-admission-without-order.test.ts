import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { advanceClock } from '../../src/core/access/commands/advance-clock.ts';
import { Attackers, refused } from '../support/attacker.ts';
import { createTestConvoy } from '../support/convoy.ts';
import { breachOf, custodyAdmitted, custodyFound, personAdmitted } from '../support/forged.ts';
import { createTestRegister, type TestRegister } from '../support/register.ts';

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

const RULE = 'I04-no-admission-without-order';
const breaches = async (person: number) =>
  (
    await test.see<{ rule: string; authority: string }>(
      'sdf-origin',
      'SELECT rule, authority FROM register.breach WHERE person_no = $1 AND cured_at IS NULL ORDER BY event_pos',
      [person],
    )
  ).map((row) => `${row.rule} ${row.authority}`);

describe('I04-no-admission-without-order', () => {
  it('I04-no-admission-without-order: the act of admission is refused to every role', async () => {
    const person = await test.person();
    const results = await attackers.each(() => [custodyAdmitted(person)]);
    // the receiving officer of another authority takes the person into the own custody, and still needs an order
    expect(results).toEqual(refused({ 'sdf-origin': RULE, 'moj-receiver': 'not-permitted' }));
    expect(await attackers.as('moj-receiver').append(custodyAdmitted(person, 'MOJ', 'KRK'))).toBe(RULE);
  });

  it('I04-no-admission-without-order: a fact without its breach is refused to every role', async () => {
    const person = await test.person();
    expect(await attackers.each(() => [custodyFound(person)])).toEqual(refused({ 'sdf-origin': RULE }));
  });

  it('I04-no-admission-without-order: the fact with its breach is accepted and listed', async () => {
    const person = await test.person();
    const fact = custodyFound(person);
    expect(await attackers.as('sdf-origin').append(fact, breachOf(fact, RULE))).toBe('accepted');
    expect(await breaches(person)).toEqual([`${RULE} SDF`, `${RULE} SDF`]);
  });

  it('I04-no-admission-without-order: a breach of another rule, person or fact does not pay', async () => {
    const [person, other] = [await test.person(), await test.person()];
    const fact = custodyFound(person);
    for (const breach of [
      breachOf(fact, 'I13-minor-apart-from-adults'),
      breachOf({ ...fact, stream: other }, RULE),
      breachOf({ ...fact, id: custodyFound(person).id }, RULE),
    ])
      expect(await attackers.as('sdf-origin').append(fact, breach)).toBe(RULE);
  });

  it('I04-no-admission-without-order: an order that ended on the way does not carry the admission', async () => {
    const convoy = await (await createTestConvoy(test, 1)).until('handed-over-2');
    for (let i = 0; i < 5; i += 1) await test.run('moj-receiver', advanceClock, { minutes: 20_160 });
    const results = await attackers.each(() => [personAdmitted(convoy.persons[0] as number, convoy.manifestNo)]);
    expect(results).toEqual(refused({ 'moj-receiver': RULE }));
  });
});
