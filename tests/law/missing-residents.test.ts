import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addAuthority } from '../../src/core/access/commands/add-authority.ts';
import { confirmLeaving } from '../../src/systems/register/commands/confirm-leaving.ts';
import { correctSex } from '../../src/systems/register/commands/correct-sex.ts';
import { cureBreach } from '../../src/systems/register/commands/cure-breach.ts';
import { joinHousehold } from '../../src/systems/register/commands/join-household.ts';
import { leaveHousehold } from '../../src/systems/register/commands/leave-household.ts';
import { moveSection } from '../../src/systems/register/commands/move-section.ts';
import { recordDeparture } from '../../src/systems/register/commands/record-departure.ts';
import { recordEscape } from '../../src/systems/register/commands/record-escape.ts';
import { recordFoundInSection } from '../../src/systems/register/commands/record-found-in-section.ts';
import { recordResidentFound } from '../../src/systems/register/commands/record-resident-found.ts';
import { recordUnaccounted } from '../../src/systems/register/commands/record-unaccounted.ts';
import { household as householdQuery } from '../../src/systems/register/queries/household.ts';
import { person as personQuery } from '../../src/systems/register/queries/person.ts';
import { strength as strengthQuery } from '../../src/systems/register/queries/strength.ts';
import { addFamilyCompartment } from '../../src/systems/sites/commands/add-family-compartment.ts';
import { addFamilySection } from '../../src/systems/sites/commands/add-family-section.ts';
import { addSection } from '../../src/systems/sites/commands/add-section.ts';
import { addSite } from '../../src/systems/sites/commands/add-site.ts';
import { addVehicle } from '../../src/systems/sites/commands/add-vehicle.ts';
import { closeEmergency } from '../../src/systems/sites/commands/close-emergency.ts';
import { declareEmergency } from '../../src/systems/sites/commands/declare-emergency.ts';
import { planEvacuation } from '../../src/systems/sites/commands/plan-evacuation.ts';
import { recordLockdownCount } from '../../src/systems/sites/commands/record-lockdown-count.ts';
import { resolveMissing } from '../../src/systems/sites/commands/resolve-missing.ts';
import { emergency as emergencyQuery } from '../../src/systems/sites/queries/emergency.ts';
import { evacuees as evacueesQuery } from '../../src/systems/sites/queries/evacuees.ts';
import { missing as missingQuery } from '../../src/systems/sites/queries/missing.ts';
import { assignCompartments } from '../../src/systems/transfers/commands/assign-compartments.ts';
import { manifest as manifestQuery } from '../../src/systems/transfers/queries/manifest.ts';
import { proposeCompartments } from '../../src/systems/transfers/web/propose-compartments.ts';
import { ask } from '../support/ask.ts';
import { Attackers } from '../support/attacker.ts';
import { addCamp, breachesOf, presentState, registerTestHousehold } from '../support/camp.ts';
import { withId } from '../support/forged.ts';
import { createTestRegister, HOUR, START, type TestRegister } from '../support/register.ts';

const FREE = 'I31-resident-not-detained';
const TOGETHER = 'I32-household-together';
const account = 'Synthetic account.';
let test: TestRegister;
let attackers: Attackers;
let operationNo: number;
let manifests = 0;
beforeAll(async () => {
  test = await createTestRegister();
  attackers = await Attackers.open(test);
  operationNo = await addCamp(test);
  await test.run('installation', addAuthority, { code: 'DAM', country: 'SYR', nameEn: 'DAM', nameAr: 'DAM' });
  const camp = { kind: 'camp', country: 'SYR', zone: 'Asia/Damascus', authority: 'DAM' } as const;
  await test.run('installation', addSite, { code: 'AKH', nameEn: 'AKH', nameAr: 'AKH', ...camp });
  await test.run('installation', addFamilySection, { site: 'AKH', section: 'F', capacity: 40, capacitySource: 'test' });
  await test.run('installation', addSection, {
    site: 'HOL',
    section: 'Annex',
    sex: 'female',
    ageGroup: 'adult',
    legalStatus: 'any',
    capacity: 9,
    capacitySource: 'test',
  });
  await test.run('installation', addFamilyCompartment, { vehicle: 'FAM-1', compartment: 'rear', seats: 2 });
  await test.run('installation', addVehicle, { code: 'FAM-2', authority: 'CJTF', kind: 'bus' });
  await test.run('installation', addFamilyCompartment, { vehicle: 'FAM-2', compartment: 'all', seats: 20 });
});
afterAll(async () => {
  await attackers.close();
  await test.close();
});

const household = async () => (await registerTestHousehold(test)).persons;
const declare = async () =>
  (await test.run('sdf-origin', declareEmergency, { site: 'HOL', kind: 'attack', account })).result as {
    emergencyId: string;
  };
const plan = (emergencyId: string, toSite: string) => {
  manifests += 1;
  return {
    emergencyId,
    operationNo,
    code: `EVA-${manifests}`,
    toSite,
    via: [],
    escortAuthority: 'CJTF',
    toAuthority: toSite === 'AKH' ? 'DAM' : 'MOJ',
    plannedAt: START + HOUR,
  };
};
const listable = async (emergencyId: string, to: string) =>
  new Map(
    (
      await test.see<{ no: number; listable: boolean }>(
        'sdf-origin',
        "SELECT person_no::int AS no, listable FROM sites.evacuees($1, NULL, $2, '{}')",
        [emergencyId, to],
      )
    ).map(({ no, listable }) => [no, listable]),
  );

describe('the emergency of a camp', () => {
  it('counts the residents and names those who are missing; a missing resident has not escaped, and is found, gone or still missing', async () => {
    const [mother, boy, girl] = await household();
    const held = await test.run('sdf-origin', declareEmergency, { site: 'HOL', kind: 'fire', account });
    const { emergencyId } = held.result as { emergencyId: string };
    const expected = await test.admin.query(
      "SELECT count(*)::int AS n FROM register.custody WHERE site = 'HOL' AND state = 'resident' AND known_to IS NULL AND to_at = 'infinity'",
    );
    const count = { emergencyId, counted: expected.rows[0].n - 3, missing: [mother, boy, girl] };
    await test.run('sdf-origin', recordLockdownCount, count);
    const page = await ask(test, 'sdf-origin', emergencyQuery, { emergencyId });
    expect(page.counts[0]).toMatchObject({ expected: expected.rows[0].n, residents: expected.rows[0].n, missing: 3 });
    expect(page).toMatchObject({ missing: 3, open: 3 });
    const list = await ask(test, 'sdf-origin', missingQuery, { emergencyId });
    expect(list.rows.map(({ personNo, resident }) => [personNo, resident])).toEqual(
      expect.arrayContaining([mother, boy, girl].map((no) => [no, true])),
    );
    // an old form of the count, which leaves residents out, is nobody's to send any more
    const stream = Number((await test.admin.query("SELECT sites.stream_of('HOL') AS no")).rows[0].no);
    const counted = { type: 'LockdownCounted', stream, data: { emergencyId, counted: 0, missing: [] } };
    expect(await attackers.as('sdf-origin').append(counted)).toBe('not-permitted');
    const say = (personNo: number, outcome: 'found' | 'escaped' | 'departed' | 'dead' | 'unaccounted') =>
      test.run('sdf-origin', resolveMissing, { emergencyId, personNo, outcome, account });

    await test.run('sdf-origin', recordUnaccounted, { personNo: mother, circumstances: 'not at the count' });
    expect(await presentState(test, mother)).toBe('missing');
    await test.run('sdf-origin', recordDeparture, { personNo: girl, destination: 'an aunt', account });
    for (const no of [mother, boy, girl]) {
      await expect(say(no, 'escaped')).rejects.toThrow('difference-not-so');
      const forged = {
        type: 'MissingResolved',
        v: 2,
        stream,
        data: { emergencyId, personNo: no, outcome: 'escaped' },
        personal: { account },
      };
      expect(await attackers.as('sdf-origin').append(forged)).toBe('difference-not-so');
    }
    await expect(say(boy, 'departed')).rejects.toThrow('difference-not-so');
    await expect(test.run('sdf-origin', closeEmergency, { emergencyId, account })).rejects.toThrow('I03');
    await say(mother, 'unaccounted');
    await say(boy, 'found');
    await say(girl, 'departed');
    await test.run('sdf-origin', closeEmergency, { emergencyId, account });

    // nobody of them is on a list of detainees, and the missing one is free when she is found
    const strength = await ask(test, 'sdf-origin', strengthQuery, {
      scope: 'site',
      code: 'HOL',
      fromAt: String(START - 2 * HOUR),
      toAt: String(await clock()),
    });
    expect(strength).toMatchObject({ opening: 0, closing: 0 });
    const file = await ask(test, 'sdf-origin', personQuery, { personNo: String(mother) });
    expect([file.detained, file.custody.at(-1)?.state, file.owedNext]).toEqual([false, 'missing', []]);
    await test.run('sdf-origin', recordResidentFound, {
      personNo: mother,
      site: 'HOL',
      section: 'Phase 1',
      foundAt: await clock(),
    });
    expect([await presentState(test, mother), await breachesOf(test, mother)]).toEqual(['resident', []]);
  });

  it('I32-household-together: is evacuated by households, whole or not at all, within the state without a consent, across a border on a basis of each', async () => {
    const [first, second] = [await household(), await household()];
    const busy = second[1];
    const { emergencyId } = await declare();
    // over the border nobody goes without the own basis
    const abroad = await listable(emergencyId, 'JAD');
    expect(first.map((no) => abroad.get(no))).toEqual([false, false, false]);
    // a prison takes no resident, whatever burns
    const prison = await listable(emergencyId, 'GHW');
    expect(first.map((no) => prison.get(no))).toEqual([false, false, false]);
    // one lives in another section, and that he left is one officer's word: his household is not listed without him
    await test.run('sdf-origin', leaveHousehold, { personNo: busy, kind: 'other', account });
    await test.run('sdf-origin-two', recordFoundInSection, { personNo: busy, site: 'HOL', section: 'Phase 2' });
    // who was missing at the count stays on the list of the household, and is shown apart: the others go
    const unseen = first[1];
    await test.run('sdf-origin', recordLockdownCount, { emergencyId, counted: 1, missing: [unseen] });
    const near = await test.run('sdf-origin', planEvacuation, { ...plan(emergencyId, 'AKH'), section: 'Phase 1' });
    const { manifestNo } = near.result as { manifestNo: number };
    const lines = (
      await test.admin.query('SELECT person_no::int AS no FROM transfers.line WHERE manifest_no = $1', [manifestNo])
    ).rows.map(({ no }) => no);
    expect(lines).toEqual(expect.arrayContaining([...first]));
    for (const no of second) expect(lines).not.toContain(no);
    const listed = await ask(test, 'sdf-origin', evacueesQuery, { manifestNo: String(manifestNo) });
    expect(listed.rows.filter(({ missing }) => missing)).toEqual([listed.rows.at(-1)]);
    expect(listed.rows.at(-1)?.personNo).toBe(unseen);
    expect((await ask(test, 'sdf-origin', emergencyQuery, { emergencyId })).evacuations).toMatchObject([
      { missing: 0 },
    ]);
    const rules = await sealRules(manifestNo);
    expect(rules).not.toContain(FREE);
    expect(rules).not.toContain(TOGETHER);
    // in the vehicle they sit together: in one compartment, or in several of one vehicle that are for families
    const seat = (compartments: readonly string[], vehicle = 'FAM-1') =>
      test.run('sdf-cell', assignCompartments, {
        manifestNo,
        assignments: compartments.map((compartment, i) => ({ personNo: first[i] as number, vehicle, compartment })),
      });
    await seat(['all', 'rear', 'rear']);
    await expect(
      test.run('sdf-cell', assignCompartments, {
        manifestNo,
        assignments: [{ personNo: first[0], vehicle: 'FAM-2', compartment: 'all' }],
      }),
    ).rejects.toMatchObject({ problems: expect.arrayContaining([expect.objectContaining({ code: TOGETHER })]) });
    const apart = { manifestNo, vehicle: 'FAM-2', compartment: 'all' };
    await attackers.as('sdf-cell').append({ type: 'CompartmentAssigned', stream: first[0], data: apart });
    expect(await sealRules(manifestNo)).toContain(TOGETHER);
    // and the page proposes them so
    const answer = await ask(test, 'sdf-cell', manifestQuery, { manifestNo: String(manifestNo) });
    const { lines: seated, vehicles, keepApart = [], households = [] } = answer;
    expect(households).toContainEqual([...first]);
    const { assignments, unplaced } = proposeCompartments(seated, vehicles, keepApart, { households });
    expect(unplaced).toEqual([]);
    await test.run('sdf-cell', assignCompartments, { manifestNo, assignments });
    expect(await sealRules(manifestNo)).not.toContain(TOGETHER);
  });
});

const sealRules = async (manifestNo: number): Promise<string[]> =>
  (
    await test.admin.query('SELECT DISTINCT rule FROM transfers.seal_problems($1, register.clock())', [manifestNo])
  ).rows.map(({ rule }) => rule);
const clock = async (): Promise<number> =>
  Number((await test.admin.query('SELECT register.ms(register.clock()) AS now')).rows[0].now);

describe('facts are never refused', () => {
  it('I31-resident-not-detained: that a resident escaped is recorded with a breach, and makes nobody a detainee', async () => {
    const [mother, boy] = await household();
    const claimed = withId({ type: 'EscapeRecorded', stream: mother, personal: { circumstances: 'x', place: 'HOL' } });
    expect(await attackers.as('sdf-origin').append(claimed)).toBe(FREE);
    await test.run('sdf-origin', recordEscape, { personNo: mother, circumstances: 'climbed the fence', place: 'HOL' });
    expect([await presentState(test, mother), await breachesOf(test, mother)]).toEqual(['missing', [FREE]]);
    // missing, said twice, stays missing; found, she is as free as before
    await test.run('sdf-origin', recordUnaccounted, { personNo: mother, circumstances: 'still not seen' });
    expect(await presentState(test, mother)).toBe('missing');
    await test.run('sdf-origin', recordFoundInSection, { personNo: mother, site: 'HOL', section: 'Phase 1' });
    expect(await presentState(test, mother)).toBe('resident');
    // found in a prison, the breach stands
    await test.run('sdf-origin', recordUnaccounted, { personNo: boy, circumstances: 'not seen' });
    await test.run('sdf-origin', recordFoundInSection, { personNo: boy, site: 'GHW', section: 'A' });
    expect([await presentState(test, boy), (await breachesOf(test, boy)).includes(FREE)]).toEqual(['resident', true]);
  });

  it('I31-resident-not-detained: that a detainee lives in a camp is recorded with a breach: the place is believed, the detention does not end by it', async () => {
    const [held, escaped, lost] = [await test.person(), await test.person(), await test.person()];
    await test.run('sdf-origin', recordEscape, { personNo: escaped, circumstances: 'x', place: 'GHW' });
    await test.run('sdf-origin', recordUnaccounted, { personNo: lost, circumstances: 'not at the count' });
    for (const [no, state] of [
      [held, 'held'],
      [escaped, 'at_large'],
      [lost, 'unaccounted'],
    ] as const) {
      const found = { type: 'ResidentFound', stream: no, data: { custodian: 'SDF', site: 'HOL' } };
      expect(await attackers.as('sdf-origin').append(found)).toBe(FREE);
      await test.run('sdf-origin', recordResidentFound, { personNo: no, site: 'HOL', foundAt: await clock() });
      const { rows } = await test.admin.query(
        "SELECT state, custodian, site FROM register.custody WHERE person_no = $1 AND known_to IS NULL AND to_at = 'infinity'",
        [no],
      );
      expect(rows).toEqual([{ state, custodian: 'SDF', site: 'HOL' }]);
      expect(await breachesOf(test, no)).toContain(FREE);
    }
    await expect(
      test.run('sdf-origin', recordResidentFound, { personNo: held, site: 'GHW', foundAt: START }),
    ).rejects.toMatchObject({ code: FREE });
    // who departed and came back is a resident again, without any breach
    const [, , girl] = await household();
    await test.run('sdf-origin', recordDeparture, { personNo: girl, destination: 'an aunt', account });
    await test.run('sdf-origin', recordResidentFound, {
      personNo: girl,
      site: 'HOL',
      section: 'Phase 1',
      foundAt: await clock(),
    });
    expect([await presentState(test, girl), await breachesOf(test, girl)]).toEqual(['resident', []]);
  });
});

it('I16-men-and-women-apart: the place of a resident is tested again when the recorded sex was wrong, and its breach stands while she sits there', async () => {
  const [mother] = await household();
  await test.run('sdf-origin', recordFoundInSection, { personNo: mother, site: 'HOL', section: 'Annex' });
  const recorded = (
    await test.admin.query<{ id: string }>(
      'SELECT e.id FROM register.person p JOIN register.event e ON e.pos = p.event_pos WHERE p.no = $1',
      [mother],
    )
  ).rows[0]?.id;
  const corrected = {
    type: 'SexCorrected',
    stream: mother,
    data: { corrects: recorded ?? '', sex: 'male' },
    personal: { source: 'physician', reason: account },
  };
  expect(await attackers.as('sdf-origin').append(corrected)).toBe('I16-men-and-women-apart');
  const correction = { personNo: mother, sex: 'male', source: 'physician', reason: account } as const;
  await test.run('sdf-origin', correctSex, correction);
  expect(await breachesOf(test, mother)).toContain('I16-men-and-women-apart');
  const { rows } = await test.admin.query<{ id: string }>(
    "SELECT id FROM register.breach WHERE person_no = $1 AND rule = 'I16-men-and-women-apart'",
    [mother],
  );
  const cure = { breachId: rows[0]?.id ?? '', how: account };
  await expect(test.run('sdf-origin', cureBreach, cure)).rejects.toThrow('breach-still-stands');
  await test.run('sdf-origin', recordFoundInSection, { personNo: mother, site: 'HOL', section: 'Phase 1' });
  await test.run('sdf-origin', cureBreach, cure);
});

describe('I32-household-together, and the word of one officer', () => {
  it('who is said to have left is kept together with the household until another officer confirms it, or child protection says it', async () => {
    const [mother, boy, girl] = await household();
    const elsewhere = { site: 'HOL', section: 'Phase 2', reason: 'nearer to work' };
    await test.run('sdf-origin', leaveHousehold, { personNo: boy, kind: 'own-household', account });
    // the old form of the event, which ended the bond by itself, is nobody's to send any more
    const { householdId } = (
      await test.admin.query(
        'SELECT household_id AS "householdId" FROM register.household_member WHERE person_no = $1',
        [girl],
      )
    ).rows[0];
    const left = {
      type: 'HouseholdLeft',
      stream: girl,
      data: { householdId, kind: 'other' },
      personal: { account },
    };
    expect(await attackers.as('sdf-origin').append(left)).toBe('not-permitted');
    await test.run('sdf-origin', joinHousehold, { personNo: boy, role: 'head', source: 'himself', reason: 'married' });
    await expect(test.run('sdf-origin', moveSection, { personNo: boy, ...elsewhere })).rejects.toMatchObject({
      code: TOGETHER,
    });
    const moved = {
      type: 'SectionMoved',
      stream: boy,
      data: { site: 'HOL', section: 'Phase 2' },
      personal: { reason: 'forged' },
    };
    expect(await attackers.as('sdf-origin').append(moved)).toBe(TOGETHER);

    const page = await ask(test, 'sdf-origin-two', householdQuery, { personNo: String(mother) });
    const leaving = page.members.find(({ left }) => left !== null);
    expect(leaving).toMatchObject({ personNo: boy, left: { confirmed: false, mayConfirm: true } });
    const membershipId = leaving?.membershipId ?? '';
    const confirmed = { type: 'HouseholdLeavingConfirmed', stream: boy, data: { membershipId } };
    expect(await attackers.as('sdf-origin').append(confirmed)).toBe('I24-four-eyes');
    expect(await attackers.as('moj-receiver').append(confirmed)).toBe('not-permitted');
    expect(await attackers.as('sdf-origin-two').append({ ...confirmed, stream: girl })).toBe('stale');
    await expect(test.run('sdf-origin', confirmLeaving, { membershipId })).rejects.toThrow('I24-four-eyes');
    await test.run('sdf-origin-two', confirmLeaving, { membershipId });
    await expect(test.run('sdf-origin-two', confirmLeaving, { membershipId })).rejects.toThrow('stale');
    await test.run('sdf-origin', moveSection, { personNo: boy, ...elsewhere });
    // who is still in it cannot be confirmed out of it
    expect(
      await attackers
        .as('sdf-origin-two')
        .append({ ...confirmed, stream: girl, data: { membershipId: await own(girl) } }),
    ).toBe('I24-four-eyes');
  });

  it('child protection decides alone, and who comes back is in the household as before', async () => {
    const [mother, boy, girl] = await household();
    await test.run('sdf-origin', leaveHousehold, { personNo: girl, kind: 'other', account });
    await test.run('sdf-origin', joinHousehold, {
      personNo: girl,
      withPersonNo: mother,
      role: 'child',
      source: 'the mother',
      reason: 'came back',
    });
    await test.run('moj-child', leaveHousehold, { personNo: boy, kind: 'other', account });
    const { rows } = await test.admin.query(
      'SELECT person_no::int AS no, left_at IS NOT NULL AS out, bound FROM register.household_member WHERE person_no = ANY ($1) ORDER BY event_pos',
      [[boy, girl]],
    );
    expect(rows).toEqual(
      expect.arrayContaining([
        { no: girl, out: true, bound: false },
        { no: girl, out: false, bound: true },
        { no: boy, out: true, bound: false },
      ]),
    );
  });
});

const own = async (personNo: number): Promise<string> =>
  (
    await test.admin.query('SELECT id FROM register.household_member WHERE person_no = $1 AND left_at IS NULL', [
      personNo,
    ])
  ).rows[0].id;
