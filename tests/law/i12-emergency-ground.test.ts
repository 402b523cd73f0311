import { afterAll, beforeAll, expect, it } from 'vitest';
import { proposeEmergencyGround } from '../../src/systems/transfers/commands/propose-emergency-ground.ts';
import { signEmergencyGround } from '../../src/systems/transfers/commands/sign-emergency-ground.ts';
import { withdrawEmergencyGround } from '../../src/systems/transfers/commands/withdraw-emergency-ground.ts';
import { manifest } from '../../src/systems/transfers/queries/manifest.ts';
import { loadSystemChecks } from '../../src/systems/verification.ts';
import { ask } from '../support/ask.ts';
import { Attackers, type ForgedEvent, refused } from '../support/attacker.ts';
import { createTestConvoy, type TestConvoy } from '../support/convoy.ts';
import { fearRecorded, sealProposed, withId } from '../support/forged.ts';
import { prepareWithout } from '../support/prepare.ts';
import { createTestRegister, HOUR, type TestRegister } from '../support/register.ts';

const RULE = 'I12-notice-72h';
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

const now = async (): Promise<number> =>
  (await test.admin.query<{ now: number }>('SELECT register.ms(register.clock())::float8 AS now')).rows[0]?.now ?? 0;
const groundOf = async (manifestNo: number, hours = 24, lasts = 48 * HOUR) => ({
  manifestNo,
  ground: 'attack' as const,
  hours,
  reasons: 'the wall is under fire',
  documentSha256: await test.document('sdf-origin'),
  expiresAt: (await now()) + lasts,
});
const forgedGround = async (
  manifestNo: number,
  more: Record<string, number> = {},
): Promise<ForgedEvent & { id: string }> =>
  withId({
    type: 'EmergencyGroundProposed',
    stream: manifestNo,
    data: {
      ground: 'attack',
      hours: 24,
      documentSha256: await test.document('sdf-origin'),
      expiresAt: (await now()) + 48 * HOUR,
      ...more,
    },
    personal: { reasons: 'forged' },
  });
const signed = (manifestNo: number, groundId: string): ForgedEvent => ({
  type: 'EmergencyGroundSigned',
  stream: manifestNo,
  data: { groundId },
});
/** Sets the notice of everybody so many hours back; a test register has no clock that runs for days. */
const toldHoursAgo = (convoy: TestConvoy, hours: number) =>
  test.admin.query(
    "UPDATE safeguards.notice SET given_at = register.clock() - $2 * interval '1 hour' WHERE manifest_no = $1",
    [convoy.manifestNo, hours],
  );
const breachesOf = async (convoy: TestConvoy) =>
  (
    await test.admin.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM register.breach WHERE rule = $1 AND person_no = ANY ($2)',
      [RULE, convoy.persons],
    )
  ).rows[0]?.n;
const propose = async (convoy: TestConvoy, hours = 24) =>
  (await test.run('sdf-origin', proposeEmergencyGround, await groundOf(convoy.manifestNo, hours))).result as {
    groundId: string;
  };

it('I12-notice-72h: is shortened by a ground of the giving authority that an authority outside the convoy signed, and by nobody else', async () => {
  const { manifestNo } = await createTestConvoy(test, 1);
  const ground = await forgedGround(manifestNo);
  expect(await attackers.each(() => [{ ...ground, id: withId(ground).id }])).toEqual(
    refused({ 'sdf-origin': 'accepted', 'sdf-cell': 'one-emergency-ground' }),
  );
  const { rows } = await test.admin.query<{ id: string }>(
    'SELECT id FROM transfers.emergency_ground WHERE manifest_no = $1',
    [manifestNo],
  );
  const id = rows[0]?.id as string;
  // of the state of the destination
  // who would be refused is not offered it
  const offered = async (officer: 'clerk' | 'assessor' | 'moj-cell') =>
    (await ask(test, officer, manifest, { manifestNo: String(manifestNo) })).abilities.includes(
      'transfers/sign-emergency-ground',
    );
  expect([await offered('clerk'), await offered('assessor'), await offered('moj-cell')]).toEqual([false, true, false]);
  expect(await attackers.as('clerk').append(signed(manifestNo, id))).toBe('I24-four-eyes');
  expect(await attackers.each(() => [signed(manifestNo, id)])).toEqual(
    refused({ assessor: 'accepted', clerk: 'stale' }),
  );
  expect(await attackers.as('assessor-two').append(signed(manifestNo, id))).toBe('stale');
});

it('I12-notice-72h: a ground lasts seven days at most, of one to 71 hours, and is made before the first hand-over', async () => {
  const convoy = await createTestConvoy(test, 1);
  for (const more of [{ hours: 0 }, { hours: 72 }, { expiresAt: (await now()) + 8 * 24 * HOUR }, { expiresAt: 1 }])
    expect(await attackers.as('sdf-origin').append(await forgedGround(convoy.manifestNo, more))).not.toBe('accepted');
  await expect(
    test.run('sdf-cell', proposeEmergencyGround, await groundOf(convoy.manifestNo, 24, 9 * 24 * HOUR)),
  ).rejects.toMatchObject({ code: 'invalid-input' });
  const gone = await (await createTestConvoy(test, 1)).until('handed-over-1');
  expect(await attackers.as('sdf-origin').append(await forgedGround(gone.manifestNo))).toBe('no-such-step');
});

it('I12-notice-72h: a notice of the shortened time is no breach while the ground stands, and one before the signature or after the withdrawal is', async () => {
  const convoys = await Promise.all([0, 1, 2].map(() => createTestConvoy(test, 1)));
  const [standing, unsigned, withdrawn] = convoys as [TestConvoy, TestConvoy, TestConvoy];
  for (const convoy of convoys) {
    const { groundId } = await propose(convoy);
    if (convoy !== unsigned) await test.run('assessor', signEmergencyGround, { groundId });
    if (convoy === withdrawn)
      await test.run('sdf-cell', withdrawEmergencyGround, { groundId, reason: 'the fire has stopped' });
    await convoy.until('boarded');
    await toldHoursAgo(convoy, 30);
    await convoy.handOver(1, 'sdf-origin', 'escort');
  }
  expect([await breachesOf(standing), await breachesOf(unsigned), await breachesOf(withdrawn)]).toEqual([0, 1, 1]);
  const late = await createTestConvoy(test, 1);
  await test.run('assessor', signEmergencyGround, await propose(late));
  await late.until('boarded');
  await toldHoursAgo(late, 20);
  await late.handOver(1, 'sdf-origin', 'escort');
  expect(await breachesOf(late)).toBe(1);
  const broken = [];
  for (const { rule, sql } of (await loadSystemChecks()).invariants)
    if (rule === RULE) broken.push(...(await test.admin.query(sql)).rows);
  expect(broken).toEqual([]);
});

it('I12-notice-and-interview: a signed ground takes neither the notice, nor the interview, nor the gate of a fear away', async () => {
  for (const step of ['told', 'interviewed'] as const) {
    const convoy = await createTestConvoy(test, 1);
    await test.run('assessor', signEmergencyGround, await propose(convoy, 1));
    await prepareWithout(convoy, step, 'accepted');
    expect(await attackers.as('sdf-cell').append(sealProposed(convoy.manifestNo))).toBe('I12-notice-and-interview');
  }
  const convoy = await createTestConvoy(test, 2);
  await test.run('assessor', signEmergencyGround, await propose(convoy, 1));
  const [person] = convoy.persons as [number];
  expect(await attackers.as('interviewer').append(fearRecorded(person, 'IRQ'))).toBe('accepted');
  const { rows } = await test.admin.query('SELECT state FROM transfers.line WHERE person_no = $1', [person]);
  expect(rows).toEqual([{ state: 'suspended' }]);
});
