import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from '../../../../tests/support/ask.ts';
import { createTestConvoy, type TestConvoy } from '../../../../tests/support/convoy.ts';
import {
  createTestRegister,
  HOUR,
  START,
  type TestOfficer,
  type TestRegister,
} from '../../../../tests/support/register.ts';
import { setClock } from '../../../core/register/commands/set-clock.ts';
import { addCompartment } from '../../sites/commands/add-compartment.ts';
import { addVehicle } from '../../sites/commands/add-vehicle.ts';
import { createManifest } from '../commands/create-manifest.ts';
import { planLegs } from '../commands/plan-legs.ts';
import { recordCount } from '../commands/record-count.ts';
import { recordMovement } from '../commands/record-movement.ts';
import { recordPublishedFigures } from '../commands/record-published-figures.ts';
import { convoys } from './convoys.ts';
import { manifest } from './manifest.ts';
import { operation } from './operation.ts';
import { operationRoom } from './operation-room.ts';
import { receivedPersons } from './received-persons.ts';
import { way } from './way.ts';

const DAY = 24 * HOUR;
let register: TestRegister;
let convoy: TestConvoy;
let convoyCode: string;
beforeAll(async () => {
  register = await createTestRegister();
  convoy = await createTestConvoy(register, 3);
  convoyCode = `TEST-${convoy.persons[0]}`;
});
afterAll(() => register.close());

const board = (officer: TestOfficer, parameters?: Record<string, string>) =>
  ask(register, officer, convoys, parameters);
const room = (officer: TestOfficer) =>
  ask(register, officer, operationRoom, { operationNo: String(convoy.operationNo) });
const advanceTo = (clockAt: number) => register.run('installation', setClock, { clockAt });

const published = (reference: string, more: object) => ({
  reference,
  measure: 'received' as const,
  said: '5',
  unit: 'persons',
  asOf: '2026-01-18',
  publishedOn: '2026-01-18',
  definition: 'moved so far',
  attributedTo: 'an agency',
  source: 'https://example.org/report',
  ...more,
});

test('the board says where a convoy stands, whose turn it is and by how long it is late, as its own page does', async () => {
  const departureAt = START + 2 * DAY;
  // a stop is a site, or another place by its name; the border is still found
  const [hour, two, three] = [departureAt + HOUR, departureAt + 2 * HOUR, departureAt + 3 * HOUR];
  const well = 'checkpoint at km 40';
  await register.run('sdf-cell', planLegs, {
    manifestNo: convoy.manifestNo,
    legs: [
      { from: 'GHW', to: well, mode: 'land', departureAt, arrivalAt: hour },
      { from: well, to: 'RAB', mode: 'land', departureAt: hour, arrivalAt: two },
      { from: 'RAB', to: 'KRK', mode: 'air', departureAt: two, arrivalAt: three },
    ],
  });
  expect((await board('sdf-cell')).rows[0]?.leg).toEqual({ from: 'GHW', to: well, arrivalAt: hour });
  const stopping = await ask(register, 'sdf-cell', way, { manifestNo: String(convoy.manifestNo) });
  expect(stopping.legs.map(({ from, crossesBorder }) => [from, crossesBorder])).toEqual([
    ['GHW', false],
    [well, true],
    ['RAB', false],
  ]);
  await register.run('sdf-cell', planLegs, {
    manifestNo: convoy.manifestNo,
    legs: [
      { from: 'GHW', to: 'RAB', mode: 'land', departureAt, arrivalAt: departureAt + HOUR },
      { from: 'RAB', to: 'KRK', mode: 'air', departureAt: departureAt + 2 * HOUR, arrivalAt: departureAt + 3 * HOUR },
    ],
  });
  // the plan is seen before the seal, and says where the border is
  expect((await board('sdf-cell')).rows[0]?.leg).toEqual({ from: 'GHW', to: 'RAB', arrivalAt: departureAt + HOUR });
  const { legs } = await ask(register, 'sdf-cell', way, { manifestNo: String(convoy.manifestNo) });
  expect(legs.map(({ mode, crossesBorder }) => [mode, crossesBorder])).toEqual([
    ['land', true],
    ['air', false],
  ]);
  const steps = [
    ['listed', 'planned'],
    ['sealed', 'sealed'],
    ['boarded', 'boarding'],
    ['handed-over-1', 'handed-over'],
  ] as const;
  for (const [step, state] of steps) {
    await convoy.until(step);
    const { rows, states } = await board('sdf-cell');
    const page = await ask(register, 'sdf-cell', manifest, { manifestNo: String(convoy.manifestNo) });
    expect(rows.map((row) => row.state)).toEqual([state]);
    // custody has passed to the escort, and the convoy stands where it stood
    if (step === 'handed-over-1') {
      expect(page.manifest.status).toBe('handed-over');
      expect((await room('sdf-cell')).routes.map(({ underWay }) => underWay)).toEqual([0, 0]);
    }
    expect(states.find((one) => one.state === state)?.count).toBe(1);
    expect(rows[0]?.nextAction).toEqual(page.nextAction);
    expect(rows[0]?.overdueBy).toBe(page.manifest.overdueBy);
  }
  // nobody has left yet
  expect((await board('sdf-cell')).rows[0]?.countsOwed).toEqual([]);
  await register.run('escort', recordMovement, {
    manifestNo: convoy.manifestNo,
    kind: 'departed',
    place: 'GHW',
    note: '',
  });
  expect((await board('escort')).rows[0]?.state).toBe('under-way');
  await register.run('escort', recordMovement, {
    manifestNo: convoy.manifestNo,
    kind: 'breakdown',
    place: 'RAB',
    note: '',
  });
  await register.run('escort', recordMovement, {
    manifestNo: convoy.manifestNo,
    kind: 'arrived',
    place: 'RAB',
    note: '',
  });
  const [waiting] = (await board('escort')).rows;
  expect(waiting).toMatchObject({ state: 'at-border', last: { kind: 'arrived', place: 'RAB' } });
  // both signed for a count at the first hand-over; at the border nobody has counted yet: said by the board and by the page of the convoy, to whoever sees it
  const owed = { occasion: 'stop', place: 'RAB', wentOnAt: null, role: 'escort_commander', authority: 'CJTF' };
  const pageOf = (officer: TestOfficer) => ask(register, officer, manifest, { manifestNo: String(convoy.manifestNo) });
  for (const officer of ['sdf-cell', 'escort', 'moj-cell'] as const) {
    expect((await board(officer)).rows[0]?.countsOwed).toMatchObject([owed]);
    expect((await pageOf(officer)).countsOwed).toMatchObject([owed]);
  }
  const counted = { manifestNo: convoy.manifestNo, ordinal: 'stop' as const, place: 'RAB', counted: 3 };
  await register.run('escort', recordCount, counted);
  expect((await board('escort')).rows[0]?.countsOwed).toEqual([]);
  await advanceTo(START + 6 * DAY);
  const late = (await board('monitor', { late: 'yes' })).rows;
  const page = await ask(register, 'monitor', manifest, { manifestNo: String(convoy.manifestNo) });
  expect(late).toHaveLength(1);
  expect(page.manifest.overdueBy).toBeGreaterThan(0);
  // the clock ticks between the two questions
  expect(Math.abs((late[0]?.overdueBy ?? 0) - (page.manifest.overdueBy ?? 0))).toBeLessThan(60_000);
  await convoy.until('handed-over-2');
  expect((await board('moj-cell')).rows[0]).toMatchObject({
    state: 'received',
    counts: { listed: 3, boarded: 3, received: 3, incident: 0 },
  });
  await convoy.until('closed');
  expect((await board('moj-cell')).rows[0]).toMatchObject({
    state: 'reconciled',
    nextAction: null,
    overdueBy: null,
    // what went wrong on the way did not become untrue when the convoy was closed
    incidents: [{ kind: 'breakdown', count: 1 }],
  });
});

test('who takes no part in a convoy finds none on the board, and what is asked for narrows it', async () => {
  const { operationNo } = convoy;
  for (let i = 0; i < 3; i += 1)
    await register.run('sdf-cell', createManifest, {
      operationNo,
      code: `EMPTY-${i}`,
      fromSite: 'GHW',
      toSite: 'KRK',
      via: [],
      escortAuthority: 'CJTF',
      toAuthority: 'MOJ',
      plannedAt: START + 9 * DAY,
      persons: [],
    });
  expect(await board('moj-admin')).toMatchObject({ total: 0, rows: [] });
  expect(await board('sdf-admin')).toMatchObject({ total: 0, rows: [] });
  expect((await board('sdf-cell', { site: 'RAB' })).rows.map(({ code }) => code)).toEqual([convoyCode]);
  const second = await board('sdf-cell', { state: 'planned', page: '2', pageSize: '2' });
  expect(second).toMatchObject({ total: 3, page: 2, pageSize: 2 });
  expect(second.rows.map(({ code }) => code)).toEqual(['EMPTY-2']);
});

test('an operation tells its manifests page by page, of a state, a day and a site, with counts of all; it ends when all are over, not those of one page', async () => {
  const listed = (parameters: Record<string, string> = {}, officer: TestOfficer = 'sdf-cell') =>
    ask(register, officer, operation, { operationNo: String(convoy.operationNo), ...parameters });
  const codes = async (parameters: Record<string, string>) =>
    (await listed(parameters)).manifests.map(({ code }) => code);
  const all = await listed();
  expect(all).toMatchObject({ total: 4, page: 1 });
  expect(all.states.filter(({ count }) => count > 0)).toEqual([
    { state: 'planned', count: 3 },
    { state: 'reconciled', count: 1 },
  ]);
  const [day, later] = all.days as [string, string];
  expect(all.days).toHaveLength(2);
  expect(all.sites).toEqual(['GHW', 'KRK', 'RAB']);
  // counts, days and sites are of all, whatever is shown
  const { states, days, sites } = all;
  const second = await listed({ page: '2', pageSize: '3' });
  expect(second).toMatchObject({ total: 4, page: 2, pageSize: 3, states, days, sites });
  expect(second.manifests.map(({ code, status }) => [code, status])).toEqual([['EMPTY-2', 'drafting']]);
  expect(await codes({ state: 'reconciled' })).toEqual([convoyCode]);
  expect(await codes({ day })).toEqual([convoyCode]);
  expect(await codes({ day: later, pageSize: '2' })).toEqual(['EMPTY-0', 'EMPTY-1']);
  expect(await codes({ site: 'RAB' })).toEqual([convoyCode]);
  expect(await codes({ site: 'NSR' })).toEqual([]);
  // a page of what is over ends nothing while others are open
  expect((await listed({ state: 'reconciled' })).abilities).not.toContain('transfers/end-operation');
  await expect(listed({ day: '2026-02-31' })).rejects.toThrow();
});

test('an own figure stands beside each published one with the difference, and the list behind it is as long', async () => {
  const figures = [
    published('P1', { atLeast: 5, atMost: 5 }),
    published('P2', { asOf: '2026-01', publishedOn: '2026-01', atLeast: 5, atMost: 5 }),
    published('P3', { atLeast: 2, said: '>1' }),
    published('P4', { measure: 'received-of-nationality', nationality: 'IRQ', atLeast: 1, atMost: 1 }),
    published('P5', { measure: 'not-counted', said: 'soon' }),
  ];
  await register.run('sdf-cell', recordPublishedFigures, { operationNo: convoy.operationNo, figures });
  const answer = await room('monitor');
  const own = (reference: string) => {
    const found = answer.published.find((one) => one.reference === reference);
    return [found?.own, found?.difference];
  };
  const received = answer.days.find(({ received }) => received > 0);
  expect(received).toMatchObject({ received: 3, receivedInAll: 3, admittedInAll: 3 });
  // the convoy was received on the sixth day: until the end of the first day nobody was
  expect(own('P1')).toEqual([0, -5]);
  expect(own('P2')).toEqual([null, null]);
  expect(own('P3')).toEqual([0, -2]);
  expect(own('P5')).toEqual([null, null]);
  await advanceTo(START + 20 * DAY);
  const later = await room('monitor');
  expect(later.published.find(({ reference }) => reference === 'P2')).toMatchObject({ own: 3, difference: -2 });
  expect(later.withinReach).toBe(false);
  expect((await room('sdf-cell')).withinReach).toBe(true);
  expect(later.routes).toContainEqual({ from: 'GHW', to: 'RAB', mode: 'land', planned: 0, underWay: 0, travelled: 1 });
  // nobody planned how the others go
  expect(later.routes).toContainEqual(
    expect.objectContaining({ from: 'GHW', to: 'KRK', mode: 'unplanned', planned: 3 }),
  );
  const list = await ask(register, 'monitor', receivedPersons, {
    operationNo: String(convoy.operationNo),
    measure: 'received',
    untilAt: String(later.published.find(({ reference }) => reference === 'P2')?.untilAt),
  });
  expect(list.rows.map(({ personNo }) => personNo)).toEqual([...convoy.persons]);
  const left = await ask(register, 'monitor', receivedPersons, {
    operationNo: String(convoy.operationNo),
    measure: 'departed',
    fromAt: String(later.days[0]?.fromAt),
    untilAt: String(later.days[0]?.untilAt),
  });
  expect(left.total).toBe(later.days[0]?.departed);
  expect(left.total).toBe(3);
  // who works on no cases sees what was published, and no figure of the register
  expect((await room('moj-admin')).days).toEqual([]);
});

test('the list behind a figure of an operation that is none is not found, and not empty', async () => {
  await expect(
    ask(register, 'monitor', receivedPersons, { operationNo: '9999', measure: 'received', untilAt: '1' }),
  ).rejects.toMatchObject({ code: 'not-found' });
});

test('vehicles and compartments are in the order in which people read their codes, in whatever digits', async () => {
  for (const code of ['BUS-10', 'BUS-2'])
    await register.run('installation', addVehicle, { code, authority: 'CJTF', kind: 'bus' });
  for (const compartment of ['C10', 'C2', 'C١', 'C1'])
    await register.run('installation', addCompartment, {
      vehicle: 'BUS-2',
      compartment,
      seats: 2,
      sex: 'male',
      ageGroup: 'adult',
    });
  await register.run('installation', addCompartment, {
    vehicle: 'BUS-10',
    compartment: 'A',
    seats: 2,
    sex: 'male',
    ageGroup: 'adult',
  });
  const { vehicles } = await ask(register, 'sdf-cell', manifest, { manifestNo: String(convoy.manifestNo) });
  expect(vehicles.map(({ code }) => code)).toEqual(['BUS-1', 'BUS-2', 'BUS-10']);
  const codes = vehicles.find(({ code }) => code === 'BUS-2')?.compartments.map(({ code }) => code) ?? [];
  expect([codes.slice(0, 2).sort(), codes.slice(2)]).toEqual([
    ['C1', 'C١'],
    ['C2', 'C10'],
  ]);
});
