import { hash } from 'node:crypto';
import { inviteOfficer } from '../../src/core/access/commands/invite-officer.ts';
import type { Role } from '../../src/core/register/roles.ts';
import { recordFitness } from '../../src/systems/care/commands/record-fitness.ts';
import { addCompartment } from '../../src/systems/sites/commands/add-compartment.ts';
import { addSection } from '../../src/systems/sites/commands/add-section.ts';
import { addVehicle } from '../../src/systems/sites/commands/add-vehicle.ts';
import { acceptLines } from '../../src/systems/transfers/commands/accept-lines.ts';
import { approveOrder } from '../../src/systems/transfers/commands/approve-order.ts';
import { assignCompartments } from '../../src/systems/transfers/commands/assign-compartments.ts';
import { createManifest } from '../../src/systems/transfers/commands/create-manifest.ts';
import { proposeOrder } from '../../src/systems/transfers/commands/propose-order.ts';
import { proposeSeal } from '../../src/systems/transfers/commands/propose-seal.ts';
import { recordBoarding } from '../../src/systems/transfers/commands/record-boarding.ts';
import { sealManifest } from '../../src/systems/transfers/commands/seal-manifest.ts';
import { openTestOperation, orderAll, TestConvoy } from './convoy.ts';
import { createOwnSite } from './own-site.ts';
import { HOUR, START, type TestOfficer, type TestRegister } from './register.ts';

/** The other site of SDF, and the bus that goes there. */
export const [THERE, OWN_BUS] = ['QWA', 'BUS-W'] as const;

/** Officers of SDF who move persons within it, beside those of every test register. */
const officers = [
  ['within-cell', 'transfer_cell', null],
  ['within-escort', 'escort_commander', null],
  ['within-receiver', 'receiving_officer', THERE],
  // a receiving officer too, and of the site from which they come
  ['within-elsewhere', 'receiving_officer', 'GHW'],
] as const satisfies readonly (readonly [string, Role, string | null])[];
/** An officer of SDF who moves persons within it. */
export type WithinOfficer = (typeof officers)[number][0] | TestOfficer;
/** The same, as the test register takes it. */
export const by = (officer: WithinOfficer): TestOfficer => officer as TestOfficer;

/** A second site of SDF, a bus of its own, and the officers whom a move within it needs. */
export const openWithin = async (test: TestRegister): Promise<void> => {
  await createOwnSite(test, 'W');
  await test.run('installation', addSection, {
    site: THERE,
    section: '1',
    sex: 'male',
    ageGroup: 'adult',
    capacity: 50,
    legalStatus: 'any',
    capacitySource: 'test',
  });
  await test.run('installation', addVehicle, { code: OWN_BUS, authority: 'SDF', kind: 'bus' });
  await test.run('installation', addCompartment, {
    vehicle: OWN_BUS,
    compartment: '1',
    seats: 50,
    sex: 'male',
    ageGroup: 'adult',
  });
  for (const [username, role, site] of officers) {
    const outcome = await test.run('installation', inviteOfficer, {
      username,
      name: { en: username, ar: username },
      authority: 'SDF',
      demonstration: true,
      roles: [{ role, site }],
    });
    await test.admin.query(
      "INSERT INTO access.session (token_hash, officer_no, idle_until, ends_at, elevated_until) VALUES ($1, $2, now() + interval '1 day', now() + interval '1 day', now() + interval '1 day')",
      [hash('sha256', test.token(by(username)), 'buffer'), (outcome.result as { officerNo: number }).officerNo],
    );
  }
};

const DAY = 24 * HOUR;
const where = { fromSite: 'GHW', toSite: THERE, escortAuthority: 'SDF', toAuthority: 'SDF' };

/** Men with orders at GHW, listed on a manifest within SDF to its other site, with an approved order to move, examined. */
export const createWithin = async (test: TestRegister, count: number, via: string[] = []): Promise<TestConvoy> => {
  const persons: number[] = [];
  for (let i = 0; i < count; i += 1)
    persons.push(await test.person({ name: `Within ${'ABCDEFGH'[i]} Example`, section: 'A' }));
  const documentSha256 = await orderAll(test, persons);
  const operationNo = await openTestOperation(test);
  const outcome = await test.run('sdf-cell', createManifest, {
    ...where,
    operationNo,
    code: `WITHIN-${persons[0]}`,
    kind: 'within-authority',
    via,
    plannedAt: START + DAY,
    persons,
  });
  const manifestNo = outcome.events[0]?.streamNo as number;
  await test.run('sdf-origin', proposeOrder, {
    manifestNo,
    ground: 'Room is made',
    article: 'Article 4',
    documentSha256,
    expiresAt: START + 30 * DAY,
  });
  await test.run('sdf-origin-two', approveOrder, { manifestNo });
  await test.run('sdf-health', recordFitness, {
    manifestNo,
    expectedCount: count,
    rows: persons.map((personNo) => ({ personNo, fit: true })),
  });
  return new TestConvoy(test, operationNo, manifestNo, persons);
};

/** Accepted by an officer for the section of the other site. */
export const acceptWithin = (convoy: TestConvoy, officer: WithinOfficer) =>
  convoy.test.run(by(officer), acceptLines, {
    manifestNo: convoy.manifestNo,
    expectedCount: convoy.persons.length,
    decisions: convoy.persons.map((personNo) => ({
      personNo,
      decision: 'accepted' as const,
      site: THERE,
      section: '1',
    })),
  });

/** From the examination to the seal, or until everybody has boarded. */
export const sealWithin = async (convoy: TestConvoy): Promise<void> => {
  const { test, manifestNo, persons } = convoy;
  await acceptWithin(convoy, 'within-receiver');
  await test.run('sdf-cell', assignCompartments, {
    manifestNo,
    assignments: persons.map((personNo) => ({ personNo, vehicle: OWN_BUS, compartment: '1' })),
  });
  await test.run('sdf-cell', proposeSeal, { manifestNo });
  await test.run(by('within-cell'), sealManifest, { manifestNo, sealHash: await convoy.sealHash() });
};

/** Everybody is checked at the bus. */
export const boardWithin = (convoy: TestConvoy) =>
  convoy.test.run(by('within-escort'), recordBoarding, {
    manifestNo: convoy.manifestNo,
    expectedCount: convoy.persons.length,
    rows: convoy.persons.map((personNo) => ({ personNo, outcome: 'boarded' as const })),
  });
