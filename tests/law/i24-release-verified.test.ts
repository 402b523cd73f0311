import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anyQuery } from '../../src/platform/http/query-definition.ts';
import { runQuery } from '../../src/platform/http/run-query.ts';
import { uuidv7 } from '../../src/platform/ids.ts';
import { approveRelease } from '../../src/systems/register/commands/approve-release.ts';
import { carryOutRelease } from '../../src/systems/register/commands/carry-out-release.ts';
import { checkRelease } from '../../src/systems/register/commands/check-release.ts';
import { endPacket } from '../../src/systems/register/commands/end-packet.ts';
import { proposeRelease } from '../../src/systems/register/commands/propose-release.ts';
import { recordUnverifiedRelease } from '../../src/systems/register/commands/record-unverified-release.ts';
import { sealPacket } from '../../src/systems/register/commands/seal-packet.ts';
import { verifyRelease } from '../../src/systems/register/commands/verify-release.ts';
import { withdrawRelease } from '../../src/systems/register/commands/withdraw-release.ts';
import { release as releaseQuery } from '../../src/systems/register/queries/release.ts';
import { strength } from '../../src/systems/register/queries/strength.ts';
import { CHECK_ITEMS } from '../../src/systems/register/release/release.ts';
import type { ReleaseAnswer } from '../../src/systems/register/release/views.ts';
import { Attackers, type ForgedEvent, refused } from '../support/attacker.ts';
import { createTestConvoy } from '../support/convoy.ts';
import { breachOf, foundInSection } from '../support/forged.ts';
import { createTestRegister, HOUR, START, type TestOfficer, type TestRegister } from '../support/register.ts';

let test: TestRegister;
let attackers: Attackers;
let document: string;
beforeAll(async () => {
  test = await createTestRegister();
  attackers = await Attackers.open(test);
  document = await test.document('sdf-origin');
});
afterAll(async () => {
  await attackers.close();
  await test.close();
});

const RULE = 'I24-release-verified';
const step = (type: string, stream: number, releaseId: string, personal: Record<string, string> = {}): ForgedEvent => ({
  type,
  stream,
  data: { releaseId },
  personal,
});
const proposed = (stream: number) => ({
  type: 'ReleaseProposed',
  stream,
  id: uuidv7(),
  data: { documentSha256: document },
  personal: { ground: 'acquitted', orderedBy: 'the court' },
});
const checked = (stream: number, releaseId: string, item: string, satisfied = true): ForgedEvent => ({
  type: 'ReleaseChecked',
  stream,
  data: { releaseId, item, satisfied },
  personal: { source: 'letter 4' },
});
const letGo = (stream: number) => ({
  type: 'ReleasedUnverified',
  stream,
  id: uuidv7(),
  data: { how: 'in-error' },
  personal: { circumstances: 'the wrong man was called', place: 'the gate' },
});
const custody = async (personNo: number) =>
  (
    await test.admin.query(
      "SELECT state, outcome, to_at < 'infinity' AS ended FROM register.custody WHERE person_no = $1 AND known_to IS NULL ORDER BY from_at DESC LIMIT 1",
      [personNo],
    )
  ).rows[0];
const ask = (officer: TestOfficer, personNo: number) =>
  runQuery(test.register.pool, anyQuery(releaseQuery), test.token(officer), { personNo: String(personNo) }, () => [
    'register/approve-release',
    'register/propose-release',
    'register/verify-release',
  ]) as Promise<ReleaseAnswer>;
/** An approved release of a new person, by two officers. */
const approved = async () => {
  const personNo = await test.person();
  const order = proposed(personNo);
  expect(await attackers.as('sdf-origin').append(order)).toBe('accepted');
  expect(await attackers.as('sdf-origin-two').append(step('ReleaseApproved', personNo, order.id))).toBe('accepted');
  return { personNo, releaseId: order.id };
};
const carriedOut = (personNo: number, releaseId: string) =>
  step('ReleaseCarriedOut', personNo, releaseId, { place: 'the gate' });
const verified = (personNo: number, releaseId: string) =>
  step('ReleaseVerified', personNo, releaseId, { how: 'met at home' });
const checklist = async (personNo: number, releaseId: string) => {
  for (const item of CHECK_ITEMS)
    expect(await attackers.as('sdf-origin').append(checked(personNo, releaseId, item))).toBe('accepted');
};

describe('I24-release-verified', () => {
  it('a release goes from order to verification, and only then the person leaves the register', async () => {
    const personNo = await test.person();
    const order = { personNo, ground: 'acquitted', orderedBy: 'the court', documentSha256: document };
    const outcome = await test.run('sdf-origin', proposeRelease, order);
    const { releaseId } = outcome.result as { releaseId: string };
    await expect(test.run('sdf-origin', proposeRelease, order)).rejects.toMatchObject({
      code: 'one-release-at-a-time',
    });
    await expect(test.run('sdf-origin', approveRelease, { releaseId })).rejects.toMatchObject({
      code: 'I24-four-eyes',
    });
    await test.run('sdf-origin-two', approveRelease, { releaseId });
    const seal = { seal: 'R-1', items: [{ quantity: 1, description: 'ring' }], takenFrom: 'x', takenWhere: 'x' };
    const packet = await test.run('sdf-origin', sealPacket, { personNo, ...seal, takenAt: START - HOUR });
    const { packetId } = packet.result as { packetId: string };
    for (const item of CHECK_ITEMS)
      await test.run('sdf-origin', checkRelease, {
        releaseId,
        item,
        satisfied: item !== 'wanted-elsewhere',
        source: 's',
      });
    await expect(test.run('sdf-origin', carryOutRelease, { releaseId, place: 'gate' })).rejects.toMatchObject({
      code: 'release-incomplete',
      problems: [{ code: 'release-open-wanted-elsewhere' }, { code: 'release-packet-in-keeping' }],
    });
    await test.run('sdf-origin', endPacket, { packetId, ended: 'returned', authorisedBy: 'the release', witness: 'W' });
    await test.run('sdf-origin', checkRelease, { releaseId, item: 'wanted-elsewhere', satisfied: true, source: 's' });
    await test.run('sdf-origin', carryOutRelease, { releaseId, place: 'gate' });
    expect(await custody(personNo)).toEqual({ state: 'held', outcome: null, ended: false });
    await expect(test.run('sdf-origin', withdrawRelease, { releaseId, reason: 'x' })).rejects.toMatchObject({
      code: 'release-step',
    });
    expect((await ask('clerk', personNo)).abilities).toEqual(['register/verify-release']);
    await test.run('clerk', verifyRelease, { releaseId, how: 'seen at home' });
    expect(await custody(personNo)).toEqual({ state: 'held', outcome: 'release', ended: true });
    const { rows } = await test.admin.query<{ now: number }>('SELECT register.ms(register.clock())::float8 AS now');
    const counted = await runQuery(
      test.register.pool,
      anyQuery(strength),
      test.token('sdf-origin'),
      { scope: 'authority', code: 'SDF', fromAt: String(START - 2 * HOUR), toAt: String(rows[0]?.now) },
      () => [],
    );
    expect(counted).toMatchObject({ losses: [{ reason: 'release', persons: 1 }] });
    expect(await ask('sdf-origin', personNo)).toMatchObject({
      releases: [{ step: 'verified', verified: { authority: 'SJC' }, open: [] }],
      review: null,
    });
  });

  it('I24-release-verified: no role takes a step out of turn, alone or for another body', async () => {
    const other = await test.person();
    expect(await attackers.each(() => [proposed(other)])).toEqual(refused({ 'sdf-origin': 'accepted' }));
    const order = proposed(await test.person());
    expect(await attackers.as('sdf-origin').append(order)).toBe('accepted');
    expect(await attackers.as('sdf-origin').append(proposed(order.stream))).toBe('one-release-at-a-time');
    expect(await attackers.as('sdf-origin').append(step('ReleaseApproved', order.stream, order.id))).toBe(
      'I24-four-eyes',
    );
    expect(await attackers.as('sdf-origin').append(carriedOut(order.stream, order.id))).toBe('release-step');
    const { personNo, releaseId } = await approved();
    expect(await attackers.as('sdf-origin').append(carriedOut(personNo, releaseId))).toBe('release-incomplete');
    await checklist(personNo, releaseId);
    expect(await attackers.as('sdf-origin').append(checked(personNo, releaseId, 'wanted-elsewhere', false))).toBe(
      'accepted',
    );
    expect(await attackers.as('sdf-origin').append(carriedOut(personNo, releaseId))).toBe('release-incomplete');
    expect(await attackers.as('sdf-origin').append(checked(personNo, releaseId, 'wanted-elsewhere'))).toBe('accepted');
    expect(await attackers.as('clerk').append(verified(personNo, releaseId))).toBe('release-step');
    expect(await attackers.each(() => [carriedOut(personNo, releaseId)])).toEqual(
      refused({ 'sdf-origin': 'accepted' }),
    );
    // of the authority that held, whatever the role
    await test.admin.query(
      "INSERT INTO access.posting (officer_no, role, site, event_pos) SELECT $1, 'assessor', '*', min(pos) FROM register.event",
      [test.officerNo('sdf-cell')],
    );
    expect(await attackers.as('sdf-cell').append(verified(personNo, releaseId))).toBe(RULE);
    await test.admin.query("DELETE FROM access.posting WHERE officer_no = $1 AND role = 'assessor'", [
      test.officerNo('sdf-cell'),
    ]);
    expect(await custody(personNo)).toMatchObject({ outcome: null });
    expect(await attackers.as('clerk').append(verified(personNo, releaseId))).toBe('accepted');
    expect(await custody(personNo)).toMatchObject({ outcome: 'release' });
  });

  it('I24-release-verified: who was let go past it is recorded, with its breach, by the authority that held', async () => {
    const personNo = await test.person();
    const fact = letGo(personNo);
    expect(await attackers.as('sdf-origin').append(fact)).toBe(RULE);
    expect(await attackers.as('moj-receiver').append(fact, breachOf(fact, RULE))).toBe('not-permitted');
    await test.run('sdf-origin', recordUnverifiedRelease, {
      personNo,
      how: 'in-error',
      circumstances: 'the wrong man was called',
      place: 'the gate',
    });
    expect(await custody(personNo)).toMatchObject({ outcome: 'release' });
    const { rows } = await test.admin.query(
      'SELECT rule, authority FROM register.breach WHERE person_no = $1 AND rule = $2',
      [personNo, RULE],
    );
    expect(rows).toEqual([{ rule: RULE, authority: 'SDF' }]);
    expect(await ask('monitor', personNo)).toMatchObject({ unverified: [{ how: 'in-error' }] });
  });

  it('I24-release-verified: a release that another authority approved is not carried out for it, and does not stand in the way of who holds now', async () => {
    const convoy = await createTestConvoy(test, 1);
    const [personNo] = convoy.persons as [number];
    const order = proposed(personNo);
    expect(await attackers.as('sdf-origin').append(order)).toBe('accepted');
    expect(await attackers.as('sdf-origin-two').append(step('ReleaseApproved', personNo, order.id))).toBe('accepted');
    const withdrawn = step('ReleaseWithdrawn', personNo, order.id, { reason: 'passed on' });
    expect(await attackers.as('moj-receiver').append(withdrawn)).toBe('not-permitted');
    await convoy.until('closed');
    expect(await attackers.as('sdf-origin').append(carriedOut(personNo, order.id))).toBe('not-permitted');
    // the checklist is of the authority that ordered the release
    expect(await attackers.as('moj-receiver').append(checked(personNo, order.id, 'identity'))).toBe('not-permitted');
    const own = { ...proposed(personNo), data: { documentSha256: await test.document('moj-receiver') } };
    expect(await attackers.as('moj-receiver').append(own)).toBe('one-release-at-a-time');
    await test.run('moj-receiver', withdrawRelease, { releaseId: order.id, reason: 'passed on' });
    expect(await attackers.as('moj-receiver').append(own)).toBe('accepted');
    // and the authority that held takes back no release of who holds now
    const back = step('ReleaseWithdrawn', personNo, own.id, { reason: 'x' });
    expect(await attackers.as('sdf-origin').append(back)).toBe('not-permitted');
  });

  it('I24-release-verified: who was recorded in custody after the carrying out is not verified as free, and that release may be withdrawn', async () => {
    const { personNo, releaseId } = await approved();
    await checklist(personNo, releaseId);
    expect(await attackers.as('sdf-origin').append(carriedOut(personNo, releaseId))).toBe('accepted');
    const withdrawn = step('ReleaseWithdrawn', personNo, releaseId, { reason: 'the person is here' });
    expect(await attackers.as('sdf-origin').append(withdrawn)).toBe('release-step');
    expect(await attackers.as('sdf-origin').append(foundInSection(personNo, 'A'))).toBe('accepted');
    expect(await attackers.as('clerk').append(verified(personNo, releaseId))).toBe('release-step');
    await expect(test.run('clerk', verifyRelease, { releaseId, how: 'x' })).rejects.toMatchObject({
      code: 'release-step',
    });
    expect((await ask('clerk', personNo)).abilities).toEqual([]);
    expect(await attackers.as('moj-receiver').append(withdrawn)).toBe('not-permitted');
    await test.run('sdf-origin', withdrawRelease, { releaseId, reason: 'the person is here' });
    expect(await ask('monitor', personNo)).toMatchObject({ releases: [{ step: 'withdrawn' }] });
  });

  it('an order that has ended leads to a release review', async () => {
    const personNo = await test.person();
    expect((await ask('sdf-origin', personNo)).review).toBeNull();
    await attackers.as('sdf-origin').append({
      type: 'OrderRecorded',
      stream: personNo,
      data: { authority: 'SDF', documentSha256: document, issuedAt: START - 9 * HOUR, expiresAt: START - HOUR },
      personal: { ground: 'x', article: 'y' },
    });
    expect((await ask('sdf-origin', personNo)).review).toEqual({ sinceAt: START - HOUR });
  });
});
