import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { advanceClock } from '../../src/core/access/commands/advance-clock.ts';
import { Attackers, type ForgedEvent, refused } from '../support/attacker.ts';
import { createTestConvoy } from '../support/convoy.ts';
import {
  fearAppealWaived,
  fearDecided,
  fearRecorded,
  lineStruckOff,
  manifestSealed,
  sectionMoved,
  withId,
} from '../support/forged.ts';
import { createTestRegister, HOUR, START, type TestOfficer, type TestRegister } from '../support/register.ts';

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

const RULE = 'I24-four-eyes';
const siteStream = async () =>
  Number((await test.admin.query<{ no: string }>("SELECT sites.stream_of('GHW') AS no")).rows[0]?.no);
/** Gives an officer one more role while something is tried. */
const withRole = async (officer: TestOfficer, role: string, work: () => Promise<void>) => {
  await test.admin.query('INSERT INTO access.posting (officer_no, role, event_pos) VALUES ($1, $2, 1)', [
    test.officerNo(officer),
    role,
  ]);
  await work();
  await test.admin.query('DELETE FROM access.posting WHERE officer_no = $1 AND role = $2 AND event_pos = 1', [
    test.officerNo(officer),
    role,
  ]);
};

describe('I24-four-eyes', () => {
  it('I24-four-eyes: the order to move is approved by a second officer of the same authority', async () => {
    const convoy = await createTestConvoy(test, 1);
    const documentSha256 = await test.document('sdf-origin');
    const proposal: ForgedEvent = {
      type: 'TransferOrderProposed',
      stream: convoy.manifestNo,
      data: { ground: 'x', article: 'y', documentSha256, expiresAt: START + 100 * HOUR },
    };
    const approval: ForgedEvent = { type: 'TransferOrderApproved', stream: convoy.manifestNo };
    expect(await attackers.each(() => [proposal])).toEqual(refused({ 'sdf-origin': 'accepted' }));
    expect(await attackers.each(() => [approval])).toEqual(refused({ 'sdf-origin': RULE }));
    for (const officer of ['moj-receiver', 'escort'] as const)
      await withRole(officer, 'origin_officer', async () => {
        expect(await attackers.as(officer).append(approval)).toBe('not-permitted');
        expect(await attackers.as(officer).append(proposal)).toBe('not-permitted');
      });
    // one officer alone cannot do both in one command either
    expect(await attackers.as('sdf-origin').append(proposal, approval)).toBe(RULE);
    expect(await attackers.as('sdf-origin-two').append(approval)).toBe('accepted');
    expect(await attackers.as('sdf-origin').append(approval)).toBe(RULE);
    // an approved order is not replaced while it stands
    expect(await attackers.as('sdf-origin').append(proposal)).toBe(RULE);
  });

  it('I24-four-eyes: a seal is proposed by the giving and completed by the receiving transfer cell', async () => {
    const convoy = await (await createTestConvoy(test, 1)).until('seal-proposed');
    const seal = manifestSealed(convoy.manifestNo, 1, await convoy.sealHash());
    expect(await attackers.each(() => [seal])).toEqual(refused({ 'sdf-cell': RULE }));
    for (const officer of ['sdf-origin', 'escort'] as const)
      await withRole(officer, 'transfer_cell', async () => {
        expect(await attackers.as(officer).append(seal)).toBe(RULE);
      });
    expect(await attackers.as('moj-cell').append(seal)).toBe('accepted');
    const other = await (await createTestConvoy(test, 1)).until('placed');
    const proposal: ForgedEvent = {
      type: 'SealProposed',
      stream: other.manifestNo,
      data: { sealNo: 1, manifestHash: '00'.repeat(32), lineCount: 1 },
      personal: { secret: '00'.repeat(32) },
    };
    expect(await attackers.as('moj-cell').append(proposal)).toBe(RULE);
  });

  it('I24-four-eyes: who heard a fear, or planned the move, does not decide it', async () => {
    const convoy = await createTestConvoy(test, 1);
    const [person] = convoy.persons as [number];
    const fear = fearRecorded(person, 'IRQ');
    expect(await attackers.as('assessor-two').append(fear)).toBe('accepted');
    const decision = fearDecided(person, fear.id, START + 1000 * HOUR);
    expect(await attackers.as('assessor-two').append(decision)).toBe(RULE);
    await withRole('sdf-cell', 'assessor', async () => {
      expect(await attackers.as('sdf-cell').append(decision)).toBe(RULE);
    });
    // striking the person off does not undo that the move was planned
    expect(await attackers.as('sdf-cell').append(lineStruckOff(person, convoy.manifestNo))).toBe('accepted');
    await withRole('sdf-cell', 'assessor', async () => {
      expect(await attackers.as('sdf-cell').append(decision)).toBe(RULE);
    });
    expect(await attackers.each(() => [decision])).toEqual(refused({ assessor: 'accepted' }));
    await withRole('sdf-cell', 'interviewer', async () => {
      expect(await attackers.as('sdf-cell').append(fearAppealWaived(person, fear.id))).toBe(RULE);
    });
  });

  it('I24-four-eyes: more persons than places are proposed by one and approved by another officer who holds the site', async () => {
    const stream = await siteStream();
    const proposal = withId({
      type: 'OverCapacityProposed',
      stream,
      data: { site: 'GHW', section: 'SMALL', extraPlaces: 1, expiresAt: START + 100 * HOUR, reason: 'forged' },
    });
    const approval: ForgedEvent = { type: 'OverCapacityApproved', stream, data: { authorisationId: proposal.id } };
    expect(await attackers.as('moj-receiver').append(proposal)).toBe('not-permitted');
    expect(await attackers.as('sdf-origin').append(proposal, approval)).toBe(RULE);
    expect(await attackers.as('sdf-origin').append(proposal)).toBe('accepted');
    expect(await attackers.each(() => [approval])).toEqual(refused({ 'sdf-origin': RULE }));
    expect(await attackers.as('sdf-origin-two').append(approval)).toBe('accepted');
    expect(await attackers.as('sdf-origin-two').append(approval)).toBe(RULE);
    const unknown = { ...approval, data: { authorisationId: '01900000-0000-7000-8000-000000000000' } };
    expect(await attackers.as('sdf-origin-two').append(unknown)).toBe('not-found');
  });

  it('I24-four-eyes: a proposal that has expired is not approved', async () => {
    const stream = await siteStream();
    const proposal = withId({
      type: 'OverCapacityProposed',
      stream,
      data: { site: 'GHW', section: 'SMALL', extraPlaces: 5, expiresAt: START + 2 * HOUR, reason: 'forged' },
    });
    expect(await attackers.as('sdf-origin').append(proposal)).toBe('accepted');
    await test.run('sdf-origin', advanceClock, { minutes: 180 });
    const approval: ForgedEvent = { type: 'OverCapacityApproved', stream, data: { authorisationId: proposal.id } };
    expect(await attackers.as('sdf-origin-two').append(approval)).toBe('I17-section-capacity');
  });

  it('I24-four-eyes: who made the manifest does not accept persons on it', async () => {
    const convoy = await createTestConvoy(test, 1);
    const [person] = convoy.persons as [number];
    await withRole('sdf-cell', 'receiving_officer', async () => {
      expect(
        await attackers.as('sdf-cell').append({
          type: 'LineDecided',
          stream: person,
          v: 2,
          data: { manifestNo: convoy.manifestNo, decision: 'accepted', site: 'KRK', section: '1' },
          personal: { note: '' },
        }),
      ).toBe('I06-acceptance-per-person');
    });
    expect(await attackers.as('moj-receiver').append(sectionMoved(person, 'A'))).toBe('I01-one-place-one-custodian');
  });
});
