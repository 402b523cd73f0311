import { hash } from 'node:crypto';
import { checkRelease } from '../../src/systems/register/commands/check-release.ts';
import { correctAccompaniedParent } from '../../src/systems/register/commands/correct-accompanied-parent.ts';
import { decideAccompaniment } from '../../src/systems/register/commands/decide-accompaniment.ts';
import { passPackets } from '../../src/systems/register/commands/pass-packets.ts';
import { proposeRelease } from '../../src/systems/register/commands/propose-release.ts';
import { recordBirth } from '../../src/systems/register/commands/record-birth.ts';
import { recordDeprivation } from '../../src/systems/register/commands/record-deprivation.ts';
import { recordPropertyComplaint } from '../../src/systems/register/commands/record-property-complaint.ts';
import { recordUnverifiedRelease } from '../../src/systems/register/commands/record-unverified-release.ts';
import { registerPerson } from '../../src/systems/register/commands/register-person.ts';
import { sealPacket } from '../../src/systems/register/commands/seal-packet.ts';
import { addSection } from '../../src/systems/sites/commands/add-section.ts';
import { DAY, type Officer, type Run, streamOf } from './tampering-cast.ts';

/** How a person came in, and a birth in custody: what the small convoy has no occasion for. */
export const fillIntake = async (
  run: Run,
  { installation, origin, child }: { installation: Officer; origin: Officer; child: Officer },
  personNo: number,
  now: number,
): Promise<void> => {
  const told = (text: string) => ({ state: 'known', text });
  const lost = { state: 'unknown', reason: 'the guards before left no record' };
  const items = [{ kind: 'document', description: 'identity card', quantity: 1, kept: 'taken' }];
  await run(origin, recordDeprivation, {
    personNo,
    deprivation: {
      when: told('2025'),
      place: told('a crossroads'),
      unit: lost,
      authority: { state: 'inherited', from: 'the list' },
      circumstances: told('stopped at a checkpoint'),
      condition: told('a bruise on the left forearm'),
      reasonsTold: lost,
      inventory: { state: 'listed', items },
    },
  });
  const packet = await run(origin, sealPacket, {
    personNo,
    seal: 'SEAL-1',
    items: [{ quantity: 2, description: 'rings' }],
    takenFrom: 'the person',
    takenWhere: 'the gate',
    takenAt: now - DAY,
  });
  const { packetId } = packet.result as { packetId: string };
  await run(origin, passPackets, {
    packets: [{ packetId, sealFound: 'broken', newSeal: 'SEAL-2' }],
    purpose: 'storage',
    releasedBy: 'the officer at the gate',
    receivedBy: 'the keeper of the store',
  });
  const complaint = {
    packetId,
    about: 'seal-broken',
    madeBy: 'person',
    account: 'the seal was whole',
    madeAt: now - DAY,
  } as const;
  await run(origin, recordPropertyComplaint, complaint);
  await run(installation, addSection, {
    site: 'GHW',
    section: 'F',
    capacity: 9,
    sex: 'female',
    ageGroup: 'adult',
    legalStatus: 'any',
    capacitySource: 'plan of the site',
  });
  const mother = await run(origin, registerPerson, {
    site: 'GHW',
    person: {
      names: [{ full: 'Quebec Sierra Tango', script: 'latin', kind: 'primary', source: 'own statement' }],
      sex: 'female',
      birth: '1990-03-02',
      nationalities: [{ code: 'IRQ', source: 'own statement' }],
    },
    custody: { custodian: 'SDF', site: 'GHW', section: 'F', fromAt: now - 9 * DAY, basis: 'existing-custody' },
  });
  const { personNo: motherNo } = mother.result as { personNo: number };
  const born = await run(origin, recordBirth, { motherNo, sex: 'female', bornAt: now - DAY });
  await run(child, decideAccompaniment, {
    personNo: streamOf(born, 'PersonRegistered'),
    parentNo: motherNo,
    outcome: 'beside',
    reasons: 'The mother cares for her.',
    reviewAt: now + 60 * DAY,
  });
  const freed = await run(origin, registerPerson, {
    site: 'GHW',
    person: {
      names: [{ full: 'Uniform Victor Whiskey', script: 'latin', kind: 'primary', source: 'own statement' }],
      sex: 'female',
      birth: '1988-05-06',
      nationalities: [],
    },
    custody: { custodian: 'SDF', site: 'GHW', section: 'F', fromAt: now - 9 * DAY, basis: 'existing-custody' },
  });
  const { personNo: freedNo } = freed.result as { personNo: number };
  const other = await run(origin, recordBirth, { motherNo: freedNo, sex: 'female', bornAt: now - DAY });
  await run(child, correctAccompaniedParent, {
    personNo: streamOf(other, 'PersonRegistered'),
    parentNo: motherNo,
    source: 'both women',
    reason: 'The midwife took one for the other.',
  });
  const release = await run(origin, proposeRelease, {
    personNo: freedNo,
    ground: 'acquitted',
    orderedBy: 'the court',
    documentSha256: hash('sha256', 'the order of detention'),
  });
  const { releaseId } = release.result as { releaseId: string };
  await run(origin, checkRelease, { releaseId, item: 'identity', satisfied: true, source: 'the face and the number' });
  await run(origin, recordUnverifiedRelease, {
    personNo: freedNo,
    how: 'without-verification',
    circumstances: 'the gate was opened before anybody came',
    place: 'the gate',
  });
};
