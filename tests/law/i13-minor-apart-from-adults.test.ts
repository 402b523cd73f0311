import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cureBreach } from '../../src/systems/register/commands/cure-breach.ts';
import { moveSection } from '../../src/systems/register/commands/move-section.ts';
import { assignCompartments } from '../../src/systems/transfers/commands/assign-compartments.ts';
import { loadSystemChecks } from '../../src/systems/verification.ts';
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

/** What `verify` finds of this rule. */
const violations = async () => {
  const found: unknown[] = [];
  for (const { sql } of (await loadSystemChecks()).invariants.filter(({ rule }) => rule === RULE))
    found.push(...(await test.admin.query(sql)).rows);
  return found;
};

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

describe('I13-minor-apart-from-adults: a child who was found among adults, and stays there in its best interest', () => {
  const open = async (person: number) =>
    (
      await test.admin.query<{ id: string; cured: boolean; same: boolean }>(
        `SELECT b.id, b.cured_at IS NOT NULL AS cured, b.cured_at = (SELECT f.at FROM register.custody_fact f WHERE f.person_no = b.person_no AND f.best_interest) AS same
           FROM register.breach b WHERE b.person_no = $1 AND b.rule = $2`,
        [person, RULE],
      )
    ).rows;
  const cured = (person: number, breachId: string) => ({
    type: 'BreachCured',
    stream: person,
    data: { breachId },
    personal: { how: 'said to be well' },
  });
  const foundAmongAdults = async () => {
    const person = await test.person({ birth: '2010-05-05' });
    const fact = foundInSection(person, 'A');
    expect(await attackers.as('sdf-origin').append(fact, breachOf(fact, RULE))).toBe('accepted');
    return { person, breachId: (await open(person))[0]?.id ?? '' };
  };

  it('I13-minor-apart-from-adults: the act of child protection ends the breach at its own instant, and is nothing without that', async () => {
    const { person, breachId } = await foundAmongAdults();
    const child = attackers.as('moj-child');
    // no act without its cure, no cure without the act, and neither by another officer
    expect(await attackers.each(() => [sectionMoved(person, 'A', true)])).toEqual(
      refused({ 'sdf-origin': RULE, 'moj-child': RULE }),
    );
    expect(await child.append(cured(person, breachId))).toBe('not-permitted');
    expect(await child.append(sectionMoved(person, 'J'), cured(person, breachId))).toBe('not-permitted');
    expect(await attackers.as('sdf-origin').append(cured(person, breachId))).toBe('breach-still-stands');
    expect(await attackers.as('sdf-origin').append(sectionMoved(person, 'A', true), cured(person, breachId))).toBe(
      RULE,
    );
    const input = {
      personNo: person,
      site: 'GHW',
      section: 'A',
      reason: 'with his father',
      bestInterest: true,
    } as const;
    await test.run('moj-child', moveSection, input);
    expect(await open(person)).toEqual([{ id: breachId, cured: true, same: true }]);
    // found there again by who does not know of the act: a fact, with a breach of its own
    const again = foundInSection(person, 'A');
    expect(await attackers.as('sdf-origin').append(again)).toBe(RULE);
    const forged = (await foundAmongAdults()).person;
    const other = (await open(forged))[0]?.id ?? '';
    expect(await child.append(sectionMoved(forged, 'A', true), cured(forged, other))).toBe('accepted');
    expect(await open(forged)).toEqual([{ id: other, cured: true, same: true }]);
    expect(await violations()).toEqual([]);
  });

  it('I13-minor-apart-from-adults: a breach that an older register kept beside the act is cured where the child is', async () => {
    const person = await test.person({ birth: '2010-05-05' });
    expect(await attackers.as('moj-child').append(sectionMoved(person, 'A', true))).toBe('accepted');
    const fact = await test.admin.query<{ id: string }>(
      'SELECT event_id AS id FROM register.custody_fact WHERE person_no = $1 AND best_interest',
      [person],
    );
    const kept = breachOf({ type: 'SectionMoved', stream: person, id: fact.rows[0]?.id ?? '' }, RULE);
    expect(await attackers.as('sdf-origin').append(kept)).toBe('accepted');
    await test.run('sdf-origin', cureBreach, { breachId: (await open(person))[0]?.id ?? '', how: 'child protection' });
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
