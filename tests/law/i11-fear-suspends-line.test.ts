import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Attackers, refused } from '../support/attacker.ts';
import { createTestConvoy, type TestConvoy } from '../support/convoy.ts';
import {
  breachOf,
  fearRecorded,
  handedOver,
  handoverOffered,
  lineListed,
  personBoarded,
  personHandedOver,
  sealProposed,
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

const RULE = 'I11-fear-suspends-line';
const now = async (): Promise<number> =>
  Number((await test.admin.query<{ ms: string }>('SELECT register.ms(register.clock()) AS ms')).rows[0]?.ms);
const line = async (convoy: TestConvoy, person: number) =>
  (
    await test.admin.query<{ state: string; live: boolean }>(
      'SELECT state, live FROM transfers.line WHERE manifest_no = $1 AND person_no = $2',
      [convoy.manifestNo, person],
    )
  ).rows[0];
const seals = async (convoy: TestConvoy) =>
  (
    await test.admin.query<{ reason: string | null }>(
      'SELECT void_reason AS reason FROM transfers.seal WHERE manifest_no = $1 ORDER BY seal_no',
      [convoy.manifestNo],
    )
  ).rows.map((row) => row.reason);
const breachesOf = async (fact: string) =>
  (await test.admin.query('SELECT rule, authority, person_no FROM register.breach WHERE fact_event = $1', [fact])).rows;
/** A fear as if its suspension had failed: so that the next gate is tested alone. */
const fearUnseen = async (convoy: TestConvoy, person: number, country = 'IRQ') => {
  await test.admin.query('ALTER TABLE transfers.line DISABLE TRIGGER USER');
  await test.admin.query('ALTER TABLE transfers.seal DISABLE TRIGGER USER');
  const before = await test.admin.query('SELECT * FROM transfers.line WHERE manifest_no = $1 AND person_no = $2', [
    convoy.manifestNo,
    person,
  ]);
  const fear = fearRecorded(person, country);
  expect(await attackers.as('interviewer').append(fear)).toBe('accepted');
  await test.admin.query(
    "UPDATE transfers.line SET state = 'listed', live = true, reason = NULL WHERE manifest_no = $1 AND person_no = $2",
    [convoy.manifestNo, person],
  );
  await test.admin.query('UPDATE transfers.seal SET voided_at = NULL, void_reason = NULL WHERE manifest_no = $1', [
    convoy.manifestNo,
  ]);
  await test.admin.query('ALTER TABLE transfers.line ENABLE TRIGGER USER');
  await test.admin.query('ALTER TABLE transfers.seal ENABLE TRIGGER USER');
  expect(before.rows).toHaveLength(1);
  return fear;
};

describe('I11-fear-suspends-line: who may be listed', () => {
  it.each(['IRQ', 'SYR'] as const)('I11-fear-suspends-line: a fear of %s before the listing', async (country) => {
    const convoy = await createTestConvoy(test, 1);
    const person = await test.person({ section: 'A' });
    expect(await attackers.as('interviewer').append(fearRecorded(person, country))).toBe('accepted');
    const results = await attackers.each(() => [lineListed(person, convoy.manifestNo)]);
    // Syria is left behind, not led to or through
    expect(results).toEqual(
      country === 'IRQ'
        ? refused({ 'sdf-origin': 'not-offered', 'sdf-cell': RULE })
        : refused({ 'sdf-origin': 'accepted', 'sdf-cell': 'accepted' }),
    );
  });

  it('I11-fear-suspends-line: a state on the way counts like the destination', async () => {
    const convoy = await createTestConvoy(test, 1);
    await test.admin.query("UPDATE sites.site SET country = 'JOR' WHERE code = 'RAB'");
    const person = await test.person({ section: 'A' });
    expect(await attackers.as('escort').append(fearRecorded(person, 'JOR'))).toBe('accepted');
    expect(await attackers.as('sdf-cell').append(lineListed(person, convoy.manifestNo))).toBe(RULE);
    const [listed] = convoy.persons as [number];
    expect(await attackers.as('escort').append(fearRecorded(listed, 'JOR'))).toBe('accepted');
    expect(await line(convoy, listed)).toEqual({ state: 'suspended', live: false });
    await test.admin.query("UPDATE sites.site SET country = 'IRQ' WHERE code = 'RAB'");
  });
});

describe('I11-fear-suspends-line: a fear that comes late', () => {
  it.each(['listed', 'seal-proposed', 'sealed', 'boarded'] as const)(
    'I11-fear-suspends-line: at the stage %s the line is suspended and a seal is void, whoever heard it',
    async (stage) => {
      const convoy = await (await createTestConvoy(test, 2)).until(stage);
      const [first, second] = convoy.persons as [number, number];
      expect(await attackers.as('escort').append(fearRecorded(first, 'IRQ'))).toBe('accepted');
      expect(await line(convoy, first)).toEqual({ state: 'suspended', live: false });
      expect(await line(convoy, second)).toEqual({ state: 'listed', live: true });
      expect(await seals(convoy)).toEqual(stage === 'listed' ? [] : ['line-withdrawn']);
      // and no role brings the person back before a decision is final
      expect(await attackers.each(() => [lineListed(first, convoy.manifestNo)])).toEqual(
        refused({ 'sdf-origin': 'not-offered', 'sdf-cell': RULE }),
      );
    },
  );

  it('I11-fear-suspends-line: between the two signatures the second one is void', async () => {
    const convoy = await (await createTestConvoy(test, 1)).until('boarded');
    const { offerId, payload, counted } = await convoy.offer(1, 'sdf-origin');
    expect(payload.length).toBeGreaterThan(0);
    const hash = await convoy.sealHash();
    const [person] = convoy.persons as [number];
    expect(await attackers.as('escort').append(fearRecorded(person, 'IRQ'))).toBe('accepted');
    const pass = handedOver(convoy.manifestNo, offerId, (await convoy.device('escort')).keyId, counted, hash);
    const passing = personHandedOver(person, pass.id, convoy.manifestNo, 1, hash);
    const results = await attackers.each(() => [pass, passing, breachOf(passing, 'I12-notice-72h')]);
    expect(Object.values(results)).not.toContain('accepted');
    expect(results.escort).toBe('I07-two-signatures-one-instant');
  });

  it('I11-fear-suspends-line: after the first hand-over the next one is witnessed with a breach', async () => {
    const convoy = await (await createTestConvoy(test, 1)).until('handed-over-1');
    const [person] = convoy.persons as [number];
    expect(await attackers.as('escort').append(fearRecorded(person, 'IRQ'))).toBe('accepted');
    const { offerId, counted } = await convoy.offer(2, 'escort');
    const hash = await convoy.sealHash();
    const pass = handedOver(convoy.manifestNo, offerId, (await convoy.device('moj-receiver')).keyId, counted, hash);
    const passing = personHandedOver(person, pass.id, convoy.manifestNo, 2, hash);
    // whoever signs second is not told of the fear: the register opens the breach itself, and says nothing
    expect(await attackers.each(() => [pass, passing])).toEqual(
      refused({ escort: 'I07-two-signatures-one-instant', 'moj-receiver': 'accepted' }),
    );
    expect(await breachesOf(passing.id)).toEqual([{ rule: RULE, authority: 'CJTF', person_no: String(person) }]);
  });
});

describe('I11-fear-suspends-line: each gate by itself', () => {
  it('I11-fear-suspends-line: the seal sees a fear that the sealing role may not see', async () => {
    const convoy = await prepareWithout(await createTestConvoy(test, 1));
    const [person] = convoy.persons as [number];
    await fearUnseen(convoy, person);
    for (const officer of ['sdf-cell', 'moj-cell'] as const)
      expect(await attackers.as(officer).read('SELECT * FROM safeguards.fear')).toEqual([]);
    expect(
      await attackers.as('interviewer').read('SELECT * FROM safeguards.fear WHERE person_no = $1', [person]),
    ).toHaveLength(1);
    expect(await attackers.each(() => [sealProposed(convoy.manifestNo)])).toEqual(refused({ 'sdf-cell': RULE }));
  });

  it('I11-fear-suspends-line: who boards is recorded, and the register opens the breach by itself', async () => {
    const convoy = await (await createTestConvoy(test, 1)).until('sealed');
    const [person] = convoy.persons as [number];
    await fearUnseen(convoy, person);
    const fact = personBoarded(person, convoy.manifestNo);
    expect(await attackers.each(() => [fact])).toEqual(refused({ escort: 'accepted' }));
    expect(await breachesOf(fact.id)).toEqual([{ rule: RULE, authority: 'CJTF', person_no: String(person) }]);
  });

  it('I11-fear-suspends-line: a boarding that is told after a fear and happened before it was said is no breach', async () => {
    const convoy = await (await createTestConvoy(test, 2)).until('sealed');
    const [before, after] = convoy.persons as [number, number];
    const heard = await now();
    for (const person of [before, after])
      expect(
        await attackers.as('interviewer').append({ ...fearRecorded(person, 'IRQ'), occurredAt: heard - 60_000 }),
      ).toBe('accepted');
    const early = { ...personBoarded(before, convoy.manifestNo), occurredAt: heard - 120_000 };
    const late = { ...personBoarded(after, convoy.manifestNo), occurredAt: heard - 30_000 };
    for (const fact of [early, late])
      expect(await attackers.as('escort').append(fact, breachOf(fact, 'I08-sealed-is-immutable', 'CJTF'))).toBe(
        'accepted',
      );
    expect(await breachesOf(early.id)).not.toContainEqual(expect.objectContaining({ rule: RULE }));
    expect(await breachesOf(late.id)).toContainEqual(expect.objectContaining({ rule: RULE }));
  });

  it('I11-fear-suspends-line: the first signature is refused', async () => {
    const convoy = await (await createTestConvoy(test, 1)).until('boarded');
    const [person] = convoy.persons as [number];
    const hash = await convoy.sealHash();
    await fearUnseen(convoy, person, 'IRQ');
    const forged = handoverOffered(convoy.manifestNo, {
      ordinal: 1,
      keyId: (await convoy.device('sdf-origin')).keyId,
      counted: 1,
      manifestHash: hash,
      instantAt: await now(),
    });
    // the officer who signs is not told why, and finds no other reason
    expect(await attackers.as('sdf-origin').append(forged)).toBe('not-offered');
  });
});
