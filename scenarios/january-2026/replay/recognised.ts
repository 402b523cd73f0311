import type { DocumentStore } from '../../../src/platform/files/document-store.ts';
import { issueSlip } from '../../../src/systems/register/commands/issue-slip.ts';
import { recordMark } from '../../../src/systems/register/commands/record-mark.ts';
import { recordPhotograph } from '../../../src/systems/register/commands/record-photograph.ts';
import { replaceSlips } from '../../../src/systems/register/commands/replace-slips.ts';
import { storeDocument } from '../../../src/systems/register/commands/store-document.ts';
import { withdrawMark } from '../../../src/systems/register/commands/withdraw-mark.ts';
import { withdrawPhotograph } from '../../../src/systems/register/commands/withdraw-photograph.ts';
import { plainPicture } from '../plain-picture.ts';
import type { Cast } from './cast.ts';

const DAY = 86_400_000;

/** What somebody is recognised by before he is let go: marks, of which one was recorded wrongly, and two pictures with a number where a face would be, of which one was another man's. */
export const recognise = async (
  cast: Cast,
  documents: DocumentStore,
  officer: string,
  personNo: number,
  at: number,
): Promise<void> => {
  const seen = { personNo, seenAt: at - DAY, seenBy: 'Reception of al-Aqtan' };
  await cast.step('recognised/scar', officer, recordMark, () => ({
    ...seen,
    kind: 'scar' as const,
    place: 'left-hand' as const,
  }));
  await cast.step('recognised/tattoo', officer, recordMark, () => ({
    ...seen,
    kind: 'tattoo' as const,
    place: 'right-arm' as const,
    description: 'a star',
  }));
  await cast.step('recognised/washed-off', officer, withdrawMark, async () => {
    const [mark] = await cast.look<{ id: string }>(
      "SELECT id FROM register.distinguishing_mark WHERE person_no = $1 AND kind = 'tattoo'",
      [personNo],
    );
    return { markId: mark?.id ?? '', reason: 'It was drawn with ink and washed off.' };
  });
  await cast.step('recognised/slip', officer, issueSlip, () => ({ personNo, to: 'family' as const }));
  await cast.step('recognised/slip-lost', officer, replaceSlips, () => ({ personNo, reason: 'lost' as const }));
  for (const number of [personNo + 1, personNo]) {
    const picture = plainPicture(number);
    const stored = await documents.write(picture);
    await cast.step(`recognised/picture/${number}`, officer, storeDocument, () => ({
      sha256: stored,
      bytes: picture.length,
      mediaType: 'image/png',
    }));
    await cast.step(`recognised/photograph/${number}`, officer, recordPhotograph, () => ({
      personNo,
      documentSha256: stored,
      takenAt: at - DAY,
    }));
  }
  await cast.step('recognised/another-man', officer, withdrawPhotograph, async () => {
    const [wrong] = await cast.look<{ id: string }>(
      'SELECT id FROM register.photograph WHERE person_no = $1 ORDER BY event_pos LIMIT 1',
      [personNo],
    );
    return { photographId: wrong?.id ?? '', reason: 'The picture is that of the man before him.' };
  });
};
