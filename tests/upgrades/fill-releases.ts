import { answerPropertyComplaint } from '../../src/systems/register/commands/answer-property-complaint.ts';
import { approveRelease } from '../../src/systems/register/commands/approve-release.ts';
import { carryOutRelease } from '../../src/systems/register/commands/carry-out-release.ts';
import { checkRelease } from '../../src/systems/register/commands/check-release.ts';
import { endPacket } from '../../src/systems/register/commands/end-packet.ts';
import { proposeRelease } from '../../src/systems/register/commands/propose-release.ts';
import { recordPropertyComplaint } from '../../src/systems/register/commands/record-property-complaint.ts';
import { sealPacket } from '../../src/systems/register/commands/seal-packet.ts';
import { verifyRelease } from '../../src/systems/register/commands/verify-release.ts';
import { withdrawRelease } from '../../src/systems/register/commands/withdraw-release.ts';
import { CHECK_ITEMS } from '../../src/systems/register/release/release.ts';
import type { Desk, Officer } from './fill-with-the-rest.ts';

/** One release that goes to its end, with the property given back, and one that is withdrawn. */
export const fillReleases = async (
  { run, invite }: Desk,
  origin: Officer,
  [freed, kept]: readonly [number, number],
  documentSha256: string,
  now: number,
): Promise<void> => {
  const second = await invite('rest-release', 'SDF', 'origin_officer');
  const clerk = await invite('rest-verifies', 'MOJ', 'judiciary_clerk');
  const propose = async (personNo: number): Promise<string> => {
    const order = { personNo, ground: 'acquitted', orderedBy: 'the court', documentSha256 };
    return ((await run(origin, proposeRelease, order)).result as { releaseId: string }).releaseId;
  };
  await run(origin, withdrawRelease, { releaseId: await propose(kept), reason: 'another person was meant' });
  const releaseId = await propose(freed);
  await run(second, approveRelease, { releaseId });
  const packet = await run(origin, sealPacket, {
    personNo: freed,
    seal: 'REST-1',
    items: [{ quantity: 1, description: 'ring' }],
    takenFrom: 'the person',
    takenWhere: 'the gate',
    takenAt: now,
  });
  const { packetId } = packet.result as { packetId: string };
  const complaint = await run(origin, recordPropertyComplaint, {
    packetId,
    about: 'thing-missing',
    madeBy: 'person',
    account: 'a second ring',
    madeAt: now,
  });
  await run(second, answerPropertyComplaint, {
    complaintId: (complaint.result as { complaintId: string }).complaintId,
    outcome: 'not-upheld',
    found: 'the inventory names one ring, and the person signed it',
  });
  await run(origin, endPacket, { packetId, ended: 'returned', authorisedBy: 'the release', witness: 'Officer two' });
  for (const item of CHECK_ITEMS)
    await run(origin, checkRelease, { releaseId, item, satisfied: true, source: 'asked' });
  await run(origin, carryOutRelease, { releaseId, place: 'the gate' });
  await run(clerk, verifyRelease, { releaseId, how: 'seen at home' });
};
