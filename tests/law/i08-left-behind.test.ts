import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordFoundInSection } from '../../src/systems/register/commands/record-found-in-section.ts';
import { recordUnaccounted } from '../../src/systems/register/commands/record-unaccounted.ts';
import { recordAbsence } from '../../src/systems/sites/commands/record-absence.ts';
import { recordReturn } from '../../src/systems/sites/commands/record-return.ts';
import { closeMovement } from '../../src/systems/transfers/commands/close-movement.ts';
import { orderReturn } from '../../src/systems/transfers/commands/order-return.ts';
import { recordBroughtLater } from '../../src/systems/transfers/commands/record-brought-later.ts';
import { recordDifference } from '../../src/systems/transfers/commands/record-difference.ts';
import { refusePersons } from '../../src/systems/transfers/commands/refuse-persons.ts';
import { withdrawDifference } from '../../src/systems/transfers/commands/withdraw-difference.ts';
import { broughtLater, type OpenGate, openGate, orderedBack } from '../support/at-the-gate.ts';
import { type ForgedEvent, refused } from '../support/attacker.ts';
import { createTestConvoy } from '../support/convoy.ts';
import { HOUR } from '../support/register.ts';

const RULE = 'I08-movement-reconciles';
let { test, attackers, gate, close } = {} as OpenGate;
beforeAll(async () => {
  ({ test, attackers, gate, close } = await openGate());
});
afterAll(() => close());

const withdrawn = (personNo: number, manifestNo: number, reason = 'he was asleep in the last row'): ForgedEvent => ({
  type: 'DifferenceWithdrawn',
  stream: personNo,
  data: { manifestNo },
  personal: { reason },
});
const closed = (manifestNo: number): ForgedEvent => ({ type: 'MovementClosed', stream: manifestNo });
const differ = (manifestNo: number, ordinal: number, personNo: number, kind: 'left-behind' | 'medical-evacuation') =>
  test.run('escort', recordDifference, { manifestNo, ordinal, personNo, kind, note: '' });
const clock = async () =>
  Number((await test.admin.query<{ at: string }>('SELECT register.ms(register.clock()) AS at')).rows[0]?.at);

it('I08-movement-reconciles: a return takes back who is with the convoy, and nobody signs for who was left behind', async () => {
  const convoy = await (await createTestConvoy(test, 5)).until('handed-over-1');
  const { manifestNo } = convoy;
  const [first, out, left, ill, never] = convoy.persons as [number, number, number, number, number];
  const hospital = await test.run('escort', recordAbsence, {
    personNo: ill,
    reason: 'hospital',
    destination: 'the hospital on the road',
    escort: 'CJTF',
    leftAt: await clock(),
    dueAt: (await clock()) + HOUR,
  });
  await test.run('escort', refusePersons, { manifestNo, persons: [out], reason: 'no-space', note: '' });
  for (const personNo of [left, never]) await differ(manifestNo, 2, personNo, 'left-behind');
  await differ(manifestNo, 2, ill, 'medical-evacuation');
  await convoy.handOver(2, 'escort', 'moj-receiver');
  await gate.admit('moj-receiver', manifestNo, first, 'KRK', '1');
  const { absenceId } = hospital.result as { absenceId: string };
  await test.run('escort', recordReturn, { absenceId, returnedAt: await clock(), account: 'picked up again' });
  // the first version of the order took back everybody of the rest: nobody writes it any more
  const before = { ...orderedBack(manifestNo), v: 1, data: { reason: 'entry-refused' } };
  expect(await attackers.as('sdf-cell').append(before)).toBe('not-permitted');
  await test.run('sdf-cell', orderReturn, { manifestNo, reason: 'entry-refused', note: '' });
  const expected = async () =>
    (
      await test.admin.query<{ p: number }>('SELECT p::int FROM transfers.expected_persons($1) p', [manifestNo])
    ).rows.map(({ p }) => p);
  expect(await expected()).toEqual([out, ill]);
  // what was ordered by the first version, before this was asked, took back whoever the register had as the rest: a rebuild finds the same persons under its signatures
  const client = await test.admin.connect();
  await client.query('BEGIN; SET LOCAL session_replication_role = replica');
  await client.query('UPDATE transfers.redirect SET rest_at_hand = false WHERE manifest_no = $1', [manifestNo]);
  const whole = await client.query<{ p: number }>('SELECT p::int FROM transfers.expected_persons($1) p', [manifestNo]);
  await client.query('ROLLBACK');
  client.release();
  expect(whole.rows.map(({ p }) => p)).toEqual([out, left, ill, never]);
  // a head-count on the way does not find them either
  expect(await gate.expectedBy('escort', manifestNo, 'stop')).toBe(2);
  // brought to where the rest goes back: by the escort or by who gave the persons, whoever was left behind and is not there yet
  const back = broughtLater(left, manifestNo, 'GHW');
  expect(await attackers.each(() => [broughtLater(first, manifestNo, 'GHW')])).toEqual(
    refused({ escort: RULE, 'moj-receiver': RULE, 'sdf-origin': RULE }),
  );
  expect(await attackers.as('moj-receiver').append(back)).toBe('not-permitted');
  expect(await attackers.as('escort').append(broughtLater(left, manifestNo))).toBe('stale');
  for (const personNo of [out, ill])
    expect(await attackers.as('escort').append(broughtLater(personNo, manifestNo, 'GHW'))).toBe(RULE);
  await expect(
    test.run('escort', recordBroughtLater, { manifestNo, persons: [left, ill], note: '' }),
  ).rejects.toMatchObject({ code: RULE, problems: [{ personNo: ill }] });
  await test.run('escort', recordBroughtLater, { manifestNo, persons: [left], note: 'fetched at the checkpoint' });
  expect(await attackers.as('escort').append(back)).toBe(RULE);
  expect(await gate.stageOf(manifestNo)).toBe('rest-returning');
  expect(await expected()).toEqual([out, left, ill]);
  expect(await gate.expectedBy('escort', manifestNo, 'stop')).toBe(3);
  expect(await gate.nextOf('escort', manifestNo)).toBe('transfers/offer-handover CJTF');
  await convoy.handOver(3, 'escort', 'sdf-origin');
  expect([await gate.placeOf(out), await gate.placeOf(left), await gate.placeOf(never)]).toEqual([
    'SDF BUS-1',
    'SDF BUS-1',
    'CJTF BUS-1',
  ]);
  for (const personNo of [out, left, ill]) await gate.admit('sdf-origin', manifestNo, personNo, 'GHW', 'A');
  // nobody is with the escort: the next return has nobody to sign for
  expect(await attackers.as('moj-receiver').append(closed(manifestNo))).toBe(RULE);
  await test.run('sdf-cell', orderReturn, { manifestNo, reason: 'entry-refused', note: '' });
  expect(await gate.nextOf('escort', manifestNo)).toBe('transfers/record-brought-later CJTF');
  await expect(convoy.offer(4, 'escort', 0)).rejects.toThrow();
  await test.run('sdf-origin', recordBroughtLater, { manifestNo, persons: [never], note: '' });
  await convoy.handOver(4, 'escort', 'sdf-origin');
  await gate.admit('sdf-origin', manifestNo, never, 'GHW', 'A');
  await test.run('moj-receiver', closeMovement, { manifestNo });
  expect(await gate.violated()).toEqual([]);
});

it('I08-movement-reconciles: no movement is closed over who was left behind before either hand-over and stands in a vehicle', async () => {
  const convoy = await (await createTestConvoy(test, 4)).until('boarded');
  const { manifestNo } = convoy;
  const [first, early, ill, late] = convoy.persons as [number, number, number, number];
  await differ(manifestNo, 1, early, 'left-behind');
  await convoy.handOver(1, 'sdf-origin', 'escort');
  await differ(manifestNo, 2, late, 'left-behind');
  const away = { reason: 'hospital', destination: 'the hospital on the road', escort: 'CJTF' } as const;
  const hospital = await test.run('escort', recordAbsence, {
    personNo: ill,
    ...away,
    leftAt: await clock(),
    dueAt: (await clock()) + HOUR,
  });
  const absence = hospital.result as { absenceId: string };
  await differ(manifestNo, 2, ill, 'medical-evacuation');
  await convoy.handOver(2, 'escort', 'moj-receiver');
  await gate.admit('moj-receiver', manifestNo, first, 'KRK', '1');
  const refusal = { code: RULE, problems: [{ personNo: early }, { personNo: ill }, { personNo: late }] };
  expect(await attackers.each(() => [closed(manifestNo)])).toEqual(
    refused({ 'moj-receiver': RULE, 'sdf-origin': 'not-permitted' }),
  );
  await expect(test.run('moj-receiver', closeMovement, { manifestNo })).rejects.toMatchObject(refusal);
  await test.run('sdf-origin', recordFoundInSection, { personNo: early, site: 'GHW', section: 'A' });
  await test.run('escort', recordUnaccounted, { personNo: late, circumstances: 'not at the place where he was left' });
  // who is in a hospital comes back into the vehicle of the escort: a movement that was closed before would have no hand-over for this person
  const waits = { code: RULE, problems: [{ personNo: ill }] };
  expect(await attackers.each(() => [closed(manifestNo)])).toEqual(
    refused({ 'moj-receiver': RULE, 'sdf-origin': 'not-permitted' }),
  );
  await expect(test.run('moj-receiver', closeMovement, { manifestNo })).rejects.toMatchObject(waits);
  await test.run('escort', recordReturn, { ...absence, returnedAt: await clock(), account: 'brought to the bus' });
  await expect(test.run('moj-receiver', closeMovement, { manifestNo })).rejects.toMatchObject(waits);
  await test.run('escort', recordUnaccounted, { personNo: ill, circumstances: 'left the bus at night' });
  await test.run('moj-receiver', closeMovement, { manifestNo });
  expect(await gate.violated()).toEqual([]);
});

it('I08-movement-reconciles: of a movement that an older version closed over who was in a hospital it is told when the person is in the vehicle again', async () => {
  const convoy = await (await createTestConvoy(test, 2)).until('handed-over-1');
  const { manifestNo } = convoy;
  const [first, ill] = convoy.persons as [number, number];
  const hospital = await test.run('escort', recordAbsence, {
    personNo: ill,
    reason: 'hospital',
    destination: 'the hospital on the road',
    escort: 'CJTF',
    leftAt: await clock(),
    dueAt: (await clock()) + HOUR,
  });
  await differ(manifestNo, 2, ill, 'medical-evacuation');
  await convoy.handOver(2, 'escort', 'moj-receiver');
  await gate.admit('moj-receiver', manifestNo, first, 'KRK', '1');
  const client = await test.admin.connect();
  await client.query('BEGIN; SET LOCAL session_replication_role = replica');
  await client.query(
    'UPDATE transfers.manifest SET closed_at = register.clock(), event_pos = (SELECT max(pos) FROM register.event) WHERE no = $1',
    [manifestNo],
  );
  await client.query("UPDATE transfers.convoy SET state = 'closed' WHERE manifest_no = $1", [manifestNo]);
  await client.query('COMMIT');
  client.release();
  expect((await gate.violated()).filter((found) => found.includes(`person ${ill}`))).toEqual([]);
  const { absenceId } = hospital.result as { absenceId: string };
  await test.run('escort', recordReturn, { absenceId, returnedAt: await clock(), account: 'brought to the bus' });
  expect(await gate.violated()).toContainEqual(expect.stringContaining(`person ${ill}`));
});

it('a difference that was recorded by mistake is taken back before it is signed, by the authority that recorded it', async () => {
  const convoy = await (await createTestConvoy(test, 3)).until('handed-over-1');
  const { manifestNo } = convoy;
  const [first, left, out] = convoy.persons as [number, number, number];
  await differ(manifestNo, 2, left, 'left-behind');
  await test.run('escort', refusePersons, { manifestNo, persons: [out], reason: 'no-space', note: '' });
  const { offerId } = await convoy.offer(2, 'escort');
  const escort = attackers.as('escort');
  expect(await escort.append(withdrawn(first, manifestNo))).toBe(RULE);
  expect(await escort.append(withdrawn(out, manifestNo))).toBe(RULE);
  expect(await escort.append(withdrawn(left, manifestNo, '\u2028 '))).toBe('invalid-input');
  expect(await escort.append(withdrawn(left, manifestNo), withdrawn(left, manifestNo))).toBe(RULE);
  expect(await attackers.as('moj-receiver').append(withdrawn(left, manifestNo))).toBe('not-permitted');
  const input = { manifestNo, personNo: left, reason: 'he was asleep in the last row' };
  await expect(test.run('moj-receiver', withdrawDifference, input)).rejects.toMatchObject({ code: 'not-permitted' });
  await test.run('escort', withdrawDifference, input);
  const { rows } = await test.admin.query(
    'SELECT withdrawn_at IS NOT NULL AS void FROM transfers.offer WHERE id = $1',
    [offerId],
  );
  expect(rows).toEqual([{ void: true }]);
  await expect(test.run('escort', withdrawDifference, input)).rejects.toMatchObject({ code: 'stale' });
  // and may be recorded again
  await differ(manifestNo, 2, left, 'left-behind');
  await test.run('escort', withdrawDifference, input);
  await convoy.handOver(2, 'escort', 'moj-receiver');
  expect([await gate.placeOf(first), await gate.placeOf(left), await gate.placeOf(out)]).toEqual([
    'MOJ BUS-1',
    'MOJ BUS-1',
    'CJTF BUS-1',
  ]);
  // what both sides signed stays
  const later = await (await createTestConvoy(test, 2)).until('handed-over-1');
  const stays = later.persons[1] as number;
  await differ(later.manifestNo, 2, stays, 'left-behind');
  await later.handOver(2, 'escort', 'moj-receiver');
  expect(await escort.append(withdrawn(stays, later.manifestNo))).toBe(RULE);
  await expect(
    test.run('escort', withdrawDifference, { manifestNo: later.manifestNo, personNo: stays, reason: 'a mistake' }),
  ).rejects.toMatchObject({ code: RULE });
});
