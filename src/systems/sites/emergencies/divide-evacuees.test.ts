import fc from 'fast-check';
import { expect, it } from 'vitest';
import { divideEvacuees, type Evacuee } from './divide-evacuees.ts';

const man = (personNo: number): Evacuee => ({ personNo, section: 'A', sex: 'male', households: [] });
const woman = (personNo: number): Evacuee => ({ ...man(personNo), sex: 'female' });
const member = (personNo: number, ...households: string[]): Evacuee => ({ ...man(personNo), households });

it('puts women, men and households on lists of their own, in the order in which they come', () => {
  expect(divideEvacuees([man(1), woman(2), member(3, 'x'), man(4), member(5, 'x'), man(6)], 2)).toEqual([
    [1, 4],
    [2],
    [3, 5],
    [6],
  ]);
});

it('parts no household, also where a person is bound to two', () => {
  const bound = [member(1, 'x'), member(2, 'y'), member(3, 'z'), member(4, 'x', 'y')];
  expect(divideEvacuees(bound, 3)).toEqual([[1, 2, 4], [3]]);
  // larger than a list: a list of its own
  expect(divideEvacuees([member(9, 'a'), ...bound], 2)).toEqual([[9], [1, 2, 4], [3]]);
});

it('lists everybody once, whole households, and nobody beside the other sex but in a household', () => {
  const evacuee = fc.record({
    sex: fc.constantFrom('male' as const, 'female' as const),
    households: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 2 }),
  });
  fc.assert(
    fc.property(fc.array(evacuee, { maxLength: 40 }), fc.integer({ min: 1, max: 12 }), (drawn, most) => {
      const evacuees = drawn.map((person, i) => ({ ...person, personNo: i + 1, section: null }));
      const lists = divideEvacuees(evacuees, most);
      expect(lists.flat().sort((a, b) => a - b)).toEqual(evacuees.map(({ personNo }) => personNo));
      const of = (no: number) => evacuees[no - 1] as Evacuee;
      for (const household of ['a', 'b', 'c', 'd', 'e'])
        expect(
          lists.filter((list) => list.some((no) => of(no).households.includes(household))).length,
        ).toBeLessThanOrEqual(1);
      for (const list of lists) {
        const kinds = new Set(list.map((no) => (of(no).households.length > 0 ? 'families' : of(no).sex)));
        expect(kinds.size).toBe(1);
        if (!kinds.has('families')) expect(list.length).toBeLessThanOrEqual(most);
      }
    }),
  );
});
