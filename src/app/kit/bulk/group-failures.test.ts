import { expect, test } from 'vitest';
import { groupFailures } from './group-failures.ts';

const remedy = 'Choose another.';
const full = (number: number) =>
  `More persons than places. (section GHW/P has 900 places; this would be number ${number})`;

test('who was refused for the same reason stands under one sentence; what is in brackets is kept where all have it', () => {
  const young = 'Not for this age. (section GHW/P is for adults)';
  expect(
    groupFailures([
      { label: 'A-1', why: young, remedy },
      { label: 'A-2', why: full(901), remedy },
      { label: 'A-3', why: young, remedy },
      { label: 'A-4', why: full(902), remedy },
      { label: 'A-5', why: young, remedy: 'Record evidence of age.' },
    ]),
  ).toEqual([
    { labels: ['A-1', 'A-3'], why: young, remedy },
    { labels: ['A-2', 'A-4'], why: 'More persons than places.', remedy },
    { labels: ['A-5'], why: young, remedy: 'Record evidence of age.' },
  ]);
  expect(groupFailures([{ label: 'A-2', why: full(901), remedy }])).toEqual([
    { labels: ['A-2'], why: full(901), remedy },
  ]);
  expect(groupFailures([])).toEqual([]);
});
