import { approveSeparation } from '../../src/systems/register/commands/approve-separation.ts';
import { confirmLeaving } from '../../src/systems/register/commands/confirm-leaving.ts';
import { leaveHousehold } from '../../src/systems/register/commands/leave-household.ts';
import { moveHousehold } from '../../src/systems/register/commands/move-household.ts';
import { proposeSeparation } from '../../src/systems/register/commands/propose-separation.ts';
import { recordDeparture } from '../../src/systems/register/commands/record-departure.ts';
import { recordFoundApart } from '../../src/systems/register/commands/record-found-apart.ts';
import { recordFoundInSection } from '../../src/systems/register/commands/record-found-in-section.ts';
import { recordMovementBasis } from '../../src/systems/register/commands/record-movement-basis.ts';
import { recordResidentFound } from '../../src/systems/register/commands/record-resident-found.ts';
import { recordUnaccounted } from '../../src/systems/register/commands/record-unaccounted.ts';
import { registerHousehold } from '../../src/systems/register/commands/register-household.ts';
import { withdrawMovementBasis } from '../../src/systems/register/commands/withdraw-movement-basis.ts';
import { addFamilyCompartment } from '../../src/systems/sites/commands/add-family-compartment.ts';
import { addFamilySection } from '../../src/systems/sites/commands/add-family-section.ts';
import { addSite } from '../../src/systems/sites/commands/add-site.ts';
import { addVehicle } from '../../src/systems/sites/commands/add-vehicle.ts';
import { allocateNumberBlock } from '../../src/systems/sites/commands/allocate-number-block.ts';
import { declareEmergency } from '../../src/systems/sites/commands/declare-emergency.ts';
import { recordLockdownCount } from '../../src/systems/sites/commands/record-lockdown-count.ts';
import { resolveMissing } from '../../src/systems/sites/commands/resolve-missing.ts';
import { DAY, type Officer, type Run } from './tampering-cast.ts';

/** Households of a camp: one that moves, one of whom somebody is apart, somebody who left and somebody who went away. */
export const fillResidents = async (
  run: Run,
  { installation, origin, second }: { installation: Officer; origin: Officer; second: Officer },
  documentSha256: string,
  now: number,
): Promise<void> => {
  await run(installation, addSite, {
    code: 'HOL',
    nameEn: 'Camp',
    nameAr: 'مخيم',
    kind: 'camp',
    country: 'SYR',
    zone: 'Asia/Damascus',
    authority: 'SDF',
  });
  await run(installation, allocateNumberBlock, { site: 'HOL', first: 1, size: 50 });
  for (const section of ['North', 'South'])
    await run(installation, addFamilySection, {
      site: 'HOL',
      section,
      capacity: 30,
      capacitySource: 'plan of the camp',
    });
  await run(installation, addVehicle, { code: 'FAM-1', authority: 'SDF', kind: 'bus' });
  await run(installation, addFamilyCompartment, { vehicle: 'FAM-1', compartment: 'all', seats: 40 });
  const person = (full: string, sex: string) => ({
    names: [{ full, script: 'latin', kind: 'primary', source: 'camp list' }],
    sex,
    nationalities: [],
  });
  const enter = async (name: string): Promise<number[]> => {
    const { result } = await run(origin, registerHousehold, {
      site: 'HOL',
      section: 'North',
      sinceAt: now - 9 * DAY,
      source: 'camp list',
      members: [
        { role: 'head', person: person(`${name} Romeo`, 'female') },
        { role: 'child', person: person(`${name} Lima`, 'male') },
        { role: 'other', person: person(`${name} Oscar`, 'female') },
      ],
    });
    return (result as { persons: { personNo: number }[] }).persons.map(({ personNo }) => personNo);
  };
  const [mother, , aunt] = await enter('Xray');
  await run(origin, moveHousehold, { personNo: mother, section: 'South', reason: 'nearer to the school' });
  const left = await run(origin, leaveHousehold, {
    personNo: aunt,
    kind: 'went-home',
    account: 'fetched by her brother',
  });
  await run(second, confirmLeaving, {
    membershipId: (left.result as { membershipId: string }).membershipId,
  });
  await run(origin, recordDeparture, { personNo: aunt, destination: 'her village', account: 'fetched by her brother' });
  const [head, son] = await enter('Yankee');
  await run(origin, recordMovementBasis, {
    persons: [head],
    toSite: 'HOL',
    basis: 'relocation-order',
    documentSha256,
    account: 'order read out to her',
    expiresAt: now + 30 * DAY,
  });
  const consented = await run(origin, recordMovementBasis, {
    persons: [son],
    toSite: 'HOL',
    basis: 'consent-for-child',
    account: 'said by the mother',
    expiresAt: now + 30 * DAY,
  });
  const basisId = consented.events[0]?.id;
  await run(origin, withdrawMovementBasis, { basisId, reason: 'the mother changed her mind' });
  await run(origin, recordFoundInSection, { personNo: son, site: 'HOL', section: 'South' });
  await run(origin, recordFoundApart, { personNo: son, circumstances: 'sleeps with the neighbours' });
  const proposed = await run(origin, proposeSeparation, {
    personNo: head,
    ground: 'medical',
    reasons: 'She is treated in the field hospital for some weeks.',
    expiresAt: now + 20 * DAY,
  });
  const { separationId } = proposed.result as { separationId: string };
  await run(second, approveSeparation, { separationId });
  const lost = (await enter('Zulu'))[2];
  const emergency = await run(origin, declareEmergency, { site: 'HOL', kind: 'fire', account: 'tents burn' });
  const { emergencyId } = emergency.result as { emergencyId: string };
  await run(origin, recordLockdownCount, { emergencyId, section: 'North', counted: 3, missing: [lost] });
  await run(origin, recordUnaccounted, { personNo: lost, circumstances: 'not at the count' });
  await run(origin, resolveMissing, { emergencyId, personNo: lost, outcome: 'unaccounted', account: 'not seen since' });
  await run(origin, recordResidentFound, { personNo: lost, site: 'HOL', section: 'North', foundAt: now + 1 });
};
