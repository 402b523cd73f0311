import { recordPostalAddress } from '../../src/systems/sites/commands/record-postal-address.ts';
import { recordVehicleInspection } from '../../src/systems/sites/commands/record-vehicle-inspection.ts';
import { partsOf } from '../../src/systems/sites/vehicles/inspection-words.ts';
import { acknowledgeList } from '../../src/systems/transfers/commands/acknowledge-list.ts';
import { proposeCommitment } from '../../src/systems/transfers/commands/propose-commitment.ts';
import { recordListSent } from '../../src/systems/transfers/commands/record-list-sent.ts';
import { signCommitment } from '../../src/systems/transfers/commands/sign-commitment.ts';
import { withdrawCommitment } from '../../src/systems/transfers/commands/withdraw-commitment.ts';
import { DAY, type Officer, type Run } from './tampering-cast.ts';

/** What goes before a convoy that is sealed: a vehicle that is looked at, the list that is sent and acknowledged, a commitment that is signed and taken back, the address of the destination. */
export const fillAhead = async (
  run: Run,
  officers: Readonly<Record<'installation' | 'cell' | 'escort' | 'receiver' | 'receivingCell', Officer>>,
  convoy: { readonly operationNo: number; readonly manifestNo: number; readonly documentSha256: string },
  now: number,
): Promise<void> => {
  const { installation, cell, escort, receiver, receivingCell } = officers;
  await run(escort, recordVehicleInspection, {
    vehicle: 'BUS-1',
    occasion: 'before-departure',
    site: 'GHW',
    inspectedAt: now,
    fit: true,
    parts: Object.fromEntries(partsOf['before-departure'].map((part) => [part, part !== 'radio'])),
    note: 'the radio is silent',
  });
  const { manifestNo, operationNo, documentSha256 } = convoy;
  const sent = await run(cell, recordListSent, { manifestNo, means: 'courier', forms: ['paper', 'machine-readable'] });
  await run(receiver, acknowledgeList, sent.result as { sendingId: string });
  const made = await run(receiver, proposeCommitment, {
    operationNo,
    persons: 50,
    sites: ['KRK'],
    fromAt: now - DAY,
    expiresAt: now + 60 * DAY,
    conditions: 'by day only',
    documentSha256,
  });
  const { commitmentId } = made.result as { commitmentId: string };
  await run(receivingCell, signCommitment, { commitmentId });
  await run(receiver, withdrawCommitment, { commitmentId, reason: 'the wing is repaired' });
  await run(installation, recordPostalAddress, {
    site: 'KRK',
    addressEn: 'Post box 1',
    addressAr: 'صندوق بريد 1',
    sourceKind: 'document',
    source: 'letter of the authority',
  });
};
