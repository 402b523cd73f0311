import { expect, it } from 'vitest';
import { readCsvGrid } from './csv-grid.ts';
import { type ColumnMapping, findField } from './map-headings.ts';
import { describeNote } from './note-texts.ts';
import { readListGrid } from './read-list-grid.ts';

/** What is said of the columns of a list of one row. */
const notesOf = (headings: string, mapping?: ColumnMapping): string[] => {
  const list = readListGrid(
    readCsvGrid(new TextEncoder().encode(`${headings}\r\n${headings.replace(/[^,]+/g, 'x')}`)),
    {
      source: 'test-list',
      onDate: '2026-01-21',
      ...(mapping && { mapping: () => mapping }),
    },
  );
  return list.ok ? list.notes.map((note) => describeNote(note, 'en').replace(/[\u2068\u2069]/g, '')) : [list.code];
};

it('says which columns go into no file: not known, not to be read, an order, a word of age', () => {
  expect(notesOf('No,Name,Shoe size,ISN,Warrant,Age group')).toEqual([
    'Columns that go into no file of a person and stay with the rows of the list, as they were written: Shoe size, Warrant, Age group.',
  ]);
  expect(notesOf('Name,Notes', ['name', null])[0]).toContain('written: Notes.');
  expect(notesOf('No,Name,Notes')).toEqual([]);
});

it('says where two columns are read as one field, of which one counts', () => {
  expect(notesOf('Name,Block,Tent', ['name', 'section', 'section'])).toEqual([
    'Several columns are read as the same field: Block, Tent. In each row the first filled one counts; the others stay with the rows of the list.',
  ]);
  expect(notesOf('Name,Notes,Alias,Kunya,Comment')).toEqual([]);
});

it.each([
  ['اسم المحتجز', 'name'],
  ['الاسم الرباعي واللقب', 'name'],
  ['Name of detainee', 'name'],
  ['تاريخ التولد', 'birth'],
  ['D.O.B.', 'birth'],
  ['S/N', 'sequence'],
  // Sorani as it is typed on an Arabic keyboard, without the small signs
  ['رەگەز', 'sex'],
  ['ژماره', 'sequence'],
  ['ڕێکەوتی لەدایکبوون', 'birth'],
  // Kurmanji, in Latin letters, with its signs or without
  ['Nav û paşnav', 'name'],
  ['Navê bav', 'father'],
  ['Nave daye', 'mother'],
  ['Zayend', 'sex'],
  ['Dîroka jidayikbûnê', 'birth'],
  ['Hemwelatî', 'nationality'],
  ['Têbînî', 'remarks'],
] as const)('knows the heading %s as %s', (heading, field) => {
  expect(findField(heading)).toBe(field);
});
