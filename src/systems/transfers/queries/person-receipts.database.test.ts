import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestConvoy, type TestConvoy } from '../../../../tests/support/convoy.ts';
import {
  createTestRegister,
  HOUR,
  START,
  type TestOfficer,
  type TestRegister,
} from '../../../../tests/support/register.ts';
import { anyQuery } from '../../../platform/http/query-definition.ts';
import { runQuery } from '../../../platform/http/run-query.ts';
import { pdfFacts, pdfText } from '../../../platform/pdf/read-pdf.fixture.ts';
import { createPdfRenderer } from '../../../platform/pdf/typst.ts';
import { endPacket } from '../../register/commands/end-packet.ts';
import { sealPacket } from '../../register/commands/seal-packet.ts';
import { type PersonReceiptsDocument, personReceiptsInput, renderPersonReceipts } from '../paper/person-receipt.ts';
import { personReceipts } from './person-receipts.ts';

let test: TestRegister;
let convoy: TestConvoy;
let handover: string;
let packetId: string;
beforeAll(async () => {
  test = await createTestRegister();
  convoy = await createTestConvoy(test, 3);
  const sealed = await test.run('sdf-origin', sealPacket, {
    personNo: convoy.persons[0] as number,
    seal: 'S-900',
    items: [{ quantity: 1, description: 'ring' }],
    takenFrom: 'the person',
    takenWhere: 'GHW',
    takenAt: START - HOUR,
  });
  packetId = (sealed.result as { packetId: string }).packetId;
  await convoy.until('handed-over-1');
  handover = (await test.admin.query<{ id: string }>('SELECT id FROM transfers.handover')).rows[0]?.id as string;
});
afterAll(() => test.close());

const ask = (officer: TestOfficer, personNo?: number) =>
  runQuery(
    test.register.pool,
    anyQuery(personReceipts),
    test.token(officer),
    { handover, ...(personNo === undefined ? {} : { personNo: String(personNo) }) },
    () => [],
  ) as Promise<PersonReceiptsDocument>;

it('has the questions of DD form 2708 for each person, a page each, and the same bytes for ever', async () => {
  const document = await ask('escort');
  const pdf = renderPersonReceipts(document);
  expect(pdfFacts(pdf).pages).toBe(3);
  expect(Buffer.from(createPdfRenderer().render(personReceiptsInput(document)))).toEqual(Buffer.from(pdf));
  const text = pdfText(pdf).replace(/\s+/g, ' ');
  for (const shown of [
    'untried',
    'Suspected offence',
    'Article 4',
    'Transfer for prosecution',
    'S-900',
    'intact',
    'seen, fit to travel',
    'escort',
  ])
    expect(text).toContain(shown);
  // what happens after the hand-over does not change its paper
  await test.run('escort', endPacket, { packetId, ended: 'returned', authorisedBy: 'x', witness: 'y' });
  await convoy.until('handed-over-2');
  expect(Buffer.from(renderPersonReceipts(await ask('escort')))).toEqual(Buffer.from(pdf));
});

it('is of one person where one is asked for, and of nobody behind the wall', async () => {
  const [first] = convoy.persons as [number];
  expect((await ask('sdf-origin', first)).persons).toMatchObject([{ packets: [{ seal: 'S-900' }] }]);
  await expect(ask('sdf-admin')).rejects.toMatchObject({ code: 'not-found' });
});
