import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { pdfText } from '../../../platform/pdf/read-pdf.fixture.ts';
import { createPdfRenderer } from '../../../platform/pdf/typst.ts';
import { makeReceiptDocument } from './handover-receipt.fixture.ts';
import { type HandoverReceiptDocument, handoverReceiptInput, renderHandoverReceipt } from './handover-receipt.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const run = (tool: string, args: readonly string[], pdf: Uint8Array): string =>
  execFileSync(tool, [...args, '-'], { input: pdf, stdio: ['pipe', 'pipe', 'ignore'] }).toString();
/** The text in the order in which it was written, without the marks that pdftotext adds around each direction. */
const textOf = (pdf: Uint8Array): string =>
  execFileSync('pdftotext', ['-raw', '-enc', 'UTF-8', '-', '-'], { input: pdf, stdio: ['pipe', 'pipe', 'ignore'] })
    .toString()
    .replace(/[\u202a-\u202e]/gu, '');

let convoy: HandoverReceiptDocument;
let pdf: Uint8Array;
let text: string;
beforeAll(async () => {
  convoy = await makeReceiptDocument(150);
  pdf = renderHandoverReceipt(convoy);
  text = textOf(pdf);
});

describe('hand-over receipt on paper', () => {
  it('is the same bytes from two compilers', () => {
    const again = createPdfRenderer().render(handoverReceiptInput(convoy));
    expect(sha256(again)).toBe(sha256(pdf));
  });

  it('is other bytes when one name changes', () => {
    const [first, ...rest] = convoy.persons;
    if (first === undefined) throw new Error('The fixture has persons.');
    const changed = { ...convoy, persons: [{ ...first, nameLatin: `${first.nameLatin}h` }, ...rest] };
    expect(sha256(renderHandoverReceipt(changed))).not.toBe(sha256(pdf));
  });

  it('says that it is PDF/A-2b, dated by the hand-over and not by the clock', () => {
    const metadata = Buffer.from(pdf).toString('latin1');
    expect(metadata).toContain('<pdfaid:part>2</pdfaid:part>');
    expect(metadata).toContain('<pdfaid:conformance>B</pdfaid:conformance>');
    expect(run('pdfinfo', ['-isodates'], pdf)).toContain('CreationDate:    2026-01-21T07:41:07');
  });

  it('uses only the fonts of the package, all embedded', () => {
    const fonts = run('pdffonts', [], pdf).trim().split('\n').slice(2);
    expect(fonts).toHaveLength(4);
    for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+(NotoSans|Amiri)-(Regular|Bold) .* yes yes yes/);
  });

  it('lists every register number once, in the order of the manifest', () => {
    expect(text.match(/AMN-\d{6}/g)).toEqual(convoy.persons.map((person) => person.registerNumber));
  });

  it('shows what was signed: number, root, both instants, both keys, the exception', () => {
    for (const shown of [
      'HND-2026-000147',
      '2026-01-21 10:41:07',
      '2026-01-21 07:41:07 UTC',
      'UTC+03:00',
      'unfit-to-travel',
    ])
      expect(text).toContain(shown);
    const { data } = handoverReceiptInput(convoy);
    expect(data).toMatchObject({ manifestRoot: expect.stringMatching(/^([0-9a-f]{8} ){7}[0-9a-f]{8}$/) });
    expect(text).toContain((data as { manifestRoot: string }).manifestRoot);
    for (const party of ['delivering', 'receiving'] as const)
      expect(text).toContain((data as Record<typeof party, { keyId: string }>)[party].keyId);
    for (const shown of ['Hand-over receipt', 'المكان', 'draft translation']) expect(text).toContain(shown);
  });

  it('says of a move within one authority that custody stays, and never that it passed', async () => {
    const within = await makeReceiptDocument(2, { version: 2, toAuthority: 'SDF' });
    const text = pdfText(renderHandoverReceipt(within)).replaceAll(/\s+/g, ' ');
    expect(text).toContain('Receipt of a move within one authority');
    expect(text).toContain('Custody and its ground stay as they are');
    expect(text).toContain('Giving side');
    expect(text).not.toContain('into the custody of the receiving authority');
  });

  it('lists children who accompany a detained parent apart on any page, with their own count, under the numbers of the signed list', async () => {
    const many = await makeReceiptDocument(150);
    const persons = many.persons.map((person, index) => ({ ...person, accompanying: index % 3 === 0 }));
    const split = renderHandoverReceipt({ ...many, persons });
    const shown = textOf(split).replaceAll(/\s+/g, ' ');
    expect(shown).toMatch(/Of these, children with a detained parent, not detained/);
    const children = persons.filter(({ accompanying }) => accompanying);
    const others = persons.filter(({ accompanying }) => !accompanying);
    expect(shown.match(/AMN-\d{6}/g)).toEqual([...others, ...children].map(({ registerNumber }) => registerNumber));
    const apart = shown.slice(shown.indexOf('The numbers are those of the signed list'));
    expect(apart.match(/AMN-\d{6}/g)).toHaveLength(50);
    // number 148 of the signed list is its last child
    expect(apart).toMatch(/148 AMN-004248/);
    for (const page of textOf(split).split('\f').slice(1))
      if (/AMN-\d{6}/.test(page)) expect(page).toContain('Name, Latin script');
    expect(sha256(renderHandoverReceipt({ ...many, persons }))).toBe(sha256(split));
    expect(text).not.toContain('with a detained parent');
  });

  it('names the column by where the persons go: a compartment of the vehicle, or a section of the site', async () => {
    const two = await makeReceiptDocument(2);
    const [vehicle, site] = (['compartment', 'section'] as const).map((placed) =>
      textOf(renderHandoverReceipt({ ...two, placed })),
    );
    expect([vehicle?.includes('Compartment'), vehicle?.includes('Section')]).toEqual([true, false]);
    expect([site?.includes('Compartment'), site?.includes('Section')]).toEqual([false, true]);
  });

  it('gives Arabic and Sorani back as they were written when the text is copied or searched', () => {
    const copied = execFileSync('pdftotext', ['-layout', '-enc', 'UTF-8', '-', '-'], { input: pdf })
      .toString()
      .replace(/[\u200e\u200f\u202a-\u202e]/gu, '');
    const bare = copied.replace(/[\u064b-\u0652]/gu, '');
    const names = convoy.persons
      .filter(({ nameOriginal }) => /\p{Script=Arabic}/u.test(nameOriginal))
      .map(({ nameOriginal }) => nameOriginal.replace(/ \d+$/, '').replaceAll('\u0651', ''));
    expect(new Set(names).size).toBeGreaterThan(20);
    for (const words of [
      'محضر تسليم واستلام أشخاص',
      'وەسڵی ڕادەستکردنی کەسەکان',
      'قوات سوريا الديمقراطية',
      'هێزەکانی سووریای دیموکرات',
      'الاتفاقية الدولية لحماية جميع الأشخاص من الاختفاء القسري',
      'بۆ پاراستنی هەموو کەسان لە ونکردنی زۆرەملێ',
      ...names,
    ])
      expect(bare).toContain(words);
  });

  it('uses one digit system', () => {
    expect(text).not.toMatch(/[\u0660-\u0669\u06f0-\u06f9]/u);
  });

  it('numbers its pages and repeats the heading of the list', () => {
    const pages = text.split('\f').filter((page) => page.trim() !== '');
    expect(pages.length).toBeGreaterThan(3);
    pages.forEach((page, index) => {
      expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
      if (index > 0) expect(page).toContain('Name, Latin script');
    });
  });

  it('wears the synthetic band on every page of a synthetic register, and on none of a real one', async () => {
    const count = (of: string): number => of.split('SYNTHETIC').length - 1;
    expect(count(text)).toBe(text.split('\f').filter((page) => page.trim() !== '').length);
    const real = await makeReceiptDocument(3, { synthetic: false });
    expect(count(textOf(renderHandoverReceipt(real)))).toBe(0);
  });

  it('shows a re-count that differs', async () => {
    const two = await makeReceiptDocument(2);
    expect(textOf(renderHandoverReceipt(two))).not.toContain('The two counts differ');
    expect(textOf(renderHandoverReceipt({ ...two, countByReCount: 1 }))).toContain('The two counts differ');
  });

  it('marks characters that the fonts lack instead of failing, and says so', async () => {
    const one = await makeReceiptDocument(1);
    const persons = one.persons.map((person) => ({ ...person, nameOriginal: '试验 \u202eabc' }));
    const shown = textOf(renderHandoverReceipt({ ...one, persons }));
    expect(shown).toContain('\ufffd\ufffd abc');
    expect(shown).toContain('the fonts of this document lack');
  });

  it('says when there is no exception, and prints the checkpoint when there is one', async () => {
    const root = new Uint8Array(32).fill(0xab);
    const shown = textOf(
      renderHandoverReceipt(await makeReceiptDocument(1, { exceptions: [], lastCheckpoint: { size: 412331, root } })),
    );
    expect(shown).toContain('None recorded');
    expect(shown).toContain('412331');
    expect(shown).toContain('abababab abababab');
  });

  it('says until when the public log has to hold the hand-over: a day after the signed instant', async () => {
    const shown = textOf(renderHandoverReceipt(await makeReceiptDocument(1))).replaceAll(/\s+/g, ' ');
    expect(shown).toContain('Has to be in the public log by');
    expect(shown).toContain('2026-01-22 10:41:07');
    // act, statement and signatures are one page also with a checkpoint
    const lastCheckpoint = { size: 412331, root: new Uint8Array(32).fill(0xab) };
    const [first = ''] = textOf(renderHandoverReceipt(await makeReceiptDocument(150, { lastCheckpoint }))).split('\f');
    for (const words of ['Signed electronically', 'Has to be in the public log by', 'abababab abababab'])
      expect(first).toContain(words);
  });

  it('refuses a list of another length than was signed, and an exception without a name', () => {
    expect(() => handoverReceiptInput({ ...convoy, persons: convoy.persons.slice(1) })).toThrow(
      'signed for 150 persons',
    );
    expect(() => handoverReceiptInput({ ...convoy, exceptionNames: {} })).toThrow('unfit-to-travel');
  });
});
