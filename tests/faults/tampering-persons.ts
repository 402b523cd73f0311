import { hash } from 'node:crypto';
import { plainPicture } from '../../scenarios/january-2026/plain-picture.ts';
import { recordHealth } from '../../src/systems/care/commands/record-health.ts';
import { recordFirstAppearance } from '../../src/systems/register/commands/record-first-appearance.ts';
import { recordMark } from '../../src/systems/register/commands/record-mark.ts';
import { recordPhotograph } from '../../src/systems/register/commands/record-photograph.ts';
import { recordSupervision } from '../../src/systems/register/commands/record-supervision.ts';
import { replaceSlips } from '../../src/systems/register/commands/replace-slips.ts';
import { storeDocument } from '../../src/systems/register/commands/store-document.ts';
import { DAY, type Officer, type Run } from './tampering-cast.ts';

/** A picture that shows nobody. */
export const picture = plainPicture(1);

/** What is on the file of a person beside custody: marks, slips that were replaced, a photograph, health at admission, who supervises, and the first judge. */
export const fillPersons = async (
  run: Run,
  { origin, doctor }: { origin: Officer; doctor: Officer },
  personNo: number,
  now: number,
): Promise<void> => {
  await run(origin, recordMark, { personNo, kind: 'scar', place: 'neck', seenBy: 'the officer at the gate' });
  // what follows is named by another key, and again by another
  for (const reason of ['lost', 'wished'] as const) await run(origin, replaceSlips, { personNo, reason });
  const documentSha256 = hash('sha256', picture);
  await run(origin, storeDocument, { sha256: documentSha256, bytes: picture.length, mediaType: 'image/png' });
  await run(origin, recordPhotograph, { personNo, documentSha256 });
  await run(origin, recordSupervision, {
    persons: [personNo],
    name: 'Office 2',
    fromAt: now - 20 * DAY,
    source: 'a letter',
  });
  await run(origin, recordFirstAppearance, {
    persons: [personNo],
    when: '2025',
    court: 'a court',
    source: 'known',
  });
  await run(doctor, recordHealth, {
    occasion: 'admission',
    expectedCount: 1,
    rows: [{ personNo, finding: 'needs-care', note: 'a wound' }],
  });
};
