import { expect, test } from 'vitest';
import type { SheetPerson, SheetQuestion } from './sheet-types.ts';
import { isShown, type SheetView, wholeSheet } from './sheet-view.ts';

const questions: SheetQuestion[] = [
  { key: 'decision', label: 'Decision', kind: 'choice', required: true },
  { key: 'section', label: 'Section', kind: 'select', required: true, when: (answers) => answers.decision === 'yes' },
];
const person = (personNo: number, age: string, name: string): SheetPerson => ({
  personNo,
  registerNumber: `GHW-00000${personNo}`,
  name,
  latin: '',
  facets: { age, sex: 'male' },
});
const persons = [person(1, 'adult', 'أحمد'), person(2, 'undetermined', 'يوسف'), person(3, 'adult', 'إبراهيم')];
const exceptions = { 2: { decision: 'yes' }, 3: { decision: 'no' } };
const shown = (change: Partial<SheetView>) =>
  persons
    .filter((one) => isShown(one, { ...wholeSheet, ...change }, questions, exceptions, new Set([2])))
    .map(({ personNo }) => personNo);

test('a whole sheet shows everybody', () => {
  expect(shown({})).toEqual([1, 2, 3]);
});

test('a facet shows those who have it, and facets narrow each other', () => {
  expect(shown({ facets: { age: 'undetermined' } })).toEqual([2]);
  expect(shown({ facets: { age: 'adult', sex: 'male' } })).toEqual([1, 3]);
  expect(shown({ facets: { age: 'adult', sex: 'female' } })).toEqual([]);
  expect(shown({ facets: { age: '' } })).toEqual([1, 2, 3]);
});

test('an open question shows for whom it is asked and not answered by hand', () => {
  expect(shown({ openQuestion: 'decision' })).toEqual([1]);
  expect(shown({ openQuestion: 'section' })).toEqual([2]);
});

test('rows by hand, the rest, and those to check', () => {
  expect(shown({ shown: 'exceptions' })).toEqual([2, 3]);
  expect(shown({ shown: 'rest' })).toEqual([1]);
  expect(shown({ shown: 'problems' })).toEqual([2]);
});

test('a person is found by a part of the number, or by the name in another writing', () => {
  expect(shown({ text: '000003' })).toEqual([3]);
  expect(shown({ text: 'ابراهيم' })).toEqual([3]);
});
