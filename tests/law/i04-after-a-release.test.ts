import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approveRelease } from '../../src/systems/register/commands/approve-release.ts';
import { correctEvent } from '../../src/systems/register/commands/correct-event.ts';
import { proposeRelease } from '../../src/systems/register/commands/propose-release.ts';
import { recordUnverifiedRelease } from '../../src/systems/register/commands/record-unverified-release.ts';
import { changeVehicle } from '../../src/systems/transfers/commands/change-vehicle.ts';
import { completeHandover } from '../../src/systems/transfers/commands/complete-handover.ts';
import { recordBoarding } from '../../src/systems/transfers/commands/record-boarding.ts';
import { loadSystemChecks } from '../../src/systems/verification.ts';
import { Attackers, type ForgedEvent } from '../support/attacker.ts';
import { createTestConvoy } from '../support/convoy.ts';
import { breachOf, custodyFound, foundInSection, withId } from '../support/forged.ts';
import { createTestRegister, HOUR, type TestOfficer, type TestRegister } from '../support/register.ts';

const RULE = 'I04-no-admission-without-order';
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

const now = async (): Promise<number> =>
  (await test.admin.query<{ now: number }>('SELECT register.ms(register.clock())::float8 AS now')).rows[0]?.now ?? 0;
const letGo = (personNo: number, occurredAt?: number, officer: TestOfficer = 'sdf-origin') =>
  test.run(officer, recordUnverifiedRelease, {
    personNo,
    how: 'in-error',
    circumstances: 'the door stood open',
    place: 'the gate',
    ...(occurredAt === undefined ? {} : { occurredAt }),
  });
const breachesOf = async (personNo: number) =>
  (
    await test.admin.query<{ type: string }>(
      "SELECT e.type FROM register.breach b JOIN register.event e ON e.id = b.fact_event WHERE b.person_no = $1 AND b.rule = $2 AND e.type <> 'CustodyFound' ORDER BY b.event_pos",
      [personNo, RULE],
    )
  ).rows.map(({ type }) => type);
const violated = async (): Promise<string[]> => {
  const found: string[] = [];
  for (const { rule, sql } of (await loadSystemChecks()).invariants)
    for (const row of (await test.admin.query(sql)).rows) found.push(`${rule} ${JSON.stringify(row)}`);
  return found;
};
const boarded = (stream: number, manifestNo: number) =>
  withId({ type: 'PersonBoarded', stream, data: { manifestNo, vehicle: 'BUS-1', compartment: '1' } });

describe('I04-no-admission-without-order: a convoy and a person whose release was recorded', () => {
  it('I04-no-admission-without-order: boards only with the breach, and is offered to nobody', async () => {
    const convoy = await (await createTestConvoy(test, 2)).until('sealed');
    const { manifestNo } = convoy;
    const [free, other] = convoy.persons as [number, number];
    await letGo(free);
    expect(await attackers.as('escort').append(boarded(free, manifestNo))).toBe(RULE);
    const board = (personNo: number) =>
      test.run('escort', recordBoarding, { manifestNo, expectedCount: 1, rows: [{ personNo, outcome: 'boarded' }] });
    await board(free);
    await board(other);
    expect(await breachesOf(free)).toEqual(['PersonBoarded']);
    expect(await breachesOf(other)).toEqual([]);
    expect(await violated()).toEqual([]);
    await expect(convoy.offer(1, 'sdf-origin')).rejects.toMatchObject({ code: RULE, problems: [{ personNo: free }] });
  });

  it('I04-no-admission-without-order: is sealed for nobody', async () => {
    const convoy = await (await createTestConvoy(test, 1)).until('placed');
    await letGo(convoy.persons[0] as number);
    await expect(convoy.step('seal-proposed')).rejects.toMatchObject({ code: RULE });
    expect(
      await attackers.as('sdf-cell').append({
        type: 'SealProposed',
        stream: convoy.manifestNo,
        data: { sealNo: 1, manifestHash: '00'.repeat(32) },
      }),
    ).not.toBe('accepted');
  });

  it('I04-no-admission-without-order: passes and is reseated with the breach, also where the release came between the two signatures', async () => {
    const convoy = await (await createTestConvoy(test, 2)).until('boarded');
    const { manifestNo } = convoy;
    const [free] = convoy.persons as [number];
    const { offerId, payload, counted } = await convoy.offer(1, 'sdf-origin');
    const offered = (
      await test.admin.query<{ at: number }>(
        'SELECT register.ms(instant)::float8 AS at FROM transfers.offer WHERE id = $1',
        [offerId],
      )
    ).rows[0]?.at as number;
    await letGo(free, offered);
    await test.run('escort', completeHandover, { offerId, ...(await convoy.sign('escort', payload)), counted });
    expect(await breachesOf(free)).toEqual(['PersonHandedOver']);
    const reseated = withId({
      type: 'PersonReseated',
      stream: free,
      data: { manifestNo, vehicle: 'BUS-1', compartment: '1', reason: 'security' },
    });
    expect(await attackers.as('escort').append(reseated)).toBe(RULE);
    await test.run('escort', changeVehicle, {
      manifestNo,
      reason: 'security',
      rows: [{ personNo: free, vehicle: 'BUS-1', compartment: '1' }],
    });
    expect(await breachesOf(free)).toEqual(['PersonHandedOver', 'PersonReseated']);
    await expect(convoy.offer(2, 'escort')).rejects.toMatchObject({ code: RULE, problems: [{ personNo: free }] });
    expect(await violated()).toEqual([]);
  });

  it('I04-no-admission-without-order: a release told later, of an instant before the convoy, owes the breach itself', async () => {
    const convoy = await (await createTestConvoy(test, 1)).until('boarded');
    const [free] = convoy.persons as [number];
    const before = (await now()) - HOUR / 4;
    const told = withId({
      type: 'ReleasedUnverified',
      stream: free,
      occurredAt: before,
      data: { how: 'in-error' },
      personal: { circumstances: 'x', place: 'y' },
    });
    expect(await attackers.as('sdf-origin').append(told, breachOf(told, 'I24-release-verified'))).toBe(RULE);
    await letGo(free, before);
    expect(await breachesOf(free)).toEqual(['ReleasedUnverified']);
    expect(await violated()).toEqual([]);
  });
});

describe('I04-no-admission-without-order: corrections after a release', () => {
  const corrected = (stream: number, corrects: string, more: Partial<ForgedEvent['data']> = {}) =>
    withId({ type: 'CustodyCorrected', stream, data: { corrects, ...more }, personal: { reason: 'a mistake' } });

  it('I04-no-admission-without-order: withdrawing what opened custody again, or its correction, leaves nobody in custody after a release unseen', async () => {
    const person = await test.person({ section: 'A' });
    await letGo(person);
    const again = custodyFound(person);
    expect(await attackers.as('sdf-origin').append(again, breachOf(again, RULE))).toBe('accepted');
    const correction = corrected(person, again.id, { place: { site: 'GHW', section: 'SMALL' } });
    expect(await attackers.as('sdf-origin').append(correction, breachOf(correction, RULE))).toBe('accepted');
    expect(await attackers.as('sdf-origin').append(foundInSection(person, 'A'))).toBe('accepted');
    const back = corrected(person, correction.id, { withdrawn: true });
    expect(await attackers.as('sdf-origin').append(back)).toBe(RULE);
    await test.run('sdf-origin', correctEvent, {
      eventId: correction.id,
      correction: { withdrawn: true },
      reason: 'it was another person',
    });
    expect((await breachesOf(person)).at(-1)).toBe('CustodyCorrected');
    expect(await violated()).toEqual([]);
  });

  it('I04-no-admission-without-order: where nothing follows the release, the withdrawal of what opened custody again owes no breach', async () => {
    const person = await test.person({ section: 'A' });
    await letGo(person);
    const again = custodyFound(person);
    expect(await attackers.as('sdf-origin').append(again, breachOf(again, RULE))).toBe('accepted');
    await test.run('sdf-origin', correctEvent, {
      eventId: again.id,
      correction: { withdrawn: true },
      reason: 'it was another person',
    });
    expect(await breachesOf(person)).toEqual([]);
    const { rows } = await test.admin.query(
      'SELECT outcome FROM register.custody WHERE person_no = $1 AND known_to IS NULL ORDER BY from_at DESC LIMIT 1',
      [person],
    );
    expect(rows).toEqual([{ outcome: 'release' }]);
    expect(await violated()).toEqual([]);
  });
});

describe('I24-release-verified: an order of release that the person did not wait for', () => {
  it.each(['proposed', 'approved'])('I24-release-verified: is ended by the unverified release: %s', async (step) => {
    const personNo = await test.person({ section: 'A' });
    const propose = async () =>
      (
        await test.run('sdf-origin', proposeRelease, {
          personNo,
          orderedBy: 'the court of the town',
          ground: 'no charge',
          documentSha256: await test.document('sdf-origin'),
        })
      ).result as { releaseId: string };
    const { releaseId } = await propose();
    if (step === 'approved') await test.run('sdf-origin-two', approveRelease, { releaseId });
    await letGo(personNo);
    const { rows } = await test.admin.query('SELECT ended_with FROM register.release WHERE id = $1', [releaseId]);
    expect(rows).toEqual([{ ended_with: 'released-unverified' }]);
    for (const [type, officer] of [
      ['ReleaseApproved', 'sdf-origin-two'],
      ['ReleaseWithdrawn', 'sdf-origin'],
    ] as const)
      expect(
        await attackers.as(officer).append({
          type,
          stream: personNo,
          data: { releaseId },
          personal: type === 'ReleaseWithdrawn' ? { reason: 'x' } : {},
        }),
      ).toBe('release-step');
    // who is in custody again can be released again
    const again = custodyFound(personNo);
    expect(await attackers.as('sdf-origin').append(again, breachOf(again, RULE))).toBe('accepted');
    await propose();
  });
});
