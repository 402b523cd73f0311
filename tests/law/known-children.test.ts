import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { correctAccompaniedParent } from '../../src/systems/register/commands/correct-accompanied-parent.ts';
import { recordAccompanyingChild } from '../../src/systems/register/commands/record-accompanying-child.ts';
import { recordAgeEvidence } from '../../src/systems/register/commands/record-age-evidence.ts';
import { recordChildAccompanies } from '../../src/systems/register/commands/record-child-accompanies.ts';
import { recordDeath } from '../../src/systems/register/commands/record-death.ts';
import { recordDeparture } from '../../src/systems/register/commands/record-departure.ts';
import { accompaniment } from '../../src/systems/register/queries/accompaniment.ts';
import { loadSystemChecks } from '../../src/systems/verification.ts';
import { ask } from '../support/ask.ts';
import { Attackers } from '../support/attacker.ts';
import { presentState } from '../support/camp.ts';
import { createMothers, type Mothers } from '../support/mothers.ts';
import { createTestRegister, HOUR, START, type TestOfficer, type TestRegister } from '../support/register.ts';

const I13 = 'I13-minor-apart-from-adults';
const I16 = 'I16-men-and-women-apart';
const I32 = 'I32-household-together';
const DEATH = {
  cause: 'illness',
  circumstances: 'found by the guard, taken to the hospital',
  remains: 'with kin',
  referral: 'prosecutor',
  place: 'GHW',
};

let test: TestRegister;
let attackers: Attackers;
let mothers: Mothers;
beforeAll(async () => {
  test = await createTestRegister();
  attackers = await Attackers.open(test);
  mothers = await createMothers(test);
});
afterAll(async () => {
  await attackers.close();
  await test.close();
});

describe('a child whose file goes on, and a parent who was named wrongly', () => {
  const clock = async () =>
    (await test.admin.query<{ now: number }>('SELECT register.ms(register.clock())::float8 AS now')).rows[0]?.now ?? 0;
  const accompanies = async (personNo: number, parentNo: number, fromAt?: number) =>
    test.run('sdf-origin', recordChildAccompanies, {
      personNo,
      parentNo,
      fromAt: fromAt ?? (await clock()),
      source: 'the mother',
    });
  const depart = (personNo: number) =>
    test.run('sdf-origin', recordDeparture, { personNo, destination: 'his aunt', account: 'fetched by kin' });
  const parents = async (child: number) =>
    (await ask(test, 'sdf-origin', accompaniment, { personNo: String(child) })).pairs.map(({ parent, before }) => [
      parent.personNo,
      before.map((one) => [one.parent.personNo, one.corrected]),
    ]);
  const refusedOf = (code: string) => ({ problems: [{ code }] });
  const forge = (stream: number, parentNo: number, more: object = {}) => ({
    type: 'ChildAccompanies',
    stream,
    data: { parentNo, custodian: 'SDF', site: 'GHW', section: 'W' },
    personal: { source: 'by hand' },
    ...more,
  });
  const never = async (event: Parameters<Attackers['each']>[0]) => {
    const answers = await attackers.each(event);
    for (const [role, answer] of Object.entries(answers)) expect([role, answer]).not.toEqual([role, 'accepted']);
  };

  it('comes back with its mother in the file that it has: nobody’s detainee, with the breaches of its place until child protection decides', async () => {
    const mother = await mothers.woman();
    const child = await mothers.cameWith(mother);
    await expect(accompanies(child, mother)).rejects.toMatchObject(refusedOf('with-a-parent-already'));
    await depart(child);
    const other = await mothers.woman();
    await expect(accompanies(child, other, START - HOUR / 4)).rejects.toMatchObject(refusedOf('child-known-later'));
    await expect(accompanies(child, other, START - 30 * 24 * HOUR)).rejects.toMatchObject(
      refusedOf('parent-not-held-then'),
    );
    const { result, events } = await accompanies(child, other);
    expect(result).toMatchObject({ personNo: child });
    expect(events.map(({ type }) => type)).toEqual(['ChildAccompanies', 'BreachOpened', 'BreachOpened']);
    expect([await presentState(test, child), await mothers.sectionOf(child)]).toEqual(['accompanying', 'W']);
    expect(await parents(child)).toEqual([[other, [[mother, false]]]]);
    expect(await mothers.owed(child)).toContain('accompaniment-undecided');
    await mothers.decide(child, other);
    expect(await mothers.open(child)).toEqual([]);
    // what was decided of the two holds when it comes back once more
    await depart(child);
    const again = await accompanies(child, other);
    expect(again.events.map(({ type }) => type)).toEqual(['ChildAccompanies']);
  });

  it('goes on with another parent where the first is in custody no more; who is detained, or no child, is made nobody’s child', async () => {
    const [first, second] = [await mothers.woman(), await mothers.woman()];
    const child = await mothers.birthOf(first);
    await never(() => [forge(child, second)]);
    await test.run('sdf-origin', recordDeath, { personNo: first, ...DEATH });
    await accompanies(child, second);
    expect(await parents(child)).toEqual([[second, [[first, false]]]]);
    const boy = await test.person({ section: 'J', birth: '2012-02-02' });
    await expect(accompanies(boy, second)).rejects.toMatchObject(refusedOf('child-is-detained'));
    await never(() => [forge(boy, second)]);
    expect(await presentState(test, boy)).toBe('held');
    const { result } = await test.run('sdf-origin', recordAccompanyingChild, {
      parentNo: second,
      person: mothers.childOf('Yunus Example', '2008-03-01'),
      fromAt: START - HOUR / 2,
    });
    const grown = (result as { personNo: number }).personNo;
    await depart(grown);
    await test.run('sdf-origin', recordAgeEvidence, {
      personNo: grown,
      kind: 'document',
      birth: '1999-03-01',
      source: 'the card of the court',
    });
    // the statement says 2008, the card 1999: who may be an adult is entered as who the person is
    await expect(accompanies(grown, second)).rejects.toMatchObject(refusedOf('not-a-child'));
    await never(() => [forge(grown, second)]);
    // past the command: another place than the parent's, another authority, or a parent who is not detained
    await depart(child);
    const data = { parentNo: second, custodian: 'SDF', site: 'GHW', section: 'J' };
    expect(await attackers.as('sdf-origin').append(forge(child, second, { data }))).toBe('not-with-a-parent');
    expect(await attackers.as('sdf-origin').append(forge(child, first))).toBe('not-with-a-parent');
    expect(await attackers.as('moj-receiver').append(forge(child, second))).toBe('not-permitted');
    expect(await attackers.as('sdf-origin').append(forge(child, second, { personal: { source: ' ' } }))).toBe(
      'invalid-input',
    );
  });

  it('a parent who was named wrongly is corrected by child protection alone: the old word stays told, and the place and the decision follow the right one', async () => {
    const wrong = await mothers.woman();
    const child = await mothers.birthOf(wrong);
    const right = await mothers.woman();
    await mothers.move(right, 'W2');
    await mothers.decide(child, wrong);
    const why = { source: 'the hospital', reason: 'The bracelets of two newborns were exchanged.' };
    const correct = (parentNo: number, officer: TestOfficer = 'moj-child') =>
      test.run(officer, correctAccompaniedParent, { personNo: child, parentNo, ...why });
    await expect(correct(right, 'sdf-origin')).rejects.toMatchObject({ code: 'not-permitted' });
    await expect(correct(wrong)).rejects.toMatchObject({ code: 'nothing-to-do' });
    const man = await test.person({ section: 'A' });
    await expect(correct(man)).rejects.toMatchObject(refusedOf('mother-not-a-woman'));
    const kin = await mothers.cameWith(right);
    await expect(correct(kin)).rejects.toMatchObject(refusedOf('not-a-parent-here'));
    const named = async () =>
      (
        await test.admin.query<{ id: string }>(
          'SELECT e.id FROM register.accompaniment a JOIN register.event e ON e.pos = coalesce(a.corrected_pos, a.event_pos) WHERE a.person_no = $1',
          [child],
        )
      ).rows[0]?.id as string;
    const corrects = await named();
    const forged = (parentNo: number, more: object = {}) => ({
      type: 'AccompaniedParentCorrected',
      stream: child,
      data: { corrects, parentNo },
      personal: why,
      ...more,
    });
    for (const parentNo of [wrong, man, kin, child]) await never(() => [forged(parentNo)]);
    const protector = attackers.as('moj-child');
    expect(await attackers.as('sdf-origin').append(forged(right))).toBe('not-permitted');
    expect(await protector.append(forged(right, { personal: { ...why, reason: 'short' } }))).toBe('invalid-input');
    expect(await protector.append(forged(right, { data: { parentNo: right, corrects: randomUUID() } }))).toBe('stale');
    // what it would break is told to who may see the child
    const would = `SELECT b FROM register.broken_beside_seen(${child}, ${right}, register.clock()) b ORDER BY 1`;
    expect((await protector.read(would)).map((row) => Object.values(row as object))).toEqual([[I13], [I16], [I32]]);
    expect(await attackers.as('moj-receiver').read(would)).toEqual([]);
    // the breaches of the place belong to it
    expect([I13, I16, I32]).toContain(await protector.append(forged(right)));
    const { events } = await correct(right);
    expect(events.map(({ type }) => type)).toEqual([
      'AccompaniedParentCorrected',
      'BreachOpened',
      'BreachOpened',
      'BreachOpened',
    ]);
    expect(await mothers.open(child)).toEqual([I13, I16, I32]);
    expect(await parents(child)).toEqual([[right, [[wrong, true]]]]);
    expect(await mothers.file(child)).toMatchObject({ mother: { personNo: right } });
    expect(await mothers.owed(child)).toEqual(expect.arrayContaining(['parent-elsewhere', 'accompaniment-undecided']));
    await expect(mothers.decide(child, wrong)).rejects.toMatchObject(refusedOf('not-with-this-parent'));
    // the wrong one goes alone, and the child comes to the right one
    await mothers.move(wrong, 'W2');
    expect(await mothers.sectionOf(child)).toBe('W');
    await mothers.decide(child, right);
    await mothers.decide(kin, right);
    await mothers.move(child, 'W2');
    await mothers.move(right, 'W');
    expect([await mothers.sectionOf(right), await mothers.sectionOf(child)]).toEqual(['W', 'W']);
    // and back: the decision of before counts for her, and it is there already
    await mothers.move(wrong, 'W');
    expect((await correct(wrong)).events.map(({ type }) => type)).toEqual(['AccompaniedParentCorrected']);
    expect(await parents(child)).toEqual([
      [
        wrong,
        [
          [right, true],
          [wrong, true],
        ],
      ],
    ]);
  });

  it('and verify finds nothing wrong in any of it', async () => {
    const violated: unknown[] = [];
    for (const { rule, sql } of (await loadSystemChecks()).invariants)
      for (const row of (await test.admin.query(sql)).rows) violated.push([rule, row]);
    expect(violated).toEqual([]);
  });
});
