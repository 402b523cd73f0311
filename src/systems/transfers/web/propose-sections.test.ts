import { expect, test } from 'vitest';
import type { SectionView } from '../../sites/views.ts';
import { proposeSections } from './propose-sections.ts';

const section = (code: string, change: Partial<SectionView> = {}): SectionView => ({
  section: code,
  sex: 'male',
  ageGroup: 'adult',
  legalStatus: 'untried',
  level: 'any',
  capacity: 2,
  occupied: 0,
  ...change,
});
const man = (personNo: number, ageClass: 'adult' | 'minor' | 'undetermined' = 'adult') =>
  ({ personNo, sex: 'male', ageClass }) as const;

test('whose age is not determined goes to the juvenile section, adults to a section of theirs', () => {
  const { sections, unplaced } = proposeSections(
    [man(1), man(2, 'undetermined'), man(3, 'minor')],
    [section('A'), section('J', { ageGroup: 'minor' })],
  );
  expect(Object.fromEntries(sections)).toEqual({ 1: 'A', 2: 'J', 3: 'J' });
  expect(unplaced).toEqual([]);
});

test('never more persons than free places, never a section for convicted persons, and who fits nowhere is named', () => {
  const { sections, unplaced } = proposeSections(
    [man(1), man(2), man(3)],
    [section('A', { occupied: 1 }), section('B', { capacity: 1 }), section('C', { legalStatus: 'convicted' })],
  );
  expect([...sections.values()].sort()).toEqual(['A', 'B']);
  expect(unplaced).toEqual([3]);
});

test('nobody is put into an overfull section, nor a man into a section for women', () => {
  expect(proposeSections([man(1)], [section('A', { occupied: 9 }), section('W', { sex: 'female' })]).unplaced).toEqual([
    1,
  ]);
});
