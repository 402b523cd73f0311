import { expect, test } from 'vitest';
import { askedQuestions, buildRows, incompletePersons, missingAnswers, setAnswer } from './sheet-rules.ts';
import type { SheetPerson, SheetQuestion } from './sheet-types.ts';

const questions: SheetQuestion[] = [
  { key: 'decision', label: 'Decision', kind: 'choice', required: true },
  { key: 'section', label: 'Section', kind: 'select', required: true, when: (answers) => answers.decision === 'yes' },
  { key: 'reason', label: 'Reason', kind: 'text', required: true, when: (answers) => answers.decision === 'no' },
];
const persons: SheetPerson[] = [1, 2, 3].map((personNo) => ({
  personNo,
  registerNumber: `GHW-00000${personNo}`,
  name: '',
  latin: '',
}));

test('no question has an answer until somebody gives one', () => {
  expect(missingAnswers(questions, {})).toEqual(['decision']);
});

test('an answer opens the questions that depend on it', () => {
  expect(askedQuestions(questions, { decision: 'no' }).map((question) => question.key)).toEqual(['decision', 'reason']);
  expect(missingAnswers(questions, { decision: 'no', reason: '  ' })).toEqual(['reason']);
});

test('a hand-set row that misses an answer is named', () => {
  expect(incompletePersons(questions, { 1: { decision: 'no' }, 2: {}, 3: { decision: 'yes', section: 'A' } })).toEqual([
    1,
  ]);
});

test('exceptions keep their answers, everybody else gets the answer for the rest', () => {
  const rows = buildRows(
    questions,
    persons,
    { 2: { decision: 'no', reason: 'ill' } },
    { decision: 'yes', section: 'A' },
  );
  expect(rows).toEqual([
    { personNo: 1, answers: { decision: 'yes', section: 'A' }, exception: false },
    { personNo: 2, answers: { decision: 'no', reason: 'ill' }, exception: true },
    { personNo: 3, answers: { decision: 'yes', section: 'A' }, exception: false },
  ]);
});

test('an answer to a question that is no longer asked is not sent', () => {
  const rows = buildRows(questions, persons.slice(0, 1), { 1: { decision: 'no', section: 'A', reason: 'ill' } }, {});
  expect(rows[0]?.answers).toEqual({ decision: 'no', reason: 'ill' });
});

test('taking the last answer away makes the row one of the rest again', () => {
  expect(setAnswer({ decision: 'no' }, 'decision', '')).toEqual({});
});
