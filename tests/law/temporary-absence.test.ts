import { afterAll, beforeAll, expect, it } from 'vitest';
import { addCompartment } from '../../src/systems/sites/commands/add-compartment.ts';
import { recordAbsence } from '../../src/systems/sites/commands/record-absence.ts';
import { recordReturn } from '../../src/systems/sites/commands/record-return.ts';
import { assignCompartments } from '../../src/systems/transfers/commands/assign-compartments.ts';
import { proposeSeal } from '../../src/systems/transfers/commands/propose-seal.ts';
import { recordCount } from '../../src/systems/transfers/commands/record-count.ts';
import { recordDifference } from '../../src/systems/transfers/commands/record-difference.ts';
import { Attackers, refused } from '../support/attacker.ts';
import { createTestConvoy } from '../support/convoy.ts';
import { withId } from '../support/forged.ts';
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

const begun = (personNo: number, more: Record<string, string | number> = {}) =>
  withId({
    type: 'AbsenceBegun',
    stream: personNo,
    occurredAt: START - HOUR / 2,
    data: { reason: 'hospital', escort: 'SDF', dueAt: START + HOUR, ...more },
    personal: { destination: 'the general hospital' },
  });
const ended = (personNo: number, absenceId: string) => ({
  type: 'AbsenceEnded',
  stream: personNo,
  data: { absenceId },
  personal: { account: 'brought back' },
});
const now = async (): Promise<number> =>
  (await test.admin.query<{ now: number }>('SELECT register.ms(register.clock())::float8 AS now')).rows[0]?.now ?? 0;
const away = async () =>
  (await test.see<{ n: number }>('monitor', "SELECT sites.away_from('GHW', 'SMALL') AS n"))[0]?.n;

it('an absence is recorded by who holds the person, once at a time; custodian, site and place stay, and the person is counted apart', async () => {
  const person = await test.person({ section: 'SMALL' });
  const absence = begun(person);
  expect(await attackers.each(() => [begun(person, { dueAt: START - HOUR })])).toEqual(
    refused({ 'sdf-origin': 'absence_check' }),
  );
  expect(await attackers.as('sdf-origin').append(absence)).toBe('accepted');
  expect(await attackers.as('sdf-origin-two').append(begun(person))).toBe('I01-one-absence');
  const { rows } = await test.admin.query(
    "SELECT custodian, site, section, state FROM register.custody WHERE person_no = $1 AND known_to IS NULL AND to_at = 'infinity'",
    [person],
  );
  expect(rows).toEqual([{ custodian: 'SDF', site: 'GHW', section: 'SMALL', state: 'held' }]);
  expect(await away()).toBe(1);
  expect(await test.see('moj-receiver', 'SELECT FROM sites.absence WHERE person_no = $1', [person])).toEqual([]);
  expect(await attackers.each(() => [ended(person, absence.id)])).toEqual({
    ...refused({}),
    'sdf-origin': 'accepted',
  });
  expect(await attackers.as('sdf-origin').append(ended(person, absence.id))).toBe('stale');
  expect(await away()).toBe(0);
});

it('nobody is away who is not held at a site; whoever escapes meanwhile is no longer counted as away', async () => {
  const person = await test.person({ section: 'SMALL' });
  const gone = { type: 'EscapeRecorded', stream: person, personal: { circumstances: 'forged', place: 'hospital' } };
  expect(await attackers.as('sdf-origin').append(begun(person))).toBe('accepted');
  expect(await away()).toBe(1);
  expect(await attackers.as('sdf-origin').append(gone)).toBe('accepted');
  expect(await away()).toBe(0);
  const other = await test.person();
  expect(await attackers.as('sdf-origin').append({ ...gone, stream: other })).toBe('accepted');
  expect(await attackers.as('sdf-origin').append(begun(other))).toBe('not-permitted');
});

it('the commands say the same; a lockdown does not expect who is away', async () => {
  const personNo = await test.person({ section: 'J', birth: '2012-01-01' });
  const input = {
    personNo,
    reason: 'court',
    destination: 'the court of the town',
    escort: 'SDF',
    leftAt: START - HOUR / 2,
    dueAt: START + HOUR,
  } as const;
  await expect(test.run('moj-receiver', recordAbsence, input)).rejects.toThrow('not-found');
  await expect(test.run('sdf-origin', recordAbsence, { ...input, dueAt: START - HOUR })).rejects.toMatchObject({
    problems: [{ code: 'ends-before-it-begins' }],
  });
  const expected = async () =>
    (
      await test.admin.query<{ n: number }>(
        "SELECT count(*)::int AS n FROM sites.expected_at('GHW', 'J', 'SDF', register.clock())",
      )
    ).rows[0]?.n;
  expect(await expected()).toBe(1);
  const outcome = await test.run('sdf-origin', recordAbsence, input);
  const { absenceId } = outcome.result as { absenceId: string };
  await expect(test.run('sdf-origin', recordAbsence, input)).rejects.toThrow('already-away');
  expect(await expected()).toBe(0);
  const back = { absenceId, returnedAt: START, account: 'brought back by the escort' };
  await expect(test.run('sdf-origin', recordReturn, { ...back, returnedAt: START - HOUR })).rejects.toMatchObject({
    problems: [{ code: 'ends-before-it-begins' }],
  });
  await test.run('sdf-origin-two', recordReturn, back);
  await expect(test.run('sdf-origin', recordReturn, back)).rejects.toThrow('stale');
  expect(await expected()).toBe(1);
});

it('I08-movement-reconciles: who is taken from a convoy to a hospital stays in the custody of the escort, frees the seat, and is neither counted nor handed over before the return or a difference', async () => {
  const convoy = await createTestConvoy(test, 2);
  await convoy.until('handed-over-1');
  const [ill = 0, other = 0] = convoy.persons;
  const { manifestNo } = convoy;
  const input = {
    personNo: ill,
    reason: 'hospital',
    destination: 'the hospital on the road',
    escort: 'CJTF',
    leftAt: START - HOUR,
    dueAt: START + HOUR,
  } as const;
  await expect(test.run('sdf-origin', recordAbsence, input)).rejects.toThrow('not-permitted');
  const { absenceId } = (await test.run('escort', recordAbsence, { ...input, leftAt: await now() })).result as {
    absenceId: string;
  };
  const { rows } = await test.admin.query(
    "SELECT custodian, vehicle, state FROM register.custody WHERE person_no = $1 AND known_to IS NULL AND to_at = 'infinity'",
    [ill],
  );
  expect(rows).toEqual([{ custodian: 'CJTF', vehicle: 'BUS-1', state: 'held' }]);
  // the seat: of everybody else who would sit there, one more is allowed than before
  const inSeats = async () =>
    (
      await test.admin.query<{ n: number }>('SELECT count(*)::int AS n FROM transfers.expected_aboard($1)', [
        manifestNo,
      ])
    ).rows[0]?.n;
  expect(await inSeats()).toBe(1);
  await test.run('escort', recordCount, { manifestNo, ordinal: 'stop', place: 'RAB', counted: 1 });
  expect(
    (await test.admin.query('SELECT counted, expected FROM transfers.head_count WHERE manifest_no = $1', [manifestNo]))
      .rows,
  ).toEqual([{ counted: 1, expected: 1 }]);
  await expect(convoy.offer(2, 'escort')).rejects.toMatchObject({
    code: 'I08-movement-reconciles',
    problems: [{ personNo: ill }],
  });
  await test.run('escort', recordDifference, {
    manifestNo,
    ordinal: 2,
    personNo: ill,
    kind: 'medical-evacuation',
    note: '',
  });
  await convoy.handOver(2, 'escort', 'moj-receiver');
  await test.run('escort', recordReturn, { absenceId, returnedAt: await now(), account: 'brought to the bus' });
  const passed = await test.admin.query<{ person_no: string }>(
    'SELECT p.person_no FROM transfers.handover_person p JOIN transfers.handover h ON h.id = p.handover_id WHERE h.manifest_no = $1 AND h.ordinal = 2',
    [manifestNo],
  );
  expect(passed.rows.map((row) => Number(row.person_no))).toEqual([other]);
});

it('a seat of who is away is free for another, and a section keeps the place', async () => {
  await test.run('installation', addCompartment, {
    vehicle: 'BUS-1',
    compartment: 'ONE',
    seats: 1,
    sex: 'male',
    ageGroup: 'adult',
  });
  const full = async (personNo: number) =>
    (
      await test.admin.query<{ rule: string }>(
        "SELECT rule FROM register.placement_violations(ARRAY[$1::bigint], ARRAY[register.clock()], ARRAY[NULL::text], ARRAY[NULL::text], ARRAY['BUS-1'], ARRAY['ONE'], ARRAY[false])",
        [personNo],
      )
    ).rows.map(({ rule }) => rule);
  const convoy = await createTestConvoy(test, 1);
  await convoy.until('seal-proposed');
  const [sitting = 0] = convoy.persons;
  await test.run('sdf-cell', assignCompartments, {
    manifestNo: convoy.manifestNo,
    assignments: [{ personNo: sitting, vehicle: 'BUS-1', compartment: 'ONE' }],
  });
  await test.run('sdf-cell', proposeSeal, { manifestNo: convoy.manifestNo });
  for (const step of ['sealed', 'boarded'] as const) await convoy.step(step);
  const other = await test.person();
  expect(await full(other)).toEqual(['I17-section-capacity']);
  await test.run('sdf-origin', recordAbsence, {
    personNo: sitting,
    reason: 'hospital',
    destination: 'the hospital on the road',
    escort: 'SDF',
    leftAt: await now(),
    dueAt: (await now()) + HOUR,
  });
  expect(await full(other)).toEqual([]);
});
