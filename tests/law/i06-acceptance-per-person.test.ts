import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordFitness } from '../../src/systems/care/commands/record-fitness.ts';
import { addName } from '../../src/systems/register/commands/add-name.ts';
import { claimNationality } from '../../src/systems/register/commands/claim-nationality.ts';
import { recordAgeEvidence } from '../../src/systems/register/commands/record-age-evidence.ts';
import { recordOrder } from '../../src/systems/register/commands/record-order.ts';
import { recordFear } from '../../src/systems/safeguards/commands/record-fear.ts';
import { acceptLines } from '../../src/systems/transfers/commands/accept-lines.ts';
import { Attackers, refused } from '../support/attacker.ts';
import { createTestConvoy, type TestConvoy } from '../support/convoy.ts';
import { breachOf, foundInSection, lineDecided, manifestSealed, sealProposed } from '../support/forged.ts';
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

const RULE = 'I06-acceptance-per-person';
const holds = async (convoy: TestConvoy, person: number) =>
  (
    await test.admin.query<{ holds: boolean }>(
      'SELECT holds FROM transfers.standing_acceptance($1) WHERE person_no = $2',
      [convoy.manifestNo, person],
    )
  ).rows[0]?.holds;

describe('I06-acceptance-per-person', () => {
  it('I06-acceptance-per-person: no role seals while one person is not accepted', async () => {
    const convoy = await prepareWithout(await createTestConvoy(test, 2), 'accepted');
    expect(await attackers.each(() => [sealProposed(convoy.manifestNo)])).toEqual(refused({ 'sdf-cell': RULE }));
    expect(await attackers.as('moj-receiver').append(lineDecided(convoy.persons[0] as number, convoy.manifestNo))).toBe(
      'accepted',
    );
    expect(await attackers.as('sdf-cell').append(sealProposed(convoy.manifestNo))).toBe(RULE);
  });

  it('I06-acceptance-per-person: only a receiving officer of the receiving authority accepts, and only who is offered', async () => {
    const convoy = await createTestConvoy(test, 1);
    const other = await createTestConvoy(test, 1);
    const stranger = other.persons[0] as number;
    expect(await attackers.each(() => [lineDecided(stranger, convoy.manifestNo)])).toEqual(
      refused({ 'moj-receiver': 'not-offered' }),
    );
    const listed = convoy.persons[0] as number;
    // who is not prepared is not offered; each step but the acceptance belongs to the preparation
    for (const step of ['fit', 'told', 'interviewed'] as const) {
      expect(await attackers.as('moj-receiver').append(lineDecided(listed, convoy.manifestNo))).toBe('not-offered');
      await convoy.step(step);
    }
    expect(await attackers.as('moj-receiver').append(lineDecided(listed, convoy.manifestNo))).toBe('accepted');
    for (const officer of ['sdf-origin', 'escort'] as const) {
      await test.admin.query(
        "INSERT INTO access.posting (officer_no, role, event_pos) VALUES ($1, 'receiving_officer', 1)",
        [test.officerNo(officer)],
      );
      expect(await attackers.as(officer).append(lineDecided(listed, convoy.manifestNo))).toBe(RULE);
      await test.admin.query("DELETE FROM access.posting WHERE officer_no = $1 AND role = 'receiving_officer'", [
        test.officerNo(officer),
      ]);
    }
  });

  it('I06-acceptance-per-person: who is at the site already, without a hand-over, is accepted for a section that fits as anybody else', async () => {
    const convoy = await prepareWithout(await createTestConvoy(test, 1), 'accepted', 'placed');
    const person = convoy.persons[0] as number;
    const found = foundInSection(person, '1', 'KRK');
    expect(await attackers.as('sdf-origin').append(found, breachOf(found, 'I07-two-signatures-one-instant'))).toBe(
      'accepted',
    );
    expect(await attackers.as('moj-receiver').append(lineDecided(person, convoy.manifestNo, 'J'))).toBe(
      'I13-minor-apart-from-adults',
    );
    await expect(
      test.run('moj-receiver', acceptLines, {
        manifestNo: convoy.manifestNo,
        expectedCount: 1,
        decisions: [{ personNo: person, decision: 'accepted', site: 'KRK', section: 'J' }],
      }),
    ).rejects.toMatchObject({ code: 'I13-minor-apart-from-adults' });
    expect(await attackers.as('moj-receiver').append(lineDecided(person, convoy.manifestNo))).toBe('accepted');
  });

  const changes: [string, (person: number) => Promise<unknown>, string][] = [
    [
      'identity',
      (personNo) =>
        test.run('sdf-origin', addName, {
          personNo,
          name: { full: 'Another Name', script: 'latin', kind: 'alias', source: 'test' },
        }),
      RULE,
    ],
    [
      'evidence of age',
      (personNo) =>
        test.run('sdf-origin', recordAgeEvidence, { personNo, kind: 'document', birth: '1990-03', source: 'test' }),
      RULE,
    ],
    [
      'order',
      async (person) =>
        test.run('sdf-origin', recordOrder, {
          persons: [person],
          ground: 'Another ground',
          article: 'Article 5',
          authority: 'SDF',
          documentSha256: await test.document('sdf-origin'),
          issuedAt: START - HOUR,
          expiresAt: START + 90 * 24 * HOUR,
        }),
      RULE,
    ],
    [
      'nationality claims',
      (personNo) => test.run('sdf-origin', claimNationality, { personNo, code: 'TUN', source: 'test' }),
      RULE,
    ],
    [
      'fitness',
      (personNo) =>
        test.run('sdf-health', recordFitness, { rows: [{ personNo, fit: false, note: 'fever' }], expectedCount: 1 }),
      'I10-fitness-48h',
    ],
  ];

  it.each(changes)(
    'I06-acceptance-per-person: a change of %s lets the acceptance lapse',
    async (_what, change, rule) => {
      const convoy = await (await createTestConvoy(test, 2)).until('seal-proposed');
      const [first, second] = convoy.persons as [number, number];
      expect(await holds(convoy, first)).toBe(true);
      await change(first);
      expect([await holds(convoy, first), await holds(convoy, second)]).toEqual([false, true]);
      const hash = await convoy.sealHash();
      expect(await attackers.each(() => [sealProposed(convoy.manifestNo, 2)])).toEqual(refused({ 'sdf-cell': rule }));
      expect(await attackers.as('moj-cell').append(manifestSealed(convoy.manifestNo, 1, hash))).toBe(
        // the receiving authority is not told what the giving authority has not prepared
        rule === RULE ? rule : 'not-offered',
      );
    },
  );

  it('I06-acceptance-per-person: a fear of a state on the way lets the acceptance lapse, one of another state does not', async () => {
    const convoy = await (await createTestConvoy(test, 2)).until('accepted');
    const [first, second] = convoy.persons as [number, number];
    const account = 'told in private';
    // a lapse without a cause that the receiving authority sees would tell of the fear
    await test.run('interviewer', recordFear, { personNo: first, country: 'TUR', account });
    expect([await holds(convoy, first), await holds(convoy, second)]).toEqual([true, true]);
    await test.run('interviewer', recordFear, { personNo: first, country: 'IRQ', account });
    expect([await holds(convoy, first), await holds(convoy, second)]).toEqual([false, true]);
  });

  it('I06-acceptance-per-person: an acceptance was given for one destination and dies with it', async () => {
    const convoy = await (await createTestConvoy(test, 1)).until('accepted');
    const person = convoy.persons[0] as number;
    // no event changes a destination; even where the owner of the database does, the acceptance does not follow
    await test.admin.query("UPDATE transfers.manifest SET to_site = 'RAB' WHERE no = $1", [convoy.manifestNo]);
    expect(await holds(convoy, person)).toBe(false);
  });

  it('I06-acceptance-per-person: what lapsed after the seal stops the first signature', async () => {
    const convoy = await (await createTestConvoy(test, 1)).until('boarded');
    const [personNo] = convoy.persons as [number];
    await test.run('sdf-origin', claimNationality, { personNo, code: 'TUN', source: 'test' });
    await expect(convoy.offer(1, 'sdf-origin')).rejects.toMatchObject({ code: RULE });
    await test.run('moj-receiver', acceptLines, {
      manifestNo: convoy.manifestNo,
      decisions: [{ personNo, decision: 'accepted', site: 'KRK', section: '1' }],
      expectedCount: 1,
    });
    await convoy.handOver(1, 'sdf-origin', 'escort');
  });
});
