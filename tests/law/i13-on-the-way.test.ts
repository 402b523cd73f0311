import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addCompartment } from '../../src/systems/sites/commands/add-compartment.ts';
import { addVehicle } from '../../src/systems/sites/commands/add-vehicle.ts';
import { cancelConvoy } from '../../src/systems/transfers/commands/cancel-convoy.ts';
import { changeVehicle } from '../../src/systems/transfers/commands/change-vehicle.ts';
import { planLegs } from '../../src/systems/transfers/commands/plan-legs.ts';
import { recordMovement } from '../../src/systems/transfers/commands/record-movement.ts';
import { recordWelfare } from '../../src/systems/transfers/commands/record-welfare.ts';
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
