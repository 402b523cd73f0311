import { afterAll, beforeAll, expect, it } from 'vitest';
import { decodeHandoverPayload, encodeHandoverPayload } from '../../src/core/ledger/handover-payload.ts';
import { recordEscape } from '../../src/systems/register/commands/record-escape.ts';
import { recordUnaccounted } from '../../src/systems/register/commands/record-unaccounted.ts';
import { addSite } from '../../src/systems/sites/commands/add-site.ts';
import { recordAbsence } from '../../src/systems/sites/commands/record-absence.ts';
import { recordReturn } from '../../src/systems/sites/commands/record-return.ts';
import { closeMovement } from '../../src/systems/transfers/commands/close-movement.ts';
import { completeHandover } from '../../src/systems/transfers/commands/complete-handover.ts';
import { createManifest } from '../../src/systems/transfers/commands/create-manifest.ts';
import { grantEntry } from '../../src/systems/transfers/commands/grant-entry.ts';
import { offerHandover } from '../../src/systems/transfers/commands/offer-handover.ts';
import { orderReturn } from '../../src/systems/transfers/commands/order-return.ts';
import { recordBroughtLater } from '../../src/systems/transfers/commands/record-brought-later.ts';
import { recordDifference } from '../../src/systems/transfers/commands/record-difference.ts';
import { refusePersons } from '../../src/systems/transfers/commands/refuse-persons.ts';
import { requestRecall } from '../../src/systems/transfers/commands/request-recall.ts';
import { convoys } from '../../src/systems/transfers/queries/convoys.ts';
import type { ConvoysAnswer } from '../../src/systems/transfers/room-views.ts';
import { loadSystemChecks } from '../../src/systems/verification.ts';
import { broughtLater, convoyLetIn, letIn, type OpenGate, openGate, orderedBack } from '../support/at-the-gate.ts';
import { refused } from '../support/attacker.ts';
import { createTestConvoy, TestConvoy } from '../support/convoy.ts';
import { custodyFound, fearRecorded } from '../support/forged.ts';
import { HOUR, START, type TestOfficer } from '../support/register.ts';

const RULE = 'I08-movement-reconciles';
let { test, attackers, gate, close } = {} as OpenGate;
beforeAll(async () => {
  ({ test, attackers, gate, close } = await openGate());
});
afterAll(() => close());

it('I08-movement-reconciles: a gate that relents after the others were received takes the person by a hand-over of its own; boarded = received + incident, and who is not let in goes back', async () => {
  const convoy = await (await createTestConvoy(test, 4)).until('handed-over-1');
  const { manifestNo } = convoy;
  const [first, out, other, gone] = convoy.persons as [number, number, number, number];
  await test.run('moj-receiver', refusePersons, {
    manifestNo,
    persons: [out, other, gone],
    reason: 'no-space',
    note: '',
  });
  // who is not let in is aboard all the same, before the others pass and after
  expect(await gate.expectedBy('escort', manifestNo, 'unloading')).toBe(4);
  await convoy.handOver(2, 'escort', 'moj-receiver');
  expect(await gate.expectedBy('moj-receiver', manifestNo, 'unloading')).toBe(4);
  // nobody passes before the gate relents
  await expect(convoy.payload('escort')).rejects.toMatchObject({ code: 'stale' });
  await expect(gate.admit('moj-receiver', manifestNo, out, 'KRK', '1')).rejects.toThrow();
  // said by the escort or by the site, of whom the gate refused and the escort still has
  expect(await attackers.each(() => [letIn(out, manifestNo, 'RAB')])).toEqual(
    refused({ escort: 'not-permitted', 'moj-receiver': 'not-permitted', 'sdf-origin': 'not-permitted' }),
  );
  expect(await attackers.as('sdf-origin').append(letIn(out, manifestNo))).toBe('not-permitted');
  expect(await attackers.as('moj-receiver').append(letIn(first, manifestNo))).toBe(RULE);
  expect(await attackers.as('escort').append(convoyLetIn(manifestNo))).toBe('stale');
  await test.run('escort', recordEscape, { personNo: gone, circumstances: 'synthetic', place: 'the gate' });
  expect(await attackers.as('escort').append(letIn(gone, manifestNo))).toBe(RULE);
  await expect(test.run('escort', grantEntry, { manifestNo, persons: [out, gone], note: '' })).rejects.toMatchObject({
    code: RULE,
    problems: [{ personNo: gone }],
  });
  // nobody comes in twice by one command either
  expect(await attackers.as('escort').append(letIn(out, manifestNo), letIn(out, manifestNo))).toBe(RULE);
  await expect(test.run('escort', grantEntry, { manifestNo, persons: [out, out], note: '' })).rejects.toMatchObject({
    code: RULE,
  });
  await test.run('moj-receiver', grantEntry, { manifestNo, persons: [out], note: 'a bed was found' });
  expect(await gate.stageOf(manifestNo)).toBe('rest-let-in');
  expect(await attackers.as('escort').append(letIn(out, manifestNo))).toBe(RULE);
  await expect(test.run('escort', grantEntry, { manifestNo, persons: [out], note: '' })).rejects.toMatchObject({
    code: RULE,
  });
  await expect(test.run('moj-receiver', closeMovement, { manifestNo })).rejects.toMatchObject({ code: RULE });
  expect(await gate.nextOf('escort', manifestNo)).toBe('transfers/offer-handover CJTF');
  // a fear of the state that takes the person now is a breach, as in the second hand-over
  expect(await attackers.as('interviewer').append(fearRecorded(out, 'IRQ'))).toBe('accepted');
  const { offerId, payload, counted } = await convoy.offer(3, 'escort');
  expect(counted).toBe(1);
  const second = async (taker: TestOfficer) =>
    test.run(taker, completeHandover, { offerId, ...(await convoy.sign(taker, payload)), counted });
  await expect(second('sdf-origin')).rejects.toMatchObject({ code: 'I07-two-signatures-one-instant' });
  await second('moj-receiver');
  expect([await gate.placeOf(out), await gate.placeOf(other)]).toEqual(['MOJ BUS-1', 'CJTF BUS-1']);
  expect(await gate.stageOf(manifestNo)).toBe('admitting');
  const { rows } = await test.admin.query(
    "SELECT person_no::int FROM register.breach WHERE rule = 'I11-fear-suspends-line' AND person_no = ANY ($1)",
    [convoy.persons],
  );
  expect(rows).toEqual([{ person_no: out }]);
  await gate.admit('moj-receiver', manifestNo, first, 'KRK', '1');
  expect(await gate.nextOf('moj-receiver', manifestNo)).toBe('transfers/record-admission MOJ');
  await expect(gate.admit('sdf-origin', manifestNo, out, 'GHW', 'A')).rejects.toThrow();
  await gate.admit('moj-receiver', manifestNo, out, 'KRK', '1');
  // whoever received the person so is asked for the person back, as for the others
  await test.run('sdf-cell', requestRecall, {
    manifestNo,
    personNo: out,
    ground: 'ill-treatment',
    reasons: 'synthetic',
  });
  await test.run('sdf-cell', orderReturn, { manifestNo, reason: 'entry-refused', note: '' });
  await convoy.handOver(4, 'escort', 'sdf-origin');
  expect([await gate.placeOf(out), await gate.placeOf(other)]).toEqual(['MOJ KRK', 'SDF BUS-1']);
  // on the way back nobody else is aboard
  expect(await gate.expectedBy('escort', manifestNo, 'unloading')).toBe(1);
  await gate.admit('sdf-origin', manifestNo, other, 'GHW', 'A');
  await test.run('moj-receiver', closeMovement, { manifestNo });
  const passed = await test.admin.query(
    `SELECT h.ordinal, h.to_authority, h.goes_back, count(*)::int AS n FROM transfers.handover h JOIN transfers.handover_person p ON p.handover_id = h.id WHERE h.manifest_no = $1 GROUP BY 1, 2, 3 ORDER BY 1`,
    [manifestNo],
  );
  expect(passed.rows).toEqual([
    { ordinal: 1, to_authority: 'CJTF', goes_back: false, n: 4 },
    { ordinal: 2, to_authority: 'MOJ', goes_back: false, n: 1 },
    { ordinal: 3, to_authority: 'MOJ', goes_back: false, n: 1 },
    { ordinal: 4, to_authority: 'SDF', goes_back: true, n: 1 },
  ]);
  // on the board each who boarded is received or in an incident, and nobody both
  const board = (await convoys.run(
    {
      rows: (sql, values) => test.see('moj-receiver', sql, values) as never,
      row: async (sql, values) => (await test.see('moj-receiver', sql, values))[0] as never,
    },
    { page: 1 },
    {
      officerNo: test.officerNo('moj-receiver'),
      authority: 'MOJ',
      postings: [],
      now: START,
      synthetic: true,
      snapshot: '',
      asker: '',
      abilities: [],
    },
  )) as ConvoysAnswer;
  expect(board.rows.find((row) => row.manifestNo === manifestNo)?.counts).toEqual({
    listed: 4,
    boarded: 4,
    received: 2,
    incident: 2,
  });
  // what both sides signed in the second hand-over stays: one received and three in an incident of it
  const incidents = await test.admin.query(
    'SELECT count(*)::int AS n FROM transfers.difference WHERE manifest_no = $1 AND ordinal = 2',
    [manifestNo],
  );
  expect(incidents.rows).toEqual([{ n: 3 }]);
  expect(await gate.violated()).toEqual([]);
});

it('I08-movement-reconciles: a return that is ordered takes back whom the gate had let in later, and ends what the gate may say', async () => {
  const convoy = await (await createTestConvoy(test, 2)).until('handed-over-1');
  const { manifestNo } = convoy;
  const out = convoy.persons[1] as number;
  await test.run('escort', refusePersons, { manifestNo, persons: [out], reason: 'no-space', note: '' });
  await convoy.handOver(2, 'escort', 'moj-receiver');
  await test.run('escort', grantEntry, { manifestNo, persons: [out], note: '' });
  // custody passes at no instant at which the gate had not relented
  const handed = await test.admin.query<{ at: string }>(
    'SELECT register.ms(max(instant)) AS at FROM transfers.handover WHERE manifest_no = $1',
    [manifestNo],
  );
  const terms = decodeHandoverPayload(await convoy.payload('escort'));
  const early = encodeHandoverPayload({ ...terms, instant: Number(handed.rows[0]?.at) + 1 });
  await expect(
    test.run('escort', offerHandover, { manifestNo, ordinal: 3, ...(await convoy.sign('escort', early)), counted: 1 }),
  ).rejects.toMatchObject({ code: 'I07-two-signatures-one-instant' });
  const { offerId } = await convoy.offer(3, 'escort');
  await test.run('sdf-cell', orderReturn, { manifestNo, reason: 'entry-refused', note: 'refused once more' });
  expect(await gate.stageOf(manifestNo)).toBe('rest-returning');
  const { rows } = await test.admin.query(
    'SELECT withdrawn_at IS NOT NULL AS void FROM transfers.offer WHERE id = $1',
    [offerId],
  );
  expect(rows).toEqual([{ void: true }]);
  expect(await attackers.as('escort').append(letIn(out, manifestNo))).toBe('stale');
  await expect(test.run('escort', grantEntry, { manifestNo, persons: [out], note: '' })).rejects.toMatchObject({
    code: 'stale',
  });
  await convoy.handOver(3, 'escort', 'sdf-origin');
  expect(await gate.placeOf(out)).toBe('SDF BUS-1');
  expect(await gate.violated()).toEqual([]);
});

it('I08-movement-reconciles: who was taken back travels by the next manifest, and no gate of the closed movement takes the person out of that convoy', async () => {
  const convoy = await (await createTestConvoy(test, 2)).until('handed-over-1');
  const { manifestNo, operationNo } = convoy;
  const [first, out] = convoy.persons as [number, number];
  await test.run('escort', refusePersons, { manifestNo, persons: [out], reason: 'no-space', note: '' });
  await convoy.handOver(2, 'escort', 'moj-receiver');
  await gate.admit('moj-receiver', manifestNo, first, 'KRK', '1');
  await test.run('sdf-cell', orderReturn, { manifestNo, reason: 'entry-refused', note: '' });
  await convoy.handOver(3, 'escort', 'sdf-origin');
  await gate.admit('sdf-origin', manifestNo, out, 'GHW', 'A');
  await test.run('moj-receiver', closeMovement, { manifestNo });
  const next = await test.run('sdf-cell', createManifest, {
    operationNo,
    code: 'TEST-NEXT',
    fromSite: 'GHW',
    toSite: 'KRK',
    via: ['RAB'],
    escortAuthority: 'CJTF',
    toAuthority: 'MOJ',
    plannedAt: START + 120 * HOUR,
    persons: [out],
  });
  const later = new TestConvoy(test, operationNo, next.events[0]?.streamNo as number, [out]);
  await later.until('handed-over-1');
  expect(await gate.placeOf(out)).toBe('CJTF BUS-1');
  expect(await attackers.as('escort').append(letIn(out, manifestNo))).toBe('stale');
  await expect(test.run('escort', grantEntry, { manifestNo, persons: [out], note: '' })).rejects.toMatchObject({
    code: 'stale',
  });
  expect(await gate.stageOf(manifestNo)).toBe('closed');
  await expect(convoy.payload('escort')).rejects.toMatchObject({ code: 'stale' });
  const rest = await test.admin.query('SELECT transfers.rest_of($1)', [manifestNo]);
  expect(rest.rows).toEqual([]);
  await later.until('closed');
  expect(await gate.violated()).toEqual([]);
  // and what went past the guards is found: had the movement been closed before, its offers came after its end
  const client = await test.admin.connect();
  await client.query('BEGIN; SET LOCAL session_replication_role = replica');
  await client.query("UPDATE transfers.manifest SET closed_at = '2000-01-01' WHERE no = $1", [manifestNo]);
  const found: unknown[] = [];
  for (const { sql } of (await loadSystemChecks()).invariants.filter(({ rule }) => rule === RULE))
    found.push(...(await client.query({ text: sql, rowMode: 'array' })).rows.flat());
  await client.query('ROLLBACK');
  client.release();
  expect(found).toEqual([`manifest ${manifestNo}`]);
});

it('I08-movement-reconciles: who was left behind, or in a hospital, and is brought after the others passes by a hand-over of the own, once, and is admitted before the movement is closed', async () => {
  const convoy = await (await createTestConvoy(test, 4)).until('handed-over-1');
  const { manifestNo } = convoy;
  const [first, left, ill, never] = convoy.persons as [number, number, number, number];
  const clock = async () =>
    Number((await test.admin.query<{ at: string }>('SELECT register.ms(register.clock()) AS at')).rows[0]?.at);
  const hospital = await test.run('escort', recordAbsence, {
    personNo: ill,
    reason: 'hospital',
    destination: 'the hospital on the road',
    escort: 'CJTF',
    leftAt: await clock(),
    dueAt: (await clock()) + HOUR,
  });
  for (const [personNo, kind] of [
    [left, 'left-behind'],
    [ill, 'medical-evacuation'],
    [never, 'left-behind'],
  ] as const)
    await test.run('escort', recordDifference, { manifestNo, ordinal: 2, personNo, kind, note: '' });
  // after the others were received, not before
  expect(await attackers.as('escort').append(broughtLater(left, manifestNo))).toBe(RULE);
  await expect(test.run('escort', recordBroughtLater, { manifestNo, persons: [left], note: '' })).rejects.toMatchObject(
    { code: 'stale' },
  );
  const aboard = () => gate.expectedBy('escort', manifestNo, 'loading');
  expect(await aboard()).toBe(1);
  await convoy.handOver(2, 'escort', 'moj-receiver');
  expect(await aboard()).toBe(1);
  await expect(convoy.payload('escort')).rejects.toMatchObject({ code: 'stale' });
  // said by the escort or by the site, where the convoy was heading, of whom the escort has again
  expect(await attackers.each(() => [broughtLater(left, manifestNo, 'RAB')])).toEqual(
    refused({ escort: 'not-permitted', 'moj-receiver': 'not-permitted', 'sdf-origin': 'not-permitted' }),
  );
  const escort = attackers.as('escort');
  expect(await attackers.as('sdf-origin').append(broughtLater(left, manifestNo))).toBe('not-permitted');
  expect(await escort.append(broughtLater(first, manifestNo))).toBe(RULE);
  expect(await escort.append(broughtLater(ill, manifestNo))).toBe(RULE);
  expect(await escort.append(letIn(left, manifestNo))).toBe(RULE);
  expect(await escort.append(broughtLater(left, manifestNo), broughtLater(left, manifestNo))).toBe(RULE);
  await expect(
    test.run('escort', recordBroughtLater, { manifestNo, persons: [left, ill], note: '' }),
  ).rejects.toMatchObject({ code: RULE, problems: [{ personNo: ill }] });
  await test.run('moj-receiver', recordBroughtLater, { manifestNo, persons: [left], note: 'by the next patrol' });
  expect(await escort.append(broughtLater(left, manifestNo))).toBe(RULE);
  expect([await gate.stageOf(manifestNo), await gate.nextOf('escort', manifestNo)]).toEqual([
    'rest-let-in',
    'transfers/offer-handover CJTF',
  ]);
  expect(await aboard()).toBe(2);
  await gate.admit('moj-receiver', manifestNo, first, 'KRK', '1');
  expect(await aboard()).toBe(1);
  const closes = async () => {
    expect(await attackers.as('moj-receiver').append({ type: 'MovementClosed', stream: manifestNo })).toBe(RULE);
    await expect(test.run('moj-receiver', closeMovement, { manifestNo })).rejects.toMatchObject({
      code: RULE,
      problems: expect.arrayContaining([expect.objectContaining({ personNo: left })]),
    });
  };
  await closes();
  const { offerId, payload, counted } = await convoy.offer(3, 'escort');
  expect(counted).toBe(1);
  const second = async (taker: TestOfficer) =>
    test.run(taker, completeHandover, { offerId, ...(await convoy.sign(taker, payload)), counted });
  await expect(second('sdf-origin')).rejects.toMatchObject({ code: 'I07-two-signatures-one-instant' });
  await second('moj-receiver');
  expect([await gate.placeOf(left), await gate.placeOf(never)]).toEqual(['MOJ BUS-1', 'CJTF BUS-1']);
  // received, and in no section yet
  expect(await aboard()).toBe(1);
  await closes();
  await gate.admit('moj-receiver', manifestNo, left, 'KRK', '1');
  expect(await aboard()).toBe(0);
  const { absenceId } = hospital.result as { absenceId: string };
  await test.run('escort', recordReturn, { absenceId, returnedAt: await clock(), account: 'brought to the gate' });
  expect(await aboard()).toBe(1);
  // what a count is held against is the register's, whatever the event says; that of before is written no more
  const data = { occasion: 'stop', place: 'KRK', counted: 1, expected: 99 };
  const heads = { type: 'HeadCountRecorded', stream: manifestNo, data: { ...data, allAboard: true }, v: 2 };
  expect(await escort.append({ ...heads, v: 1, data })).toBe('not-permitted');
  expect(await escort.append(heads)).toBe('accepted');
  const told = await test.admin.query('SELECT DISTINCT expected FROM transfers.head_count WHERE manifest_no = $1', [
    manifestNo,
  ]);
  expect(told.rows.map(({ expected }) => expected).sort()).toEqual([0, 1, 2]);
  expect(await attackers.as('moj-receiver').append(broughtLater(ill, manifestNo))).toBe('accepted');
  await convoy.handOver(4, 'escort', 'moj-receiver');
  await gate.admit('moj-receiver', manifestNo, ill, 'KRK', '1');
  // who was never brought stays an incident of the movement, and in no vehicle: it is said what became of the person before it is closed
  expect(await attackers.as('moj-receiver').append({ type: 'MovementClosed', stream: manifestNo })).toBe(RULE);
  await expect(test.run('moj-receiver', closeMovement, { manifestNo })).rejects.toMatchObject({
    code: RULE,
    problems: [{ code: 'left-in-a-vehicle', personNo: never }],
  });
  expect(await gate.nextOf('escort', manifestNo)).toBe('transfers/record-brought-later CJTF');
  await test.run('escort', recordUnaccounted, { personNo: never, circumstances: 'not at the place where he was left' });
  expect(await gate.nextOf('escort', manifestNo)).toBe('transfers/close-movement MOJ');
  await test.run('moj-receiver', closeMovement, { manifestNo });
  expect(await escort.append(broughtLater(never, manifestNo))).toBe(RULE);
  const passed = await test.admin.query(
    `SELECT h.ordinal, h.to_authority, p.person_no::int FROM transfers.handover h JOIN transfers.handover_person p ON p.handover_id = h.id WHERE h.manifest_no = $1 AND h.ordinal > 1 ORDER BY 1`,
    [manifestNo],
  );
  expect(passed.rows).toEqual([
    { ordinal: 2, to_authority: 'MOJ', person_no: first },
    { ordinal: 3, to_authority: 'MOJ', person_no: left },
    { ordinal: 4, to_authority: 'MOJ', person_no: ill },
  ]);
  expect(await gate.violated()).toEqual([]);
});

it('I08-movement-reconciles: who was not let in, fled and was caught again by the escort is of the rest, in a vehicle or not: page and database name one next step', async () => {
  const convoy = await (await createTestConvoy(test, 2)).until('handed-over-1');
  const { manifestNo } = convoy;
  const [first, out] = convoy.persons as [number, number];
  await test.run('installation', addSite, {
    code: 'QEA',
    nameEn: 'QEA',
    nameAr: 'QEA',
    kind: 'prison',
    country: 'IRQ',
    zone: 'Asia/Baghdad',
    authority: 'CJTF',
  });
  await test.admin.query(
    "INSERT INTO access.posting (officer_no, role, event_pos) VALUES ($1, 'receiving_officer', 1)",
    [test.officerNo('escort')],
  );
  await test.run('escort', refusePersons, { manifestNo, persons: [out], reason: 'no-space', note: '' });
  await convoy.handOver(2, 'escort', 'moj-receiver');
  await gate.admit('moj-receiver', manifestNo, first, 'KRK', '1');
  await test.run('escort', recordEscape, { personNo: out, circumstances: 'synthetic', place: 'the gate' });
  expect(await gate.nextOf('sdf-cell', manifestNo)).toBe('transfers/close-movement MOJ');
  expect(await attackers.as('sdf-cell').append(orderedBack(manifestNo))).toBe('no-such-step');
  const found = custodyFound(out, 'CJTF', 'QEA');
  expect(await attackers.as('escort').append({ ...found, data: { ...found.data, basis: 'recapture' } })).toBe(
    'accepted',
  );
  expect(await gate.placeOf(out)).toBe('CJTF QEA');
  expect(await gate.nextOf('sdf-cell', manifestNo)).toBe('transfers/order-return SDF');
  expect(await attackers.as('moj-receiver').append({ type: 'MovementClosed', stream: manifestNo })).toBe(RULE);
  await expect(test.run('moj-receiver', closeMovement, { manifestNo })).rejects.toMatchObject({ code: RULE });
  const rest = 'SELECT person_no::int, kind, let_in, site FROM transfers.rest_seen($1)';
  expect(await test.see('moj-receiver', rest, [manifestNo])).toEqual([
    { person_no: out, kind: 'refused-at-gate', let_in: false, site: 'QEA' },
  ]);
  await test.run('sdf-cell', orderReturn, { manifestNo, reason: 'entry-refused', note: '' });
  expect(await gate.nextOf('escort', manifestNo)).toBe('transfers/offer-handover CJTF');
  await convoy.handOver(3, 'escort', 'sdf-origin');
  await gate.admit('sdf-origin', manifestNo, out, 'GHW', 'A');
  await test.run('moj-receiver', closeMovement, { manifestNo });
  expect(await gate.violated()).toEqual([]);
});
