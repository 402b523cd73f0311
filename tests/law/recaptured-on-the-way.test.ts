import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordDeath } from '../../src/systems/register/commands/record-death.ts';
import { recordEscape } from '../../src/systems/register/commands/record-escape.ts';
import { closeMovement } from '../../src/systems/transfers/commands/close-movement.ts';
import { recordBroughtLater } from '../../src/systems/transfers/commands/record-brought-later.ts';
import { recordDifference } from '../../src/systems/transfers/commands/record-difference.ts';
import { recordRecapture } from '../../src/systems/transfers/commands/record-recapture.ts';
import { way } from '../../src/systems/transfers/queries/way.ts';
import { ask } from '../support/ask.ts';
import { type OpenGate, openGate } from '../support/at-the-gate.ts';
import { everyRole, type ForgedEvent } from '../support/attacker.ts';
import { createTestConvoy } from '../support/convoy.ts';
import { HOUR, START } from '../support/register.ts';

const RULE = 'I08-movement-reconciles';
let { test, attackers, gate, close } = {} as OpenGate;
beforeAll(async () => {
  ({ test, attackers, gate, close } = await openGate());
});
afterAll(() => close());

const seat = { vehicle: 'BUS-1', compartment: '1' };
const told = { place: 'a field by the road', circumstances: 'hid in a ditch, came out when called' };
const flee = (personNo: number) =>
  test.run('escort', recordEscape, { personNo, circumstances: 'jumped out', place: 'the road' });
const caught = (manifestNo: number, personNo: number, more: { occurredAt?: number; compartment?: string } = {}) =>
  test.run('escort', recordRecapture, { manifestNo, personNo, ...seat, ...told, ...more });
const forged = (manifestNo: number, stream: number): ForgedEvent => ({
  type: 'PersonRecaptured',
  stream,
  data: { manifestNo, ...seat },
  personal: told,
});
const stateOf = async (personNo: number) =>
  (
    await test.admin.query<{ at: string }>(
      "SELECT concat_ws(' ', state, custodian, vehicle, compartment) AS at FROM register.custody WHERE person_no = $1 AND known_to IS NULL AND to_at = 'infinity'",
      [personNo],
    )
  ).rows[0]?.at;

it('who escaped from a convoy is caught on the way by its escort, sits in its vehicle again, and passes with the others', async () => {
  const convoy = await (await createTestConvoy(test, 3)).until('handed-over-1');
  const { manifestNo } = convoy;
  const [first, gone, other] = convoy.persons as [number, number, number];
  // whoever sits in the vehicle was not caught
  await expect(caught(manifestNo, gone)).rejects.toMatchObject({ problems: [{ code: 'person-not-at-large' }] });
  expect(await attackers.as('escort').append(forged(manifestNo, gone))).toBe('invalid-input');
  await flee(gone);
  const { atLarge } = await ask(test, 'escort', way, { manifestNo: String(manifestNo) });
  expect(atLarge).toMatchObject([{ personNo: gone, ...seat }]);
  await test.run('escort', recordDifference, { manifestNo, ordinal: 2, personNo: gone, kind: 'escaped', note: '' });
  // by the escort of this convoy and by nobody else, not before the escape, and of nobody of another convoy
  for (const [, officer] of everyRole.filter(([role]) => role !== 'escort_commander'))
    expect([officer, await attackers.as(officer).append(forged(manifestNo, gone))]).toEqual([officer, 'not-permitted']);
  await expect(caught(manifestNo, gone, { occurredAt: START - 2 * HOUR })).rejects.toMatchObject({
    problems: [{ code: 'person-not-at-large' }],
  });
  const another = await createTestConvoy(test, 1);
  await expect(caught(another.manifestNo, gone)).rejects.toMatchObject({ code: 'not-on-manifest' });
  expect(await attackers.as('escort').append(forged(another.manifestNo, gone))).toBe('not-on-manifest');
  expect(await attackers.as('escort').append({ ...forged(manifestNo, gone), personal: { ...told, place: ' ' } })).toBe(
    'invalid-input',
  );
  await expect(caught(manifestNo, gone, { compartment: 'none' })).rejects.toMatchObject({
    problems: [{ code: 'unknown-compartment' }],
  });
  expect(await gate.expectedBy('escort', manifestNo, 'stop')).toBe(2);
  await caught(manifestNo, gone);
  expect(await stateOf(gone)).toBe('held CJTF BUS-1 1');
  expect((await ask(test, 'escort', way, { manifestNo: String(manifestNo) })).atLarge).toEqual([]);
  expect(await gate.expectedBy('escort', manifestNo, 'stop')).toBe(3);
  // an escape is no exit, and a recapture is a gain of the strength report by its own name
  const came = await test.admin.query('SELECT way FROM register.intake WHERE person_no = $1 ORDER BY event_pos', [
    gone,
  ]);
  expect(came.rows.at(-1)).toEqual({ way: 'recapture' });
  await convoy.until('closed');
  for (const person of [first, gone, other]) expect(await stateOf(person)).toBe('held MOJ');
  // the movement is over: whoever flees then is caught by those who take him in
  await test.run('moj-receiver', recordEscape, { personNo: gone, circumstances: 'over the wall', place: 'KRK' });
  await expect(caught(manifestNo, gone)).rejects.toMatchObject({ code: 'no-such-step' });
  expect(await attackers.as('escort').append(forged(manifestNo, gone))).not.toBe('accepted');
  expect(await gate.violated()).toEqual([]);
});

it('I08-movement-reconciles: who is caught after the others were received is of the rest: brought later, handed over and admitted before the movement is closed', async () => {
  const convoy = await (await createTestConvoy(test, 3)).until('handed-over-1');
  const { manifestNo } = convoy;
  const [first, gone, never] = convoy.persons as [number, number, number];
  for (const personNo of [gone, never]) {
    await flee(personNo);
    await test.run('escort', recordDifference, { manifestNo, ordinal: 2, personNo, kind: 'escaped', note: '' });
  }
  await convoy.handOver(2, 'escort', 'moj-receiver');
  await gate.admit('moj-receiver', manifestNo, first, 'KRK', '1');
  expect(await gate.nextOf('escort', manifestNo)).toBe('transfers/close-movement MOJ');
  await caught(manifestNo, gone);
  expect(await stateOf(gone)).toBe('held CJTF BUS-1 1');
  expect(await gate.expectedBy('escort', manifestNo, 'stop')).toBe(1);
  // nobody stays held in a vehicle for ever
  expect(await attackers.as('moj-receiver').append({ type: 'MovementClosed', stream: manifestNo })).toBe(RULE);
  await expect(test.run('moj-receiver', closeMovement, { manifestNo })).rejects.toMatchObject({
    code: RULE,
    problems: [{ code: 'left-in-a-vehicle', personNo: gone }],
  });
  expect(await gate.nextOf('escort', manifestNo)).toBe('transfers/record-brought-later CJTF');
  await test.run('escort', recordBroughtLater, { manifestNo, persons: [gone], note: '' });
  await convoy.handOver(3, 'escort', 'moj-receiver');
  await gate.admit('moj-receiver', manifestNo, gone, 'KRK', '1');
  await test.run('moj-receiver', closeMovement, { manifestNo });
  expect([await stateOf(gone), await stateOf(never)]).toEqual(['held MOJ', 'at_large CJTF BUS-1 1']);
  expect(await gate.violated()).toEqual([]);
});

it('who was caught and dies is dead, and nothing of the recapture comes after it', async () => {
  const convoy = await (await createTestConvoy(test, 1)).until('handed-over-1');
  const [gone] = convoy.persons as [number];
  await flee(gone);
  await caught(convoy.manifestNo, gone);
  await test.run('escort', recordDeath, {
    personNo: gone,
    cause: 'pending',
    place: 'the road',
    circumstances: 'collapsed in the vehicle',
    remains: 'the hospital of Hasakah',
    referral: 'prosecutor, case 1',
  });
  expect(await attackers.as('escort').append(forged(convoy.manifestNo, gone))).not.toBe('accepted');
  expect(await gate.violated()).toEqual([]);
});
