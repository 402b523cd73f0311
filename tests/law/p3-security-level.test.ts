import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addSection } from '../../src/systems/sites/commands/add-section.ts';
import { sectionHolds, securityLevels } from '../../src/systems/sites/security-level.ts';
import { Attackers, refused } from '../support/attacker.ts';
import { createTestConvoy } from '../support/convoy.ts';
import {
  breachOf,
  foundInSection,
  levelAppealed,
  levelApproved,
  levelKept,
  levelRecorded,
  levelWithdrawn,
  lineDecided,
  sectionMoved,
} from '../support/forged.ts';
import { prepareWithout } from '../support/prepare.ts';
import { createTestRegister, HOUR, START, type TestRegister } from '../support/register.ts';

let test: TestRegister;
let attackers: Attackers;
beforeAll(async () => {
  test = await createTestRegister();
  attackers = await Attackers.open(test);
  const section = { sex: 'male', ageGroup: 'adult', legalStatus: 'any', capacity: 50, capacitySource: 'test' } as const;
  await test.run('installation', addSection, { ...section, site: 'GHW', section: 'RAISED', level: 'raised' });
  await test.run('installation', addSection, { ...section, site: 'GHW', section: 'HIGH', level: 'high' });
});
afterAll(async () => {
  await attackers.close();
  await test.close();
});

const RULE = 'P3-security-level';
const FOUR = 'I24-four-eyes';
const END = START + 1000 * HOUR;
/** A level in force, by two officers. */
const withLevel = async (level: string, personNo: number, expiresAt = END) => {
  const record = levelRecorded(personNo, level, expiresAt);
  expect(await attackers.as('sdf-origin').append(record)).toBe('accepted');
  expect(await attackers.as('sdf-origin-two').append(levelApproved(personNo, record.id))).toBe('accepted');
  return record.id;
};

describe('P3-security-level', () => {
  it('P3-security-level: no role moves a person into a section below the level in force', async () => {
    const person = await test.person();
    await withLevel('raised', person);
    expect(await attackers.each(() => [sectionMoved(person, 'A')])).toEqual(refused({ 'sdf-origin': RULE }));
    expect(await attackers.as('sdf-origin').append(sectionMoved(person, 'RAISED'))).toBe('accepted');
    expect(await attackers.as('sdf-origin').append(sectionMoved(person, 'HIGH'))).toBe('accepted');
    const high = await test.person();
    await withLevel('high', high);
    expect(await attackers.as('sdf-origin').append(sectionMoved(high, 'RAISED'))).toBe(RULE);
    expect(await attackers.as('sdf-origin').append(sectionMoved(high, 'HIGH'))).toBe('accepted');
  });

  it('P3-security-level: the fact needs its breach', async () => {
    const person = await test.person();
    await withLevel('high', person);
    const fact = foundInSection(person, 'A');
    expect(await attackers.each(() => [fact])).toEqual(refused({ 'sdf-origin': RULE }));
    expect(await attackers.as('sdf-origin').append(fact, breachOf(fact, RULE))).toBe('accepted');
  });

  it('P3-security-level: no role accepts a person into a section below the level, and a level approved later lets the acceptance lapse', async () => {
    const convoy = await prepareWithout(await createTestConvoy(test, 1), 'accepted');
    const [person] = convoy.persons as [number];
    const accepted = lineDecided(person, convoy.manifestNo);
    expect(await attackers.as('moj-receiver').append(accepted)).toBe('accepted');
    const holds = async () =>
      (await test.admin.query('SELECT holds FROM transfers.standing_acceptance($1)', [convoy.manifestNo])).rows;
    expect(await holds()).toEqual([{ holds: true }]);
    await withLevel('high', person);
    expect(await holds()).toEqual([{ holds: false }]);
    expect(await attackers.each(() => [lineDecided(person, convoy.manifestNo)])).toEqual(
      refused({ 'moj-receiver': RULE }),
    );
  });

  it('P3-security-level: without a record there is no restriction, and one that nobody approved, that was withdrawn or has ended is none', async () => {
    const person = await test.person();
    expect(await attackers.as('sdf-origin').append(sectionMoved(person, 'A'))).toBe('accepted');
    const record = levelRecorded(person, 'high', END);
    expect(await attackers.as('sdf-origin').append(record)).toBe('accepted');
    expect(await attackers.as('sdf-origin').append(sectionMoved(person, 'A'))).toBe('accepted');
    expect(await attackers.as('sdf-origin-two').append(levelApproved(person, record.id))).toBe('accepted');
    expect(await attackers.as('sdf-origin').append(sectionMoved(person, 'A'))).toBe(RULE);
    expect(await attackers.as('sdf-origin').append(levelWithdrawn(person, record.id))).toBe('accepted');
    expect(await attackers.as('sdf-origin').append(sectionMoved(person, 'A'))).toBe('accepted');
    const short = await withLevel('high', person, START + 5 * HOUR);
    const end = "UPDATE sites.security_level SET expires_at = recorded_at + interval '1 millisecond' WHERE id = $1";
    await test.admin.query('ALTER TABLE sites.security_level DISABLE TRIGGER USER');
    await test.admin.query(end, [short]);
    await test.admin.query('ALTER TABLE sites.security_level ENABLE TRIGGER USER');
    expect(await attackers.as('sdf-origin').append(sectionMoved(person, 'A'))).toBe('accepted');
  });

  it('P3-security-level: the newest approved level replaces the one before, also by a lower one', async () => {
    const person = await test.person();
    await withLevel('high', person);
    expect(await attackers.as('sdf-origin').append(sectionMoved(person, 'RAISED'))).toBe(RULE);
    await withLevel('raised', person);
    expect(await attackers.as('sdf-origin').append(sectionMoved(person, 'RAISED'))).toBe('accepted');
    expect(await attackers.as('sdf-origin').append(sectionMoved(person, 'A'))).toBe(RULE);
  });

  it('P3-security-level: recorded only by the authority that holds, with an end within a year', async () => {
    const person = await test.person();
    expect(await attackers.each(() => [levelRecorded(person, 'high', END)])).toEqual(
      refused({ 'sdf-origin': 'accepted' }),
    );
    // the receiving authority looks on until it holds
    const convoy = await prepareWithout(await createTestConvoy(test, 1));
    const [listed] = convoy.persons as [number];
    expect(await attackers.as('moj-receiver').append(levelRecorded(listed, 'high', END))).toBe('not-permitted');
    for (const end of [START - HOUR, START + 24 * 400 * HOUR])
      expect(await attackers.as('sdf-origin').append(levelRecorded(person, 'high', end))).toBe(RULE);
    expect(await attackers.as('sdf-origin').append(levelRecorded(person, 'extreme', END))).toContain('level_fkey');
  });

  it('I24-four-eyes: who records a level does not approve it, nobody approves twice, and whoever did either does not answer the appeal', async () => {
    const person = await test.person();
    const record = levelRecorded(person, 'high', END);
    expect(await attackers.as('sdf-origin').append(record)).toBe('accepted');
    expect(await attackers.each(() => [levelApproved(person, record.id)])).toEqual(refused({ 'sdf-origin': FOUR }));
    expect(await attackers.as('sdf-origin-two').append(levelApproved(person, record.id))).toBe('accepted');
    expect(await attackers.as('sdf-origin-two').append(levelApproved(person, record.id))).toBe(FOUR);
    expect(await attackers.as('clerk').append(levelKept(person, record.id))).toBe(RULE);
    expect(await attackers.as('interviewer').append(levelAppealed(person, record.id))).toBe('accepted');
    expect(await attackers.as('interviewer').append(levelAppealed(person, record.id))).toBe('stale');
    for (const officer of ['sdf-origin', 'sdf-origin-two'] as const)
      expect(await attackers.as(officer).append(levelKept(person, record.id))).toBe(FOUR);
    expect(await attackers.as('clerk').append(levelKept(person, record.id))).toBe('accepted');
    expect(await attackers.as('clerk').append(levelWithdrawn(person, record.id))).toBe('accepted');
    for (const again of [levelAppealed(person, record.id), levelWithdrawn(person, record.id)])
      expect(await attackers.as('sdf-origin').append(again)).toBe('stale');
  });

  it('P3-security-level: is seen within reach only, and changed by nobody past the events', async () => {
    const person = await test.person();
    const id = await withLevel('high', person);
    const read = 'SELECT reasons FROM sites.security_level WHERE id = $1';
    for (const officer of ['moj-receiver', 'escort', 'sdf-admin'] as const)
      expect(await test.see(officer, read, [id]), officer).toEqual([]);
    for (const officer of ['sdf-health', 'monitor', 'clerk', 'moj-child'] as const)
      expect(await test.see(officer, read, [id]), officer).toHaveLength(1);
    for (const statement of [
      "UPDATE sites.security_level SET level = 'ordinary'",
      'DELETE FROM sites.security_level',
      "UPDATE sites.level SET held_in = '{ordinary,raised,high}'",
    ])
      expect(await attackers.as('sdf-origin').sql(statement)).toContain('42501');
    await expect(test.admin.query("UPDATE sites.security_level SET level = 'ordinary'")).rejects.toThrow(FOUR);
  });

  it('P3-security-level: the pure rule says of every pair of levels what the database says', async () => {
    const { rows } = await test.admin.query<{ code: string; held_in: string[] }>(
      'SELECT code, held_in FROM sites.level',
    );
    expect(rows.map(({ code }) => code).sort()).toEqual([...securityLevels].sort());
    for (const person of securityLevels)
      for (const section of securityLevels)
        expect(sectionHolds(section, person), `${person} in ${section}`).toBe(
          rows.find(({ code }) => code === person)?.held_in.includes(section),
        );
    expect(sectionHolds(null, 'raised')).toBe(false);
    expect(sectionHolds(null, null)).toBe(true);
  });
});
