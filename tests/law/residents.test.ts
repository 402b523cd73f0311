import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anyQuery } from '../../src/platform/http/query-definition.ts';
import { runQuery } from '../../src/platform/http/run-query.ts';
import { uuidv7 } from '../../src/platform/ids.ts';
import { approveSeparation } from '../../src/systems/register/commands/approve-separation.ts';
import { detainResident } from '../../src/systems/register/commands/detain-resident.ts';
import { joinHousehold } from '../../src/systems/register/commands/join-household.ts';
import { leaveHousehold } from '../../src/systems/register/commands/leave-household.ts';
import { moveHousehold } from '../../src/systems/register/commands/move-household.ts';
import { moveSection } from '../../src/systems/register/commands/move-section.ts';
import { proposeSeparation } from '../../src/systems/register/commands/propose-separation.ts';
import { recordDeparture } from '../../src/systems/register/commands/record-departure.ts';
import { recordFoundApart } from '../../src/systems/register/commands/record-found-apart.ts';
import { recordMovementBasis } from '../../src/systems/register/commands/record-movement-basis.ts';
import { recordOrder } from '../../src/systems/register/commands/record-order.ts';
import { recordResidentDetained } from '../../src/systems/register/commands/record-resident-detained.ts';
import { registerHousehold } from '../../src/systems/register/commands/register-household.ts';
import { withdrawMovementBasis } from '../../src/systems/register/commands/withdraw-movement-basis.ts';
import { people as peopleQuery } from '../../src/systems/register/queries/people.ts';
import { person as personQuery } from '../../src/systems/register/queries/person.ts';
import { strength as strengthQuery } from '../../src/systems/register/queries/strength.ts';
import type { PersonAnswer } from '../../src/systems/register/views.ts';
import { place as placeQuery } from '../../src/systems/sites/queries/place.ts';
import { acceptLines } from '../../src/systems/transfers/commands/accept-lines.ts';
import { assignCompartments } from '../../src/systems/transfers/commands/assign-compartments.ts';
import { createManifest } from '../../src/systems/transfers/commands/create-manifest.ts';
import { proposeSeal } from '../../src/systems/transfers/commands/propose-seal.ts';
import { recordAdmission } from '../../src/systems/transfers/commands/record-admission.ts';
import { convoys as convoysQuery } from '../../src/systems/transfers/queries/convoys.ts';
import { manifest as manifestQuery } from '../../src/systems/transfers/queries/manifest.ts';
import { ask } from '../support/ask.ts';
import { Attackers } from '../support/attacker.ts';
import { addCamp, breachesOf, campManifest, campPerson, presentState, registerTestHousehold } from '../support/camp.ts';
import { answered, TestConvoy } from '../support/convoy.ts';
import { createTestRegister, HOUR, START, type TestRegister } from '../support/register.ts';

let test: TestRegister;
let attackers: Attackers;
let operationNo: number;
beforeAll(async () => {
  test = await createTestRegister();
  attackers = await Attackers.open(test);
  operationNo = await addCamp(test);
});
afterAll(async () => {
  await attackers.close();
  await test.close();
});

const household = () => registerTestHousehold(test);
const stateOf = (personNo: number) => presentState(test, personNo);
const breaches = (personNo: number) => breachesOf(test, personNo);
const order = async (personNo: number) =>
  test.run('sdf-origin', recordOrder, {
    persons: [personNo],
    ground: 'test',
    article: '4',
    authority: 'SDF',
    documentSha256: await test.document('sdf-origin'),
    issuedAt: START - 24 * HOUR,
    expiresAt: START + 240 * HOUR,
  });
const manifestOf = (persons: readonly number[]) => campManifest(operationNo, persons);
const consent = (persons: readonly number[]) =>
  test.run('sdf-origin', recordMovementBasis, {
    persons: [...persons],
    toSite: 'JAD',
    basis: 'consent',
    account: 'said so before an interpreter',
    expiresAt: START + 240 * HOUR,
  });
const sealRules = async (manifestNo: number): Promise<string[]> =>
  (
    await test.admin.query('SELECT DISTINCT rule FROM transfers.seal_problems($1, register.clock()) ORDER BY 1', [
      manifestNo,
    ])
  ).rows.map(({ rule }) => rule);

describe('I31-resident-not-detained', () => {
  it('a household lives in a camp: no order is asked for, no breach says that one is missing, and a move within the camp detains nobody', async () => {
    const { persons } = await household();
    for (const no of persons) {
      expect(await stateOf(no)).toBe('resident');
      expect(await breaches(no)).toEqual([]);
    }
    await test.run('sdf-origin', moveHousehold, { personNo: persons[0], section: 'Phase 2', reason: 'nearer to kin' });
    for (const no of persons) expect(await stateOf(no)).toBe('resident');
    const file = (await runQuery(
      test.register.pool,
      anyQuery(personQuery),
      test.token('sdf-origin'),
      { personNo: String(persons[0]) },
      () => ['register/record-escape', 'register/record-order'],
    )) as PersonAnswer;
    expect(file).toMatchObject({ detained: false, owedNext: [], abilities: ['register/record-order'] });
    expect([file.person.legalStatus, file.custody.map(({ state }) => state)]).toEqual([
      'resident',
      ['resident', 'resident'],
    ]);
    const [counted] = (
      await test.admin.query(
        "SELECT count(*)::int AS n FROM register.custody WHERE site = 'HOL' AND section = 'Phase 2' AND known_to IS NULL AND to_at = 'infinity'",
      )
    ).rows;
    expect(counted).toEqual({ n: 3 });
    const numbers = "SELECT register.site_residents('HOL') > 2 AS lived, register.site_occupants('HOL') AS held";
    expect(await attackers.as('moj-receiver').read(numbers)).toEqual([{ lived: true, held: 0 }]);
    expect(await attackers.withToken('').read(numbers)).toEqual([{ lived: false, held: 0 }]);
  });

  it('lists say of a resident that nobody holds the person, and the page of the camp tells who lives in a section', async () => {
    const { persons } = await household();
    const list = await ask(test, 'sdf-origin', peopleQuery, { status: 'resident', site: 'HOL' });
    expect(list.rows.filter(({ personNo }) => persons.includes(personNo)).map(({ resident }) => resident)).toEqual([
      true,
      true,
      true,
    ]);
    expect((await ask(test, 'sdf-origin', peopleQuery, { status: 'held' })).rows.some((row) => row.resident)).toBe(
      false,
    );
    const { site, held } = await ask(test, 'sdf-origin', placeQuery, { code: 'HOL' });
    for (const { section, occupied } of site.sections)
      expect(held.filter((count) => count.section === section).reduce((sum, count) => sum + count.persons, 0)).toBe(
        occupied,
      );
    expect(held.length).toBeGreaterThan(0);
  });

  it('is detained only under an order; found detained without one, the breach stands', async () => {
    const { persons } = await household();
    const [mother, boy] = persons;
    const into = { personNo: mother, site: 'GHW', section: 'W' };
    await expect(test.run('sdf-origin', detainResident, into)).rejects.toMatchObject({
      code: 'I04-no-admission-without-order',
    });
    await order(mother);
    expect(await stateOf(mother)).toBe('resident');
    const gains = async () => {
      const { rows } = await test.admin.query<{ now: string }>('SELECT register.ms(register.clock()) AS now');
      const period = { fromAt: String(START - 1000 * HOUR), toAt: String(rows[0]?.now) };
      const report = await ask(test, 'sdf-origin', strengthQuery, { scope: 'site', code: 'GHW', ...period });
      return (reason: string) => report.gains.find((gain) => gain.reason === reason)?.persons ?? 0;
    };
    const earlier = await gains();
    await test.run('sdf-origin', detainResident, into);
    expect(await stateOf(mother)).toBe('held');
    // who was never held did not come back: the strength report says by what the person came into custody
    const later = await gains();
    expect([later('admitted') - earlier('admitted'), later('return') - earlier('return')]).toEqual([1, 0]);
    await test.run('sdf-origin', recordResidentDetained, { personNo: boy, site: 'GHW', section: 'A', fromAt: START });
    expect(await stateOf(boy)).toBe('held');
    expect(await breaches(boy)).toEqual(['I04-no-admission-without-order', 'I13-minor-apart-from-adults']);
  });

  it('goes away freely; that is no escape, and nobody who is detained departs or comes to live somewhere', async () => {
    const { persons } = await household();
    const [mother, , girl] = persons;
    await test.run('sdf-origin', recordDeparture, {
      personNo: girl,
      destination: 'an aunt',
      account: 'fetched by kin',
    });
    expect(await stateOf(girl)).toBeUndefined();
    const held = await test.person({ section: 'A' });
    await expect(
      test.run('sdf-origin', recordDeparture, { personNo: held, destination: 'home', account: 'left' }),
    ).rejects.toMatchObject({ code: 'I31-resident-not-detained' });
    const as = attackers.as('sdf-origin');
    expect(
      await as.append({ type: 'ResidentDeparted', stream: held, personal: { destination: 'x y', account: 'x y' } }),
    ).toBe('I31-resident-not-detained');
    expect(await as.append({ type: 'ResidentFound', stream: held, data: { custodian: 'SDF', site: 'HOL' } })).toBe(
      'I31-resident-not-detained',
    );
    expect(
      await as.append({ type: 'EscapeRecorded', stream: mother, personal: { circumstances: 'x', place: 'x' } }),
    ).toBe('I31-resident-not-detained');
  });

  it('a manifest refuses a resident on whom nothing rests, by the command and by SQL; consent lets on, its withdrawal keeps from the seal', async () => {
    const { persons } = await household();
    const [mother] = persons;
    await order(mother);
    await expect(test.run('sdf-cell', createManifest, manifestOf(persons))).rejects.toMatchObject({
      code: 'I31-resident-not-detained',
    });
    const held = await test.person({ section: 'A' });
    const made = await test.run('sdf-cell', createManifest, { ...manifestOf([held]), fromSite: 'GHW', toSite: 'KRK' });
    const other = made.events[0]?.streamNo as number;
    expect(
      await attackers.as('sdf-cell').append({ type: 'LineListed', stream: mother, data: { manifestNo: other } }),
    ).toBe('I31-resident-not-detained');
    await consent(persons);
    const manifest = await test.run('sdf-cell', createManifest, manifestOf(persons));
    const manifestNo = manifest.events[0]?.streamNo as number;
    expect(await sealRules(manifestNo)).not.toContain('I31-resident-not-detained');
    expect(await sealRules(manifestNo)).not.toContain('I05-order-live');
    const basis = (await test.admin.query('SELECT id FROM register.movement_basis WHERE person_no = $1', [mother]))
      .rows[0];
    await test.run('sdf-origin', withdrawMovementBasis, { basisId: basis.id, reason: 'does not want to go any more' });
    expect(await sealRules(manifestNo)).toContain('I31-resident-not-detained');
  });
});

describe('I31-resident-not-detained, as a way around an order', () => {
  it('nobody is a resident of a prison, and no consent leads into one', async () => {
    const { persons } = await household();
    const members = [{ role: 'head' as const, person: campPerson('Samir Test', 'male', '1980-01-05') }];
    await expect(
      test.run('sdf-origin', registerHousehold, { site: 'GHW', sinceAt: START - HOUR, source: 'list', members }),
    ).rejects.toMatchObject({ code: 'I31-resident-not-detained' });
    await expect(
      test.run('sdf-origin', recordMovementBasis, {
        persons: [...persons],
        toSite: 'KRK',
        basis: 'consent',
        account: 'said so',
        expiresAt: START + 240 * HOUR,
      }),
    ).rejects.toMatchObject({ code: 'I31-resident-not-detained' });
    const as = attackers.as('sdf-origin');
    expect(
      await as.append({ type: 'ResidentFound', stream: persons[0], data: { custodian: 'SDF', site: 'GHW' } }),
    ).toBe('I31-resident-not-detained');
    expect(
      await as.append({
        type: 'MovementBasisRecorded',
        stream: persons[0],
        data: { toSite: 'KRK', basis: 'consent', expiresAt: START + 240 * HOUR },
        personal: { account: 'forged' },
      }),
    ).toBe('I31-resident-not-detained');
  });
});

describe('a household that goes by convoy, on the consent of each', () => {
  it('stays together, and is as free in the new place as in the old: nobody is detained by the way', async () => {
    const { persons } = await household();
    await consent(persons);
    const made = await test.run('sdf-cell', createManifest, manifestOf(persons));
    const manifestNo = made.events[0]?.streamNo as number;
    const convoy = new TestConvoy(test, operationNo, manifestNo, persons);
    for (const step of ['ordered', 'fit', 'told', 'interviewed'] as const) {
      await convoy.step(step);
      // nobody waits for an order of detention, on the page of the convoy and on the board of all
      const page = await ask(test, 'sdf-cell', manifestQuery, { manifestNo: String(manifestNo) });
      const board = await ask(test, 'sdf-cell', convoysQuery, { pageSize: '500' });
      expect(page.nextAction?.command).not.toBe('register/record-order');
      expect(board.rows.find((row) => row.manifestNo === manifestNo)?.nextAction).toEqual(page.nextAction);
    }
    const sheet = { manifestNo, expectedCount: persons.length };
    const each = <Row extends object>(row: Row) => persons.map((personNo) => ({ personNo, ...row }));
    const there = { site: 'JAD', section: 'Families' };
    await test.run('moj-receiver', acceptLines, {
      ...sheet,
      decisions: each({ decision: 'accepted' as const, ...there }),
    });
    await test.run('sdf-cell', assignCompartments, {
      manifestNo,
      assignments: each({ vehicle: 'FAM-1', compartment: 'all' }),
    });
    for (const step of ['seal-proposed', 'sealed', 'boarded', 'handed-over-1', 'handed-over-2'] as const)
      await convoy.step(step);
    await test.run('moj-receiver', recordAdmission, { ...sheet, rows: each({ ...there, answers: answered }) });
    await convoy.step('closed');
    const { rows } = await test.admin.query(
      "SELECT DISTINCT state, custodian, site, section FROM register.custody WHERE person_no = ANY ($1) AND known_to IS NULL AND to_at = 'infinity'",
      [persons],
    );
    expect(rows).toEqual([{ state: 'resident', custodian: 'MOJ', ...there }]);
    for (const no of persons) expect((await breaches(no)).filter((rule) => rule !== 'I12-notice-72h')).toEqual([]);
  });
});

describe('I32-household-together', () => {
  it('a manifest that splits a household is not sealed, unless two officers or child protection decided it', async () => {
    const { persons } = await household();
    const [mother, boy, girl] = persons;
    await consent(persons);
    const made = await test.run('sdf-cell', createManifest, manifestOf([mother, girl]));
    const manifestNo = made.events[0]?.streamNo as number;
    expect(await sealRules(manifestNo)).toContain('I32-household-together');
    await expect(test.run('sdf-cell', proposeSeal, { manifestNo })).rejects.toMatchObject({
      problems: expect.arrayContaining([expect.objectContaining({ code: 'I32-household-together', personNo: mother })]),
    });
    const proposed = await test.run('sdf-origin', proposeSeparation, {
      personNo: boy,
      ground: 'member-declines',
      reasons: 'The boy stays with his grandmother, as he and she ask.',
      expiresAt: START + 240 * HOUR,
    });
    const { separationId } = proposed.result as { separationId: string };
    expect(await sealRules(manifestNo)).toContain('I32-household-together');
    await expect(test.run('sdf-origin', approveSeparation, { separationId })).rejects.toMatchObject({
      code: 'I24-four-eyes',
    });
    const forged = { type: 'SeparationApproved', stream: boy, data: { separationId } };
    expect(await attackers.as('sdf-origin').append(forged)).toBe('I24-four-eyes');
    expect(await attackers.as('moj-receiver').append(forged)).toBe('not-permitted');
    await test.run('sdf-origin-two', approveSeparation, { separationId });
    expect(
      (
        await test.admin.query('SELECT rule FROM transfers.seal_problems($1, register.clock()) WHERE rule LIKE $2', [
          manifestNo,
          'I32%',
        ])
      ).rows,
    ).toEqual([]);
  });

  it('child protection decides alone, in the best interest of a child', async () => {
    const { persons } = await household();
    const [mother, boy] = persons;
    await expect(
      test.run('sdf-origin', moveSection, { personNo: boy, site: 'HOL', section: 'Phase 2', reason: 'school' }),
    ).rejects.toMatchObject({ code: 'I32-household-together' });
    const moved = {
      type: 'SectionMoved',
      stream: boy,
      data: { site: 'HOL', section: 'Phase 2' },
      personal: { reason: 'forged' },
    };
    expect(await attackers.as('sdf-origin').append(moved)).toBe('I32-household-together');
    await test.run('moj-child', proposeSeparation, {
      personNo: boy,
      ground: 'best-interests',
      reasons: 'The boy is with his elder sister, who cares for him.',
      expiresAt: START + 240 * HOUR,
    });
    await test.run('sdf-origin', moveSection, { personNo: boy, site: 'HOL', section: 'Phase 2', reason: 'school' });
    expect(await breaches(boy)).toEqual([]);
    expect(await breaches(mother)).toEqual([]);
  });

  it('a separation that happened all the same is recorded, and its breach stands', async () => {
    const { householdId, persons } = await household();
    const [mother] = persons;
    await test.run('sdf-origin', recordFoundApart, {
      personNo: mother,
      circumstances: 'taken to another camp by night',
    });
    expect(await breaches(mother)).toEqual(['I32-household-together']);
    expect(
      await attackers.as('sdf-origin').append({
        type: 'FoundApart',
        stream: persons[1],
        data: { householdId },
        personal: { circumstances: 'without its breach' },
      }),
    ).toBe('I32-household-together');
  });

  it('is joined and left by recorded facts only, one at a time, within reach', async () => {
    const { householdId, persons } = await household();
    const [mother, boy] = persons;
    const join = {
      type: 'HouseholdJoined',
      stream: boy,
      data: { householdId, role: 'other' },
      personal: { source: 'x y', reason: 'x y' },
    };
    expect(await attackers.as('sdf-origin').append(join)).toBe('household-member');
    await test.run('sdf-origin', leaveHousehold, { personNo: boy, kind: 'other-household', account: 'lives with kin' });
    expect(await attackers.as('moj-receiver').append(join)).toBe('not-permitted');
    expect(await attackers.as('sdf-origin').append({ ...join, data: { householdId, role: 'head' } })).toBe(
      'I32-one-head',
    );
    await test.run('sdf-origin', joinHousehold, {
      personNo: boy,
      withPersonNo: mother,
      role: 'child',
      source: 'the mother',
      reason: 'came back',
    });
    expect(await attackers.as('sdf-origin').append({ ...join, data: { householdId: uuidv7(), role: 'other' } })).toBe(
      'household-member',
    );
    const seen = await test.see<{ n: number }>(
      'moj-receiver',
      'SELECT count(*)::int AS n FROM register.household_member WHERE household_id = $1',
      [householdId],
    );
    expect(seen).toEqual([{ n: 0 }]);
  });

  it('a section for families takes nobody who is in no household', async () => {
    const held = await test.person();
    expect(
      await attackers.as('sdf-origin').append({
        type: 'SectionMoved',
        stream: held,
        data: { site: 'HOL', section: 'Phase 1' },
        personal: { reason: 'forged' },
      }),
    ).toBe('I32-household-together');
  });
});
