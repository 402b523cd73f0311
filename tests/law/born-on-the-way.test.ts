import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordFitness } from '../../src/systems/care/commands/record-fitness.ts';
import { accompaniment } from '../../src/systems/register/queries/accompaniment.ts';
import { person } from '../../src/systems/register/queries/person.ts';
import { giveNotice } from '../../src/systems/safeguards/commands/give-notice.ts';
import { recordInterview } from '../../src/systems/safeguards/commands/record-interview.ts';
import { acceptLines } from '../../src/systems/transfers/commands/accept-lines.ts';
import { assignCompartments } from '../../src/systems/transfers/commands/assign-compartments.ts';
import { changeVehicle } from '../../src/systems/transfers/commands/change-vehicle.ts';
import { closeMovement } from '../../src/systems/transfers/commands/close-movement.ts';
import { createManifest } from '../../src/systems/transfers/commands/create-manifest.ts';
import { recordBirth } from '../../src/systems/transfers/commands/record-birth.ts';
import { recordDifference } from '../../src/systems/transfers/commands/record-difference.ts';
import { lines } from '../../src/systems/transfers/queries/lines.ts';
import { manifestPaper } from '../../src/systems/transfers/queries/manifest-paper.ts';
import { receipt } from '../../src/systems/transfers/queries/receipt.ts';
import { ask } from '../support/ask.ts';
import { type OpenGate, openGate } from '../support/at-the-gate.ts';
import { everyRole, type ForgedEvent } from '../support/attacker.ts';
import { openTestOperation, TestConvoy } from '../support/convoy.ts';
import { createMothers, type Mothers } from '../support/mothers.ts';
import { HOUR, START } from '../support/register.ts';

const DAY = 24 * HOUR;
let mothers: Mothers;
let { test, attackers, gate, close } = {} as OpenGate;
beforeAll(async () => {
  ({ test, attackers, gate, close } = await openGate());
  mothers = await createMothers(test);
});
afterAll(() => close());

/** A convoy of women of GHW, who are handed over to the escort. */
const underWay = async (count = 1): Promise<TestConvoy> => {
  const persons: number[] = [];
  for (let i = 0; i < count; i += 1) persons.push(await mothers.woman());
  const operationNo = await openTestOperation(test);
  const made = await test.run('sdf-cell', createManifest, {
    operationNo,
    code: `WOMEN-${persons[0]}`,
    fromSite: 'GHW',
    toSite: 'KRK',
    via: ['RAB'],
    escortAuthority: 'CJTF',
    toAuthority: 'MOJ',
    plannedAt: START + 3 * DAY,
    persons,
  });
  const convoy = new TestConvoy(test, operationNo, made.events[0]?.streamNo as number, persons);
  const { manifestNo } = convoy;
  const sheet = { manifestNo, expectedCount: count };
  const rows = <Row extends object>(row: Row) => persons.map((personNo) => ({ personNo, ...row }));
  await convoy.step('ordered');
  await test.run('sdf-health', recordFitness, { ...sheet, rows: rows({ fit: true }) });
  await test.run('interviewer', giveNotice, { ...sheet, rows: rows({ language: 'ar', form: 'oral' as const }) });
  await test.run('interviewer', recordInterview, {
    ...sheet,
    rows: rows({ outcome: 'held' as const, language: 'ar', private: true as const }),
  });
  await test.run('moj-receiver', acceptLines, {
    ...sheet,
    decisions: rows({ decision: 'accepted' as const, site: 'KRK', section: 'W' }),
  });
  await test.run('sdf-cell', assignCompartments, {
    manifestNo,
    assignments: rows({ vehicle: 'BUS-W', compartment: '1' }),
  });
  for (const step of ['seal-proposed', 'sealed', 'boarded'] as const) await convoy.step(step);
  return convoy;
};
const clock = async () =>
  Number((await test.admin.query<{ at: string }>('SELECT register.ms(register.clock()) AS at')).rows[0]?.at);
const born = async (manifestNo: number, motherNo: number, sex: 'male' | 'female' = 'male', bornAt?: number) => {
  const { result } = await test.run('escort', recordBirth, {
    manifestNo,
    motherNo,
    sex,
    bornAt: bornAt ?? (await clock()),
    note: '',
  });
  return (result as { personNo: number }).personNo;
};
const breaches = async (personNo: number) => mothers.open(personNo);

it('a child is born on the way: it gets a file, a number of where the convoy came from, and no detention; it is counted, handed over and admitted with its mother, beside what was sealed', async () => {
  const convoy = await underWay(2);
  const { manifestNo, persons } = convoy;
  const [mother, other] = persons as [number, number];
  // before the first hand-over she is not with the escort
  await expect(born(manifestNo, mother)).rejects.toMatchObject({ code: 'no-such-step' });
  await convoy.step('handed-over-1');
  const { offerId } = await convoy.offer(2, 'escort');
  const child = await born(manifestNo, mother);
  // what was offered names other persons now
  const offers = await test.admin.query('SELECT withdrawn_at IS NOT NULL AS void FROM transfers.offer WHERE id = $1', [
    offerId,
  ]);
  expect(offers.rows).toEqual([{ void: true }]);
  const [file] = (
    await test.admin.query(
      "SELECT p.register_number LIKE 'GHW-%' AS of_origin, c.state, c.custodian, c.vehicle, c.compartment FROM register.person p JOIN register.custody c ON c.person_no = p.no WHERE p.no = $1 AND c.known_to IS NULL",
      [child],
    )
  ).rows;
  expect(file).toEqual({
    of_origin: true,
    state: 'accompanying',
    custodian: 'CJTF',
    vehicle: 'BUS-W',
    compartment: '1',
  });
  // a boy in a compartment for adult women, of whom child protection has decided nothing yet
  expect(await breaches(child)).toEqual(['I13-minor-apart-from-adults', 'I16-men-and-women-apart']);
  expect((await ask(test, 'moj-child', accompaniment, { personNo: String(child) })).pairs).toHaveLength(1);
  // the escort and who will receive them see the child; who gave the mother does not
  const told = (await ask(test, 'escort', lines, { manifestNo } as never)).rows;
  expect(told.find(({ personNo }) => personNo === child)).toMatchObject({
    state: 'born',
    accompanies: { personNo: mother },
    gates: { fitness: { state: 'not-asked' }, acceptance: { state: 'not-asked' } },
  });
  const seenBy = async (officer: 'sdf-cell' | 'moj-receiver') =>
    (await ask(test, officer, lines, { manifestNo } as never)).rows.map(({ personNo }) => personNo);
  expect(await seenBy('moj-receiver')).toContain(child);
  expect(await seenBy('sdf-cell')).toEqual(persons);
  await expect(ask(test, 'sdf-origin', person, { personNo: String(child) })).rejects.toMatchObject({
    code: 'not-found',
  });
  expect(await gate.expectedBy('escort', manifestNo, 'stop')).toBe(3);
  expect(
    (await ask(test, 'escort', manifestPaper, { manifestNo: String(manifestNo) })).lines.map(
      ({ accompanying }) => accompanying,
    ),
  ).toEqual([false, false, true]);
  // the child goes where its mother goes
  await test.run('escort', changeVehicle, {
    manifestNo,
    reason: 'medical',
    rows: [mother, child].map((personNo) => ({ personNo, vehicle: 'BUS-W', compartment: '2' })),
  });
  await convoy.handOver(2, 'escort', 'moj-receiver');
  const passes = await test.admin.query<{ id: string }>(
    'SELECT id FROM transfers.handover WHERE manifest_no = $1 AND ordinal = 2',
    [manifestNo],
  );
  const signed = await ask(test, 'moj-receiver', receipt, { handover: passes.rows[0]?.id ?? '' });
  expect([signed.countByReCount, signed.persons.map(({ accompanying }) => accompanying)]).toEqual([
    3,
    [false, false, true],
  ]);
  // too late for a birth on the way
  await expect(born(manifestNo, other)).rejects.toMatchObject({ code: 'no-such-step' });
  await gate.admit('moj-receiver', manifestNo, mother, 'KRK', 'W');
  // refused, and told who decides, and where
  await expect(gate.admit('moj-receiver', manifestNo, child, 'KRK', 'W')).rejects.toMatchObject({
    code: 'I13-minor-apart-from-adults',
    problems: expect.arrayContaining([
      expect.objectContaining({
        personNo: child,
        values: { detail: expect.stringContaining('on the file of the child') },
      }),
    ]),
  });
  await mothers.decide(child, mother);
  await gate.admit('moj-receiver', manifestNo, other, 'KRK', 'W');
  await expect(test.run('moj-receiver', closeMovement, { manifestNo })).rejects.toMatchObject({
    code: 'I08-movement-reconciles',
    problems: [{ personNo: child }],
  });
  expect(await attackers.as('moj-receiver').append({ type: 'MovementClosed', stream: manifestNo })).toBe(
    'I08-movement-reconciles',
  );
  await gate.admit('moj-receiver', manifestNo, child, 'KRK', 'W');
  await convoy.step('closed');
  expect(await gate.violated()).toEqual([]);
});

it('what the seat of the child breaks is recorded as the database asks it, and where the mother was then', async () => {
  const convoy = await underWay(1);
  const { manifestNo } = convoy;
  const [mother] = convoy.persons as [number];
  await convoy.step('handed-over-1');
  const before = await clock();
  expect(await breaches(await born(manifestNo, mother, 'female', before))).toEqual(['I13-minor-apart-from-adults']);
  await test.run('escort', changeVehicle, {
    manifestNo,
    reason: 'medical',
    rows: [{ personNo: mother, vehicle: 'BUS-W', compartment: '2' }],
  });
  // told late: where she was when it was born, apart from where she is now
  expect(await breaches(await born(manifestNo, mother, 'female', before))).toEqual([
    'I13-minor-apart-from-adults',
    'I32-household-together',
  ]);
  expect(await gate.violated()).toEqual([]);
});

it('a woman has it, of this convoy, then; and no escort enters anybody else', async () => {
  const convoy = await underWay(2);
  const { manifestNo } = convoy;
  const [mother, other] = convoy.persons as [number, number];
  await convoy.step('handed-over-1');
  const stranger = await mothers.woman();
  await expect(born(manifestNo, stranger)).rejects.toMatchObject({
    problems: [{ code: 'mother-not-in-the-convoy', personNo: stranger }],
  });
  await expect(born(manifestNo, mother, 'male', START - 30 * DAY)).rejects.toMatchObject({
    problems: [{ code: 'mother-not-in-the-convoy' }],
  });
  await expect(born(manifestNo, mother, 'male', (await clock()) + DAY)).rejects.toThrow();
  await test.run('escort', recordDifference, {
    manifestNo,
    ordinal: 2,
    personNo: other,
    kind: 'left-behind',
    note: '',
  });
  await expect(born(manifestNo, other)).rejects.toMatchObject({ problems: [{ code: 'mother-not-in-the-convoy' }] });
  // by SQL: no file without a birth, no evidence of age of whom the escort has, no line beside the seal
  const at = await clock();
  const registered = (stream: ForgedEvent['stream']): ForgedEvent => ({
    type: 'PersonRegistered',
    stream,
    data: { registerNumber: 'GHW-000999-0', sex: 'male', synthetic: true },
    personal: { names: [], tokens: [] },
  });
  expect(await attackers.as('escort').append(registered({ new: 'person' }))).toBe('not-permitted');
  const evidence: ForgedEvent = {
    type: 'AgeEvidenceRecorded',
    stream: mother,
    data: { kind: 'statement' },
    personal: { source: 'x', birth: { text: '2015', from: '2015-01-01', to: '2016-01-01' } },
  };
  expect(await attackers.as('escort').append(evidence)).toBe('not-permitted');
  const birth: ForgedEvent = {
    type: 'BornOnTheWay',
    stream: mother,
    data: { manifestNo, motherNo: mother, vehicle: 'BUS-W', compartment: '1' },
    personal: { note: '' },
    occurredAt: at,
  };
  for (const [role, officer] of everyRole)
    expect([officer, await attackers.as(officer).append(birth)]).toEqual([
      officer,
      role === 'escort_commander' ? 'not-with-a-parent' : 'not-permitted',
    ]);
  expect(await gate.violated()).toEqual([]);
});
