import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { PdfBinder } from './bind-pdfs.ts';
import { pdfBookmarks, pdfFacts, pdfText } from './read-pdf.fixture.ts';
import { PdfFormError, readPdf } from './read-pdf-parts.ts';

/** A PDF of the form that the renderer writes: a nested tree of pages, and texts that look like references, ends and streams. */
const pdfOf = (...texts: string[]): Uint8Array => {
  const objects: string[] = [];
  const add = (body: string): number => objects.push(body);
  const font = add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Name (1 0 R endobj \\) (stream\n) x) >>');
  const tree = objects.length + texts.length * 2 + 1;
  const pages = texts.map((text) => {
    const content = `BT /F1 12 Tf 72 700 Td (${text}) Tj ET`;
    const stream = add(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
    return add(
      `<< /Type /Page /Parent ${tree} 0 R /StructParents 0 /MediaBox [0 0 595 842] /Contents ${stream} 0 R /Resources << /Font << /F1 ${font} 0 R >> >> >>`,
    );
  });
  const root = objects.length + 2;
  add(
    `<< /Type /Pages /Parent ${root} 0 R /Count ${pages.length} /Kids [${pages.map((no) => `${no} 0 R`).join(' ')}] >>`,
  );
  add(`<< /Type /Pages /Count ${pages.length} /Kids [${tree} 0 R] >>`);
  const catalog = add(`<< /Type /Catalog /Pages ${root} 0 R >>`);
  let file = '%PDF-1.7\n';
  const offsets = objects.map((body, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  file += `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root ${catalog} 0 R >>\nstartxref\n${file.length}\n%%EOF`;
  return Buffer.from(file, 'latin1');
};
const instant = new Date('2026-01-21T07:41:07Z');
const bound = (): Uint8Array => {
  const binder = new PdfBinder({ title: 'Papers & <more>', instant });
  binder.add('كشف النقل 1', pdfOf('first page', 'second page'));
  binder.add('receipt', pdfOf('third page'));
  return binder.end();
};

describe('binding papers', () => {
  it('keeps all pages in their order, with a bookmark for each paper, a title and a date', () => {
    const pdf = bound();
    expect(
      pdfText(pdf)
        .trim()
        .split(/\s*\n\s*|\f/),
    ).toEqual(['first page', 'second page', 'third page']);
    expect(pdfFacts(pdf)).toEqual({ pages: 3, createdAt: '2026-01-21T07:41:07Z' });
    expect(pdfBookmarks(pdf)).toEqual(['كشف النقل 1', 'receipt']);
    const facts = execFileSync('pdfinfo', ['-'], { input: pdf }).toString();
    expect(facts).toMatch(/Title: +Papers & <more>/);
  });

  it('gives the same bytes for the same papers, and writes once what two of them share', () => {
    expect(Buffer.from(bound()).equals(Buffer.from(bound()))).toBe(true);
    expect(
      Buffer.from(bound())
        .toString('latin1')
        .match(/\/BaseFont \/Helvetica/g),
    ).toHaveLength(1);
  });

  it('leaves out the tags, and the place that a page had in its own tree', () => {
    const file = Buffer.from(bound()).toString('latin1');
    expect(file).not.toContain('/StructParents');
    expect(file.match(/\/Type \/Pages/g)).toHaveLength(1);
  });

  it('reads no PDF of another form, and says so', () => {
    expect(() => readPdf(Buffer.from('no PDF at all'))).toThrow(PdfFormError);
    const cut = Buffer.from(pdfOf('x')).toString('latin1').replace('/Length', '/Longth');
    expect(() => new PdfBinder({ title: 'x', instant }).add('x', Buffer.from(cut, 'latin1'))).toThrow(PdfFormError);
  });
});
