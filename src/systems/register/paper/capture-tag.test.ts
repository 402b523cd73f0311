import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { createPdfRenderer } from '../../../platform/pdf/typst.ts';
import { type CaptureTagDocument, captureTagInput, renderCaptureTag, tagQrText } from './capture-tag.ts';

const document: CaptureTagDocument = {
  tag: 'GHW-000151-K-1',
  registerNumber: 'GHW-000151-K',
  synthetic: true,
  name: 'تجربة نموذج الأول',
  nameLatin: 'Tajriba Namudhaj al-Awwal',
  birth: '1990',
  sex: 'male',
  way: { ar: 'أسر', ckb: 'دەستگیرکردن لە شەڕدا', en: 'capture' },
  particulars: {
    when: { state: 'known', text: '2026-01-17T22:15' },
    place: { state: 'known', text: 'مفرق الطريق جنوب الشدادي' },
    unit: { state: 'inherited', from: 'SDF' },
    authority: { state: 'inherited', from: 'SDF', text: 'Internal security' },
    circumstances: { state: 'unknown', reason: 'the guards left without a word' },
    condition: { state: 'known', text: 'Bruise on the left forearm.' },
    reasonsTold: { state: 'known', text: 'Told in Arabic.' },
    inventory: {
      state: 'listed',
      items: [
        { kind: 'document', description: 'identity card', quantity: 1, kept: 'taken' },
        { kind: 'money', description: '25,000 IQD', quantity: 1, kept: 'left' },
      ],
    },
  },
  at: Date.UTC(2026, 0, 17, 19, 15),
};
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const run = (tool: string, args: readonly string[], input: Uint8Array): string =>
  execFileSync(tool, [...args], { input, stdio: ['pipe', 'pipe', 'ignore'] }).toString();
const textOf = (pdf: Uint8Array): string =>
  run('pdftotext', ['-raw', '-enc', 'UTF-8', '-', '-'], pdf).replace(/[\u202a-\u202e]/gu, '');

let pdf: Uint8Array;
let text: string;
beforeAll(() => {
  pdf = renderCaptureTag(document);
  text = textOf(pdf);
});

describe('capture tag on paper', () => {
  it('is the same bytes from two compilers, PDF/A-2b, and dated by the capture', () => {
    expect(sha256(createPdfRenderer().render(captureTagInput(document)))).toBe(sha256(pdf));
    expect(Buffer.from(pdf).toString('latin1')).toContain('<pdfaid:part>2</pdfaid:part>');
    const info = run('pdfinfo', ['-isodates', '-'], pdf);
    expect(info).toContain('CreationDate:    2026-01-17T19:15:00');
  });

  it('has three parts with one number, on one page', () => {
    expect(text.match(/GHW-000151-K-1/g)?.length).toBeGreaterThanOrEqual(3);
    expect(text.match(/GHW-000151-K(?!-)/g)).toHaveLength(3);
    for (const part of ['On the person', 'Kept by the unit', 'With the property']) expect(text).toContain(part);
    expect(text.split('\f').filter((page) => page.trim() !== '')).toHaveLength(1);
  });

  it('says what is known, what was inherited unverified, and what is unknown and why', () => {
    for (const shown of [
      '2026-01-17 22:15',
      'inherited from previous authority, unverified',
      'Internal security',
      'the guards left without a word',
      'Told in Arabic.',
      'identity card',
      '25,000 IQD',
      'Tajriba Namudhaj al-Awwal',
    ])
      expect(text.replace(/\s+/g, ' ')).toContain(shown);
    expect(text).toContain('معلوم');
  });

  it('has a code that names nobody', () => {
    expect(tagQrText(document)).toBe('REG GHW-000151-K TAG GHW-000151-K-1');
  });

  it('wears the synthetic band only in a synthetic register, and says when nothing was with the person', () => {
    expect(text).toContain('SYNTHETIC');
    const real = textOf(
      renderCaptureTag({
        ...document,
        synthetic: false,
        birth: null,
        particulars: { ...document.particulars, inventory: { state: 'listed', items: [] } },
      }),
    );
    expect(real).not.toContain('SYNTHETIC');
    expect(real).toContain('The person had nothing');
  });

  it('runs on to further pages with an inventory that is long, and marks what its fonts lack', () => {
    const item = { kind: 'other', description: '试 item', quantity: 3, kept: 'taken' } as const;
    const long = textOf(
      renderCaptureTag({
        ...document,
        particulars: {
          ...document.particulars,
          inventory: { state: 'listed', items: Array.from({ length: 100 }, () => item) },
        },
      }),
    );
    expect(long.match(/\ufffd item/g)).toHaveLength(100);
    expect(long.split('\f').filter((page) => page.trim() !== '').length).toBeGreaterThan(2);
  });
});
