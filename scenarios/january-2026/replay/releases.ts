import type { DocumentStore } from '../../../src/platform/files/document-store.ts';
import { approveRelease } from '../../../src/systems/register/commands/approve-release.ts';
import { carryOutRelease } from '../../../src/systems/register/commands/carry-out-release.ts';
import { checkRelease } from '../../../src/systems/register/commands/check-release.ts';
import { cureBreach } from '../../../src/systems/register/commands/cure-breach.ts';
import { endPacket } from '../../../src/systems/register/commands/end-packet.ts';
import { proposeRelease } from '../../../src/systems/register/commands/propose-release.ts';
import { recordAgeEvidence } from '../../../src/systems/register/commands/record-age-evidence.ts';
import { recordUnverifiedRelease } from '../../../src/systems/register/commands/record-unverified-release.ts';
import { sealPacket } from '../../../src/systems/register/commands/seal-packet.ts';
import { verifyRelease } from '../../../src/systems/register/commands/verify-release.ts';
import { withdrawRelease } from '../../../src/systems/register/commands/withdraw-release.ts';
import { CHECK_ITEMS, type CheckItem } from '../../../src/systems/register/release/release.ts';
import { prisonersOfAqtan } from './aqtan.ts';
import { figure, GOVERNMENT_OFFICER, RELOCATION_OFFICERS } from './around-world.ts';
import type { Cast } from './cast.ts';
import { storeText } from './documents.ts';
import { placeWords } from './place-words.ts';
import { recognise } from './recognised.ts';

const HOUR = 3_600_000;
/** Where the answer to each item of the checklist comes from. */
const SOURCES: Readonly<Record<CheckItem, string>> = {
  identity: 'Photograph and the mother, who came to the gate.',
  'wanted-elsewhere': 'Letter of the prosecutor in Raqqa of the same day: no warrant, no case.',
  property: 'Packet opened and counted before him; he signed.',
  copy: 'Certified copy of the release order in his hand.',
  notice: 'The mother was told the day before, by telephone.',
};

const releaseOf = async (cast: Cast, personNo: number): Promise<string> =>
  (
    await cast.look<{ id: string }>('SELECT id FROM register.release WHERE person_no = $1 ORDER BY event_pos LIMIT 1', [
      personNo,
    ])
  )[0]?.id ?? '';

/** The order of each has ended while the site changed hands: a release review is due. His age turns up with it, his packet is given back, and he is let go; an officer of another body sees that he is free. */
const letGo = async (cast: Cast, personNo: number, documentSha256: string, at: number): Promise<void> => {
  const step = (name: string) => `release/${personNo}/${name}`;
  if (cast.isDone(step('verify'))) return;
  const [review] = await cast.look(
    'SELECT FROM register.custody_order WHERE person_no = $1 AND expires_at <= register.clock() AND NOT EXISTS (SELECT FROM register.custody_order o WHERE o.person_no = $1 AND o.expires_at > register.clock())',
    [personNo],
  );
  if (review === undefined) throw new Error(`Person ${personNo}: no release review is due`);
  await cast.step(step('age'), GOVERNMENT_OFFICER, recordAgeEvidence, () => ({
    personNo,
    kind: 'registry' as const,
    birth: '2009-05-14',
    source: 'Civil registry of Raqqa',
  }));
  await cast.step(step('packet'), GOVERNMENT_OFFICER, sealPacket, () => ({
    personNo,
    seal: `AQT-${personNo}`,
    items: [{ quantity: 1, description: 'identity card' }],
    takenFrom: 'the administration before',
    takenWhere: placeWords.propertyRoomOfAqtan,
    takenAt: at - HOUR,
  }));
  await cast.step(step('propose'), GOVERNMENT_OFFICER, proposeRelease, () => ({
    personNo,
    ground: 'A minor when he was detained; the order has ended.',
    orderedBy: figure('F050').source,
    documentSha256,
  }));
  const releaseId = await releaseOf(cast, personNo);
  await cast.step(step('approve'), RELOCATION_OFFICERS.second, approveRelease, () => ({ releaseId }));
  await cast.step(step('packet-returned'), GOVERNMENT_OFFICER, endPacket, async () => {
    const [packet] = await cast.look<{ id: string }>('SELECT id FROM register.packet WHERE person_no = $1', [personNo]);
    return {
      packetId: packet?.id ?? '',
      ended: 'returned' as const,
      authorisedBy: 'Order of release',
      witness: 'The mother',
    };
  });
  for (const item of CHECK_ITEMS)
    await cast.step(step(item), GOVERNMENT_OFFICER, checkRelease, () => ({
      releaseId,
      item,
      satisfied: true,
      source: SOURCES[item],
    }));
  await cast.step(step('carried-out'), GOVERNMENT_OFFICER, carryOutRelease, () => ({
    releaseId,
    place: 'Gate of al-Aqtan',
  }));
  await cast.step(step('verify'), 'interviewer.pap', verifyRelease, () => ({
    releaseId,
    how: 'Met at home with his mother on the same evening.',
  }));
};

/** Who was released at al-Aqtan as a minor at detention, by name of a sample. Of the others one release is taken back, and one is let go by mistake: the fact and its breach, until another body has seen that he is free. */
export const releaseMinors = async (
  cast: Cast,
  documents: DocumentStore,
  people: number,
  seed: number,
  at: number,
): Promise<void> => {
  const { released, others } = await prisonersOfAqtan(cast, people, seed);
  const documentSha256 = await storeText(
    cast,
    documents,
    'release/document',
    GOVERNMENT_OFFICER,
    'order of release at al-Aqtan',
  );
  if (released[0] !== undefined) await recognise(cast, documents, GOVERNMENT_OFFICER, released[0], at);
  for (const personNo of released) await letGo(cast, personNo, documentSha256, at);
  const [taken, mistaken] = others as [number, number];
  await cast.step('release/taken-back/propose', GOVERNMENT_OFFICER, proposeRelease, () => ({
    personNo: taken,
    ground: 'Said to have been a minor when he was detained.',
    orderedBy: figure('F050').source,
    documentSha256,
  }));
  await cast.step('release/taken-back/withdraw', GOVERNMENT_OFFICER, withdrawRelease, async () => ({
    releaseId: await releaseOf(cast, taken),
    reason: 'His papers say that he was of age; his order is in force.',
  }));
  await cast.step('release/in-error', GOVERNMENT_OFFICER, recordUnverifiedRelease, () => ({
    personNo: mistaken,
    how: 'in-error' as const,
    circumstances: 'Answered to the name of another who was to be let go.',
    place: 'Gate of al-Aqtan',
  }));
  await cast.step('release/in-error/cured', 'interviewer.pap', cureBreach, async () => {
    const [breach] = await cast.look<{ id: string }>(
      "SELECT id FROM register.breach WHERE person_no = $1 AND rule = 'I24-release-verified' AND cured_at IS NULL",
      [mistaken],
    );
    return { breachId: breach?.id ?? '', how: 'Met at home, free; his order was lifted on the next day.' };
  });
};
