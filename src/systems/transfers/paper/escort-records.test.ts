import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { pdfFacts, pdfText } from '../../../platform/pdf/read-pdf.fixture.ts';
import { createPdfRenderer } from '../../../platform/pdf/typst.ts';
import { escortQuestions } from '../escort-questions.ts';
import { type EscortRecordsDocument, escortRecordsInput, renderEscortRecords } from './escort-records.ts';
import { ANSWER_WORDS, QUESTION_WORDS, SECTION_WORDS, SOURCE_WORDS, STATE_WORDS } from './escort-words.ts';

const word = (text: string) => ({ en: text, ar: `كلمة ${text}`, ckb: `وشە ${text}` });
const recordsOf = (count: number, hidden: EscortRecordsDocument['hidden'] = []): EscortRecordsDocument => ({
  code: 'C-001',
  synthetic: true,
  zone: 'Asia/Damascus',
  knownAt: Date.UTC(2026, 0, 20, 5),
  from: word('GHW'),
  to: word('KRK'),
  escort: word('CJTF'),
  hidden,
  persons: Array.from({ length: count }, (_, i) => ({
    registerNumber: `GHW-${String(i).padStart(6, '0')}-X`,
    name: `شخص ${i}`,
    nameLatin: `Person ${i}`,
    state: 'confirmed',
    confirmedAt: Date.UTC(2026, 0, 20, 5),
    answers: Object.values(escortQuestions)
      .flat()
      .map((question) => ({
        question,
        answer: 'yes',
        detail: `detail of ${question}`,
        source: 'asked',
        at: Date.UTC(2026, 0, 20, 4),
        amends: false,
      })),
  })),
});

describe('escort records on paper', () => {
  it('are the same bytes from two compilers, dated by what was known, with every question and its detail', () => {
    const document = recordsOf(1);
    const pdf = renderEscortRecords(document);
    expect(Buffer.from(createPdfRenderer().render(escortRecordsInput(document)))).toEqual(Buffer.from(pdf));
    expect(pdfFacts(pdf)).toMatchObject({ createdAt: expect.stringContaining('2026-01-20T05:00:00') });
    const text = pdfText(pdf);
    for (const shown of ['GHW-000000-X', 'Tried to escape', 'detail of arson', 'Travels with a child'])
      expect(text).toContain(shown);
  });

  it('split over pages, each person in order, named again at the top of each page on which the record goes on', () => {
    const document = recordsOf(6);
    const pdf = renderEscortRecords(document);
    const { pages } = pdfFacts(pdf);
    expect(pages).toBeGreaterThan(4);
    const named = pdfText(pdf).match(/GHW-\d{6}-X/g) ?? [];
    expect([...new Set(named)]).toEqual(document.persons.map(({ registerNumber }) => registerNumber));
    expect(named).toEqual([...named].sort());
    // no page begins with answers of somebody who is not named on it
    const text = pdfText(pdf).split('\f');
    const bare = text.filter(
      (page) => page.includes('detail of') && !/GHW-\d{6}-X/.test(page.split('detail of')[0] ?? ''),
    );
    expect(text.filter((page) => page.includes('detail of')).length).toBeGreaterThan(4);
    expect(bare).toEqual([]);
    const first = new Set(named).size;
    expect(named.length).toBeGreaterThan(first);
  });

  it('say of a section that is not shown that it is not, and show nothing of it', () => {
    const text = pdfText(renderEscortRecords(recordsOf(1, ['health'])));
    expect(text).toContain('shown to the escort and to health officers only');
    expect(text).not.toContain('Travels with a child');
    expect(text).not.toContain('detail of allergy');
  });

  it.each(['en', 'ar', 'ckb'] as const)('use the words of the pages: %s', (language) => {
    const file = path.join(import.meta.dirname, '..', 'web', 'locales', `${language}.json`);
    const { escort } = JSON.parse(readFileSync(file, 'utf8')) as { escort: Record<string, Record<string, string>> };
    const inLanguage = (words: typeof SECTION_WORDS) =>
      Object.fromEntries(Object.entries(words).map(([key, value]) => [key, value[language]]));
    expect(inLanguage(SECTION_WORDS)).toEqual(escort.sections);
    expect(inLanguage(QUESTION_WORDS)).toEqual(escort.questions);
    expect(inLanguage(ANSWER_WORDS)).toEqual(escort.answers);
    expect(inLanguage(SOURCE_WORDS)).toEqual(escort.sources);
    expect(inLanguage(STATE_WORDS)).toEqual(escort.states);
  });
});
