import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { advanceClock } from '../../src/core/access/commands/advance-clock.ts';
import { correctEvent } from '../../src/systems/register/commands/correct-event.ts';
import { cureBreach } from '../../src/systems/register/commands/cure-breach.ts';
import { withdrawOffer } from '../../src/systems/transfers/commands/withdraw-offer.ts';
import { Attackers, type ForgedEvent, refused } from '../support/attacker.ts';
import { createTestConvoy, type TestConvoy } from '../support/convoy.ts';
import {
  breachOf,
  correctionOf,
  custodyAdmitted,
  custodyFound,
  handedOver,
  handoverOffered,
  personAdmitted,
  personHandedOver,
} from '../support/forged.ts';
import { eventOf, openRules } from '../support/of-a-person.ts';
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

const RULE = 'I07-two-signatures-one-instant';
const now = async (): Promise<number> =>
  Number((await test.admin.query<{ ms: string }>('SELECT register.ms(register.clock()) AS ms')).rows[0]?.ms);
/** Rows of custody that an authority has of these persons now. */
const held = async (convoy: TestConvoy, authority: string) =>
  (
    await test.admin.query<{ n: number }>(
      "SELECT count(*)::int AS n FROM register.custody WHERE person_no = ANY ($1) AND custodian = $2 AND known_to IS NULL AND to_at = 'infinity'",
      [convoy.persons, authority],
    )
  ).rows[0]?.n;

/** An offer as it would be accepted, with what the attack changes. */
const offer = async (convoy: TestConvoy, officer: TestOfficer, changed: Record<string, unknown> = {}) =>
  handoverOffered(convoy.manifestNo, {
    ordinal: 1,
    keyId: (await convoy.device(officer)).keyId,
    counted: convoy.persons.length,
    manifestHash: await convoy.sealHash(),
    instantAt: await now(),
    ...changed,
  });

/** The second signature with the events of the persons and the breaches that a short notice needs. */
const signing = async (
  convoy: TestConvoy,
  offerId: string,
  taker: TestOfficer,
  changed: { counted?: number; persons?: readonly number[]; keyId?: string; ordinal?: number; hash?: string } = {},
): Promise<ForgedEvent[]> => {
  const hash = changed.hash ?? (await convoy.sealHash());
  const persons = changed.persons ?? convoy.persons;
  const pass = handedOver(
    convoy.manifestNo,
    offerId,
    changed.keyId ?? (await convoy.device(taker)).keyId,
    changed.counted ?? persons.length,
    hash,
  );
  const passing = persons.map((person) =>
    personHandedOver(person, pass.id, convoy.manifestNo, changed.ordinal ?? 1, hash),
  );
  return [pass, ...passing, ...passing.map((event) => breachOf(event, 'I12-notice-72h'))];
};

describe('I07-two-signatures-one-instant: the first signature', () => {
  let convoy: TestConvoy;
  beforeAll(async () => {
    convoy = await (await createTestConvoy(test, 2)).until('boarded');
  });

  it('I07-two-signatures-one-instant: no role offers with a key that is not its own', async () => {
    const forged = await offer(convoy, 'interviewer');
    expect(await attackers.each(() => [forged])).toEqual(
      refused({ 'sdf-origin': RULE, 'sdf-cell': RULE, escort: RULE }),
    );
  });

  it('I07-two-signatures-one-instant: an officer of the taking authority does not give', async () => {
    expect(await attackers.as('escort').append(await offer(convoy, 'escort'))).toBe(RULE);
  });

  it.each([
    ['over another manifest hash', { manifestHash: '00'.repeat(32) }, RULE],
    ['of the second hand-over before the first', { ordinal: 2 }, RULE],
    ['of a third hand-over', { ordinal: 3 }, RULE],
    ['at an instant before the boarding', { instantAt: 1_768_000_000_000 }, RULE],
    ['of another number of persons', { counted: 1 }, 'counts-differ'],
  ])('I07-two-signatures-one-instant: an offer %s is refused', async (_what, changed, rule) => {
    const officer = 'ordinal' in changed && changed.ordinal === 2 ? 'escort' : 'sdf-origin';
    expect(await attackers.as(officer).append(await offer(convoy, officer, changed))).toBe(rule);
  });
});

describe('I07-two-signatures-one-instant: the second signature', () => {
  let convoy: TestConvoy;
  let offerId: string;
  beforeAll(async () => {
    convoy = await (await createTestConvoy(test, 2)).until('boarded');
    ({ offerId } = await convoy.offer(1, 'sdf-origin'));
  });

  it('I07-two-signatures-one-instant: no role signs with a key that is not its own', async () => {
    const events = await signing(convoy, offerId, 'interviewer');
    expect(await attackers.each(() => events)).toEqual(refused({ escort: RULE, 'moj-receiver': RULE }));
    expect(await held(convoy, 'SDF')).toBe(2);
  });

  it('I07-two-signatures-one-instant: the giving authority does not take, and a third one neither', async () => {
    for (const officer of ['sdf-origin', 'sdf-origin-two', 'moj-receiver'] as const) {
      await test.admin.query(
        "INSERT INTO access.posting (officer_no, role, event_pos) VALUES ($1, 'receiving_officer', 1) ON CONFLICT DO NOTHING",
        [test.officerNo(officer)],
      );
      expect(await attackers.as(officer).append(...(await signing(convoy, offerId, officer)))).toBe(RULE);
    }
    await test.admin.query("DELETE FROM access.posting WHERE event_pos = 1 AND role = 'receiving_officer'");
  });

  it('I07-two-signatures-one-instant: those who pass are exactly those who boarded, counted alike', async () => {
    const stranger = (await createTestConvoy(test, 1)).persons[0] as number;
    const [first] = convoy.persons as [number, number];
    for (const changed of [
      { persons: [first], counted: 2 },
      { persons: [first], counted: 1 },
      { persons: [...convoy.persons, stranger], counted: 2 },
      { persons: [], counted: 2 },
      { counted: 3 },
    ])
      expect(await attackers.as('escort').append(...(await signing(convoy, offerId, 'escort', changed)))).toBe(RULE);
    expect(await held(convoy, 'CJTF')).toBe(0);
  });

  it('I07-two-signatures-one-instant: a signature on an offer that does not exist, or of another manifest, is refused', async () => {
    const other = await (await createTestConvoy(test, 1)).until('boarded');
    const foreign = await other.offer(1, 'sdf-origin');
    for (const id of ['01900000-0000-7000-8000-000000000000', foreign.offerId])
      expect(await attackers.as('escort').append(...(await signing(convoy, id, 'escort')))).toBe(RULE);
  });

  it('I07-two-signatures-one-instant: nobody withdraws the offer of another authority', async () => {
    const withdrawal: ForgedEvent = { type: 'OfferWithdrawn', stream: convoy.manifestNo, data: { offerId } };
    expect(await attackers.as('escort').append(withdrawal)).toBe('not-permitted');
  });

  it('I07-two-signatures-one-instant: custodian and instant come from the signed offer; afterwards nobody joins, signs or takes back', async () => {
    expect(await attackers.as('escort').append(...(await signing(convoy, offerId, 'escort')))).toBe('accepted');
    const { rows } = await test.admin.query<{ same: boolean }>(
      `SELECT bool_and(c.from_at = o.instant AND c.custodian = o.to_authority) AS same FROM transfers.offer o JOIN transfers.handover h ON h.offer_id = o.id
         JOIN transfers.handover_person p ON p.handover_id = h.id JOIN register.custody c ON c.event_pos = p.event_pos AND c.known_to IS NULL WHERE o.id = $1`,
      [offerId],
    );
    expect(rows).toEqual([{ same: true }]);
    const { rows: done } = await test.admin.query<{ id: string }>(
      'SELECT id FROM transfers.handover WHERE offer_id = $1',
      [offerId],
    );
    const stranger = (await createTestConvoy(test, 1)).persons[0] as number;
    const late = personHandedOver(stranger, done[0]?.id as string, convoy.manifestNo, 1, await convoy.sealHash());
    expect(await attackers.each(() => [late])).toEqual(refused({ escort: RULE, 'moj-receiver': RULE }));
    expect(await attackers.as('escort').append(...(await signing(convoy, offerId, 'escort')))).not.toBe('accepted');
    const withdrawal: ForgedEvent = { type: 'OfferWithdrawn', stream: convoy.manifestNo, data: { offerId } };
    expect(await attackers.as('sdf-origin').append(withdrawal)).toBe('stale');
  });

  it('I07-two-signatures-one-instant: who was not handed over to the receiving authority is not admitted', async () => {
    const [first] = convoy.persons as [number, number];
    expect(await attackers.each(() => [personAdmitted(first, convoy.manifestNo)])).toEqual(
      refused({ 'moj-receiver': RULE, 'sdf-origin': 'not-permitted' }),
    );
  });
});

describe('I07-two-signatures-one-instant: an offer that fell', () => {
  it('I07-two-signatures-one-instant: a withdrawn offer is not signed', async () => {
    const convoy = await (await createTestConvoy(test, 1)).until('boarded');
    const { offerId } = await convoy.offer(1, 'sdf-origin');
    await test.run('sdf-origin', withdrawOffer, { offerId });
    expect(await attackers.as('escort').append(...(await signing(convoy, offerId, 'escort')))).toBe('offer-void');
  });

  it('I07-two-signatures-one-instant: a signature with an earlier time of receipt does not overtake the withdrawal', async () => {
    const convoy = await (await createTestConvoy(test, 1)).until('boarded');
    const { offerId } = await convoy.offer(1, 'sdf-origin');
    const events = await signing(convoy, offerId, 'escort');
    await test.run('sdf-origin', withdrawOffer, { offerId });
    // the database takes a time of receipt that lies up to two seconds back, but none before what the same person's stream received
    expect(await attackers.as('escort').appendAs({ receivedAt: (await now()) - 1500 }, ...events)).toBe(
      'clock-set-back',
    );
  });

  it('I07-two-signatures-one-instant: after thirty minutes an offer is void, for every role', async () => {
    const convoy = await (await createTestConvoy(test, 1)).until('boarded');
    const { offerId } = await convoy.offer(1, 'sdf-origin');
    const events = await signing(convoy, offerId, 'escort');
    await test.run('escort', advanceClock, { minutes: 30 });
    expect(await attackers.each(() => events)).toEqual(refused({ escort: 'offer-void', 'moj-receiver': 'offer-void' }));
  });
});

describe('I07-two-signatures-one-instant: no way around a hand-over', () => {
  it('I07-two-signatures-one-instant: no role admits a person whom another authority holds', async () => {
    const convoy = await (await createTestConvoy(test, 1)).until('sealed');
    const [person] = convoy.persons as [number];
    expect(await attackers.each(() => [custodyAdmitted(person, 'MOJ', 'KRK')])).toEqual(
      refused({ 'sdf-origin': RULE, 'moj-receiver': RULE }),
    );
  });

  it('I07-two-signatures-one-instant: found in the custody of another authority is recorded with its breach only', async () => {
    const convoy = await (await createTestConvoy(test, 1)).until('sealed');
    const [person] = convoy.persons as [number];
    const fact = custodyFound(person, 'MOJ', 'KRK', '1');
    expect(await attackers.each(() => [fact])).toEqual(refused({ 'sdf-origin': RULE, 'moj-receiver': RULE }));
    // the side that would be rid of the person does not say it, with whatever breach
    for (const authority of ['MOJ', 'SDF'])
      expect(await attackers.as('sdf-origin').append(fact, breachOf(fact, RULE, authority))).toBe(RULE);
    expect(await attackers.as('moj-receiver').append(fact, breachOf(fact, RULE, 'MOJ'))).toBe('accepted');
    const open = await test.see<{ rule: string }>(
      'moj-receiver',
      'SELECT rule FROM register.breach WHERE person_no = $1 AND fact_event = $2 AND cured_at IS NULL',
      [person, fact.id],
    );
    expect(open).toEqual([{ rule: RULE }]);
  });

  it('I07-two-signatures-one-instant: one officer does not unsay what two have signed', async () => {
    const convoy = await (await createTestConvoy(test, 1)).until('handed-over-1');
    const [person] = convoy.persons as [number];
    const eventId = await eventOf(test, person, 'PersonHandedOver');
    for (const data of [{ withdrawn: true }, { custodian: 'SDF' }, {}]) {
      const correction = correctionOf(person, eventId, data);
      // of the authority that recorded the hand-over without a breach; of every other never
      expect(await attackers.each(() => [correction])).toEqual(refused({ escort: RULE }));
      expect(await attackers.as('moj-receiver').append(correction, breachOf(correction, RULE, 'MOJ'))).toBe(
        'not-permitted',
      );
      // a breach that its author could cure afterwards does not pay
      expect(await attackers.as('escort').append(correction, breachOf(correction, RULE, 'SDF'))).toBe(RULE);
    }
  });

  it('I07-two-signatures-one-instant: the authority that recorded a hand-over withdraws it, and another one cures the breach', async () => {
    const convoy = await (await createTestConvoy(test, 1)).until('handed-over-1');
    const [person] = convoy.persons as [number];
    const eventId = await eventOf(test, person, 'PersonHandedOver');
    const input = { eventId, correction: { withdrawn: true }, reason: 'signed for the wrong man' };
    await expect(test.run('sdf-origin', correctEvent, input)).rejects.toMatchObject({ code: 'not-permitted' });
    await test.run('escort', correctEvent, input);
    const { rows } = await test.admin.query<{ id: string; authority: string; custodian: string }>(
      `SELECT b.id, b.authority, c.custodian FROM register.breach b JOIN register.custody c ON c.person_no = b.person_no AND c.known_to IS NULL AND c.to_at = 'infinity'
        WHERE b.person_no = $1 AND b.rule = $2`,
      [person, RULE],
    );
    expect(rows).toMatchObject([{ authority: 'CJTF', custodian: 'SDF' }]);
    const breachId = rows[0]?.id as string;
    const cure: ForgedEvent = { type: 'BreachCured', stream: person, data: { breachId }, personal: { how: 'forged' } };
    expect(await attackers.as('escort').append(cure)).toBe('not-permitted');
    const how = { breachId, how: 'both commanders were heard' };
    await expect(test.run('escort', cureBreach, how)).rejects.toMatchObject({ code: 'not-permitted' });
    await test.run('sdf-origin', cureBreach, how);
  });

  it('I07-two-signatures-one-instant: no correction gives a person to another authority without a breach', async () => {
    const person = await test.person({ section: 'A' });
    const entry = await eventOf(test, person, 'CustodyFound');
    const correction = correctionOf(person, entry, { custodian: 'MOJ' });
    expect(await attackers.each(() => [correction])).toEqual(
      refused({ 'sdf-origin': RULE, 'sdf-cell': RULE, 'sdf-health': RULE }),
    );
    await test.run('sdf-origin', correctEvent, {
      eventId: entry,
      correction: { occurredAt: START - 2 * HOUR },
      reason: 'the guard book says an hour earlier',
    });
    await expect(openRules(test, person)).resolves.not.toContain(RULE);
    await test.run('sdf-origin', correctEvent, {
      eventId: await eventOf(test, person, 'CustodyCorrected'),
      correction: { custodian: 'MOJ' },
      reason: 'he was never ours',
    });
    await expect(openRules(test, person)).resolves.toContain(RULE);
  });

  it('I07-two-signatures-one-instant: that another authority held a person first, who has passed on since, is corrected with what it breaks', async () => {
    const convoy = await (await createTestConvoy(test, 1)).until('handed-over-1');
    const person = convoy.persons[0] as number;
    await test.run('sdf-origin', correctEvent, {
      eventId: await eventOf(test, person, 'CustodyFound'),
      // before there was an order
      correction: { custodian: 'MOJ', occurredAt: START - 4000 * HOUR },
      reason: 'he was found by others, long before',
    });
    const { rows } = await test.admin.query(
      "SELECT b.rule, b.authority FROM register.breach b JOIN register.event e ON e.id = b.fact_event WHERE b.person_no = $1 AND e.type = 'CustodyCorrected' ORDER BY b.rule",
      [person],
    );
    expect(rows).toEqual([
      { rule: 'I04-no-admission-without-order', authority: 'MOJ' },
      { rule: RULE, authority: 'SDF' },
    ]);
  });

  it('I07-two-signatures-one-instant: a hand-over is signed with what it breaks, laid on who gave, also where a third authority had said to hold one of the persons', async () => {
    const convoy = await (await createTestConvoy(test, 2)).until('boarded');
    const person = convoy.persons[0] as number;
    const found = custodyFound(person, 'MOJ', 'KRK', '1');
    expect(await attackers.as('moj-receiver').append(found, breachOf(found, RULE, 'MOJ'))).toBe('accepted');
    await convoy.step('handed-over-1');
    const { rows } = await test.admin.query(
      "SELECT b.rule, b.authority FROM register.breach b JOIN register.event e ON e.id = b.fact_event WHERE b.person_no = $1 AND e.type = 'PersonHandedOver'",
      [person],
    );
    expect(rows).toEqual([{ rule: 'I12-notice-72h', authority: 'SDF' }]);
  });
});
