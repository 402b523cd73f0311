import { expect, test } from 'vitest';
import { inParts } from './papers-parts.ts';

const paper = (persons: number) => ({
  manifestNo: 1,
  code: 'C-001',
  paper: 'person-receipts' as const,
  ordinal: 1,
  handover: 'x',
  persons,
});

test('a part ends before it grows too long, in the order of the papers', () => {
  expect(inParts([150, 150, 1, 299].map(paper)).map(({ part }) => part)).toEqual([1, 2, 2, 3]);
  expect(inParts([150, 151, 1].map(paper)).map(({ part }) => part)).toEqual([1, 2, 2]);
});

test('a paper that is longer than a part stands in one of its own and is not cut', () => {
  expect(inParts([2, 5000, 2].map(paper)).map(({ part }) => part)).toEqual([1, 2, 3]);
  expect(inParts([])).toEqual([]);
});
