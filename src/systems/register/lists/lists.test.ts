import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsvGrid } from './csv-grid.ts';
import { findDelimiter } from './decode-list.ts';
import { LIST_FIELDS, type ListField } from './list-field.ts';
import { describeReason, LIST_SENTENCES, type ListCode } from './locales.ts';
import { findField, mapHeadings } from './map-headings.ts';
import { doubleKey } from './possible-double.ts';
import { type ListReading, type ReadListOptions, readListGrid } from './read-list-grid.ts';
import { readRow } from './read-row.ts';
import { readRows } from './read-rows.ts';
import { ListFileError } from './sheet/list-file-error.ts';

const OPTIONS = { source: 'test-list', onDate: '2026-01-21' } as const;
const HEADINGS = [
  'ت',
  'الاسم الكامل (Full name)',
  'اسم الأب (Father)',
  'الجنس',
  'تاريخ الميلاد',
  'الجنسية',
  'رقم الاحتجاز',
  'ملاحظات',
];
const CONTEXT = { ...OPTIONS, headings: HEADINGS, mapping: mapHeadings(HEADINGS).mapping };
const GOOD = ['1', 'سامر نبيل الكاظمي', 'نبيل', 'ذكر', '1990-05-12', 'عراقي', 'X-1', ''];

function row(changes: Partial<Record<number, string>>): string[] {
  return GOOD.map((cell, i) => changes[i] ?? cell);
}

/** Rows below a heading in the first row. */
function numbered(rows: readonly (readonly string[])[]) {
  return rows.map((cells, index) => ({ row: index + 2, cells }));
}

function readCsv(bytes: Uint8Array, options: ReadListOptions): ListReading {
  try {
    return readListGrid(readCsvGrid(bytes), options);
  } catch (error) {
    if (error instanceof ListFileError) return { ok: false, code: error.code, values: error.values };
    throw error;
  }
}

function csv(...lines: string[]): Uint8Array {
  return new TextEncoder().encode(lines.join('\r\n'));
}

function codesOf(cells: readonly string[]): string[] {
  const outcome = readRow(2, cells, CONTEXT);
  return outcome.kind === 'accepted' ? [] : outcome.reasons.map((reason) => `${outcome.kind} ${reason.code}`);
}

describe('mapHeadings', () => {
  it('knows headings in three languages and with a translation in brackets', () => {
    expect(CONTEXT.mapping).toEqual([
      'sequence',
      'name',
      'father',
      'sex',
      'birth',
      'nationality',
      'prisonNumber',
      'remarks',
    ]);
    expect(['Full Name', "Father's name", 'DOB', 'ناوی تەواو', 'ناوی باوک', 'لەدایکبوون'].map(findField)).toEqual([
      ...['name', 'father', 'birth', 'name', 'father', 'birth'],
    ]);
  });

  it('leaves out what it does not know and a field already taken, and says so', () => {
    expect(mapHeadings(['Name', 'Shoe size', 'Full name', 'Alias', 'Alias', ''])).toEqual({
      mapping: ['name', null, null, 'alias', 'alias', null],
      unknownColumns: [1],
      duplicateColumns: [2],
    });
  });

  it('has a heading for every field', () => {
    const found = new Set<ListField | undefined>(
      'no|name|latin name|name in kurdish|alias|given name|father|grandfather|surname|mother|sex|dob|section|held since|arrested on|arrested by|place of arrest|nationality|household|relation to head|accompanies|case number|isn|icrc number|unhcr id|passport|رقم الهوية|identifier|warrant|age|notes'
        .split('|')
        .map(findField),
    );
    expect(found).toEqual(new Set(LIST_FIELDS));
  });
});

describe('readRow', () => {
  it('reads a person with sourced names and claims', () => {
    expect(readRow(7, GOOD, CONTEXT)).toEqual({
      kind: 'accepted',
      row: 7,
      flags: [],
      household: null,
      candidate: {
        row: 7,
        names: [
          {
            full: 'سامر نبيل الكاظمي',
            script: 'Arab',
            kind: 'primary',
            source: 'test-list',
            parts: { father: 'نبيل' },
          },
        ],
        father: { full: 'نبيل', script: 'Arab' },
        grandfather: null,
        mother: null,
        sex: 'male',
        section: null,
        heldSince: null,
        arrest: null,
        birth: { text: '1990-05-12', from: '1990-05-12', to: '1990-05-13', precision: 'day' },
        nationalities: [{ code: 'IRQ', label: 'عراقي' }],
        numbers: [{ kind: 'prison', number: 'X-1' }],
        accompanies: null,
        sequence: '1',
        orderReference: null,
        ageStatement: null,
        remarks: null,
      },
    });
  });

  it.each([
    [{ 4: '31/02/1990' }, ['waiting birth-day-impossible']],
    [{ 4: '2040' }, ['waiting birth-in-future']],
    [{ 5: 'Turkistan' }, ['waiting nationality-unknown-label']],
    [{ 3: 'x' }, ['waiting sex-unknown-label']],
    [{ 7: 'bad \ufffd text' }, ['waiting cell-damaged']],
    [{ 4: '94', 5: 'تركستان' }, ['waiting birth-year-two-digits', 'waiting nationality-unknown-label']],
    [{ 1: '' }, ['refused row-no-name']],
    [{ 1: '??? 12' }, ['refused row-no-name']],
    [{ 1: 'سا\ufffd\ufffd نبيل' }, ['refused row-damaged-name']],
    [{ 3: '', 4: '', 5: '' }, []],
    // the heading of the column is often "ذ/أ", and so are its cells
    [{ 3: 'ذ' }, []],
    [{ 3: 'أ' }, []],
    [{ 5: 'مزدوج الجنسية' }, ['waiting nationality-unknown-label']],
  ])('%j gives %j', (changes, expected) => {
    expect(codesOf(row(changes))).toEqual(expected);
  });

  it('refuses a row with more cells than headings, but not empty ones at the end', () => {
    expect(codesOf([...GOOD, 'extra'])).toEqual(['refused row-too-many-cells']);
    expect(codesOf([...GOOD, '', ' '])).toEqual([]);
  });

  it('flags what is missing and keeps what looks like a formula as text', () => {
    const outcome = readRow(2, row({ 3: '', 4: 'غير معروف', 5: '', 6: '=HYPERLINK("x")', 7: '-' }), CONTEXT);
    expect(outcome.kind === 'accepted' && [...outcome.flags].sort()).toEqual([
      ...['birth-missing', 'looks-like-formula', 'nationality-missing', 'sex-missing'],
    ]);
    expect(outcome.kind === 'accepted' && outcome.candidate.numbers[0]?.number).toBe('=HYPERLINK("x")');
  });

  it('makes no age from a word: "adult" without a birth stays without a birth', () => {
    const headings = ['Name', 'Age group'];
    const outcome = readRow(2, ['Samer Kazem', 'adult'], {
      ...OPTIONS,
      headings,
      mapping: mapHeadings(headings).mapping,
    });
    expect(outcome).toMatchObject({
      kind: 'accepted',
      flags: expect.arrayContaining(['age-stated-without-date']),
      candidate: { birth: { from: null }, ageStatement: 'adult' },
    });
  });

  it('takes the first name there is as primary', () => {
    const headings = ['Full name', 'Latin name', 'Kurdish name', 'Given name', 'Father', 'Surname', 'Alias', 'Alias'];
    const mapping = mapHeadings(headings).mapping;
    const names = (...cells: string[]) => {
      const outcome = readRow(2, cells, { ...OPTIONS, headings, mapping });
      return outcome.kind === 'refused'
        ? []
        : outcome.candidate.names.map((name) => `${name.kind} ${name.script} ${name.full}`);
    };
    expect(names('', 'Samer', 'سامەر')).toEqual(['primary Latn Samer', 'transliteration Arab سامەر']);
    expect(names('', '', '', 'Samer', 'Nabil', 'Kazemi', 'Abu X', 'Самер')).toEqual([
      ...['primary Latn Samer Nabil Kazemi', 'alias Latn Abu X', 'alias Cyrl Самер'],
    ]);
    expect(names('', '', '', '', 'Nabil')).toEqual([]);
  });
});

describe('a row with more than a file holds', () => {
  it('refuses an endless name and lets other endless cells wait, so that the list can be kept', () => {
    expect(codesOf(row({ 1: 'سامر '.repeat(200) }))).toEqual(['refused row-name-too-long']);
    expect(codesOf(row({ 4: '1990 '.repeat(60) }))).toContain('waiting cell-too-long');
    expect(codesOf(row({ 5: 'عراقي/'.repeat(60) }))).toContain('waiting cell-too-long');
    expect(codesOf(row({ 7: 'x'.repeat(4001) }))).toEqual(['waiting cell-too-long']);
  });

  it('reads a birth whose cell lost its format', () => {
    const outcome = readRow(2, row({ 4: '34405' }), CONTEXT);
    expect(outcome.kind === 'accepted' && outcome.candidate.birth).toMatchObject({
      text: '1994-03-12',
      from: '1994-03-12',
    });
  });

  it('keeps every cell of two columns with one heading, and of one without', () => {
    const list = readCsv(csv('Name,Notes,,Notes', 'Zaid Rawi,a,b,c'), OPTIONS);
    expect(list.ok && list.headings).toEqual(['Name', 'Notes', '#3', 'Notes (2)']);
  });
});

describe('readRows', () => {
  it('lets the later of two possible doubles wait, in either script, and names the earlier', () => {
    const result = readRows(
      numbered([
        GOOD,
        row({ 1: 'Samir Nabeel al-Kadhimi', 2: 'Nabeel', 4: '1990' }),
        row({ 4: '1991-01-02' }),
        row({ 1: 'سامر نبيل الحسن' }),
      ]),
      CONTEXT,
    );
    expect(result.accepted.map((outcome) => outcome.row)).toEqual([2, 4, 5]);
    expect(result.waiting.map((outcome) => outcome.reasons)).toEqual([
      [{ row: 3, field: 'name', code: 'possible-double-in-list', values: { otherRow: '2' } }],
    ]);
  });

  it('compares with persons on the register', () => {
    const first = readRow(2, GOOD, CONTEXT);
    if (first.kind !== 'accepted') throw new Error('the good row was not accepted');
    const existing = [{ key: doubleKey(first.candidate), reference: 'GHW-482913-W' }];
    const result = readRows(numbered([row({ 4: 'حوالي 1990' })]), CONTEXT, existing);
    expect(result.waiting[0]?.reasons[0]).toMatchObject({
      code: 'possible-double-in-register',
      values: { number: 'GHW-482913-W' },
    });
  });

  it('does not count blank rows and repeated headings as rows read', () => {
    const result = readRows(numbered([GOOD, ['', ' '], HEADINGS, row({ 1: 'زيد عمار الراوي', 2: 'عمار' })]), CONTEXT);
    expect(result).toMatchObject({ rowsRead: 2, blankRows: 1, repeatedHeadings: [4] });
    expect(result.accepted.map((outcome) => outcome.row)).toEqual([2, 5]);
  });

  it('loses no row and counts none twice, whatever the cells hold', () => {
    const cell = fc.oneof(
      fc.constantFrom(
        ...GOOD,
        ...HEADINGS,
        '',
        ' ',
        '=1+1',
        '\ufffd',
        '31/02/1990',
        'Turkistan',
        'علي',
        'Ali',
        '-',
        '2040',
        '"',
      ),
      fc.string({ unit: 'binary', maxLength: 12 }),
    );
    const rows = fc.array(fc.oneof(fc.array(cell, { maxLength: 10 }), fc.constant(HEADINGS), fc.constant(GOOD)), {
      maxLength: 25,
    });
    fc.assert(
      fc.property(rows, (cells) => {
        const result = readRows(numbered(cells), CONTEXT);
        const outcomes = [...result.accepted, ...result.waiting, ...result.refused];
        expect(outcomes.length).toBe(result.rowsRead);
        expect(new Set(outcomes.map((outcome) => outcome.row)).size).toBe(result.rowsRead);
        expect(result.rowsRead + result.blankRows + result.repeatedHeadings.length).toBe(cells.length);
        for (const outcome of [...result.waiting, ...result.refused]) {
          expect(outcome.reasons.length).toBeGreaterThan(0);
          for (const reason of outcome.reasons) {
            expect(reason.row).toBe(outcome.row);
            // no place of the sentence is left unfilled; what the file says stands isolated in it, braces and all
            expect(describeReason(reason, 'en').reason.replace(/\u2068[^\u2069]*\u2069/g, '')).not.toContain('{');
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('a list in CSV', () => {
  const line = (cells: readonly string[], delimiter = ',') =>
    cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter);

  it.each([',', ';', '\t'])('reads %j, a byte order mark, quoted line ends and CRLF', (delimiter) => {
    const bytes = csv(
      `\ufeff${line(HEADINGS, delimiter)}`,
      line(row({ 7: 'two\nlines; and, more' }), delimiter),
      '',
      line(row({ 1: 'Zaid Rawi', 2: '' }), delimiter),
      '',
    );
    const list = readCsv(bytes, OPTIONS);
    expect(list).toMatchObject({ ok: true, rowsRead: 2, blankRows: 1 });
    expect(list.ok && list.accepted.map((outcome) => outcome.row)).toEqual([2, 4]);
    expect(list.ok && list.accepted[0]?.candidate.remarks).toBe('two lines; and, more');
  });

  it('counts rows as the spreadsheet does when the heading is not the first line', () => {
    const list = readCsv(csv('', '', 'Name', 'Zaid'), OPTIONS);
    expect(list.ok && list.accepted.map((outcome) => outcome.row)).toEqual([4]);
  });

  it('reads with the mapping that an officer edited', () => {
    const list = readCsv(csv('Kolonne,DOB', 'Zaid Rawi,1990'), { ...OPTIONS, mapping: () => ['name', null] });
    expect(list).toMatchObject({ ok: true, rowsRead: 1 });
    expect(list.ok && list.accepted[0]?.flags).toContain('birth-missing');
  });

  const wide = Array.from({ length: 61 }, (_, i) => `c${i}`).join(',');
  it.each<[string, Uint8Array, object]>([
    ['list-empty', csv('', ' '), {}],
    ['list-not-utf8', Uint8Array.of(0xff, 0xfe, 0x27, 0x06), {}],
    ['list-not-utf8', Uint8Array.of(0x4e, 0x61, 0xe3, 0xcd, 0x0a), {}],
    ['list-not-csv', csv('Name,DOB', '"Zaid,1990', 'Omar,1991'), {}],
    ['list-too-many-rows', csv('Name', ...Array.from({ length: 30_001 }, () => 'Zaid')), {}],
    ['list-too-many-columns', csv(wide), {}],
    ['list-no-name-column', csv('Shoes,DOB', '43,1990'), {}],
    ['list-mapping-does-not-fit', csv('Name,DOB', 'Zaid,1990'), { mapping: () => ['name'] }],
  ])('refuses a file: %s', (code, bytes, more) => {
    const list = readCsv(bytes, { ...OPTIONS, ...more });
    expect(list).toMatchObject({ ok: false, code });
    if (!list.ok) expect(describeReason(list, 'en').remedy.length).toBeGreaterThan(20);
  });

  it('finds the separator outside quotes', () => {
    expect(findDelimiter('"a,b,c,d";e;f')).toBe(';');
    expect(findDelimiter('one column')).toBe(',');
  });
});

describe('describeReason', () => {
  it('has both sentences in three languages for every code, with the same values', () => {
    const values = (sentences: readonly [string, string]) =>
      [...sentences.join(' ').matchAll(/\{\w+\}/g)].map(String).sort();
    for (const code of Object.keys(LIST_SENTENCES.en) as ListCode[]) {
      for (const language of ['ar', 'ckb', 'en'] as const) {
        const sentences = LIST_SENTENCES[language][code];
        expect(sentences.every((sentence) => sentence.length > 8)).toBe(true);
        expect(values(sentences), `${language} ${code}`).toEqual(values(LIST_SENTENCES.en[code]));
      }
    }
  });

  it('isolates the direction of what a list says', () => {
    const { reason } = describeReason({ code: 'nationality-unknown-label', values: { label: 'Turkistan' } }, 'ar');
    expect(reason).toContain('\u2068Turkistan\u2069');
  });
});
