import { expect, test } from 'vitest';
import type { KnownSection } from '../escort-views.ts';
import { isReady, takenAnswers, whyNothing } from './known-sections.ts';

const section = (answers: number, open: readonly ('missing' | 'old' | 'file')[], isAnswered = false): KnownSection => ({
  section: 'risk',
  isAnswered,
  answers: Array.from({ length: answers }, (_, i) => ({ question: `q${i}`, answer: 'no', detail: '', at: 1 })),
  open: open.map((why, i) => ({ question: `open${i}`, why })),
});

test('a section is ready where it is not answered yet and nothing of it is left open', () => {
  expect(isReady(section(3, []))).toBe(true);
  expect(isReady(section(3, [], true))).toBe(false);
  expect(isReady(section(2, ['old']))).toBe(false);
  expect(isReady(section(0, []))).toBe(false);
});

test('why nothing can be confirmed is said by what the officer can do about it', () => {
  expect(whyNothing([section(3, [], true), section(0, ['file'], true)])).toBe('answered');
  expect(whyNothing([section(0, ['missing']), section(0, ['file', 'missing'])])).toBe('missing');
  expect(whyNothing([section(0, ['missing']), section(4, ['file'])])).toBe('file');
  expect(whyNothing([section(4, ['file']), section(0, ['old', 'missing'])])).toBe('old');
  expect(whyNothing([])).toBe('answered');
});

test('answers are taken over with their detail, as from an earlier record', () => {
  const known = [
    { question: 'escape-tried', answer: 'yes', detail: 'at the gate' },
    { question: 'arson', answer: 'no', detail: '' },
  ];
  expect(takenAnswers(known)).toEqual([
    { question: 'escape-tried', answer: 'yes', source: 'earlier-record', detail: 'at the gate' },
    { question: 'arson', answer: 'no', source: 'earlier-record' },
  ]);
});
