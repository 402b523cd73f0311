import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeMovement } from '../../src/systems/transfers/commands/close-movement.ts';
import { grantEntry } from '../../src/systems/transfers/commands/grant-entry.ts';
import { orderReturn } from '../../src/systems/transfers/commands/order-return.ts';
import { refuseEntry } from '../../src/systems/transfers/commands/refuse-entry.ts';
import { refusePersons } from '../../src/systems/transfers/commands/refuse-persons.ts';
import { convoyLetIn, letIn, type OpenGate, openGate, orderedBack, turnedAway } from '../support/at-the-gate.ts';
import { refused } from '../support/attacker.ts';
import { createTestConvoy } from '../support/convoy.ts';
import { fearRecorded } from '../support/forged.ts';

const RULE = 'I08-movement-reconciles';
let { test, attackers, gate, close } = {} as OpenGate;
beforeAll(async () => {
  ({ test, attackers, gate, close } = await openGate());
});
afterAll(() => close());

it('I08-movement-reconciles: a single person is not let in, stays with the escort, and goes back by a hand-over of his own; boarded = received + incident', async () => {
  const convoy = await (await createTestConvoy(test, 3)).until('handed-over-1');
  const { manifestNo } = convoy;
  const [first, second, out] = convoy.persons as [number, number, number];
  const { offerId } = await convoy.offer(2, 'escort');
  // said by the escort or by the site, of a person of this convoy, at the site that it heads for
  expect(await attackers.each(() => [turnedAway(out, manifestNo, 'RAB')])).toEqual(
    refused({ escort: 'not-permitted', 'moj-receiver': 'not-permitted' }),
  );
  await test.run('moj-receiver', refusePersons, {
    manifestNo,
    persons: [out],
    reason: 'identity-doubtful',
    note: 'the photo is of another person',
  });
  expect(await attackers.as('escort').append(turnedAway(out, manifestNo))).not.toBe('accepted');
  const { rows } = await test.admin.query(
    'SELECT withdrawn_at IS NOT NULL AS void FROM transfers.offer WHERE id = $1',
    [offerId],
  );
  expect(rows).toEqual([{ void: true }]);
  // nobody goes back alone while the others are on the way: the convoy is turned whole, or handed over
  await convoy.handOver(2, 'escort', 'moj-receiver');
  expect(await gate.placeOf(out)).toBe('CJTF BUS-1');
  await gate.admit('moj-receiver', manifestNo, first, 'KRK', '1');
  await gate.admit('moj-receiver', manifestNo, second, 'KRK', '1');
  expect(await attackers.as('moj-receiver').append({ type: 'MovementClosed', stream: manifestNo })).toBe(RULE);
  await expect(test.run('moj-receiver', closeMovement, { manifestNo })).rejects.toMatchObject({
    code: RULE,
    problems: [{ personNo: out }],
  });
  expect(await gate.nextOf('sdf-cell', manifestNo)).toBe('transfers/order-return SDF');
  expect(await attackers.as('moj-cell').append(orderedBack(manifestNo))).toBe('not-permitted');
  await test.run('sdf-cell', orderReturn, { manifestNo, reason: 'entry-refused', note: '' });
  expect(await gate.stageOf(manifestNo)).toBe('rest-returning');
  expect(await attackers.as('sdf-cell').append(orderedBack(manifestNo))).toBe('no-such-step');
  expect(await gate.nextOf('escort', manifestNo)).toBe('transfers/offer-handover CJTF');
  // the site that received the others takes nobody of the rest, and may not admit whom it did not get
  await expect(gate.admit('moj-receiver', manifestNo, out, 'KRK', '1')).rejects.toThrow();
  await expect(convoy.handOver(3, 'escort', 'moj-receiver')).rejects.toThrow();
  await test.admin.query(
    'UPDATE transfers.offer SET withdrawn_at = register.clock() WHERE manifest_no = $1 AND ordinal = 3',
    [manifestNo],
  );
  await convoy.handOver(3, 'escort', 'sdf-origin');
  expect(await gate.placeOf(out)).toBe('SDF BUS-1');
  expect(await gate.placeOf(first)).toBe('MOJ KRK');
  await expect(test.run('moj-receiver', closeMovement, { manifestNo })).rejects.toMatchObject({ code: RULE });
  expect(await gate.nextOf('sdf-origin', manifestNo)).toBe('transfers/record-admission SDF');
  await gate.admit('sdf-origin', manifestNo, out, 'GHW', 'A');
  expect(await gate.placeOf(out)).toBe('SDF GHW');
  await test.run('moj-receiver', closeMovement, { manifestNo });
  const figures = await test.admin.query<{ boarded: number; received: number; incident: number }>(
    `SELECT (SELECT count(*)::int FROM transfers.handover_person p JOIN transfers.handover h ON h.id = p.handover_id WHERE h.manifest_no = $1 AND h.ordinal = 1) AS boarded,
       (SELECT count(*)::int FROM transfers.handover_person p JOIN transfers.handover h ON h.id = p.handover_id WHERE h.manifest_no = $1 AND h.ordinal = 2) AS received,
       (SELECT count(*)::int FROM transfers.difference d WHERE d.manifest_no = $1) AS incident`,
    [manifestNo],
  );
  expect(figures.rows).toEqual([{ boarded: 3, received: 2, incident: 1 }]);
  expect(await gate.violated()).toEqual([]);
});

it('I08-movement-reconciles: nobody is sent back of whom all were received, and nobody is refused who was not on board', async () => {
  const convoy = await (await createTestConvoy(test, 2)).until('sealed');
  const { manifestNo } = convoy;
  const [person] = convoy.persons as [number];
  expect(await attackers.as('moj-receiver').append(turnedAway(person, manifestNo))).toBe(RULE);
  await convoy.until('handed-over-2');
  expect(await attackers.as('moj-receiver').append(turnedAway(person, manifestNo))).toBe(RULE);
  expect(await attackers.as('sdf-cell').append(orderedBack(manifestNo))).toBe('no-such-step');
  await expect(
    test.run('sdf-cell', orderReturn, { manifestNo, reason: 'entry-refused', note: '' }),
  ).rejects.toMatchObject({ code: 'no-such-step' });
});

it('I11-fear-suspends-line: who goes back fears the state left behind at the gate no more; a fear of the own state is a breach', async () => {
  const convoy = await (await createTestConvoy(test, 3)).until('handed-over-1');
  const { manifestNo } = convoy;
  const [, abroad, home] = convoy.persons as [number, number, number];
  await test.run('escort', refusePersons, { manifestNo, persons: [abroad, home], reason: 'no-space', note: '' });
  await convoy.handOver(2, 'escort', 'moj-receiver');
  expect(await attackers.as('interviewer').append(fearRecorded(abroad, 'IRQ'))).toBe('accepted');
  expect(await attackers.as('interviewer').append(fearRecorded(home, 'SYR'))).toBe('accepted');
  await test.run('escort', orderReturn, { manifestNo, reason: 'entry-refused', note: '' });
  await convoy.handOver(3, 'escort', 'sdf-origin');
  const { rows } = await test.admin.query<{ person_no: string }>(
    "SELECT person_no FROM register.breach WHERE rule = 'I11-fear-suspends-line' AND person_no = ANY ($1)",
    [[abroad, home]],
  );
  expect(rows.map((row) => Number(row.person_no))).toEqual([home]);
  expect(await gate.violated()).toEqual([]);
});

it('I08-movement-reconciles: who escapes on the way back is in the file, not in a vehicle', async () => {
  const convoy = await (await createTestConvoy(test, 2)).until('handed-over-1');
  const { manifestNo } = convoy;
  const [inside, out] = convoy.persons as [number, number];
  expect(await attackers.as('escort').append(turnedAway(out, manifestNo))).toBe('accepted');
  await convoy.handOver(2, 'escort', 'moj-receiver');
  await test.run('escort', orderReturn, { manifestNo, reason: 'entry-refused', note: '' });
  expect(
    await attackers
      .as('escort')
      .append({ type: 'EscapeRecorded', stream: out, personal: { circumstances: 'forged', place: 'the road' } }),
  ).toBe('accepted');
  await gate.admit('moj-receiver', manifestNo, inside, 'KRK', '1');
  await test.run('moj-receiver', closeMovement, { manifestNo });
  expect(await gate.stageOf(manifestNo)).toBe('closed');
});

it('I08-movement-reconciles: a gate that refused a person and relents receives the person with the others; boarded = received, and nobody goes back', async () => {
  const convoy = await (await createTestConvoy(test, 3)).until('handed-over-1');
  const { manifestNo } = convoy;
  const [first, out, gone] = convoy.persons as [number, number, number];
  // nothing to relent of
  expect(await attackers.as('escort').append(letIn(out, manifestNo))).toBe(RULE);
  await test.run('moj-receiver', refusePersons, { manifestNo, persons: [out, gone], reason: 'no-space', note: '' });
  const { offerId } = await convoy.offer(2, 'escort');
  // said by the escort or by the site, of whom this gate refused
  expect(await attackers.each(() => [letIn(out, manifestNo, 'RAB')])).toEqual(
    refused({ escort: 'not-permitted', 'moj-receiver': 'not-permitted', 'sdf-origin': 'not-permitted' }),
  );
  expect(await attackers.as('sdf-origin').append(letIn(out, manifestNo))).toBe('not-permitted');
  expect(await attackers.as('moj-receiver').append(letIn(first, manifestNo))).toBe(RULE);
  await expect(
    test.run('moj-receiver', grantEntry, { manifestNo, persons: [first, out], note: '' }),
  ).rejects.toMatchObject({ code: RULE, problems: [{ personNo: first }] });
  await test.run('moj-receiver', grantEntry, { manifestNo, persons: [out], note: 'a bed was found' });
  expect(await attackers.as('escort').append(letIn(out, manifestNo))).toBe(RULE);
  // what both sign has changed
  const { rows } = await test.admin.query(
    'SELECT withdrawn_at IS NOT NULL AS void FROM transfers.offer WHERE id = $1',
    [offerId],
  );
  expect(rows).toEqual([{ void: true }]);
  // who escaped meanwhile is not let in
  expect(
    await attackers
      .as('escort')
      .append({ type: 'EscapeRecorded', stream: gone, personal: { circumstances: 'forged', place: 'the gate' } }),
  ).toBe('accepted');
  expect(await attackers.as('escort').append(letIn(gone, manifestNo))).toBe(RULE);
  await convoy.handOver(2, 'escort', 'moj-receiver');
  expect([await gate.placeOf(first), await gate.placeOf(out)]).toEqual(['MOJ BUS-1', 'MOJ BUS-1']);
  expect(await attackers.as('escort').append(letIn(out, manifestNo))).toBe(RULE);
  await gate.admit('moj-receiver', manifestNo, first, 'KRK', '1');
  await gate.admit('moj-receiver', manifestNo, out, 'KRK', '1');
  await test.run('moj-receiver', closeMovement, { manifestNo });
  expect(await gate.stageOf(manifestNo)).toBe('closed');
  const told = await test.admin.query(
    'SELECT person_no::int, site, refused_reason, note FROM transfers.let_in WHERE manifest_no = $1',
    [manifestNo],
  );
  expect(told.rows).toEqual([{ person_no: out, site: 'KRK', refused_reason: 'no-space', note: 'a bed was found' }]);
  // seen by the convoy's authorities only
  expect(await test.see('sdf-admin', 'SELECT FROM transfers.let_in')).toEqual([]);
  expect(await test.see('moj-receiver', 'SELECT FROM transfers.let_in')).toHaveLength(1);
  expect(await gate.violated()).toEqual([]);
});

it('I08-movement-reconciles: a gate that refused the whole convoy and relents receives it, once for each refusal', async () => {
  const convoy = await (await createTestConvoy(test, 2)).until('handed-over-1');
  const { manifestNo } = convoy;
  expect(await attackers.as('escort').append(convoyLetIn(manifestNo))).toBe('stale');
  await expect(test.run('escort', grantEntry, { manifestNo, note: '' })).rejects.toThrow('stale');
  await test.run('escort', refuseEntry, { manifestNo, reason: 'receiver-unable', note: '' });
  expect(await attackers.each(() => [convoyLetIn(manifestNo, 'RAB')])).toEqual(
    refused({ escort: 'stale', 'moj-receiver': 'stale', 'sdf-origin': 'stale' }),
  );
  expect(await attackers.as('sdf-origin').append(convoyLetIn(manifestNo))).toBe('not-permitted');
  expect(await attackers.as('escort').append(convoyLetIn(manifestNo), convoyLetIn(manifestNo))).toBe(RULE);
  await test.run('escort', grantEntry, { manifestNo, note: 'the minister called' });
  expect(await attackers.as('moj-receiver').append(convoyLetIn(manifestNo))).toBe('stale');
  await convoy.until('closed');
  expect(await gate.stageOf(manifestNo)).toBe('closed');
  expect(await gate.violated()).toEqual([]);
});

it('I08-movement-reconciles: who is let in while the second hand-over is being completed is either in it or still an incident of it', async () => {
  const convoy = await (await createTestConvoy(test, 2)).until('handed-over-1');
  const { manifestNo } = convoy;
  const out = convoy.persons[1] as number;
  await test.run('moj-receiver', refusePersons, { manifestNo, persons: [out], reason: 'no-space', note: '' });
  // a hand-over holds the stream of its manifest until it commits
  const { admin } = test;
  await admin.query('BEGIN');
  await admin.query('SELECT FROM register.stream WHERE no = $1 FOR UPDATE', [manifestNo]);
  let done = false;
  const granted = attackers
    .as('escort')
    .append(letIn(out, manifestNo))
    .finally(() => {
      done = true;
    });
  const waits = async () =>
    (
      await admin.query(
        'SELECT FROM pg_locks l WHERE NOT l.granted AND pg_backend_pid() = ANY (pg_blocking_pids(l.pid))',
      )
    ).rowCount;
  while (!done && (await waits()) === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  const passedBy = done;
  await admin.query('COMMIT');
  expect([passedBy, await granted]).toEqual([false, 'accepted']);
});
