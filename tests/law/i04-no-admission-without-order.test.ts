import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { advanceClock } from '../../src/core/access/commands/advance-clock.ts';
import { recordEscape } from '../../src/systems/register/commands/record-escape.ts';
import { recordUnaccounted } from '../../src/systems/register/commands/record-unaccounted.ts';
import { recordUnverifiedRelease } from '../../src/systems/register/commands/record-unverified-release.ts';
import { Attackers, type ForgedEvent, refused } from '../support/attacker.ts';
import { createTestConvoy } from '../support/convoy.ts';
import {
  breachOf,
  custodyAdmitted,
  custodyFound,
  foundInSection,
  personAdmitted,
  sectionMoved,
  withId,
} from '../support/forged.ts';
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

const instantOf = async (event: string) =>
  Number(
    (
      await test.admin.query<{ at: string }>(
        'SELECT register.ms(at) AS at FROM register.custody_fact WHERE event_id = $1',
        [event],
      )
    ).rows[0]?.at,
  );

describe('I04-no-admission-without-order', () => {
  it('I04-no-admission-without-order: the act of admission is refused to every role', async () => {
    const person = await test.person();
    const results = await attackers.each(() => [custodyAdmitted(person)]);
    expect(results).toEqual(refused({ 'sdf-origin': RULE, 'moj-receiver': 'not-permitted' }));
    // the receiving officer of another authority takes nobody of whom it knows nothing, with an order or without
    expect(await attackers.as('moj-receiver').append(custodyAdmitted(person, 'MOJ', 'KRK'))).toBe('not-permitted');
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

  it('I04-no-admission-without-order: of several facts each owes its own breach, whichever is left out, and nothing stays due', async () => {
    const people = [await test.person(), await test.person(), await test.person()];
    const facts = people.map((person) => custodyFound(person));
    const breachesBut = (left: number) => facts.filter((_, i) => i !== left).map((fact) => breachOf(fact, RULE));
    for (const left of facts.keys())
      expect(await attackers.as('sdf-origin').append(...facts, ...breachesBut(left))).toBe(RULE);
    expect(await attackers.as('sdf-origin').append(...facts, ...breachesBut(-1))).toBe('accepted');
    const { rows } = await test.admin.query('SELECT FROM register.breach_due');
    expect(rows).toEqual([]);
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

  describe('I04-no-admission-without-order: after a release', () => {
    const witnessed = (stream: number, type: string, personal: Record<string, string>) =>
      withId({ type, stream, personal });
    const facts = {
      'found in a section': (person: number) => foundInSection(person, 'A'),
      escaped: (person: number) => witnessed(person, 'EscapeRecorded', { circumstances: 'x', place: 'y' }),
      unaccounted: (person: number) => witnessed(person, 'UnaccountedRecorded', { circumstances: 'x' }),
    };
    const released = async () => {
      const person = await test.person({ section: 'A' });
      const free = withId({
        type: 'ReleasedUnverified',
        stream: person,
        data: { how: 'in-error' },
        personal: { circumstances: 'x', place: 'the gate' },
      });
      expect(await attackers.as('sdf-origin').append(free, breachOf(free, 'I24-release-verified'))).toBe('accepted');
      return { person, free };
    };

    it('I04-no-admission-without-order: the act of a move is refused to every role', async () => {
      const { person } = await released();
      expect(await attackers.each(() => [sectionMoved(person, 'A')])).toEqual(refused({ 'sdf-origin': RULE }));
    });

    it.each(Object.entries(facts))(
      'I04-no-admission-without-order: %s is recorded with its breach only',
      async (_what, fact) => {
        const { person } = await released();
        const bare = await attackers.each(() => [fact(person)]);
        expect(Object.values(bare)).not.toContain('accepted');
        expect(bare['sdf-origin']).toBe(RULE);
        const seen = fact(person);
        expect(await attackers.as('sdf-origin').append(seen, breachOf(seen, RULE))).toBe('accepted');
        expect(await breaches(person)).toContain(`${RULE} SDF`);
      },
    );

    it.each([
      ['escape', recordEscape],
      ['unaccounted', recordUnaccounted],
    ] as const)(
      'the command opens the breach of a fact between a release and a new custody: %s',
      async (_what, command) => {
        const { person, free } = await released();
        const again = custodyFound(person);
        expect(await attackers.as('sdf-origin').append(again, breachOf(again, RULE))).toBe('accepted');
        const before = (await breaches(person)).length;
        const occurredAt = (await instantOf(free.id)) + 1;
        const fact = { personNo: person, circumstances: 'x', occurredAt };
        if (command === recordEscape) await test.run('sdf-origin', recordEscape, { ...fact, place: 'y' });
        else await test.run('sdf-origin', recordUnaccounted, fact);
        expect(await breaches(person)).toHaveLength(before + 1);
      },
    );

    it('I04-no-admission-without-order: a correction before the release is none, and one after it owes its breach', async () => {
      const person = await test.person({ section: 'A' });
      const wrong = foundInSection(person, 'A');
      expect(await attackers.as('sdf-origin').append(wrong)).toBe('accepted');
      await test.run('sdf-origin', recordUnverifiedRelease, {
        personNo: person,
        how: 'in-error',
        circumstances: 'x',
        place: 'y',
      });
      const corrected = (more: { occurredAt?: number }): ForgedEvent => ({
        type: 'CustodyCorrected',
        stream: person,
        data: { corrects: wrong.id, place: { site: 'GHW', section: 'SMALL' } },
        personal: { reason: 'the other section' },
        ...more,
      });
      expect(await attackers.as('sdf-origin').append(corrected({}))).toBe(RULE);
      const occurredAt = await instantOf(wrong.id);
      expect(await attackers.as('sdf-origin').append(corrected({ occurredAt }))).toBe('accepted');
    });
  });

  it('I04-no-admission-without-order: an order that ended on the way does not carry the admission', async () => {
    const convoy = await (await createTestConvoy(test, 1)).until('handed-over-2');
    for (let i = 0; i < 5; i += 1) await test.run('moj-receiver', advanceClock, { minutes: 20_160 });
    const results = await attackers.each(() => [personAdmitted(convoy.persons[0] as number, convoy.manifestNo)]);
    expect(results).toEqual(refused({ 'moj-receiver': RULE }));
  });
});
