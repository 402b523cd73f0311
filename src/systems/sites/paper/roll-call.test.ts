import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { pdfFacts, pdfText } from '../../../platform/pdf/read-pdf.fixture.ts';
import { createPdfRenderer } from '../../../platform/pdf/typst.ts';
import type { RollRow } from '../control/views.ts';
import { type RollCallDocument, renderRollCall, rollCallInput } from './roll-call.ts';
import { EXPLANATION_WORDS } from './roll-call-words.ts';

const word = (text: string) => ({ en: text, ar: `كلمة ${text}`, ckb: `وشە ${text}` });
const officer = (text: string) => ({ officerNo: 7, name: word(text) });
const CALLED = Date.UTC(2026, 0, 20, 5);
const rowOf = (ord: number, onOld: boolean, onNew: boolean, explained: RollRow['explained'] = null): RollRow => ({
  ord,
  personNo: onOld ? ord : null,
  registerNumber: onOld ? `GHW-${String(ord).padStart(6, '0')}-X` : null,
  name: `شخص ${ord}`,
  onOld,
  onNew,
  explained,
});
const documentOf = (held: number): RollCallDocument => ({
  rollCallId: '00000000-0000-7000-8000-000000000001',
  site: 'GHW',
  siteName: word('Ghuwayran'),
  zone: 'Asia/Damascus',
  giving: 'SDF',
  taking: 'GOV',
  givingName: word('Giving'),
  takingName: word('Taking'),
  calledAt: CALLED,
  counted: held + 1,
  onRoll: held + 1,
  present: held + 1,
  proposedFor: 'SDF',
  proposedAt: CALLED,
  proposedBy: officer('First officer'),
  signedAt: CALLED + 3_600_000,
  signedBy: officer('Second officer'),
  withKeys: true,
  callerKey: '0123456789abcdef',
  callerSignedAt: CALLED + 60_000,
  callerSignature: '1a'.repeat(64),
  signedKey: 'fedcba9876543210',
  signature: '2b'.repeat(64),
  payload: Buffer.from('{"counted":3,"site":"GHW"}').toString('base64url'),
  onOldOnly: 1,
  onNewOnly: 1,
  open: 1,
  rollHash: 'ab'.repeat(32),
  synthetic: true,
  rows: [
    rowOf(901, true, false, {
      explanation: 'at-large',
      account: 'through the north wall',
      personNo: 901,
      at: CALLED + 7_200_000,
      by: officer('Who explained'),
    }),
    rowOf(902, false, true),
    ...Array.from({ length: held }, (_, i) => rowOf(i + 1, true, true)),
  ],
});

describe('closing roll-call on paper', () => {
  it('is the same bytes from two compilers, dated by the last that was recorded of it', () => {
    const document = documentOf(2);
    const pdf = renderRollCall(document);
    expect(Buffer.from(createPdfRenderer().render(rollCallInput(document)))).toEqual(Buffer.from(pdf));
    expect(pdfFacts(pdf)).toEqual({ pages: 1, createdAt: expect.stringContaining('2026-01-20T07:00:00') });
    const text = pdfText(pdf);
    for (const shown of [
      'GHW-000901-X',
      'through the north wall',
      'at large',
      'open: not explained',
      'not on the register',
      'First officer',
      'Second officer',
      'abababab',
      '0123456789abcdef',
      'fedcba9876543210',
      '1a1a1a1a',
      '2b2b2b2b',
      '{"counted":3,"site":"GHW"}',
    ])
      expect(text).toContain(shown);
  });

  it('says of a roll-call before device keys that its officers were signed in only', () => {
    const before = { ...documentOf(2), withKeys: false, callerKey: null, callerSignedAt: null, callerSignature: null };
    const text = pdfText(renderRollCall({ ...before, signedKey: null, signature: null, payload: null }));
    expect(text.match(/signed\s+in,\s+without\s+device/g)).toHaveLength(2);
    expect(text).not.toContain('Device key');
  });

  it('splits a long roll over pages: everybody once', () => {
    const pdf = renderRollCall(documentOf(150));
    expect(pdfFacts(pdf).pages).toBeGreaterThan(3);
    expect(pdfText(pdf).match(/GHW-\d{6}-X/g)).toHaveLength(151);
  });

  it.each(['en', 'ar'] as const)('uses the words of the page: %s', (language) => {
    const file = path.join(import.meta.dirname, '..', 'web', 'locales', `${language}.json`);
    const { roll } = JSON.parse(readFileSync(file, 'utf8')) as { roll: { explanations: Record<string, string> } };
    expect(Object.fromEntries(Object.entries(EXPLANATION_WORDS).map(([key, of]) => [key, of[language]]))).toEqual(
      roll.explanations,
    );
  });
});
