import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from '../../../../tests/support/ask.ts';
import { createTestConvoy, type TestConvoy } from '../../../../tests/support/convoy.ts';
import {
  createTestRegister,
  HOUR,
  START,
  type TestOfficer,
  type TestRegister,
} from '../../../../tests/support/register.ts';
import { exportList } from '../../../core/access/commands/export-list.ts';
import { listingsOf } from '../../../core/access/listing.ts';
import { setClock } from '../../../core/register/commands/set-clock.ts';
import { type AnyQuery, anyQuery } from '../../../platform/http/query-definition.ts';
import { pdfBookmarks, pdfFacts, pdfText } from '../../../platform/pdf/read-pdf.fixture.ts';
import { allQueries } from '../../all-queries.ts';
import { escortRecordsPaper } from './escort-records-paper.ts';
import { overviewOfManifest } from './manifest.ts';
import { manifestPaper } from './manifest-paper.ts';
import { papers } from './papers.ts';
import { papersFile } from './papers-file.ts';
import { personReceipts } from './person-receipts.ts';
import { receipt } from './receipt.ts';

const takeList = exportList(listingsOf(allQueries));
let register: TestRegister;
let convoy: TestConvoy;
let filter: { manifests: string; kind: string; part: string };
beforeAll(async () => {
  register = await createTestRegister();
  convoy = await createTestConvoy(register, 2);
  await convoy.until('closed');
  filter = { manifests: String(convoy.manifestNo), kind: 'all', part: '1' };
});
afterAll(() => register.close());

const listed = async (officer: TestOfficer, asked: Record<string, string> = filter): Promise<string[]> =>
  (await ask(register, officer, papers, asked)).rows.map(
    ({ paper, ordinal }) => `${paper}${ordinal === null ? '' : `/${ordinal}`}`,
  );
const take = (officer: TestOfficer, asked: Record<string, string> = filter) =>
  register.run(officer, takeList, { list: 'transfers/papers', filter: asked, language: 'en', format: 'pdf' });
const file = async (officer: TestOfficer, asked: Record<string, string> = filter): Promise<Uint8Array> =>
  papersFile.paper?.render(
    await ask(register, officer, papersFile, asked),
    register.register.keys,
  ) as Promise<Uint8Array>;
/** A paper as it is when it is opened alone. */
const alone = async (officer: TestOfficer, query: AnyQuery, asked: Record<string, string>): Promise<Uint8Array> =>
  query.paper?.render(await ask(register, officer, query, asked), register.register.keys) as Uint8Array;

test('the papers of a convoy are those that the officer may open alone', async () => {
  const ofHandovers = ['receipt/1', 'person-receipts/1', 'receipt/2', 'person-receipts/2'];
  expect(await listed('sdf-origin')).toEqual(['manifest', 'escort-records', ...ofHandovers]);
  // the page of a closed manifest still leads to its escort records: whoever gave the person is asked about them later
  const of = (officer: TestOfficer) => ask(register, officer, overviewOfManifest, { manifestNo: filter.manifests });
  expect((await of('sdf-origin')).escortRecords).toMatchObject({ of: 2, duties: [] });
  expect((await of('moj-receiver')).escortRecords).toBeNull();
  // who receives is told no escort record
  expect(await listed('moj-receiver')).toEqual(['manifest', ...ofHandovers]);
  expect(await listed('sdf-origin', { ...filter, kind: 'manifests' })).toEqual(['manifest']);
  expect(await listed('sdf-origin', { ...filter, kind: 'receipts' })).toEqual(ofHandovers);
  expect(await listed('sdf-origin', { ...filter, part: '2' })).toEqual([]);
  const unknown = { ...filter, manifests: `${convoy.manifestNo},999999` };
  await expect(listed('sdf-origin', unknown)).rejects.toMatchObject({ code: 'not-found' });
});

test('the file is given to who wrote the taking down, by the same filters and within the hour', async () => {
  await expect(file('sdf-origin')).rejects.toMatchObject({ code: 'papers-not-taken' });
  const { result } = await take('sdf-origin');
  expect(result).toMatchObject({
    rows: 6,
    file: `/api/transfers/papers-file?manifests=${convoy.manifestNo}&kind=all&part=1`,
  });
  const { rows } = await register.admin.query(
    'SELECT list, filter, rows FROM access.list_export ORDER BY event_pos DESC LIMIT 1',
  );
  expect(rows).toEqual([{ list: 'transfers/papers', filter, rows: 6 }]);
  expect((await file('sdf-origin')).length).toBeGreaterThan(10_000);
  await expect(file('sdf-cell')).rejects.toMatchObject({ code: 'papers-not-taken' });
  await expect(file('sdf-origin', { ...filter, kind: 'receipts' })).rejects.toMatchObject({ code: 'papers-not-taken' });
  // a file is one part: without a limit it would be as long as the operation
  const whole = { manifests: filter.manifests, kind: 'all' };
  await take('sdf-origin', whole);
  await expect(file('sdf-origin', whole)).rejects.toThrow();
  // a list of persons is no paper
  const asPdf = { list: 'register/people', filter: {}, language: 'en', format: 'pdf' } as const;
  await expect(register.run('sdf-origin', takeList, asPdf)).rejects.toMatchObject({ code: 'invalid-input' });
});

test('it holds the pages of each paper as it is alone, with a bookmark for each, and the same receipts are the same bytes', async () => {
  await take('sdf-origin');
  const pdf = await file('sdf-origin');
  const { rows } = await register.admin.query<{ id: string }>('SELECT id FROM transfers.handover ORDER BY ordinal');
  const no = { manifestNo: filter.manifests };
  const singles = [
    await alone('sdf-origin', anyQuery(manifestPaper), no),
    await alone('sdf-origin', anyQuery(escortRecordsPaper), no),
  ];
  for (const { id } of rows)
    for (const query of [anyQuery(receipt), anyQuery(personReceipts)])
      singles.push(await alone('sdf-origin', query, { handover: id }));
  expect(pdfFacts(pdf).pages).toBe(singles.reduce((sum, one) => sum + pdfFacts(one).pages, 0));
  // a manifest says the second at which it was known
  const told = (one: Uint8Array) => pdfText(one).replace(/(2026-01-18 08:00):\d\d/g, '$1');
  expect(told(pdf)).toBe(singles.map(told).join(''));
  expect(pdfBookmarks(pdf)).toEqual([
    expect.stringMatching(/ · كشف النقل · Manifest$/),
    expect.stringMatching(/Escort records$/),
    expect.stringMatching(/\/1 · .*Hand-over receipt$/),
    expect.stringMatching(/\/1 · .*Receipts for persons$/),
    expect.stringMatching(/\/2 · .*Hand-over receipt$/),
    expect.stringMatching(/\/2 · .*Receipts for persons$/),
  ]);
  const receipts = { ...filter, kind: 'receipts' };
  await take('moj-receiver', receipts);
  const before = await file('moj-receiver', receipts);
  await register.run('installation', setClock, { clockAt: START + HOUR / 2 });
  expect(Buffer.from(await file('moj-receiver', receipts)).equals(Buffer.from(before))).toBe(true);
  await register.run('installation', setClock, { clockAt: START + 2 * HOUR });
  await expect(file('moj-receiver', receipts)).rejects.toMatchObject({ code: 'papers-not-taken' });
});
