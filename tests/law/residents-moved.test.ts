import { afterAll, beforeAll, expect, it } from 'vitest';
import { moveSection } from '../../src/systems/register/commands/move-section.ts';
import { recordFoundInSection } from '../../src/systems/register/commands/record-found-in-section.ts';
import { recordMovementBasis } from '../../src/systems/register/commands/record-movement-basis.ts';
import { recordOrder } from '../../src/systems/register/commands/record-order.ts';
import { recordResidentDetained } from '../../src/systems/register/commands/record-resident-detained.ts';
import { registerHousehold } from '../../src/systems/register/commands/register-household.ts';
import { addFamilyCompartment } from '../../src/systems/sites/commands/add-family-compartment.ts';
import { addFamilySection } from '../../src/systems/sites/commands/add-family-section.ts';
import { addSite } from '../../src/systems/sites/commands/add-site.ts';
import { addVehicle } from '../../src/systems/sites/commands/add-vehicle.ts';
import { allocateNumberBlock } from '../../src/systems/sites/commands/allocate-number-block.ts';
import { recordAbsence } from '../../src/systems/sites/commands/record-absence.ts';
import { recordReturn } from '../../src/systems/sites/commands/record-return.ts';
import { acceptLines } from '../../src/systems/transfers/commands/accept-lines.ts';
import { assignCompartments } from '../../src/systems/transfers/commands/assign-compartments.ts';
import { cancelConvoy } from '../../src/systems/transfers/commands/cancel-convoy.ts';
import { closeMovement } from '../../src/systems/transfers/commands/close-movement.ts';
import { createManifest } from '../../src/systems/transfers/commands/create-manifest.ts';
import { orderReturn } from '../../src/systems/transfers/commands/order-return.ts';
import { recordAdmission } from '../../src/systems/transfers/commands/record-admission.ts';
import { redirectConvoy } from '../../src/systems/transfers/commands/redirect-convoy.ts';
import { refusePersons } from '../../src/systems/transfers/commands/refuse-persons.ts';
import { manifest as manifestPage } from '../../src/systems/transfers/queries/manifest.ts';
import { personReceipts } from '../../src/systems/transfers/queries/person-receipts.ts';
import { ask } from '../support/ask.ts';
import { Attackers } from '../support/attacker.ts';
import { answered, openTestOperation, TestConvoy } from '../support/convoy.ts';
import { createTestRegister, HOUR, START, type TestOfficer, type TestRegister } from '../support/register.ts';

const RULE = 'I31-resident-not-detained';
let test: TestRegister;
let attackers: Attackers;
let convoys = 0;
beforeAll(async () => {
  test = await createTestRegister();
  attackers = await Attackers.open(test);
  for (const [code, kind, country, zone, authority] of [
    ['HOL', 'camp', 'SYR', 'Asia/Damascus', 'SDF'],
    ['ROJ', 'camp', 'SYR', 'Asia/Damascus', 'SDF'],
    ['JAD', 'rehabilitation', 'IRQ', 'Asia/Baghdad', 'MOJ'],
    ['TWO', 'rehabilitation', 'IRQ', 'Asia/Baghdad', 'MOJ'],
  ] as const) {
    await test.run('installation', addSite, { code, nameEn: code, nameAr: code, kind, country, zone, authority });
    await test.run('installation', addFamilySection, {
      site: code,
      section: 'Families',
      capacity: 60,
      capacitySource: 'test',
    });
  }
  await test.run('installation', allocateNumberBlock, { site: 'HOL', first: 1, size: 500 });
  await test.run('installation', addVehicle, { code: 'FAM-1', authority: 'CJTF', kind: 'bus' });
  await test.run('installation', addFamilyCompartment, { vehicle: 'FAM-1', compartment: 'all', seats: 40 });
  // who takes somebody back at a camp admits there
  await test.admin.query(
    "INSERT INTO access.posting (officer_no, role, event_pos) VALUES ($1, 'receiving_officer', 1)",
    [test.officerNo('sdf-origin')],
  );
});
afterAll(async () => {
  await attackers.close();
  await test.close();
});

/** Men who live in a camp, each in the household of the first. */
const residents = async (count: number): Promise<number[]> => {
  const { result } = await test.run('sdf-origin', registerHousehold, {
    site: 'HOL',
    section: 'Families',
    sinceAt: START - HOUR,
    source: 'camp list',
    members: Array.from({ length: count }, (_, i) => ({
      role: i === 0 ? ('head' as const) : ('other' as const),
      person: {
        names: [{ full: `Resident ${i} Test`, script: 'latin' as const, kind: 'primary' as const, source: 'test' }],
        sex: 'male' as const,
        birth: '1988-05-05',
        nationalities: [],
      },
    })),
  });
  return (result as { persons: { personNo: number }[] }).persons.map(({ personNo }) => personNo);
};
const breaches = async (personNo: number): Promise<string[]> =>
  (await test.admin.query('SELECT rule FROM register.breach WHERE person_no = $1 ORDER BY 1', [personNo])).rows.map(
    ({ rule }) => rule,
  );
const placeOf = async (personNo: number): Promise<string> =>
  (
    await test.admin.query(
      "SELECT concat_ws(' ', state, custodian, site, vehicle) AS place FROM register.custody WHERE person_no = $1 AND known_to IS NULL AND to_at = 'infinity'",
      [personNo],
    )
  ).rows[0]?.place;
const consent = (persons: readonly number[], toSite: string) =>
  test.run('sdf-origin', recordMovementBasis, {
    persons: [...persons],
    toSite,
    basis: 'consent',
    account: 'said so before an interpreter',
    expiresAt: START + 240 * HOUR,
  });
const manifest = async (persons: readonly number[]): Promise<TestConvoy> => {
  convoys += 1;
  const operationNo = await openTestOperation(test);
  await consent(persons, 'JAD');
  const made = await test.run('sdf-cell', createManifest, {
    operationNo,
    code: `MOVED-${convoys}`,
    fromSite: 'HOL',
    toSite: 'JAD',
    via: [],
    escortAuthority: 'CJTF',
    toAuthority: 'MOJ',
    plannedAt: START + 96 * HOUR,
    persons: [...persons],
  });
  return new TestConvoy(test, operationNo, made.events[0]?.streamNo as number, persons);
};
const each = <Row extends object>({ persons }: TestConvoy, row: Row) =>
  persons.map((personNo) => ({ personNo, ...row }));
const accepted = (convoy: TestConvoy, site: string, section: string) =>
  test.run('moj-receiver', acceptLines, {
    manifestNo: convoy.manifestNo,
    expectedCount: convoy.persons.length,
    decisions: each(convoy, { decision: 'accepted' as const, site, section }),
  });
const boarded = async (persons: readonly number[]): Promise<TestConvoy> => {
  const convoy = await manifest(persons);
  for (const step of ['ordered', 'fit', 'told', 'interviewed'] as const) await convoy.step(step);
  await accepted(convoy, 'JAD', 'Families');
  await test.run('sdf-cell', assignCompartments, {
    manifestNo: convoy.manifestNo,
    assignments: each(convoy, { vehicle: 'FAM-1', compartment: 'all' }),
  });
  for (const step of ['seal-proposed', 'sealed', 'boarded'] as const) await convoy.step(step);
  return convoy;
};
/** What the page of a manifest says of the first resident: the gate, what the movement rests on, and to which site. */
const toldOf = async ({ manifestNo }: TestConvoy) => {
  const page = await ask(test, 'sdf-cell', manifestPage, { manifestNo: String(manifestNo) });
  return [page.lines[0]?.gates.order.state, page.lines[0]?.basis?.kind, page.lines[0]?.basis?.site];
};
/** As what each hand-over's receipt for one person says that the person passed. */
const standingOnReceipts = async ({ manifestNo }: TestConvoy) => {
  const { rows } = await test.admin.query<{ id: string }>(
    'SELECT id FROM transfers.handover WHERE manifest_no = $1 ORDER BY ordinal',
    [manifestNo],
  );
  const receipts = await Promise.all(rows.map(({ id }) => ask(test, 'escort', personReceipts, { handover: id })));
  return receipts.flatMap(({ persons }) => persons.map(({ legalStatus }) => legalStatus));
};
const admit = (officer: TestOfficer, { manifestNo }: TestConvoy, personNo: number, site: string) =>
  test.run(officer, recordAdmission, {
    manifestNo,
    expectedCount: 1,
    rows: [{ personNo, site, section: 'Families', answers: answered }],
  });

it('I31-resident-not-detained: nobody is a resident of a prison by a move; found in one, the breach stands', async () => {
  const [one, two] = (await residents(2)) as [number, number];
  const as = attackers.as('sdf-origin');
  const into = { data: { site: 'GHW', section: 'A' } };
  expect(await as.append({ type: 'SectionMoved', stream: one, ...into, personal: { reason: 'forged' } })).toBe(RULE);
  expect(await as.append({ type: 'FoundInSection', stream: one, ...into })).toBe(RULE);
  expect(await placeOf(one)).toBe('resident SDF HOL');
  await test.run('sdf-origin', recordFoundInSection, { personNo: two, site: 'GHW', section: 'A' });
  expect([await placeOf(two), await breaches(two)]).toEqual(['resident SDF GHW', [RULE]]);
  await expect(
    test.run('sdf-origin', moveSection, { personNo: two, site: 'GHW', section: 'SMALL', reason: 'quiet' }),
  ).rejects.toMatchObject({ code: RULE });
});

it('I31-resident-not-detained: nobody is brought to another camp without what it rests on', async () => {
  const [one] = (await residents(1)) as [number];
  const moved = {
    type: 'SectionMoved',
    stream: one,
    data: { site: 'ROJ', section: 'Families' },
    personal: { reason: 'forged' },
  };
  const found = { type: 'ResidentFound', stream: one, data: { custodian: 'SDF', site: 'ROJ', section: 'Families' } };
  for (const event of [moved, found]) expect(await attackers.as('sdf-origin').append(event)).toBe(RULE);
  await consent([one], 'ROJ');
  expect(await attackers.as('sdf-origin').append(moved)).toBe('accepted');
});

it('I07-two-signatures-one-instant: another authority takes no resident by saying so', async () => {
  const { persons } = await manifest(await residents(1));
  const [one] = persons as [number];
  await test.run('sdf-origin', recordOrder, {
    persons: [one],
    ground: 'test',
    article: '4',
    authority: 'SDF',
    documentSha256: await test.document('sdf-origin'),
    issuedAt: START - 24 * HOUR,
    expiresAt: START + 240 * HOUR,
  });
  const as = attackers.as('moj-receiver');
  const into = { custodian: 'MOJ', site: 'KRK', section: '1' };
  for (const event of [
    { type: 'ResidentFound', stream: one, data: { custodian: 'MOJ', site: 'JAD', section: 'Families' } },
    { type: 'CustodyAdmitted', stream: one, data: into },
    { type: 'CustodyFound', stream: one, data: { ...into, basis: 'arrest' } },
  ])
    expect([event.type, await as.append(event)]).toEqual([event.type, 'I07-two-signatures-one-instant']);
  expect(await placeOf(one)).toBe('resident SDF HOL');
  // the fact itself is recorded, with its breach
  await test.run('moj-receiver', recordResidentDetained, { personNo: one, site: 'KRK', section: '1', fromAt: START });
  expect([await placeOf(one), await breaches(one)]).toEqual(['held MOJ KRK', ['I07-two-signatures-one-instant']]);
});

it('I31-resident-not-detained: a convoy that is redirected brings no resident where nothing lets the person go', async () => {
  const convoy = await boarded(await residents(1));
  await convoy.step('handed-over-1');
  const { manifestNo } = convoy;
  await test.run('escort', redirectConvoy, { manifestNo, toSite: 'KRK', reason: 'entry-refused', note: '' });
  await accepted(convoy, 'KRK', '1');
  await expect(convoy.offer(2, 'escort')).rejects.toMatchObject({ code: RULE });
  expect(await toldOf(convoy)).toEqual(['open', null, 'KRK']);
  const { rows } = await test.admin.query('SELECT rule FROM transfers.handover_problems($1, 2, register.clock())', [
    manifestNo,
  ]);
  expect(rows).toEqual([{ rule: RULE }]);
  // back to where they lived they are brought without a new consent
  await test.run('escort', orderReturn, { manifestNo, reason: 'entry-refused', note: '' });
  await convoy.handOver(2, 'escort', 'sdf-origin');
  await admit('sdf-origin', convoy, convoy.persons[0] as number, 'HOL');
  expect(await placeOf(convoy.persons[0] as number)).toBe('resident SDF HOL');
});

it('I31-resident-not-detained: page and gate ask a resident of a redirected convoy for the basis of the site to which it goes, not of the planned one', async () => {
  const convoy = await boarded(await residents(1));
  await convoy.step('handed-over-1');
  expect(await toldOf(convoy)).toEqual(['done', 'consent', 'JAD']);
  const { manifestNo } = convoy;
  await test.run('escort', redirectConvoy, { manifestNo, toSite: 'TWO', reason: 'entry-refused', note: '' });
  await accepted(convoy, 'TWO', 'Families');
  expect(await toldOf(convoy)).toEqual(['open', null, 'TWO']);
  await expect(convoy.offer(2, 'escort')).rejects.toMatchObject({ code: RULE });
  // given on the way, after the seal: it counts from then on
  await consent(convoy.persons, 'TWO');
  expect(await toldOf(convoy)).toEqual(['done', 'consent', 'TWO']);
  await convoy.handOver(2, 'escort', 'moj-receiver');
  await admit('moj-receiver', convoy, convoy.persons[0] as number, 'TWO');
  expect(await toldOf(convoy)).toEqual(['done', 'consent', 'TWO']);
  // the receipt of a hand-over calls nobody an untried prisoner who lived in a camp
  expect(await standingOnReceipts(convoy)).toEqual(['resident', 'resident']);
});

it('I08-movement-reconciles: a resident whom the gate refuses goes back like anybody else, and no convoy is cancelled or closed around a resident', async () => {
  const convoy = await boarded(await residents(2));
  const { manifestNo } = convoy;
  const [first, out] = convoy.persons as [number, number];
  await expect(test.run('sdf-cell', cancelConvoy, { manifestNo, reason: 'security', note: 'x' })).rejects.toMatchObject(
    { code: 'I08-movement-reconciles' },
  );
  await convoy.step('handed-over-1');
  // a resident who is taken out of the vehicle to a hospital is away like anybody else
  const clock = await test.admin.query<{ now: string }>('SELECT register.ms(register.clock()) AS now');
  const now = Number(clock.rows[0]?.now);
  const { absenceId } = (
    await test.run('escort', recordAbsence, {
      personNo: out,
      reason: 'hospital',
      destination: 'the hospital on the road',
      escort: 'CJTF',
      leftAt: now,
      dueAt: now + HOUR,
    })
  ).result as { absenceId: string };
  await expect(convoy.offer(2, 'escort', 2)).rejects.toMatchObject({ code: 'I08-movement-reconciles' });
  await test.run('escort', recordReturn, { absenceId, returnedAt: now + 1, account: 'brought to the bus' });
  await test.run('moj-receiver', refusePersons, { manifestNo, persons: [out], reason: 'identity-doubtful', note: '' });
  await convoy.handOver(2, 'escort', 'moj-receiver');
  await admit('moj-receiver', convoy, first, 'JAD');
  expect(await attackers.as('moj-receiver').append({ type: 'MovementClosed', stream: manifestNo })).toBe(
    'I08-movement-reconciles',
  );
  await expect(test.run('moj-receiver', closeMovement, { manifestNo })).rejects.toMatchObject({
    code: 'I08-movement-reconciles',
  });
  await test.run('sdf-cell', orderReturn, { manifestNo, reason: 'entry-refused', note: '' });
  await convoy.handOver(3, 'escort', 'sdf-origin');
  await admit('sdf-origin', convoy, out, 'HOL');
  expect([await placeOf(first), await placeOf(out)]).toEqual(['resident MOJ JAD', 'resident SDF HOL']);
  await test.run('moj-receiver', closeMovement, { manifestNo });
});
