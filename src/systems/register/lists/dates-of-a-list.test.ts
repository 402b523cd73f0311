import { describe, expect, it } from 'vitest';
import { mapHeadings } from './map-headings.ts';
import { readRow } from './read-row.ts';

const OPTIONS = { source: 'test-list', onDate: '2026-01-21' } as const;

describe('dates of a list', () => {
  it.each([
    ['تاريخ الميلاد (هجري)', '1412', '1991-07-11'],
    ['تاريخ الميلاد الهجري', '١٤١٢', '1991-07-11'],
    ['Date of birth (Hijri)', '1412', '1991-07-11'],
    ['Date of birth (Hijri)', '1991', '1991-01-01'],
  ])('reads a year without a sign by the calendar of its heading: %s %s', (heading, cell, from) => {
    const headings = ['Name', heading];
    const mapping = mapHeadings(headings).mapping;
    expect(mapping).toEqual(['name', 'birth']);
    expect(readRow(2, ['Samer Kazem', cell], { ...OPTIONS, headings, mapping })).toMatchObject({
      kind: 'accepted',
      candidate: { birth: { from } },
    });
  });

  it('keeps asking for the calendar where the heading does not say which one', () => {
    for (const heading of ['Date of birth', 'لەدایکبوون (کۆچی هەتاوی)']) {
      const outcome = readRow(2, ['Samer Kazem', '1412'], {
        ...OPTIONS,
        headings: ['Name', heading],
        mapping: ['name', 'birth'],
      });
      expect(outcome.kind === 'waiting' && outcome.reasons[0]?.code, heading).toBe('birth-calendar-unclear');
    }
  });

  it.each([
    ['2025-03-12', '1990', { from: '2025-03-12', partial: false }],
    ['١٢/٠٣/٢٠٢٥', '1990', { from: '2025-03-12', partial: false }],
    ['2019', '1990', { from: '2019-01-01', partial: true }],
    ['01/01/2019', '', { from: '2019-01-01', partial: true }],
    ['unknown', '1990', null],
    ['', '1990', null],
    ['31/02/2025', '1990', 'held-since-impossible'],
    ['2027', '1990', 'held-since-in-future'],
    ['1412', '1990', 'held-since-not-understood'],
    ['long ago', '1990', 'held-since-not-understood'],
    ['2015', '2016-05-01', 'held-since-before-birth'],
    ['2016', '2016-05-01', { from: '2016-01-01', partial: true }],
  ])('held since %j, born %j: %j', (cell, birth, expected) => {
    const outcome = readRow(2, ['Samer Kazem', birth, cell], {
      ...OPTIONS,
      headings: ['a', 'b', 'c'],
      mapping: ['name', 'birth', 'heldSince'],
    });
    if (typeof expected === 'string')
      expect(outcome.kind === 'waiting' && outcome.reasons).toMatchObject([{ field: 'heldSince', code: expected }]);
    else if (outcome.kind === 'accepted' && expected !== null)
      expect(outcome.candidate.heldSince).toEqual({ text: cell, ...expected });
    else expect(outcome).toMatchObject({ kind: 'accepted', candidate: { heldSince: null } });
  });
});
