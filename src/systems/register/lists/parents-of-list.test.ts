import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Birth, type CivilDate, parseBirth } from '../../juveniles/age/index.ts';
import { formatRegisterNumber } from '../numbers/register-number.ts';
import { findParents, type RowOfFamily } from './parents-of-list.ts';

const ON = '2026-01-18' as CivilDate;
const born = (text: string): Birth | null => {
  const reading = parseBirth(text, { onDate: ON });
  return reading.ok ? reading.birth : null;
};
const row = (no: number, more: Partial<RowOfFamily> = {}): RowOfFamily => ({
  row: no,
  accepted: true,
  accompanies: null,
  sequence: null,
  birth: born('1990'),
  ...more,
});
const found = (...rows: RowOfFamily[]) => Object.fromEntries(findParents(rows, ON));

describe('findParents', () => {
  it('finds the parent by the number that the list gives its rows, in any digits and in words', () => {
    const mother = row(7, { sequence: '12' });
    for (const accompanies of ['12', '١٢', 'row 12', 'الأم: ۱۲', '012'])
      expect(found(mother, row(8, { sequence: '13', accompanies, birth: born('2022') }))).toEqual({
        8: { parentRow: 7 },
      });
  });

  it('takes the row of the file where the list has no numbers, and only there', () => {
    const child = row(3, { accompanies: '2', birth: born('2022') });
    expect(found(row(2), child)).toEqual({ 3: { parentRow: 2 } });
    expect(found(row(2, { sequence: '1' }), child)).toMatchObject({ 3: { code: 'parent-unknown' } });
  });

  it('guesses nobody: an unknown number, one of two rows, a name, a row that accompanies somebody itself, oneself', () => {
    const child = (accompanies: string) => row(5, { accompanies, birth: born('2022') });
    expect(found(row(2), child('9'))).toMatchObject({ 5: { code: 'parent-unknown', values: { label: '9' } } });
    expect(found(row(2), child('her mother'))).toMatchObject({ 5: { code: 'parent-unknown' } });
    expect(found(row(2), row(3), child('2 or 3'))).toMatchObject({ 5: { code: 'parent-unknown' } });
    expect(found(row(2), child('5'))).toMatchObject({ 5: { code: 'parent-is-a-child-of-the-list' } });
    expect(found(row(2, { sequence: '1' }), row(3, { sequence: '1' }), child('1'))).toMatchObject({
      5: { code: 'parent-unknown' },
    });
    expect(found(row(2), row(4, { accompanies: '2', birth: born('2020') }), child('4'))).toMatchObject({
      5: { code: 'parent-is-a-child-of-the-list' },
    });
  });

  it('finds a parent on the register by the register number as people write it, and only who can be one', () => {
    const number = formatRegisterNumber('GHW', 12);
    const child = row(5, { accompanies: number.toLowerCase().replaceAll('-', ' '), birth: born('2022') });
    expect(Object.fromEntries(findParents([child], ON, new Set([number])))).toEqual({ 5: { parentNumber: number } });
    expect(found(child)).toMatchObject({ 5: { code: 'parent-on-register' } });
    // a slip in a register number makes no number of a row of it
    const mistyped = formatRegisterNumber('GHW', 2).replace(/.$/, (check) => (check === 'A' ? 'C' : 'A'));
    for (const accompanies of [mistyped, mistyped.replaceAll('-', '')])
      expect(found(row(2), { ...child, accompanies })).toMatchObject({ 5: { code: 'parent-unknown' } });
    const adult = { ...child, birth: born('1999') };
    expect(Object.fromEntries(findParents([adult], ON, new Set([number])))).toMatchObject({
      5: { code: 'accompanying-and-no-child' },
    });
  });

  it('leaves to an officer who accompanies a row that is not entered', () => {
    expect(found(row(2, { accepted: false }), row(5, { accompanies: '2', birth: born('2022') }))).toEqual({
      5: { code: 'parent-not-entered', values: { row: '2' } },
    });
  });

  it('enters nobody beside a row that is a child itself: one that waits because it is too young, and one of a minor', () => {
    const young = row(2, { birth: born('2021') });
    const child = row(3, { accompanies: '2', birth: born('2023') });
    expect(found(young, child)).toEqual({
      2: { code: 'too-young-to-be-detained', values: {} },
      3: { code: 'parent-is-a-child-of-the-list', values: { row: '2' } },
    });
    expect(found(child, young)).toMatchObject({ 3: { code: 'parent-is-a-child-of-the-list' } });
    expect(found(row(2, { birth: born('2012') }), child)).toEqual({
      3: { code: 'parent-is-a-child-of-the-list', values: { row: '2' } },
    });
    for (const birth of [null, born('2008'), born('1990')])
      expect(found(row(2, { birth }), child)).toEqual({ 3: { parentRow: 2 } });
  });

  it('enters beside a parent only whose birth says a child', () => {
    for (const birth of [born('1990'), null, born('2008')])
      expect(found(row(2), row(5, { accompanies: '2', birth }))).toMatchObject({
        5: { code: 'accompanying-and-no-child' },
      });
  });

  it('takes nobody who is certainly under nine for a detainee because a list names the child', () => {
    expect(found(row(2, { birth: born('2017-01-19') }))).toEqual({
      2: { code: 'too-young-to-be-detained', values: {} },
    });
    for (const birth of [born('2017-01-18'), born('2017'), null]) expect(found(row(2, { birth }))).toEqual({});
  });

  it('never enters a child beside a row that is not entered itself, whatever a list says', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            accepted: fc.boolean(),
            accompanies: fc.option(fc.constantFrom('1', '2', '3', '4', 'x', '1 2'), { freq: 2 }),
            sequence: fc.option(fc.constantFrom('1', '2', '3')),
            birth: fc.constantFrom(born('1990'), born('2020'), born('2012'), null),
          }),
          { maxLength: 6 },
        ),
        (list) => {
          const rows = list.map((one, i) => ({ ...one, row: i + 1 }));
          const answer = findParents(rows, ON);
          for (const [child, parent] of answer) {
            if (!('parentRow' in parent)) continue;
            const beside = rows[parent.parentRow - 1];
            expect(beside).toMatchObject({ accepted: true, accompanies: null });
            expect(answer.has(parent.parentRow)).toBe(false);
            expect(parent.parentRow).not.toBe(child);
            expect(rows[child - 1]?.birth).not.toBeNull();
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});
