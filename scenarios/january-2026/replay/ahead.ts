import type { DocumentStore } from '../../../src/platform/files/document-store.ts';
import { recordPostalAddress } from '../../../src/systems/sites/commands/record-postal-address.ts';
import { recordVehicleInspection } from '../../../src/systems/sites/commands/record-vehicle-inspection.ts';
import { type InspectionOccasion, partsOf } from '../../../src/systems/sites/vehicles/inspection-words.ts';
import { acknowledgeList } from '../../../src/systems/transfers/commands/acknowledge-list.ts';
import { proposeCommitment } from '../../../src/systems/transfers/commands/propose-commitment.ts';
import { recordListSent } from '../../../src/systems/transfers/commands/record-list-sent.ts';
import { signCommitment } from '../../../src/systems/transfers/commands/sign-commitment.ts';
import { withdrawCommitment } from '../../../src/systems/transfers/commands/withdraw-commitment.ts';
import type { Cast } from './cast.ts';
import { storeText } from './documents.ts';
import { operationOf } from './phases.ts';
import type { Plan } from './plan.ts';
import { vehicleOf } from './world.ts';

const DAY = 86_400_000;
/** The vehicle of a convoy is looked at where it stands, each part of it: before persons board it, or once they have left it. On every tenth the radio is found broken and the vehicle fit all the same. */
export const inspect = async (
  cast: Cast,
  plan: Plan,
  occasion: InspectionOccasion,
  site: 'GHW' | 'KRK',
): Promise<void> => {
  const broken = occasion === 'before-departure' && plan.slot % 10 === 9;
  await cast.step(`${plan.code}/inspect-${occasion}`, 'escort.one', recordVehicleInspection, async () => ({
    vehicle: vehicleOf(plan.slot, plan.mode),
    occasion,
    site,
    inspectedAt: await cast.now(),
    fit: true,
    parts: Object.fromEntries(partsOf[occasion].map((part) => [part, !(broken && part === 'radio')])),
    ...(broken ? { note: 'The radio is silent; the escort carries two of its own.' } : {}),
  }));
};

/** The sealed list goes to the receiving authority before the convoy does, and an officer of it says that it has it. */
export const sendAhead = async (cast: Cast, plan: Plan, manifestNo: number): Promise<void> => {
  await cast.step(`${plan.code}/list-sent`, 'cell.sdf', recordListSent, () => ({
    manifestNo,
    means: 'secure-mail' as const,
    forms: ['paper' as const, 'machine-readable' as const],
  }));
  await cast.step(`${plan.code}/list-acknowledged`, 'receiving.one', acknowledgeList, async () => {
    const [list] = await cast.look<{ id: string }>('SELECT id FROM transfers.sent_list WHERE manifest_no = $1', [
      manifestNo,
    ]);
    return { sendingId: list?.id ?? '' };
  });
};

/** Before the first convoy the receiving authority commits itself, for its sites and with its conditions; a first paper with a wrong number is taken back. Where letters go is said of the prison. */
export const commitReceiver = async (
  cast: Cast,
  documents: DocumentStore,
  people: number,
  now: number,
): Promise<void> => {
  const documentSha256 = await storeText(cast, documents, 'commitment/document', 'receiving.one', 'a commitment');
  for (const [step, persons] of [
    ['wrong', Math.max(1, Math.floor(people / 10))],
    ['right', people + 150],
  ] as const) {
    await cast.step(`commitment/${step}`, 'receiving.one', proposeCommitment, async () => ({
      operationNo: await operationOf(cast),
      persons,
      sites: ['KRK'],
      fromAt: now,
      expiresAt: now + 60 * DAY,
      conditions: 'Each person with an order, the papers of the case and the escort record.',
      documentSha256,
    }));
    const commitmentId = async () => {
      const [made] = await cast.look<{ id: string }>(
        'SELECT id FROM transfers.commitment ORDER BY proposed_at DESC, event_pos DESC LIMIT 1',
      );
      return { commitmentId: made?.id ?? '' };
    };
    if (step === 'wrong')
      await cast.step('commitment/withdrawn', 'receiving.two', withdrawCommitment, async () => ({
        ...(await commitmentId()),
        reason: 'A nought was lost when the number was typed.',
      }));
    else await cast.step('commitment/signed', 'receiving.two', signCommitment, async () => commitmentId());
  }
  await cast.step('KRK/address', 'admin.moj', recordPostalAddress, () => ({
    site: 'KRK',
    addressEn: 'Central Prison Karkh, post box of the prison, Baghdad (synthetic)',
    addressAr: 'سجن الكرخ المركزي، صندوق بريد السجن، بغداد (اصطناعي)',
    sourceKind: 'document' as const,
    source: 'Letter of the authority that answers for the site (synthetic)',
  }));
};
