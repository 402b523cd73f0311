import { describe, expect, it } from 'vitest';
import { createPdfRenderer, PdfError } from './typst.ts';

const renderer = createPdfRenderer();
const instant = new Date('2026-01-21T07:41:07Z');

describe('PDF renderer', () => {
  it('names the template that is missing', () => {
    expect(() => renderer.render({ template: 'platform/pdf/absent.typ', data: {}, instant })).toThrow(PdfError);
    expect(() => renderer.render({ template: 'platform/pdf/absent.typ', data: {}, instant })).toThrow('absent.typ');
  });

  it('reports what a template misses in its data', () => {
    const template = 'systems/transfers/paper/handover-receipt.typ';
    expect(() => renderer.render({ template, data: {}, instant })).toThrow(/does not compile: .*synthetic/);
  });
});
