import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assignCompartments } from '../../src/systems/transfers/commands/assign-compartments.ts';
import { Attackers, refused } from '../support/attacker.ts';
import { createTestConvoy } from '../support/convoy.ts';
import {
  ageEvidence,
  breachOf,
  compartmentAssigned,
  foundInSection,
  lineDecided,
  personAdmitted,
  personBoarded,
  sealProposed,
  sectionMoved,
} from '../support/forged.ts';
import { prepareWithout } from '../support/prepare.ts';
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

const breaches = async (person: number) =>
  (
    await test.admin.query<{ rule: string }>(
      "SELECT rule FROM register.breach WHERE person_no = $1 AND cured_at IS NULL AND rule <> 'I04-no-admission-without-order' ORDER BY rule",
      [person],
    )
  ).rows.map((row) => row.rule);

const RULE = 'I13-minor-apart-from-adults';
/** Born in 2010: a minor. Between 2007 and 2009: perhaps. */
const births = ['2010-05-05', '2007-2009'] as const;
/** Evidence that he was born in 2010 comes after he was listed as an adult. */
const turnsOutMinor = async (person: number) => {
  const evidence = ageEvidence(person, '2010-05-05', '2010-05-06', 'document');
  // where he sits among adults by then, the breach is due in the same command
  expect(await attackers.as('sdf-origin').append(evidence, breachOf(evidence, RULE))).toBe('accepted');
};

describe('I13-minor-apart-from-adults: sections', () => {
  it.each(births)('I13-minor-apart-from-adults: no role moves somebody born %s among adults', async (birth) => {
    const person = await test.person({ birth });
    expect(await attackers.each(() => [sectionMoved(person, 'A')])).toEqual(refused({ 'sdf-origin': RULE }));
    expect(await attackers.as('sdf-origin').append(sectionMoved(person, 'J'))).toBe('accepted');
  });

  it.each(births)('I13-minor-apart-from-adults: the fact needs its breach, born %s', async (birth) => {
    const person = await test.person({ birth });
    const fact = foundInSection(person, 'A');
    expect(await attackers.each(() => [fact])).toEqual(refused({ 'sdf-origin': RULE }));
    expect(await attackers.as('sdf-origin').append(fact, breachOf(fact, RULE))).toBe('accepted');
    expect(await breaches(person)).toEqual([RULE]);
  });

  it('I13-minor-apart-from-adults: an adult is not put among children either', async () => {
    const person = await test.person();
    expect(await attackers.as('sdf-origin').append(sectionMoved(person, 'J'))).toBe(RULE);
  });

  it('I13-minor-apart-from-adults: the best interest of a child is for child protection to find, and for nobody else', async () => {
    const person = await test.person({ birth: '2010-05-05' });
    expect(await attackers.each(() => [sectionMoved(person, 'A', true)])).toEqual(
      refused({ 'sdf-origin': RULE, 'moj-child': 'accepted' }),
    );
    expect(await breaches(person)).toEqual([]);
  });
});

describe('I13-minor-apart-from-adults: on the way', () => {
  it('I13-minor-apart-from-adults: no role seals a minor in a compartment for adults', async () => {
    const convoy = await prepareWithout(await createTestConvoy(test, 2), 'accepted', 'placed');
    const [minor, adult] = convoy.persons as [number, number];
    await turnsOutMinor(minor);
    const { manifestNo } = convoy;
    for (const [person, section] of [
      [minor, 'J'],
      [adult, '1'],
    ] as const)
      expect(await attackers.as('moj-receiver').append(lineDecided(person, manifestNo, section))).toBe('accepted');
    for (const person of convoy.persons)
      expect(await attackers.as('sdf-cell').append(compartmentAssigned(person, manifestNo, '1'))).toBe('accepted');
    expect(await attackers.each(() => [sealProposed(manifestNo)])).toEqual(refused({ 'sdf-cell': RULE }));
    await test.run('sdf-cell', assignCompartments, {
      manifestNo,
      assignments: [{ personNo: minor, vehicle: 'BUS-1', compartment: '2' }],
    });
    expect(await attackers.as('sdf-cell').append(sealProposed(manifestNo))).toBe('accepted');
    // nobody without a compartment
    await test.admin.query('UPDATE transfers.seal SET voided_at = now() WHERE manifest_no = $1', [manifestNo]);
    await test.admin.query(
      'UPDATE transfers.line SET vehicle = NULL, compartment = NULL WHERE manifest_no = $1 AND person_no = $2',
      [manifestNo, minor],
    );
    expect(await attackers.as('sdf-cell').append(sealProposed(manifestNo, 2))).toBe(RULE);
  });

  it('I13-minor-apart-from-adults: boarding among adults is witnessed with its breach only', async () => {
    const convoy = await (await createTestConvoy(test, 1)).until('sealed');
    const [person] = convoy.persons as [number];
    await turnsOutMinor(person);
    const fact = personBoarded(person, convoy.manifestNo, '1');
    expect(await attackers.each(() => [fact])).toEqual(refused({ escort: RULE }));
    expect(await attackers.as('escort').append(fact, breachOf(fact, RULE))).toBe('accepted');
  });

  it('I13-minor-apart-from-adults: nobody accepts or admits a minor into a section for adults', async () => {
    const listed = await (await createTestConvoy(test, 1)).until('interviewed');
    const [minor] = listed.persons as [number];
    await turnsOutMinor(minor);
    expect(await attackers.each(() => [lineDecided(minor, listed.manifestNo, '1')])).toEqual(
      refused({ 'moj-receiver': RULE }),
    );
    const arrived = await (await createTestConvoy(test, 1)).until('handed-over-2');
    const [person] = arrived.persons as [number];
    await turnsOutMinor(person);
    expect(await attackers.each(() => [personAdmitted(person, arrived.manifestNo, '1')])).toEqual(
      refused({ 'moj-receiver': RULE }),
    );
    expect(await attackers.as('moj-receiver').append(personAdmitted(person, arrived.manifestNo, 'J'))).toBe('accepted');
  });
});

describe('I14-age-from-evidence', () => {
  it('I14-age-from-evidence: new evidence tests the present place again', async () => {
    const person = await test.person({ section: 'A' });
    const evidence = ageEvidence(person, '2009-01-01', '2010-01-01', 'document');
    expect(await attackers.as('sdf-origin').append(evidence)).toBe(RULE);
    expect(await attackers.as('sdf-origin').append(evidence, breachOf(evidence, RULE))).toBe('accepted');
  });

  it('I14-age-from-evidence: a medical finding alone makes nobody an adult, and a health officer says no other kind', async () => {
    const person = await test.person({ birth: '2007-2009' });
    const finding = ageEvidence(person, '1990-01-01', '1991-01-01', 'medical');
    expect(await attackers.as('sdf-health').append(finding)).toBe('accepted');
    expect(await attackers.as('sdf-origin').append(sectionMoved(person, 'A'))).toBe(RULE);
    const document = ageEvidence(person, '1990-01-01', '1991-01-01', 'document');
    expect(await attackers.as('sdf-health').append(document)).toBe('not-permitted');
    expect(await attackers.as('sdf-origin').append(ageEvidence(person, '1990-01-01', '1991-01-01', 'medical'))).toBe(
      'not-permitted',
    );
  });

  it('I14-age-from-evidence: evidence in dispute never makes an adult; there is no column that could be written', async () => {
    const person = await test.person({ birth: '2010-05-05' });
    expect(await attackers.as('sdf-origin').append(ageEvidence(person, '1990-01-01', '1991-01-01', 'document'))).toBe(
      'accepted',
    );
    expect(await attackers.as('sdf-origin').append(sectionMoved(person, 'A'))).toBe(RULE);
    const { rows } = await test.admin.query<{ name: string }>(
      `SELECT c.table_schema || '.' || c.table_name || '.' || c.column_name AS name FROM information_schema.columns c
        WHERE c.table_schema IN ('register', 'juveniles', 'transfers', 'care') AND c.column_name ~ '(^|_)(age|minor|adult|age_class)(_|$)'`,
    );
    expect(rows).toEqual([]);
  });
});
