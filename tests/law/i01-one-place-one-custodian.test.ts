import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moveSection } from '../../src/systems/register/commands/move-section.ts';
import { Attackers, refused } from '../support/attacker.ts';
import { createTestConvoy } from '../support/convoy.ts';
import { custodyAdmitted, foundInSection, lineListed, personBoarded, sectionMoved } from '../support/forged.ts';
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

const overlaps = async (): Promise<number> =>
  (
    await test.admin.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM register.custody a JOIN register.custody b ON b.person_no = a.person_no AND a.ctid < b.ctid
        AND tstzrange(a.from_at, a.to_at) && tstzrange(b.from_at, b.to_at) WHERE a.known_to IS NULL AND b.known_to IS NULL`,
    )
  ).rows[0]?.n as number;

describe('I01-one-place-one-custodian', () => {
  it('I01-one-place-one-custodian: even the owner of the database cannot write a second place for the same instant', async () => {
    const person = await test.person({ section: 'A' });
    const second = `INSERT INTO register.custody (person_no, from_at, to_at, custodian, site, section, state, event_pos, known_from)
      SELECT person_no, from_at + interval '1 minute', 'infinity', 'MOJ', 'KRK', '1', 'held', event_pos, known_from FROM register.custody WHERE person_no = $1`;
    await expect(test.admin.query(second, [person])).rejects.toMatchObject({
      constraint: 'I01-one-place-one-custodian',
    });
  });

  it('I01-one-place-one-custodian: facts that contradict each other at one instant still leave one place', async () => {
    const person = await test.person({ section: 'A' });
    const at = START + HOUR / 60;
    const facts = ['A', 'J', 'SMALL'].map((section) => ({ ...foundInSection(person, section), occurredAt: at - HOUR }));
    // an adult in J breaks I13 for the instant it counts; the last fact of the instant is the one that counts
    expect(await attackers.as('sdf-origin').append(...facts)).toBe('accepted');
    await test.run('sdf-origin', moveSection, { personNo: person, site: 'GHW', section: 'A', reason: 'roll' });
    expect(await overlaps()).toBe(0);
  });

  it('I01-one-place-one-custodian: no role lists a person whom the authority of the manifest does not hold', async () => {
    const gone = await (await createTestConvoy(test, 1)).until('closed');
    const other = await createTestConvoy(test, 1);
    const person = gone.persons[0] as number;
    expect(await attackers.each(() => [lineListed(person, other.manifestNo)])).toEqual(
      refused({ 'sdf-origin': 'I01-one-place-one-custodian', 'sdf-cell': 'I01-one-place-one-custodian' }),
    );
    expect(await attackers.as('moj-cell').append(lineListed(person, other.manifestNo))).toBe(
      'I01-one-place-one-custodian',
    );
  });

  it('I01-one-place-one-custodian: an authority that does not hold a person neither moves nor admits the person', async () => {
    const gone = await (await createTestConvoy(test, 1)).until('closed');
    const listed = await createTestConvoy(test, 1);
    const [former, waiting] = [gone.persons[0] as number, listed.persons[0] as number];
    // SDF held him once; MOJ is about to receive the other
    expect(await attackers.as('sdf-origin').append(sectionMoved(former, 'A'))).toBe('I01-one-place-one-custodian');
    expect(await attackers.as('moj-receiver').append(sectionMoved(waiting, '1', undefined, 'KRK'))).toBe(
      'I01-one-place-one-custodian',
    );
    expect(await attackers.as('sdf-origin').append(foundInSection(former, 'A'))).toBe('I01-one-place-one-custodian');
    expect(await attackers.as('moj-receiver').append(foundInSection(waiting, '1', 'KRK'))).toBe(
      'I01-one-place-one-custodian',
    );
    expect(await attackers.as('moj-receiver').append(custodyAdmitted(waiting, 'MOJ', 'KRK'))).toBe(
      'I07-two-signatures-one-instant',
    );
    expect(await attackers.as('escort').append(personBoarded(former, gone.manifestNo))).toBe(
      'I01-one-place-one-custodian',
    );
    expect(await overlaps()).toBe(0);
  });
});
