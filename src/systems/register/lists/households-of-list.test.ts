import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gatherHouseholds, type HouseholdRow } from './households-of-list.ts';
import { mapHeadings } from './map-headings.ts';
import { roleOfRelation } from './relations.ts';

const row = (no: number, label: string | null, relation = ''): HouseholdRow => ({
  row: no,
  household: label === null ? null : { label, relation, role: roleOfRelation(relation) },
});

describe('roleOfRelation', () => {
  it.each([
    ['Head of household', 'head'],
    ['رب الأسرة', 'head'],
    ['ربّة الأسرة', 'head'],
    ['سەرۆکی خێزان', 'head'],
    ['Wife', 'spouse'],
    ['الزوجة', 'spouse'],
    ['هاوسەر', 'spouse'],
    ['ابنة (daughter)', 'child'],
    ['منداڵ', 'child'],
    ['جدة', 'other'],
    ['Mother-in-law', 'other'],
    ['', null],
    ['?', null],
    ['blorb', null],
  ])('%s is %s', (word, role) => {
    expect(roleOfRelation(word)).toBe(role);
  });
});

describe('gatherHouseholds', () => {
  it('knows one household by its number in any script of digits, and headings in three languages', () => {
    const { households } = gatherHouseholds(
      [row(2, '١٢', 'head'), row(3, 'Family 12', 'son'), row(4, ' 12 ', 'son'), row(5, '012', 'head')],
      'as-stated',
    );
    expect([...households.values()].map(({ key }) => key)).toEqual(['12', '12', '12', '012']);
    for (const heading of ['Household', 'Family number', 'رقم العائلة', 'خێزان'])
      expect(mapHeadings([heading]).mapping).toEqual(['household']);
    // a surname is no household
    expect(mapHeadings(['Family name', 'اسم العائلة', 'Family']).mapping).toEqual(['family', null, null]);
  });

  it('loses no row, ties nobody to another number, and names one head at most', () => {
    const rows = fc.array(
      fc.record({
        label: fc.option(fc.constantFrom('1', '2', '٣', '3', 'x')),
        relation: fc.constantFrom('', 'head', 'son', 'blorb'),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(rows, fc.constantFrom('as-stated' as const, 'first-row' as const), (drawn, heads) => {
        const given = drawn.map(({ label, relation }, i) => row(i + 2, label, relation));
        const { households } = gatherHouseholds(given, heads);
        expect([...households.keys()]).toHaveLength(given.filter(({ household }) => household !== null).length);
        for (const members of Map.groupBy([...households], ([, { key }]) => key).values()) {
          const stated = members.filter(([no]) => given[no - 2]?.household?.role === 'head');
          const head = members.filter(([, { role }]) => role === 'head');
          expect(head.length).toBeLessThanOrEqual(1);
          if (stated.length === 1) expect(head[0]?.[0]).toBe(stated[0]?.[0]);
          if (stated.length > 1) expect(head).toEqual([]);
        }
      }),
    );
  });
});
