import { describe, expect, it } from 'vitest';
import { pdfFacts, pdfText } from '../../../platform/pdf/read-pdf.fixture.ts';
import { createPdfRenderer } from '../../../platform/pdf/typst.ts';
import { type ExtractDocument, extractInput, renderExtract } from './extract.ts';

const at = (day: number) => Date.UTC(2026, 0, day, 5);
const authority = (code: string) => ({ en: `Authority ${code}`, ar: `الجهة ${code}`, ckb: `دەسەڵاتی ${code}` });
const known = { state: 'known', text: 'synthetic' } as const;
const document: ExtractDocument = {
  registerNumber: 'GHW-000123-K',
  synthetic: true,
  name: 'شخص مُختلَق',
  nameLatin: 'Synthetic Person',
  birth: '1990',
  zone: 'Asia/Baghdad',
  knownAt: at(30),
  orders: [{ authority: authority('A'), issuedAt: at(1), expiresAt: at(29) }],
  supervisions: [
    { authority: authority('P'), fromAt: at(3), endsAt: at(9) },
    { authority: authority('Q'), fromAt: at(9), endsAt: null },
  ],
  openings: [
    {
      factEvent: '019b0000-0000-7000-8000-000000000000',
      at: at(2),
      site: 'GHW',
      zone: 'Asia/Damascus',
      custodian: 'A',
      registerNumber: 'GHW-000123-K',
      way: 'arrest',
      tag: null,
      tags: 0,
      particulars: {
        when: { state: 'inherited', text: '2019-03', from: 'the list' },
        place: { state: 'unknown', reason: 'no record' },
        unit: known,
        authority: known,
        circumstances: known,
        condition: known,
        reasonsTold: known,
        inventory: { state: 'listed', items: [] },
      },
      appearance: {
        appearanceId: '019b0000-0000-7000-8000-000000000001',
        when: '2026-01-05T10:00',
        authority: null,
        court: 'Court of Karkh',
        source: 'inherited',
        from: 'the list',
        documentSha256: null,
      },
    },
  ],
  periods: [
    {
      fromAt: at(2),
      toAt: at(20),
      authority: authority('A'),
      place: authority('S'),
      vehicle: null,
      state: 'held',
      outcome: null,
    },
    {
      fromAt: at(20),
      toAt: at(21),
      authority: authority('B'),
      place: null,
      vehicle: 'BUS-1',
      state: 'held',
      outcome: null,
    },
    {
      fromAt: at(21),
      toAt: at(28),
      authority: authority('C'),
      place: authority('T'),
      vehicle: null,
      state: 'held',
      outcome: 'release',
    },
  ],
  release: { at: at(28), place: 'the gate', verified: false },
  health: { at: at(19), fit: true },
  death: null,
};

describe('extract of ICPPED 18(1)', () => {
  it('is the same bytes from two compilers, dated by what was known', () => {
    const pdf = renderExtract(document);
    expect(Buffer.from(createPdfRenderer().render(extractInput(document)))).toEqual(Buffer.from(pdf));
    expect(pdfFacts(pdf)).toEqual({ pages: 1, createdAt: expect.stringContaining('2026-01-30T05:00:00') });
  });

  it('answers (a) to (g): who ordered, when and where, who answers now, every transfer, release, health, death', () => {
    const text = pdfText(renderExtract(document)).replace(/\s+/g, ' ');
    for (const shown of [
      'Authority A',
      'Authority P',
      'Supervises',
      '2019-03',
      'inherited, unverified',
      '2026-01-05 10:00',
      'Court of Karkh',
      'hours from admission to judge',
      'BUS-1',
      'released',
      'the gate',
      'not verified by another body',
      'fit to travel',
      '(g) Death',
    ])
      expect(text).toContain(shown);
    // who is free is nobody's responsibility; who is held, is
    const held = { ...document, periods: document.periods.slice(0, 2), release: null };
    expect(pdfText(renderExtract(held)).match(/Authority B/g)).toHaveLength(2);
    expect(pdfText(renderExtract(document)).match(/Authority C/g)).toHaveLength(1);
  });

  it('splits a long history over pages, under the same headings', () => {
    const [first] = document.periods;
    if (first === undefined) throw new Error('The document has periods.');
    const long = {
      ...document,
      periods: Array.from({ length: 80 }, (_, i) => ({ ...first, fromAt: at(2) + i * 1000 })),
    };
    const pdf = renderExtract(long);
    const { pages } = pdfFacts(pdf);
    expect(pages).toBeGreaterThan(2);
    expect(pdfText(pdf).match(/Until/g)?.length).toBeGreaterThanOrEqual(pages);
  });
});
