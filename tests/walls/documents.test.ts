import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { extendOrder } from '../../src/systems/register/commands/extend-order.ts';
import { recordAgeEvidence } from '../../src/systems/register/commands/record-age-evidence.ts';
import { recordOrder } from '../../src/systems/register/commands/record-order.ts';
import { storeDocument } from '../../src/systems/register/commands/store-document.ts';
import { proposeOrder } from '../../src/systems/transfers/commands/propose-order.ts';
import { createTestConvoy } from '../support/convoy.ts';
import { createTestRegister, HOUR, START, type TestOfficer, type TestRegister } from '../support/register.ts';

let test: TestRegister;
beforeAll(async () => {
  test = await createTestRegister();
});
afterAll(() => test.close());

const everybody: readonly TestOfficer[] = [
  'sdf-admin',
  'sdf-origin',
  'sdf-cell',
  'escort',
  'moj-admin',
  'moj-receiver',
  'moj-child',
  'clerk',
  'interviewer',
  'monitor',
];
/** Roles that read every case. */
const everyCase: readonly TestOfficer[] = ['moj-child', 'clerk', 'interviewer', 'monitor'];

const readersOf = async (sha256: string): Promise<TestOfficer[]> => {
  const readers: TestOfficer[] = [];
  for (const officer of everybody)
    if ((await test.see(officer, 'SELECT FROM register.document WHERE sha256 = $1', [sha256])).length > 0)
      readers.push(officer);
  return readers;
};
const order = (officer: TestOfficer, personNo: number, documentSha256: string) =>
  test.run(officer, recordOrder, {
    persons: [personNo],
    ground: 'Suspected offence',
    article: 'Article 4',
    authority: officer === 'clerk' ? 'SJC' : 'SDF',
    documentSha256,
    issuedAt: START - HOUR,
    expiresAt: START + 24 * HOUR,
  });

describe('a document is read by', () => {
  it('whoever stored it, an administrator too, and by nobody else who knows its hash', async () => {
    expect(await readersOf(await test.document('escort'))).toEqual(['escort']);
    expect(await readersOf(await test.document('sdf-admin'))).toEqual(['sdf-admin']);
  });

  it('each of two officers who stored the same bytes', async () => {
    const sha256 = await test.document('sdf-origin');
    await test.run('moj-receiver', storeDocument, { sha256, mediaType: 'application/pdf', bytes: 1234 });
    expect(await readersOf(sha256)).toEqual(['sdf-origin', 'moj-receiver']);
  });

  it('officers who see a person whose order, extension or evidence of age cites it', async () => {
    const personNo = await test.person();
    const sdf: readonly TestOfficer[] = ['sdf-origin', 'sdf-cell'];
    const ordered = await test.document('clerk');
    const recorded = await order('clerk', personNo, ordered);
    expect(await readersOf(ordered)).toEqual([...sdf, ...everyCase]);
    const extended = await test.document('clerk');
    await test.run('clerk', extendOrder, {
      orderId: recorded.events[0]?.id as string,
      expiresAt: START + 48 * HOUR,
      documentSha256: extended,
      reason: 'hearing on the 20th',
    });
    expect(await readersOf(extended)).toEqual([...sdf, ...everyCase]);
    const evidence = await test.document('sdf-origin');
    await test.run('sdf-origin', recordAgeEvidence, {
      personNo,
      kind: 'document',
      birth: '1991-02-03',
      source: 'identity card',
      documentSha256: evidence,
    });
    expect(await readersOf(evidence)).toEqual([...sdf, ...everyCase]);
    expect(await readersOf(ordered)).toEqual([...sdf, ...everyCase]);
  });

  it('officers who see a manifest whose order cites it, also after a new proposal replaced that order', async () => {
    const convoy = await createTestConvoy(test, 1);
    const propose = async () => {
      const documentSha256 = await test.document('sdf-origin');
      await test.run('sdf-origin', proposeOrder, {
        manifestNo: convoy.manifestNo,
        ground: 'Transfer for prosecution',
        article: 'Agreement 4',
        documentSha256,
        expiresAt: START + 240 * HOUR,
      });
      return documentSha256;
    };
    const [first, second] = [await propose(), await propose()];
    const involved = ['sdf-origin', 'sdf-cell', 'escort', 'moj-receiver', ...everyCase];
    expect(await readersOf(first)).toEqual(involved);
    expect(await readersOf(second)).toEqual(involved);
  });
});

it('nobody makes a document readable by citing one that is not theirs to read', async () => {
  const personNo = await test.person();
  const sha256 = await test.document('moj-receiver');
  await expect(order('sdf-origin', personNo, sha256)).rejects.toMatchObject({
    problems: [{ code: 'document-not-stored' }],
  });
  expect(await readersOf(sha256)).toEqual(['moj-receiver']);
});
