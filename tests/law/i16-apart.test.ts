import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKeepApart } from '../../src/systems/sites/commands/add-keep-apart.ts';
import { Attackers, refused } from '../support/attacker.ts';
import { createTestConvoy } from '../support/convoy.ts';
import { breachOf, foundInSection, lineDecided, personBoarded, sealProposed, sectionMoved } from '../support/forged.ts';
import { prepareWithout } from '../support/prepare.ts';
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

const breaches = async (person: number) =>
  (
    await test.admin.query<{ rule: string }>(
      "SELECT rule FROM register.breach WHERE person_no = $1 AND cured_at IS NULL AND rule <> 'I04-no-admission-without-order' ORDER BY rule",
      [person],
    )
  ).rows.map((row) => row.rule);

const SEX = 'I16-men-and-women-apart';
const APART = 'I16-keep-apart';
const keepApart = (personNo: number, otherPersonNo: number) =>
  test.run('sdf-origin', addKeepApart, {
    personNo,
    otherPersonNo,
    reason: 'threats between them',
    expiresAt: START + 1000 * HOUR,
  });

describe('I16-men-and-women-apart', () => {
  it('I16-men-and-women-apart: no role moves a woman to a section for men, or a man to one for women', async () => {
    const woman = await test.person({ sex: 'female', name: 'Amal Test Person', section: 'W' });
    const man = await test.person({ section: 'A' });
    expect(await attackers.each(() => [sectionMoved(woman, 'A')])).toEqual(refused({ 'sdf-origin': SEX }));
    expect(await attackers.as('sdf-origin').append(sectionMoved(man, 'W'))).toBe(SEX);
    // nor does the best interest of a child do away with it
    const girl = await test.person({ sex: 'female', birth: '2010-05-05' });
    expect(await attackers.as('moj-child').append(sectionMoved(girl, 'A', true))).toBe(SEX);
  });

  it('I16-men-and-women-apart: the fact needs its breach', async () => {
    const woman = await test.person({ sex: 'female' });
    const fact = foundInSection(woman, 'A');
    expect(await attackers.each(() => [fact])).toEqual(refused({ 'sdf-origin': SEX }));
    expect(await attackers.as('sdf-origin').append(fact, breachOf(fact, SEX))).toBe('accepted');
    expect(await breaches(woman)).toEqual([SEX]);
  });

  it('I16-men-and-women-apart: no role accepts or seals a woman into places for men', async () => {
    const convoy = await prepareWithout(await createTestConvoy(test, 1), 'accepted');
    const [person] = convoy.persons as [number];
    await test.admin.query("UPDATE register.person SET sex = 'female' WHERE no = $1", [person]);
    expect(await attackers.each(() => [lineDecided(person, convoy.manifestNo, '1')])).toEqual(
      refused({ 'moj-receiver': SEX }),
    );
    await test.admin.query("UPDATE sites.section SET sex = 'female' WHERE site = 'KRK' AND section = '1'");
    expect(await attackers.as('moj-receiver').append(lineDecided(person, convoy.manifestNo, '1'))).toBe('accepted');
    expect(await attackers.each(() => [sealProposed(convoy.manifestNo)])).toEqual(refused({ 'sdf-cell': SEX }));
    await test.admin.query("UPDATE sites.section SET sex = 'male' WHERE site = 'KRK' AND section = '1'");
  });
});

describe('I16-keep-apart', () => {
  it('I16-keep-apart: no role brings the two into one section, whichever of them moves', async () => {
    const [one, two] = [await test.person({ section: 'A' }), await test.person({ section: 'A' })];
    const fact = foundInSection(one, 'SMALL');
    expect(await attackers.as('sdf-origin').append(fact)).toBe('accepted');
    await keepApart(one, two);
    expect(await attackers.each(() => [sectionMoved(two, 'SMALL')])).toEqual(refused({ 'sdf-origin': APART }));
    expect(await attackers.as('sdf-origin').append(sectionMoved(one, 'A'))).toBe(APART);
    // nor both at once in one command
    const other = await test.person();
    await keepApart(other, two);
    expect(await attackers.as('sdf-origin').append(sectionMoved(other, 'A'), sectionMoved(two, 'A'))).toBe(APART);
  });

  it('I16-keep-apart: the fact needs its breach', async () => {
    const [one, two] = [await test.person({ section: 'A' }), await test.person()];
    await keepApart(one, two);
    const fact = foundInSection(two, 'A');
    expect(await attackers.each(() => [fact])).toEqual(refused({ 'sdf-origin': APART }));
    expect(await attackers.as('sdf-origin').append(fact, breachOf(fact, APART))).toBe('accepted');
    expect(await breaches(two)).toEqual([APART]);
  });

  it('I16-keep-apart: no role seals the two into one compartment, and boarding so is a breach', async () => {
    const convoy = await prepareWithout(await createTestConvoy(test, 2));
    const [one, two] = convoy.persons as [number, number];
    await keepApart(one, two);
    expect(await attackers.each(() => [sealProposed(convoy.manifestNo)])).toEqual(refused({ 'sdf-cell': APART }));
    const boarded = await (await createTestConvoy(test, 2)).until('sealed');
    const [three, four] = boarded.persons as [number, number];
    await keepApart(three, four);
    expect(await attackers.as('escort').append(personBoarded(three, boarded.manifestNo))).toBe('accepted');
    const fact = personBoarded(four, boarded.manifestNo);
    expect(await attackers.each(() => [fact])).toEqual(refused({ escort: APART }));
    expect(await attackers.as('escort').append(fact, breachOf(fact, APART))).toBe('accepted');
  });

  it('I16-keep-apart: lifted before its end by the authority that recorded it, once, with a reason', async () => {
    const [one, two] = [await test.person({ section: 'A' }), await test.person()];
    await keepApart(one, two);
    const { rows } = await test.admin.query<{ id: string }>('SELECT id FROM sites.keep_apart WHERE person_a = $1', [
      one,
    ]);
    const lifted = (stream: number, reason = 'reconciled before an elder') => ({
      type: 'KeepApartLifted',
      stream,
      data: { keepApartId: rows[0]?.id as string },
      personal: { reason },
    });
    expect(await attackers.as('sdf-origin').append(sectionMoved(two, 'A'))).toBe(APART);
    const other = await test.person();
    expect(await attackers.each(() => [lifted(other)])).toEqual(
      refused({ 'sdf-origin': 'not-found', 'sdf-cell': 'not-found', 'moj-child': 'not-found' }),
    );
    expect(await attackers.as('sdf-origin').append(lifted(one, ''))).toBe('invalid-input');
    // a child protection officer sees all, and is of another authority
    expect(await attackers.as('moj-child').append(lifted(one))).toBe('not-permitted');
    expect(await attackers.as('sdf-origin-two').append(lifted(two))).toBe('accepted');
    expect(await attackers.as('sdf-origin').append(lifted(one))).toBe('not-found');
    expect(await attackers.as('sdf-origin').append(sectionMoved(two, 'A'))).toBe('accepted');
  });

  it('I16-keep-apart: an end in the past keeps nobody apart', async () => {
    const [one, two] = [await test.person(), await test.person()];
    const forged = {
      type: 'KeepApartAdded',
      stream: one,
      data: { otherPersonNo: two, expiresAt: START - HOUR },
      personal: { reason: 'forged' },
    };
    expect(await attackers.as('sdf-origin').append(forged)).toBe('invalid-input');
  });

  it('I16-keep-apart: nobody keeps a person apart whom the own authority does not reach', async () => {
    const [one, two] = [await test.person(), await test.person()];
    const forged = {
      type: 'KeepApartAdded',
      stream: one,
      data: { otherPersonNo: two, expiresAt: START + HOUR },
      personal: { reason: 'forged' },
    };
    expect(await attackers.each(() => [forged])).toEqual(
      refused({ 'sdf-origin': 'accepted', 'sdf-cell': 'accepted', 'moj-child': 'accepted' }),
    );
  });
});
