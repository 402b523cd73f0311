import { afterAll, beforeAll, expect, it } from 'vitest';
import { addCompartment } from '../../src/systems/sites/commands/add-compartment.ts';
import { addVehicle } from '../../src/systems/sites/commands/add-vehicle.ts';
import { recordVehicleInspection } from '../../src/systems/sites/commands/record-vehicle-inspection.ts';
import { vehicleInspections } from '../../src/systems/sites/queries/vehicle-inspections.ts';
import { inspectionParts } from '../../src/systems/sites/vehicles/inspection-words.ts';
import { assignCompartments } from '../../src/systems/transfers/commands/assign-compartments.ts';
import { changeVehicle } from '../../src/systems/transfers/commands/change-vehicle.ts';
import { recordBoarding } from '../../src/systems/transfers/commands/record-boarding.ts';
import { overviewOfManifest } from '../../src/systems/transfers/queries/manifest.ts';
import { loadSystemChecks } from '../../src/systems/verification.ts';
import { ask } from '../support/ask.ts';
import { Attackers, type ForgedEvent, refused } from '../support/attacker.ts';
import { createTestConvoy, type TestConvoy } from '../support/convoy.ts';
import { compartmentAssigned, sealProposed } from '../support/forged.ts';
import { prepareWithout } from '../support/prepare.ts';
import { createTestRegister, HOUR, START, type TestRegister } from '../support/register.ts';

const APART = 'I16-untried-apart';
const FIT = 'I33-vehicle-fit';
let test: TestRegister;
let attackers: Attackers;
let judgment: string;
beforeAll(async () => {
  test = await createTestRegister();
  attackers = await Attackers.open(test);
  judgment = await test.document('clerk');
  const seats = { sex: 'male', ageGroup: 'adult', seats: 9 } as const;
  for (const [compartment, legalStatus] of [
    ['U', 'untried'],
    ['C', 'convicted'],
    ['E', 'either'],
    ['F', 'either'],
  ] as const)
    await test.run('installation', addCompartment, { ...seats, vehicle: 'BUS-1', compartment, legalStatus });
  await test.run('installation', addVehicle, { code: 'BUS-2', authority: 'CJTF', kind: 'bus' });
  await test.run('installation', addCompartment, { ...seats, vehicle: 'BUS-2', compartment: '1' });
});
afterAll(async () => {
  await attackers.close();
  await test.close();
});

const convict = async (personNo: number): Promise<void> => {
  const order: ForgedEvent = {
    type: 'OrderRecorded',
    stream: personNo,
    data: {
      authority: 'SJC',
      documentSha256: judgment,
      issuedAt: START - HOUR,
      expiresAt: START + 9000 * HOUR,
      legalStatus: 'convicted',
    },
    personal: { ground: 'judgment', article: '4' },
  };
  expect(await attackers.as('clerk').append(order)).toBe('accepted');
};
const breaches = async (rule: string, persons: readonly number[]): Promise<number[]> => {
  const { rows } = await test.admin.query<{ no: string }>(
    'SELECT person_no AS no FROM register.breach WHERE rule = $1 AND person_no = ANY ($2) ORDER BY 1',
    [rule, persons],
  );
  return rows.map(({ no }) => Number(no));
};
const brokenBy = async (rule: string): Promise<unknown[]> => {
  const found = [];
  for (const check of (await loadSystemChecks()).invariants)
    if (check.rule === rule) found.push(...(await test.admin.query(check.sql)).rows);
  return found;
};
const seat = (convoy: TestConvoy, ...seats: [personNo: number, compartment: string, vehicle?: string][]) =>
  test.run('sdf-cell', assignCompartments, {
    manifestNo: convoy.manifestNo,
    assignments: seats.map(([personNo, compartment, vehicle = 'BUS-1']) => ({ personNo, vehicle, compartment })),
  });
const now = async (): Promise<number> =>
  (await test.admin.query<{ now: number }>('SELECT register.ms(register.clock())::float8 AS now')).rows[0]?.now ?? 0;
const whole = Object.fromEntries(inspectionParts.map((part) => [part, true]));
const inspection = async (vehicle: string, defects: Partial<Record<string, false>> = {}) => {
  const fit = Object.keys(defects).length === 0;
  return {
    vehicle,
    occasion: 'before-departure' as const,
    site: 'GHW',
    inspectedAt: await now(),
    fit,
    parts: { ...whole, ...defects } as Parameters<typeof recordVehicleInspection.decide>[1]['parts'],
    ...(fit ? {} : { note: 'the vents are shut' }),
  };
};
const inspected = (data: Record<string, boolean | string | string[]> = {}): ForgedEvent => ({
  type: 'VehicleInspected',
  stream: 1,
  data: {
    vehicle: 'BUS-2',
    occasion: 'before-departure',
    site: 'GHW',
    fit: true,
    checked: [...inspectionParts],
    defects: [],
    ...data,
  },
});
const registerStream = async (event: ForgedEvent): Promise<ForgedEvent> => {
  const { rows } = await test.admin.query<{ no: string }>(
    "SELECT e.stream_no AS no FROM register.event e WHERE e.type = 'VehicleAdded' LIMIT 1",
  );
  return { ...event, stream: Number(rows[0]?.no) };
};

it('I16-untried-apart: no role seats an untried person in a compartment for convicted ones, or a convicted person in one for untried ones', async () => {
  const convoy = await createTestConvoy(test, 2);
  const [untried, convicted] = convoy.persons as [number, number];
  await convict(convicted);
  for (const [person, compartment] of [
    [untried, 'C'],
    [convicted, 'U'],
  ] as const) {
    expect(await attackers.each(() => [compartmentAssigned(person, convoy.manifestNo, compartment)])).toEqual(
      refused({ 'sdf-cell': 'accepted' }),
    );
    expect(await attackers.as('sdf-cell').append(sealProposed(convoy.manifestNo))).not.toBe('accepted');
    await expect(seat(convoy, [person, compartment])).rejects.toMatchObject({ code: APART });
  }
  await seat(convoy, [untried, 'U'], [convicted, 'C']);
});

it('I16-untried-apart: a compartment for either is for those of the status of the first, and no seal stands over a mixed one', async () => {
  const convoy = await createTestConvoy(test, 2);
  const [untried, convicted] = convoy.persons as [number, number];
  await convict(convicted);
  await prepareWithout(convoy, 'placed');
  await expect(seat(convoy, [untried, 'E'], [convicted, 'E'])).rejects.toMatchObject({
    code: APART,
    problems: [{ code: APART, personNo: convicted }],
  });
  await seat(convoy, [untried, 'E'], [convicted, 'F']);
  for (const person of [untried, convicted])
    expect(await attackers.as('sdf-cell').append(compartmentAssigned(person, convoy.manifestNo, 'E'))).toBe('accepted');
  expect(await attackers.as('sdf-cell').append(sealProposed(convoy.manifestNo))).toBe(APART);
});

it('I16-untried-apart: who boarded beside the other status is recorded, with the breach of the later one, also by a change of seat', async () => {
  const convoy = await createTestConvoy(test, 3);
  const [first, second, third] = convoy.persons as [number, number, number];
  await convict(second);
  await prepareWithout(convoy, 'placed');
  await seat(convoy, [first, 'E'], [second, 'C'], [third, 'E']);
  for (const step of ['seal-proposed', 'sealed'] as const) await convoy.step(step);
  const board = (personNo: number, compartment: string) =>
    test.run('escort', recordBoarding, {
      manifestNo: convoy.manifestNo,
      expectedCount: 1,
      rows: [{ personNo, outcome: 'boarded' as const, vehicle: 'BUS-1', compartment }],
    });
  await board(first, 'E');
  await board(second, 'E');
  await board(third, 'E');
  expect(await breaches(APART, convoy.persons)).toEqual([second]);
  await test.run('escort', changeVehicle, {
    manifestNo: convoy.manifestNo,
    reason: 'breakdown',
    rows: [{ personNo: third, vehicle: 'BUS-1', compartment: 'C' }],
  });
  expect(await breaches(APART, convoy.persons)).toEqual([second, third].sort((a, b) => a - b));
  expect(await brokenBy(APART)).toEqual([]);
  // a vehicle into which somebody was moved on the way is one of the convoy: whether it is fit, and searched afterwards, is told of it too
  await test.run('escort', changeVehicle, {
    manifestNo: convoy.manifestNo,
    reason: 'breakdown',
    rows: [{ personNo: first, vehicle: 'BUS-2', compartment: '1' }],
  });
  const { vehicleReadiness } = await ask(test, 'escort', overviewOfManifest, { manifestNo: String(convoy.manifestNo) });
  expect(vehicleReadiness).toMatchObject([
    { vehicle: 'BUS-1', state: 'not-inspected' },
    { vehicle: 'BUS-2', state: 'not-inspected' },
  ]);
});

it('I33-vehicle-fit: a vehicle is inspected by an officer of its authority, whole; what is not in order is named and told', async () => {
  const whole = await registerStream(inspected());
  expect(await attackers.each(() => [whole])).toEqual(refused({ escort: 'accepted' }));
  for (const [data, code] of [
    [{ checked: ['integrity'] }, 'inspection-parts'],
    [{ occasion: 'after-arrival' }, 'inspection-parts'],
    [{ fit: false }, 'unfit-has-defects'],
    [{ fit: false, defects: ['radio'] }, 'defects-are-told'],
  ] as const)
    expect([data, await attackers.as('escort').append(await registerStream(inspected({ ...data } as never)))]).toEqual([
      data,
      code,
    ]);
  const given = await inspection('BUS-2');
  for (const [wrong, problem] of [
    [{ parts: { integrity: true } }, 'parts-not-whole'],
    [{ fit: false }, 'unfit-without-defect'],
    [{ parts: { ...given.parts, radio: false } }, 'defect-not-told'],
    [{ vehicle: 'NONE' }, 'unknown-vehicle'],
    [{ inspectedAt: given.inspectedAt + HOUR }, 'not-yet'],
  ] as const)
    await expect(test.run('escort', recordVehicleInspection, { ...given, ...wrong })).rejects.toMatchObject({
      problems: [{ code: problem }],
    });
});

it('I33-vehicle-fit: nobody is newly seated in a vehicle that was found unfit, and whoever boards it is recorded with the breach, until it is found fit', async () => {
  const convoy = await createTestConvoy(test, 2);
  await convoy.until('sealed');
  const [first, second] = convoy.persons as [number, number];
  await test.run('escort', recordVehicleInspection, await inspection('BUS-2', { ventilation: false }));
  const other = await prepareWithout(await createTestConvoy(test, 1), 'placed');
  await expect(seat(other, [other.persons[0] as number, '1', 'BUS-2'])).rejects.toMatchObject({ code: FIT });
  const board = (personNo: number) =>
    test.run('escort', recordBoarding, {
      manifestNo: convoy.manifestNo,
      expectedCount: 1,
      rows: [{ personNo, outcome: 'boarded' as const, vehicle: 'BUS-2', compartment: '1' }],
    });
  await board(first);
  await test.run('escort', recordVehicleInspection, await inspection('BUS-2'));
  await board(second);
  expect(await breaches(FIT, convoy.persons)).toEqual([first]);
  expect(await brokenBy(FIT)).toEqual([]);
  await seat(other, [other.persons[0] as number, '1', 'BUS-2']);
  const told = await ask(test, 'monitor', vehicleInspections, { vehicle: 'BUS-2', state: 'not-fit' });
  expect(told).toMatchObject({ total: 1, rows: [{ vehicle: 'BUS-2', fit: false, defects: ['ventilation'] }] });
});
