import { describe, expect, it } from 'vitest';
import { pdfFacts, pdfText } from '../../../platform/pdf/read-pdf.fixture.ts';
import { createPdfRenderer } from '../../../platform/pdf/typst.ts';
import { acceptanceRefusalText } from '../acceptance-refusal.ts';
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
  within: null,
  turned: null,
  wayToPlan: false,
  authorities: { from: word('SDF'), escort: word('CJTF'), to: word('MOJ') },
  seal: { hash: 'ab'.repeat(32), sealedAt: Date.UTC(2026, 0, 20, 5) },
  counts: [],
  vehicles: [],
  legs: [
    {
      from: word('GHW'),
      to: word('RAB'),
      mode: 'land',
      vehicles: [],
      crossesBorder: true,
      departureAt: Date.UTC(2026, 0, 21, 5),
      arrivalAt: Date.UTC(2026, 0, 21, 9),
      departedAt: Date.UTC(2026, 0, 21, 6, 30),
      arrivedAt: null,
      turned: false,
    },
    {
      from: word('RAB'),
      to: word('KRK'),
      mode: 'air',
      vehicles: ['AIR-1'],
      crossesBorder: false,
      departureAt: Date.UTC(2026, 0, 21, 10),
      arrivalAt: Date.UTC(2026, 0, 21, 11),
      departedAt: null,
      arrivedAt: null,
      turned: false,
    },
  ],
  escort: { of: 3, confirmed: 1, incomplete: 2, stale: 0 },
  lines: Array.from({ length: count }, (_, i) => ({
    registerNumber: `GHW-${String(i).padStart(6, '0')}-X`,
    name: `شخص ${i}`,
    nameLatin: `Person ${i}`,
    sex: 'male',
    accompanying: false,
    refused: null,
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

  it('says how far the escort records are, to whom they are for', () => {
    const told = pdfText(renderManifest(manifestOf(1))).replaceAll(/\s+/g, ' ');
    expect(told).toContain('Escort records: confirmed, incomplete, older than 48 hours');
    expect(told).toContain('1/3 · 2 · 0');
    expect(pdfText(renderManifest({ ...manifestOf(1), escort: null }))).not.toContain('Escort records');
  });

  it('lists children who accompany a detained parent apart, with their own count, and numbers everybody through', () => {
    const document = manifestOf(3);
    const [child, ...others] = document.lines as [ManifestDocument['lines'][number]];
    const paper = renderManifest({ ...document, lines: [{ ...child, accompanying: true }, ...others] });
    const told = pdfText(paper).replaceAll(/\s+/g, ' ');
    expect(told).toContain('Of these, children with a detained parent, not detained 1');
    const after = told.slice(told.lastIndexOf('Children with a detained parent, not detained'));
    expect([after.includes('GHW-000000-X'), after.includes('GHW-000001-X')]).toEqual([true, false]);
    expect(pdfText(renderManifest(document))).not.toContain('with a detained parent');
  });

  it('says where everybody changes vehicles, and to which', () => {
    const text = pdfText(renderManifest(manifestOf(1))).replaceAll(/\s+/g, ' ');
    expect(text).toContain('change to AIR-1');
  });

  it('says of whom the receiver refused that it did, and why', () => {
    const document = manifestOf(2);
    const [first, ...others] = document.lines as [ManifestDocument['lines'][number]];
    const refused = acceptanceRefusalText('papers-missing');
    const paper = renderManifest({ ...document, lines: [{ ...first, refused }, ...others] });
    const text = pdfText(paper).replaceAll(/\s+/g, ' ');
    expect(text).toContain('refused by the receiver: papers are missing');
    expect(pdfText(renderManifest(document))).not.toContain('refused by the receiver');
  });

  it('splits a long list over pages, each person once and in order, under the same headings', () => {
    const document = { ...manifestOf(400), legs: [] };
    const pdf = renderManifest(document);
    const text = pdfText(pdf);
    const { pages } = pdfFacts(pdf);
    expect(pages).toBeGreaterThan(5);
    expect(text.match(/GHW-\d{6}-X/g)).toEqual(document.lines.map(({ registerNumber }) => registerNumber));
    expect(text.match(/Compartment/g)).toHaveLength(pages);
  });

  it('shows the planned legs with means, border and what was reported beside what was planned', () => {
    const text = pdfText(renderManifest(manifestOf(1)));
    for (const shown of [
      'Planned way',
      'by land',
      'by air',
      'crosses the border',
      '2026-01-21 08:00',
      '2026-01-21 09:30',
    ])
      expect(text).toContain(shown);
    expect(pdfText(renderManifest({ ...manifestOf(1), legs: [] }))).toContain('no legs were planned');
  });

  it('shows each head-count beside all whom the register had aboard', () => {
    const at = Date.UTC(2026, 0, 20, 4);
    const count = { occasion: 'unloading', place: word('RAB'), counted: 3, expected: 4, at };
    const text = pdfText(renderManifest({ ...manifestOf(1), counts: [count] }));
    for (const shown of ['Head-counts', 'Aboard', 'unloading', 'RAB', '2026-01-20 07:00'])
      expect(text).toContain(shown);
    expect(pdfText(renderManifest(manifestOf(1)))).not.toContain('Head-counts');
  });

  it('says of each vehicle whether it was found fit, when, and that it was searched afterwards', () => {
    const at = Date.UTC(2026, 0, 20, 4);
    const vehicles = [
      { code: 'BUS-1', state: 'fit' as const, inspectedAt: at, searchedAt: at + 9 * 3_600_000 },
      { code: 'BUS-2', state: 'not-inspected' as const, inspectedAt: null, searchedAt: null },
    ];
    const text = pdfText(renderManifest({ ...manifestOf(1), vehicles })).replaceAll(/\s+/g, ' ');
    for (const shown of [
      'Vehicles: inspection before departure',
      'BUS-1',
      'found fit',
      '2026-01-20 07:00',
      'searched after arrival',
      '2026-01-20 16:00',
      'not inspected',
    ])
      expect(text).toContain(shown);
    expect(pdfText(renderManifest(manifestOf(1)))).not.toContain('Vehicles:');
  });

  it('says that it is not sealed', () => {
    expect(pdfText(renderManifest({ ...manifestOf(1), seal: null }))).toContain('not sealed');
  });

  it('says where the convoy was sent instead, which legs were travelled before, and that the rest is not planned', () => {
    const document = manifestOf(1);
    const [first] = document.legs;
    if (first === undefined) throw new Error('no leg');
    const turned = { to: word('NSR'), authority: word('MOJ') };
    const told = (more: Partial<ManifestDocument>) =>
      pdfText(renderManifest({ ...document, ...more })).replace(/\s+/g, ' ');
    const unplanned = told({ turned, wayToPlan: true, legs: [{ ...first, turned: true }] });
    for (const shown of ['Sent instead to', 'NSR', 'before the convoy was turned', 'was not planned again'])
      expect(unplanned).toContain(shown);
    const text = told({});
    for (const hidden of ['Sent instead to', 'before the convoy was turned', 'was not planned again'])
      expect(text).not.toContain(hidden);
  });
});
