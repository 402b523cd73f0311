import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addCompartment } from '../../src/systems/sites/commands/add-compartment.ts';
import { addVehicle } from '../../src/systems/sites/commands/add-vehicle.ts';
import { cancelConvoy } from '../../src/systems/transfers/commands/cancel-convoy.ts';
import { changeVehicle } from '../../src/systems/transfers/commands/change-vehicle.ts';
import { planLegs } from '../../src/systems/transfers/commands/plan-legs.ts';
import { recordCount } from '../../src/systems/transfers/commands/record-count.ts';
import { recordMovement } from '../../src/systems/transfers/commands/record-movement.ts';
import { recordWelfare } from '../../src/systems/transfers/commands/record-welfare.ts';
import { withdrawMovement } from '../../src/systems/transfers/commands/withdraw-movement.ts';
import { way } from '../../src/systems/transfers/queries/way.ts';
import { ask } from '../support/ask.ts';
import { Attackers, type ForgedEvent, refused } from '../support/attacker.ts';
import { createTestConvoy } from '../support/convoy.ts';
import { breachOf, foundInSection, withId } from '../support/forged.ts';
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

const RULE = 'I13-minor-apart-from-adults';
const one = async (sql: string, values: readonly unknown[]): Promise<string> =>
  (await test.admin.query<{ value: string }>(sql, [...values])).rows[0]?.value ?? '';

describe('I13-minor-apart-from-adults: on the way', () => {
  it('I13-minor-apart-from-adults: who is moved to another compartment on the way is recorded, with the breach of what it breaks', async () => {
    const convoy = await (await createTestConvoy(test, 1)).until('handed-over-1');
    const { manifestNo } = convoy;
    const [person] = convoy.persons as [number];
    const moved = (compartment = '2') =>
      withId({
        type: 'PersonReseated',
        stream: person,
        data: { manifestNo, vehicle: 'BUS-1', compartment, reason: 'breakdown' },
      });
    expect(await attackers.each(() => [moved('1')])).toEqual(refused({ escort: 'accepted' }));
    // an adult among minors: never refused, never without its breach
    expect(await attackers.as('escort').append(moved())).toBe(RULE);
    const fact = moved();
    expect(await attackers.as('escort').append(fact, breachOf(fact, RULE, 'CJTF'))).toBe('accepted');
    await test.run('escort', changeVehicle, {
      manifestNo,
      reason: 'breakdown',
      rows: [{ personNo: person, vehicle: 'BUS-1', compartment: '2' }],
    });
    expect(
      await one(
        "SELECT compartment AS value FROM register.custody WHERE person_no = $1 AND known_to IS NULL AND to_at = 'infinity'",
        [person],
      ),
    ).toBe('2');
    // what was sealed stays as it was sealed
    expect(await one('SELECT compartment AS value FROM transfers.line WHERE person_no = $1', [person])).toBe('1');
    await convoy.until('handed-over-2');
    expect(await attackers.as('escort').append(moved('1'))).toBe('I01-one-place-one-custodian');
  });

  it('is told of persons who boarded under this manifest only, by the escort', async () => {
    const convoy = await (await createTestConvoy(test, 1)).until('sealed');
    const [person] = convoy.persons as [number];
    const seat: ForgedEvent = {
      type: 'PersonReseated',
      stream: person,
      data: { manifestNo: convoy.manifestNo, vehicle: 'BUS-1', compartment: '1', reason: 'security' },
    };
    expect(await attackers.as('escort').append(seat)).toBe('not-on-manifest');
    await expect(
      test.run('escort', changeVehicle, {
        manifestNo: convoy.manifestNo,
        reason: 'security',
        rows: [{ personNo: person, vehicle: 'BUS-1', compartment: '1' }],
      }),
    ).rejects.toMatchObject({ code: 'not-on-manifest' });
  });
});

describe('another compartment', () => {
  it('is told of persons who are in a vehicle at that instant, and of a convoy that is neither closed nor cancelled', async () => {
    const convoy = await (await createTestConvoy(test, 1)).until('boarded');
    const { manifestNo } = convoy;
    const [person] = convoy.persons as [number];
    const seat = (): ForgedEvent => ({
      type: 'PersonReseated',
      stream: person,
      data: { manifestNo, vehicle: 'BUS-1', compartment: '1', reason: 'security' },
    });
    const change = {
      manifestNo,
      reason: 'security',
      rows: [{ personNo: person, vehicle: 'BUS-1', compartment: '1' }],
    } as const;
    expect(await attackers.as('escort').append(seat())).toBe('accepted');
    expect(await attackers.as('sdf-origin').append(foundInSection(person, 'A'))).toBe('accepted');
    expect(await attackers.as('escort').append(seat())).toBe('not-on-manifest');
    await expect(test.run('escort', changeVehicle, { ...change, rows: [...change.rows] })).rejects.toMatchObject({
      code: 'not-on-manifest',
    });
    await test.run('sdf-cell', cancelConvoy, { manifestNo, reason: 'other', note: 'the bus is broken' });
    expect(await attackers.as('escort').append(seat())).toBe('no-such-step');
    await expect(test.run('escort', changeVehicle, { ...change, rows: [...change.rows] })).rejects.toMatchObject({
      code: 'no-such-step',
    });
  });
});

describe('legs, reports and welfare', () => {
  it('a plan of legs leads from the start to the destination, leg after leg, and is never changed, only planned anew', async () => {
    const convoy = await createTestConvoy(test, 1);
    const { manifestNo } = convoy;
    const leg = (from: string, to: string, start: number, end: number) => ({
      from,
      to,
      mode: 'land' as const,
      departureAt: START + start * HOUR,
      arrivalAt: START + end * HOUR,
    });
    const planned = (...legs: ReturnType<typeof leg>[]): ForgedEvent => ({
      type: 'LegsPlanned',
      stream: manifestNo,
      data: { legs },
    });
    for (const [name, legs] of [
      ['begins elsewhere', [leg('RAB', 'KRK', 80, 90)]],
      ['ends elsewhere', [leg('GHW', 'RAB', 80, 90)]],
      ['a gap', [leg('GHW', 'RAB', 80, 84), leg('NSR', 'KRK', 85, 90)]],
      ['begins before the one before ends', [leg('GHW', 'RAB', 80, 84), leg('RAB', 'KRK', 83, 90)]],
    ] as const) {
      expect([name, await attackers.as('escort').append(planned(...legs))]).toEqual([name, 'legs-do-not-join']);
      await expect(test.run('escort', planLegs, { manifestNo, legs: [...legs] })).rejects.toMatchObject({
        code: 'legs-do-not-join',
      });
    }
    const good = planned(leg('GHW', 'RAB', 80, 84), leg('RAB', 'KRK', 85, 90));
    expect(await attackers.each(() => [good])).toEqual(
      refused({ 'sdf-origin': 'accepted', 'sdf-cell': 'accepted', escort: 'accepted' }),
    );
    expect(await one('SELECT count(*)::text AS value FROM transfers.leg WHERE manifest_no = $1', [manifestNo])).toBe(
      '6',
    );
    await convoy.until('closed');
    expect(await attackers.as('escort').append(good)).toBe('no-such-step');
  });

  it('a leg names vehicles of the escort and no others, and everybody is moved to them for a planned change, by the escort alone', async () => {
    await test.run('installation', addVehicle, { code: 'AIR-9', authority: 'CJTF', kind: 'aircraft' });
    await test.run('installation', addVehicle, { code: 'BUS-9', authority: 'SDF', kind: 'bus' });
    await test.run('installation', addCompartment, {
      vehicle: 'AIR-9',
      compartment: 'cabin',
      sex: 'male',
      ageGroup: 'adult',
      seats: 9,
    });
    const convoy = await createTestConvoy(test, 1);
    const { manifestNo } = convoy;
    const [person] = convoy.persons as [number];
    const legs = (...vehicles: string[]) => [
      { from: 'GHW', to: 'RAB', mode: 'land' as const, departureAt: START + 80 * HOUR, arrivalAt: START + 84 * HOUR },
      {
        from: 'RAB',
        to: 'KRK',
        mode: 'air' as const,
        departureAt: START + 85 * HOUR,
        arrivalAt: START + 90 * HOUR,
        vehicles,
      },
    ];
    const planned = (...vehicles: string[]): ForgedEvent => {
      const [first, second] = legs(...vehicles);
      const data = { legs: [{ ...first, vehicles: [] }, { ...second }] } as ForgedEvent['data'];
      return { type: 'LegsPlanned', v: 2, stream: manifestNo, ...(data ? { data } : {}) };
    };
    for (const strange of [['BUS-9'], ['NO-SUCH'], ['AIR-9', 'BUS-9']]) {
      expect(await attackers.as('sdf-cell').append(planned(...strange))).toBe('invalid-input');
      await expect(test.run('sdf-cell', planLegs, { manifestNo, legs: legs(...strange) })).rejects.toMatchObject({
        code: 'invalid-input',
        problems: [{ code: 'unknown-vehicle', field: 'legs.1.vehicles' }],
      });
    }
    // one vehicle is named once
    await expect(test.run('sdf-cell', planLegs, { manifestNo, legs: legs('AIR-9', 'AIR-9') })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    expect(await attackers.as('sdf-cell').append(planned('AIR-9'))).toBe('accepted');
    await test.run('sdf-cell', planLegs, { manifestNo, legs: legs('AIR-9') });
    const { rows } = await test.admin.query(
      'SELECT vehicles FROM transfers.leg WHERE manifest_no = $1 ORDER BY event_pos, ordinal',
      [manifestNo],
    );
    expect(rows.map(({ vehicles }) => vehicles)).toEqual([[], ['AIR-9'], [], ['AIR-9']]);
    await convoy.until('handed-over-1');
    const seat = (reason: string, note: string): ForgedEvent =>
      withId({
        type: 'PersonReseated',
        v: 2,
        stream: person,
        data: { manifestNo, vehicle: 'AIR-9', compartment: 'cabin', reason },
        personal: { note },
      });
    for (const [reason, note] of [
      ['because', ''],
      ['other', ''],
      ['other', ' '],
    ] as const)
      expect(await attackers.as('escort').append(seat(reason, note))).not.toBe('accepted');
    expect(await attackers.each(() => [seat('planned-change', '')])).toEqual(refused({ escort: 'accepted' }));
    expect(await attackers.as('escort').append(seat('other', 'a quarrel'))).toBe('accepted');
    const rowsOf = [{ personNo: person, vehicle: 'AIR-9', compartment: 'cabin' }];
    await expect(
      test.run('escort', changeVehicle, { manifestNo, reason: 'other', rows: rowsOf }),
    ).rejects.toMatchObject({
      code: 'invalid-input',
      problems: [{ code: 'reason-missing', field: 'note' }],
    });
    await test.run('escort', changeVehicle, { manifestNo, reason: 'planned-change', rows: rowsOf });
    expect(
      await one(
        'SELECT reason AS value FROM transfers.reseating WHERE manifest_no = $1 ORDER BY event_pos DESC LIMIT 1',
        [manifestNo],
      ),
    ).toBe('planned-change');
  });

  it('reports of both versions are read side by side, and say of a stop whether it was planned', async () => {
    const convoy = await (await createTestConvoy(test, 1)).until('handed-over-1');
    const { manifestNo } = convoy;
    const before: ForgedEvent = {
      type: 'MovementRecorded',
      stream: manifestNo,
      data: { kind: 'stop', place: 'RAB' },
      personal: { note: '' },
    };
    expect(await attackers.as('escort').append(before)).toBe('accepted');
    await test.run('escort', recordMovement, {
      manifestNo,
      kind: 'stop',
      place: 'RAB',
      note: '',
      planned: false,
      reason: 'medical',
    });
    const { rows } = await test.admin.query(
      'SELECT planned, reason FROM transfers.movement WHERE manifest_no = $1 ORDER BY event_pos',
      [manifestNo],
    );
    expect(rows).toEqual([
      { planned: null, reason: null },
      { planned: false, reason: 'medical' },
    ]);
  });

  it('what was offered is said by the escort; who refused medication is seen by the escort and by health officers only', async () => {
    const convoy = await (await createTestConvoy(test, 2)).until('handed-over-1');
    const { manifestNo, persons } = convoy;
    const stranger = await test.person({ section: 'A', name: 'Stranger Example' });
    const offered = (personNo: number, item = 'medication'): ForgedEvent => ({
      type: 'WelfareOffered',
      stream: manifestNo,
      data: { item, place: 'RAB' },
      personal: { note: '', exceptions: [{ personNo, outcome: 'refused' }] },
    });
    expect(await attackers.as('escort').append(offered(stranger))).toBe('not-on-manifest');
    expect(await attackers.each(() => [offered(persons[0] as number)])).toEqual(refused({ escort: 'accepted' }));
    await test.run('escort', recordWelfare, { manifestNo, item: 'water', place: 'RAB', note: '', exceptions: [] });
    const seen = async (officer: 'escort' | 'sdf-health' | 'sdf-cell' | 'moj-receiver') =>
      (
        await test.see<{ item: string; person_no: number | null }>(
          officer,
          'SELECT item, person_no FROM transfers.welfare WHERE manifest_no = $1 ORDER BY event_pos, ord',
          [manifestNo],
        )
      ).map((row) => `${row.item} ${row.person_no === null ? 'all' : 'one'}`);
    const everything = ['medication all', 'medication one', 'water all'];
    expect(await seen('escort')).toEqual(everything);
    expect(await seen('sdf-health')).toEqual(everything);
    expect(await seen('sdf-cell')).toEqual(['medication all', 'water all']);
    expect(await seen('moj-receiver')).toEqual(['medication all', 'water all']);
  });
});

describe('an entry of the movement log that was a mistake', () => {
  const report = async (
    manifestNo: number,
    kind: 'departed' | 'arrived' | 'stop' | 'resumed' | 'breakdown',
    place: string,
    occurredAt: number,
  ): Promise<string> => {
    const { events } = await test.run('escort', recordMovement, { manifestNo, kind, place, note: '', occurredAt });
    return events[0]?.id as string;
  };
  const withdraw = (
    manifestNo: number,
    movementId: string,
    reason: 'wrong-place' | 'other' = 'wrong-place',
    note = '',
  ) => test.run('escort', withdrawMovement, { manifestNo, movementId, reason, note });
  const stateOf = (manifestNo: number) =>
    one('SELECT state AS value FROM transfers.convoy WHERE manifest_no = $1', [manifestNo]);
  const withdrawn = (manifestNo: number, movementId: string, reason = 'wrong-place', note = ''): ForgedEvent => ({
    type: 'MovementWithdrawn',
    stream: manifestNo,
    data: { movementId, reason },
    personal: { note },
  });
  const now = async () => Number(await one('SELECT register.ms(register.clock()) AS value', []));

  it('is withdrawn by the escort with its reason, stays in the log, and the state of the convoy is what the others tell', async () => {
    const convoy = await (await createTestConvoy(test, 1)).until('handed-over-1');
    const { manifestNo } = convoy;
    const at = await now();
    const legs = [{ from: 'GHW', to: 'KRK', mode: 'land' as const, departureAt: at, arrivalAt: at + HOUR }];
    await test.run('sdf-cell', planLegs, { manifestNo, legs });
    await report(manifestNo, 'departed', 'GHW', at);
    const arrived = await report(manifestNo, 'arrived', 'KRK', at);
    expect(await stateOf(manifestNo)).toBe('arrived');
    expect((await ask(test, 'escort', way, { manifestNo: String(manifestNo) })).legs[0]?.arrivedAt).not.toBeNull();

    await expect(withdraw(manifestNo, arrived, 'other')).rejects.toMatchObject({ code: 'invalid-input' });
    expect(await attackers.as('escort').append(withdrawn(manifestNo, arrived, 'other', '\u2028'))).toBe(
      'invalid-input',
    );
    const twice = await report(manifestNo, 'stop', 'RAB', at);
    expect(await attackers.each(() => [withdrawn(manifestNo, twice)])).toEqual(refused({ escort: 'accepted' }));
    await withdraw(manifestNo, arrived);
    expect(await stateOf(manifestNo)).toBe('under-way');
    expect((await ask(test, 'escort', way, { manifestNo: String(manifestNo) })).legs[0]?.arrivedAt).toBeNull();
    await expect(withdraw(manifestNo, arrived)).rejects.toMatchObject({ code: 'stale' });
    expect(await attackers.as('escort').append(withdrawn(manifestNo, arrived))).toBe('stale');
    expect(
      await one(
        "SELECT concat_ws(' ', kind, place, withdrawn_reason, withdrawn_by IS NOT NULL) AS value FROM transfers.movement WHERE manifest_no = $1 AND withdrawn_pos IS NOT NULL AND kind = 'arrived'",
        [manifestNo],
      ),
    ).toBe('arrived KRK wrong-place t');
    // of another convoy, and of another authority that is posted as an escort
    const other = await (await createTestConvoy(test, 1)).until('handed-over-1');
    await expect(withdraw(other.manifestNo, arrived)).rejects.toMatchObject({ code: 'not-found' });
    const posted = 'UPDATE access.posting SET role = $2 WHERE officer_no = $1 AND role = $3';
    const breakdown = await report(manifestNo, 'breakdown', 'RAB', at);
    await test.admin.query(posted, [test.officerNo('moj-receiver'), 'escort_commander', 'receiving_officer']);
    expect(await attackers.as('moj-receiver').append(withdrawn(manifestNo, breakdown))).toBe('not-permitted');
    await expect(
      test.run('moj-receiver', withdrawMovement, { manifestNo, movementId: breakdown, reason: 'wrong-kind', note: '' }),
    ).rejects.toMatchObject({ code: 'not-permitted' });
    await test.admin.query(posted, [test.officerNo('moj-receiver'), 'receiving_officer', 'escort_commander']);
    await withdraw(manifestNo, breakdown);
  });

  it('is not withdrawn while later entries rest on it: they are named, and are withdrawn before it, or the right one is recorded first', async () => {
    const convoy = await (await createTestConvoy(test, 1)).until('handed-over-1');
    const { manifestNo } = convoy;
    const at = await now();
    const left = await report(manifestNo, 'departed', 'GHW', at);
    const arrived = await report(manifestNo, 'arrived', 'KRK', at + 2);
    const refusedWith = async (entry: string, ...texts: string[]) => {
      await expect(withdraw(manifestNo, entry)).rejects.toMatchObject({
        code: 'entries-rest-on-it',
        problems: texts.map((en) => ({ text: { en } })),
      });
      expect(await attackers.as('escort').append(withdrawn(manifestNo, entry))).toBe('entries-rest-on-it');
    };
    await refusedWith(left, 'arrived at KRK');
    await test.run('escort', recordCount, {
      manifestNo,
      ordinal: 'unloading',
      place: 'KRK',
      counted: 1,
      occurredAt: at + 3,
    });
    await refusedWith(arrived, 'head-count at unloading in KRK');
    // the right time is recorded, and then the wrong one goes
    await report(manifestNo, 'arrived', 'KRK', at + 1);
    await withdraw(manifestNo, arrived);
    expect(await stateOf(manifestNo)).toBe('arrived');
    await report(manifestNo, 'departed', 'GHW', at + 1);
    await withdraw(manifestNo, left);
    // the last first, in one go
    const [stop, on] = [
      await report(manifestNo, 'stop', 'RAB', at + 4),
      await report(manifestNo, 'resumed', 'RAB', at + 5),
    ];
    await withdraw(manifestNo, on);
    await withdraw(manifestNo, stop);
    // who pressed "arrived" where "departed" was meant takes it back, although the departure came after it
    const wrong = await report(manifestNo, 'arrived', 'GHW', at);
    await withdraw(manifestNo, wrong);
    await convoy.until('handed-over-2');
    const again = await report(manifestNo, 'arrived', 'KRK', at + 9);
    await withdraw(manifestNo, again);
    expect(await stateOf(manifestNo)).toBe('arrived');
  });
});
