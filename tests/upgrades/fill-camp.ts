import { hash } from 'node:crypto';

import { correctDetention } from '../../src/systems/register/commands/correct-detention.ts';
import { correctHouseholdRole } from '../../src/systems/register/commands/correct-household-role.ts';
import { correctSupervision } from '../../src/systems/register/commands/correct-supervision.ts';
import { issueSlip } from '../../src/systems/register/commands/issue-slip.ts';
import { receiveList } from '../../src/systems/register/commands/receive-list.ts';
import { recordMark } from '../../src/systems/register/commands/record-mark.ts';
import { recordNumber } from '../../src/systems/register/commands/record-number.ts';
import { recordPhotograph } from '../../src/systems/register/commands/record-photograph.ts';
import { recordSupervision } from '../../src/systems/register/commands/record-supervision.ts';
import { replaceSlips } from '../../src/systems/register/commands/replace-slips.ts';
import { storeDocument } from '../../src/systems/register/commands/store-document.ts';
import { withdrawMark } from '../../src/systems/register/commands/withdraw-mark.ts';
import { withdrawNumber } from '../../src/systems/register/commands/withdraw-number.ts';
import { withdrawPhotograph } from '../../src/systems/register/commands/withdraw-photograph.ts';
import { addSite } from '../../src/systems/sites/commands/add-site.ts';
import { allocateNumberBlock } from '../../src/systems/sites/commands/allocate-number-block.ts';
import { picture } from '../faults/tampering-persons.ts';
import type { Desk, Officer } from './fill-with-the-rest.ts';

const LIST = [
  'Full name,Sex,Date of birth,Household,Relation',
  'Testwoman Victor Example,female,1990,7,mother',
  'Testchild Victor Example,male,2015,7,son',
].join('\n');

/** A camp whose list brings a household without a head, which an officer names afterwards. */
export const fillCamp = async ({ run, installation }: Desk, origin: Officer): Promise<void> => {
  const camp = { code: 'CMP', nameEn: 'Camp', nameAr: 'مخيم', kind: 'camp', country: 'SYR' } as const;
  await run(installation, addSite, { ...camp, zone: 'Asia/Damascus', authority: 'SDF' });
  await run(installation, allocateNumberBlock, { site: 'CMP', first: 1, size: 50 });
  const received = await run(origin, receiveList, {
    site: 'CMP',
    source: 'list of the camp',
    fileName: 'camp.csv',
    people: 'residents',
    file: Buffer.from(LIST).toString('base64'),
  });
  const { rows } = received.result as { rows: { personNo: number }[] };
  const wrongly = await run(origin, receiveList, {
    site: 'CMP',
    source: 'another list of the camp',
    fileName: 'wrong.csv',
    people: 'detainees',
    file: Buffer.from('Full name,Sex,Date of birth\nTestwoman Whiskey Example,female,1980').toString('base64'),
  });
  const listNo = wrongly.events.find(({ type }) => type === 'ListReceived')?.streamNo as number;
  await run(origin, correctDetention, { listNo, reason: 'the list is of residents' });
  const personNo = rows[0]?.personNo as number;
  const recorded = await run(origin, recordNumber, { personNo, kind: 'unhcr', number: 'U-٧', source: 'her card' });
  await run(origin, withdrawNumber, { numberId: recorded.events[0]?.id as string, reason: 'her sister’s card' });
  const supervised = await run(origin, recordSupervision, {
    persons: [personNo],
    name: 'Office 2',
    fromAt: Date.UTC(2026, 0, 1),
    source: 'a letter',
  });
  await run(origin, correctSupervision, {
    supervisionId: supervised.events[0]?.id as string,
    reason: 'she is not detained',
  });
  const seen = { personNo, kind: 'scar', place: 'neck', seenBy: 'nurse of the camp' } as const;
  const marked = await run(origin, recordMark, seen);
  await run(origin, withdrawMark, { markId: marked.events[0]?.id as string, reason: 'it was paint' });
  await run(origin, issueSlip, { personNo, to: 'family' });
  await run(origin, replaceSlips, { personNo, reason: 'lost' });

  const documentSha256 = hash('sha256', picture);
  await run(origin, storeDocument, { sha256: documentSha256, bytes: picture.length, mediaType: 'image/png' });
  const taken = await run(origin, recordPhotograph, { personNo, documentSha256 });
  await run(origin, withdrawPhotograph, { photographId: taken.events[0]?.id as string, reason: 'her sister' });
  await run(origin, correctHouseholdRole, {
    personNo,
    role: 'head',
    reason: 'the household was asked',
  });
};
