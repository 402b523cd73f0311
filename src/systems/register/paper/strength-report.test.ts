import { describe, expect, it } from 'vitest';
import { pdfFacts, pdfText } from '../../../platform/pdf/read-pdf.fixture.ts';
import { createPdfRenderer } from '../../../platform/pdf/typst.ts';
import { strengthTable } from '../tables/strength-table.ts';
import { renderStrengthReport, type StrengthDocument, strengthReportInput } from './strength-report.ts';

const report: StrengthDocument = {
  scope: 'site',
  code: 'GHW',
  name: { en: 'Ghuwayran', ar: 'غويران', ckb: 'غوێران' },
  zone: 'Asia/Damascus',
  fromAt: Date.UTC(2026, 0, 17, 5),
  toAt: Date.UTC(2026, 0, 18, 5),
  knownAt: Date.UTC(2026, 0, 18, 6),
  opening: 150,
  gains: [{ reason: 'arrest', persons: 3 }],
  losses: [
    { reason: 'transfer-out', persons: 20 },
    { reason: 'escape', persons: 2 },
  ],
  closing: 131,
  withinReach: true,
  synthetic: true,
};
describe('strength report on paper', () => {
  it('is the same bytes from two compilers, on one page, dated by what was known', () => {
    const pdf = renderStrengthReport(report);
    expect(Buffer.from(createPdfRenderer().render(strengthReportInput(report)))).toEqual(Buffer.from(pdf));
    expect(pdfFacts(pdf)).toEqual({ pages: 1, createdAt: expect.stringContaining('2026-01-18T06:00:00') });
  });

  it('shows every figure and heading', () => {
    const text = pdfText(renderStrengthReport(report));
    for (const shown of ['150', '131', 'Transferred out', 'Escaped', 'Arrested', '2026-01-18 08:00:00', 'SYNTHETIC'])
      expect(text).toContain(shown);
    expect(text).not.toContain('Died');
  });

  it('is a table in the words of the language, with codes beside them', () => {
    const rows = strengthTable.rows(report, 'ar');
    expect(rows.map(([figure, code]) => `${figure} ${code}`)).toEqual([
      'القوة الافتتاحية opening',
      'الزيادة gain',
      'النقص loss',
      'النقص loss',
      'القوة الختامية closing',
    ]);
    expect(rows).toHaveLength(5);
    expect(strengthTable.columns).toHaveLength(rows[0]?.length ?? 0);
    expect(rows[2]?.join(',')).toBe(
      'النقص,loss,نُقل منها,transfer-out,20,الموقع,GHW,2026-01-17T05:00:00.000Z,2026-01-18T05:00:00.000Z,2026-01-18T06:00:00.000Z',
    );
  });
});
