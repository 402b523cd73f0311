import { expect, test } from 'vitest';
import type { SectionView } from '../../sites/views.ts';
import { proposeSections } from './propose-sections.ts';

const section = (code: string, change: Partial<SectionView> = {}): SectionView => ({
  section: code,
  name: null,
  sex: 'male',
  ageGroup: 'adult',
  legalStatus: 'untried',
  level: '',
  medical: false,
  capacity: 2,
  occupied: 0,
  ...change,
});
const man = (personNo: number, ageClass: 'adult' | 'minor' | 'undetermined' = 'adult') =>
  ({ personNo, sex: 'male', ageClass, level: null, legalStatus: 'untried' }) as const;

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

test('a section for medical care is proposed to nobody', () => {
  const { sections, unplaced } = proposeSections([man(1), man(2)], [section('M', { medical: true }), section('A')]);
  expect([[...sections.values()], unplaced]).toEqual([['A', 'A'], []]);
  expect(proposeSections([man(1)], [section('M', { medical: true })]).unplaced).toEqual([1]);
});

test('a security level in force asks for a section of it, and nobody else is put there while another has room', () => {
  const { sections } = proposeSections(
    [man(1), { ...man(2), level: 'high' }, man(3), man(4)],
    [section('H', { level: 'high', capacity: 9 }), section('A')],
  );
  expect(Object.fromEntries(sections)).toEqual({ 1: 'A', 2: 'H', 3: 'A', 4: 'H' });
  expect(proposeSections([{ ...man(1), level: 'raised' }], [section('A')]).unplaced).toEqual([1]);
});

test('who is convicted goes to a section for convicted persons, and two who are kept apart to two sections', () => {
  const { sections } = proposeSections(
    [{ ...man(1), legalStatus: 'convicted' }, man(2), man(3)],
    [section('A'), section('B'), section('C', { legalStatus: 'convicted' })],
    [{ personNo: 2, otherPersonNo: 3 }],
  );
  expect(sections.get(1)).toBe('C');
  expect([sections.get(2), sections.get(3)].sort()).toEqual(['A', 'B']);
});

test('I32-household-together: who was accepted before counts: the household follows there, the place is taken, and who is kept apart stays out', () => {
  const family = { sex: 'any', ageGroup: 'any', legalStatus: 'any' } as const;
  const settled = new Map([
    [1, 'F'],
    [2, 'A'],
  ]);
  const propose = (places: number) =>
    proposeSections(
      [3, 4, 5, 6, 7].map((personNo) => man(personNo)),
      [
        section('E', { ...family, capacity: 2 }),
        section('F', { ...family, capacity: places }),
        section('A'),
        section('B'),
      ],
      [{ personNo: 2, otherPersonNo: 4 }],
      [[1, 3]],
      settled,
    );
  expect(Object.fromEntries(propose(5).sections)).toEqual({ 3: 'F', 4: 'B', 5: 'B', 6: 'A' });
  expect(propose(5).unplaced).toEqual([7]);
  // no place is left beside the relative: proposed nowhere, never elsewhere
  expect([propose(1).unplaced, propose(1).apart]).toEqual([[3, 7], [[3]]]);
});
