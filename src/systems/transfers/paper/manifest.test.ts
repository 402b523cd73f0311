import { describe, expect, it } from 'vitest';
import { pdfFacts, pdfText } from '../../../platform/pdf/read-pdf.fixture.ts';
import { createPdfRenderer } from '../../../platform/pdf/typst.ts';
import { type ManifestDocument, manifestInput, renderManifest } from './manifest.ts';

const word = (text: string) => ({ en: text, ar: `كلمة ${text}`, ckb: `وشە ${text}` });
const manifestOf = (count: number): ManifestDocument => ({
  code: 'C-001',
  synthetic: true,
  zone: 'Asia/Damascus',
  plannedAt: Date.UTC(2026, 0, 21, 5),
  knownAt: Date.UTC(2026, 0, 20, 5),
  from: word('GHW'),
  to: word('KRK'),
  authorities: { from: word('SDF'), escort: word('CJTF'), to: word('MOJ') },
  seal: { hash: 'ab'.repeat(32), sealedAt: Date.UTC(2026, 0, 20, 5) },
  lines: Array.from({ length: count }, (_, i) => ({
    registerNumber: `GHW-${String(i).padStart(6, '0')}-X`,
    name: `شخص ${i}`,
    nameLatin: `Person ${i}`,
    sex: 'male',
    placedIn: 'BUS-1 1',
  })),
});

describe('manifest on paper', () => {
  it('is the same bytes from two compilers, dated by what was known', () => {
    const document = manifestOf(3);
    const pdf = renderManifest(document);
    expect(Buffer.from(createPdfRenderer().render(manifestInput(document)))).toEqual(Buffer.from(pdf));
    expect(pdfFacts(pdf)).toEqual({ pages: 1, createdAt: expect.stringContaining('2026-01-20T05:00:00') });
    for (const shown of ['abababab', 'GHW', 'CJTF', 'Planned departure']) expect(pdfText(pdf)).toContain(shown);
  });

  it('splits a long list over pages, each person once and in order, under the same headings', () => {
    const document = manifestOf(400);
    const pdf = renderManifest(document);
    const text = pdfText(pdf);
    const { pages } = pdfFacts(pdf);
    expect(pages).toBeGreaterThan(5);
    expect(text.match(/GHW-\d{6}-X/g)).toEqual(document.lines.map(({ registerNumber }) => registerNumber));
    expect(text.match(/Compartment/g)).toHaveLength(pages);
  });

  it('says that it is not sealed', () => {
    expect(pdfText(renderManifest({ ...manifestOf(1), seal: null }))).toContain('not sealed');
  });
});
