import { constants, deflateRawSync } from 'node:zlib';
import readExcelFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import writeExcelFile, { type SheetData } from 'write-excel-file/node';
import type { ListGrid } from '../list-grid.ts';
import { readListGrid } from '../read-list-grid.ts';
import { dayOfSerial, shownDay } from './number-format.ts';
import { readListFile } from './read-list-file.ts';
import { makeZip, type Parts, textCell, textRows, workbookParts } from './workbook.fixture.ts';

const OPTIONS = { source: 'test-list', onDate: '2026-01-21' } as const;
const HEADINGS = ['الاسم الكامل', 'الجنس', 'تاريخ الميلاد', 'الجنسية'];
const GOOD = ['سامر نبيل الكاظمي', 'ذكر', '1990-05-12', 'عراقي'];

const read = async (bytes: Uint8Array, sheet?: string): Promise<ListGrid> => {
  const reading = await readListFile({ bytes, ...(sheet === undefined ? {} : { sheet }) });
  if (!reading.ok) throw new Error(reading.code);
  return reading.grid;
};
const codeOf = async (bytes: Uint8Array): Promise<string> => {
  const reading = await readListFile({ bytes });
  return reading.ok ? 'read' : reading.code;
};
const one = (xml: string, more: Parts = {}): Uint8Array =>
  makeZip({ ...workbookParts([{ name: 'List', xml }]), ...more });
const good = `<sheetData>${textRows([HEADINGS, GOOD])}</sheetData>`;

describe('what a workbook says', () => {
  it('is read as another program reads it, from a file that a third one wrote', async () => {
    const sheetData = [
      HEADINGS,
      ['زيد عمار الراوي', 'ذكر', '١٤١٢ هـ', 'سوري'],
      [
        'Karim & Sons <x> "y"',
        null,
        { value: new Date(Date.UTC(1994, 2, 12)), type: Date, format: 'dd/mm/yyyy' },
        1994,
      ],
      ['  spaces  ', true, 12.5, 'two\nlines'],
    ];
    const bytes = await writeExcelFile(sheetData as SheetData).toBuffer();
    const [theirs] = await readExcelFile(bytes);
    const text = (value: unknown): string =>
      value === null
        ? ''
        : value instanceof Date
          ? value.toISOString().slice(0, 10)
          : value === true
            ? 'TRUE'
            : String(value);
    const ours = (await read(new Uint8Array(bytes))).rows.map(({ cells }) => cells.map((cell) => cell.trim()));
    expect(ours).toEqual(theirs?.data.map((cells) => cells.map((cell) => text(cell).trim())));
    expect(ours).toHaveLength(4);
  });

  it('reads days as far as they are shown, years, serial numbers without a format, booleans, long numbers and errors', async () => {
    const cell = (address: string, value: string, more = '') => `<c r="${address}"${more}><v>${value}</v></c>`;
    const grid = await read(
      one(`<sheetData><row r="1">${textCell('A1', 'Name')}${textCell('B1', 'DOB')}</row>
        <row r="2">${cell('A2', '0', ' t="s"')}${cell('B2', '34405', ' s="1"')}${cell('C2', '34394', ' s="2"')}${cell('D2', '34335', ' s="3"')}</row>
        <row r="3">${textCell('A3', 'Zaid')}${cell('B3', '34405')}${cell('C3', '1994')}${cell('D3', '19900512123456789012')}${cell('E3', '1', ' t="b"')}${cell('F3', '#REF!', ' t="e"')}</row>
        </sheetData>`),
    );
    expect(grid.rows[1]?.cells).toEqual(['\ufffd', '1994-03-12', '1994-03', '1994']);
    expect(grid.rows[2]?.cells).toEqual(['Zaid', '34405', '1994', '19900512123456789012', 'TRUE', '\ufffd #REF!']);
    const list = readListGrid(grid, OPTIONS);
    expect(list.ok && list.accepted[0]?.candidate.birth).toMatchObject({ text: '1994-03-12', precision: 'day' });
    expect(list.ok && list.refused[0]?.reasons[0]?.code).toBe('row-damaged-name');
  });

  it.each([
    [14, undefined, 'day'],
    [17, undefined, 'month'],
    [22, undefined, 'day'],
    [1, undefined, undefined],
    [170, '[$-170000]B2dd/mm/yyyy', 'day'],
    [170, 'dddd, d "of" mmmm yyyy', 'day'],
    [170, 'mmm-yy', 'month'],
    [170, 'yyyy', 'year'],
    [170, '0.00E+00', undefined],
    [170, '[Red]0;[Blue]-0', undefined],
    [170, '"day" 0', undefined],
    [170, 'h:mm:ss', undefined],
  ])('format %i %s shows %s', (id, code, shown) => {
    expect(shownDay(id, code)).toBe(shown);
  });

  it('counts days as the program does: from 1900 with its leap day that never was, and from 1904', () => {
    expect(dayOfSerial(59, 'day', false)).toBe('1900-02-28');
    expect(dayOfSerial(61, 'day', false)).toBe('1900-03-01');
    expect(dayOfSerial(34405.99, 'day', false)).toBe('1994-03-12');
    expect(dayOfSerial(34405 - 1462, 'day', true)).toBe('1994-03-12');
    expect(dayOfSerial(-1, 'day', false)).toBeUndefined();
    expect(dayOfSerial(4e6, 'day', false)).toBeUndefined();
  });

  it('finds the heading below titles, passes over titles and headings of further pages, and says so', async () => {
    const page = [['قائمة الموقوفين'], ['صفحة'], HEADINGS];
    const xml = `<sheetData>${textRows([...page, GOOD, ...page, ['زيد عمار الراوي', 'ذكر', '1 تموز 1988', 'سوري']])}</sheetData><mergeCells><mergeCell ref="A1:D1"/></mergeCells>`;
    const list = readListGrid(await read(one(xml)), OPTIONS);
    expect(list).toMatchObject({ ok: true, rowsRead: 2, headingRow: 3, repeatedHeadings: [5, 6, 7] });
    expect(list.ok && list.accepted.map(({ row }) => row)).toEqual([4, 8]);
    expect(list.ok && list.accepted[1]?.candidate.birth).toMatchObject({ from: '1988-01-01', precision: 'year' });
    expect(list.ok && list.notes.map(({ code }) => code)).toEqual([
      'cells-merged',
      'titles-above-heading',
      'repeated-headings',
    ]);
  });

  it('reads hidden rows and columns, and a cell merged downwards for each row, and says so', async () => {
    const xml = `<cols><col min="4" max="4" hidden="1"/></cols><sheetData><row r="1">${HEADINGS.map((heading, i) => textCell(`${'ABCD'.charAt(i)}1`, heading)).join('')}</row>
      <row r="2">${textCell('A2', 'سامر نبيل الكاظمي')}${textCell('B2', 'ذكر')}${textCell('C2', '1990')}${textCell('D2', 'عراقي')}</row>
      <row r="3" hidden="1">${textCell('A3', 'زيد عمار الراوي')}${textCell('C3', '1991')}</row>
      <row r="4">${textCell('A4', 'عمر خالد الجبوري')}${textCell('C4', '1992')}</row></sheetData>
      <mergeCells><mergeCell ref="B2:B4"/><mergeCell ref="D2:D1048576"/></mergeCells>`;
    const grid = await read(one(xml));
    const list = readListGrid(grid, OPTIONS);
    expect(list.ok && list.accepted.map(({ candidate }) => [candidate.sex, candidate.nationalities[0]?.code])).toEqual([
      ['male', 'IRQ'],
      ['male', 'IRQ'],
      ['male', 'IRQ'],
    ]);
    expect(grid.notes).toEqual([
      { code: 'rows-hidden', values: { count: '1', rows: '3' } },
      { code: 'columns-hidden', values: { count: '1', columns: 'D' } },
      { code: 'cells-merged', values: { count: '2' } },
    ]);
  });

  it('reads the sheet that holds a list, or the one that is asked for', async () => {
    const bytes = makeZip(
      workbookParts([
        { name: 'Letter', xml: `<sheetData>${textRows([['Dear colleagues'], ['here is the list']])}</sheetData>` },
        { name: 'Old', state: 'hidden', xml: `<sheetData>${textRows([HEADINGS, GOOD, GOOD])}</sheetData>` },
        { name: 'List', xml: good },
      ]),
    );
    const grid = await read(bytes);
    expect([grid.sheet, grid.sheets, grid.rows.length]).toEqual(['List', ['Letter', 'Old', 'List'], 2]);
    expect(grid.notes[0]).toEqual({ code: 'sheet-of-several', values: { sheet: 'List', count: '3' } });
    const old = await read(bytes, 'Old');
    expect([old.rows.length, old.notes[1]?.code]).toEqual([3, 'sheet-was-hidden']);
    expect(await readListFile({ bytes, sheet: 'None' })).toMatchObject({ ok: false, code: 'list-unknown-sheet' });
  });

  it('takes a formula by its saved value and computes nothing; without one its row waits', async () => {
    const xml = `<sheetData><row r="1">${textCell('A1', 'Name')}${textCell('B1', 'Nationality')}</row>
      <row r="2"><c r="A2" t="str"><f>CONCATENATE("Zaid"," ","Rawi")</f><v>Zaid Rawi</v></c><c r="B2" t="str"><f>HYPERLINK("http://example.org","Iraq")</f><v>Iraq</v></c></row>
      <row r="3">${textCell('A3', 'Omar Jabiri')}<c r="B3"><f>WEBSERVICE("http://example.org")</f></c></row></sheetData>`;
    const grid = await read(one(xml));
    expect(grid.notes).toEqual([
      { code: 'formulas-by-value', values: { count: '2' } },
      { code: 'formulas-without-value', values: { count: '1', cells: 'B3' } },
    ]);
    const list = readListGrid(grid, OPTIONS);
    expect(list.ok && list.accepted.map(({ candidate }) => candidate.names[0].full)).toEqual(['Zaid Rawi']);
    expect(list.ok && list.waiting[0]?.reasons.map(({ code }) => code)).toContain('cell-damaged');
  });

  it('follows no link, runs no macro, reads no archive within the archive, and says so', async () => {
    const grid = await read(
      one(good, {
        'xl/externalLinks/externalLink1.xml': '<externalLink/>',
        'xl/vbaProject.bin': 'MZ',
        'xl/embeddings/inner.xlsx': { raw: Buffer.from(makeZip({ a: 'b' })), claimed: 4_000_000_000 },
      }),
    );
    expect(grid.notes.map(({ code }) => code)).toEqual(['links-not-followed', 'macros-not-run']);
    expect(grid.rows).toHaveLength(2);
  });
});

/** Deflated text that inflates to `size` bytes: one deflated block that depends on none before it, over and over. */
const bomb = (start: string, filler: string, size: number): { raw: Buffer; claimed: number } => {
  const part = (text: string): Buffer => deflateRawSync(text, { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  const text = filler.repeat(Math.ceil(1_000_000 / filler.length));
  const block = part(text);
  const blocks = Array.from({ length: Math.ceil(size / text.length) }, () => block);
  return { raw: Buffer.concat([part(start), ...blocks, deflateRawSync('')]), claimed: 1_000 };
};

/** Peak of this process's memory while something runs, above what it was before, in MiB: threads share it. */
const growth = async <Result>(work: () => Promise<Result>): Promise<{ result: Result; mebibytes: number }> => {
  const before = process.memoryUsage.rss();
  let peak = before;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 5);
  try {
    return { result: await work(), mebibytes: (peak - before) / 2 ** 20 };
  } finally {
    clearInterval(timer);
  }
};

describe('a hostile file', () => {
  const big = 3 * 2 ** 30;
  it.each<[string, string, () => Uint8Array]>([
    [
      'white space without end',
      'list-inflates-too-far',
      () =>
        one('', {
          'xl/worksheets/sheet1.xml': bomb('<worksheet><sheetData>', `<!--${' '.repeat(1000)}-->`, big),
        }),
    ],
    [
      'one text without end',
      'list-damaged',
      () =>
        one('', {
          'xl/worksheets/sheet1.xml': bomb('<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>', 'x', big),
        }),
    ],
    [
      'one tag without end',
      'list-damaged',
      () => one('', { 'xl/worksheets/sheet1.xml': bomb('<worksheet a="', 'x', big) }),
    ],
    [
      'shared texts without end',
      'list-inflates-too-far',
      () => one(good, { 'xl/sharedStrings.xml': bomb('<sst>', `<si><t>${'x'.repeat(30_000)}</t></si>`, big) }),
    ],
    [
      'empty elements without end',
      'list-inflates-too-far',
      () => one('', { 'xl/worksheets/sheet1.xml': bomb('<worksheet><sheetData>', '<x/>', big) }),
    ],
    [
      'a million rows',
      'list-too-many-rows',
      () =>
        one('', {
          'xl/worksheets/sheet1.xml': bomb(
            '<worksheet><sheetData>',
            '<row><c t="str"><v>Zaid Rawi</v></c></row>',
            50_000_000,
          ),
        }),
    ],
    [
      '100,000 columns',
      'list-too-many-columns',
      () =>
        one('', {
          'xl/worksheets/sheet1.xml': bomb('<worksheet><sheetData><row r="1">', '<c t="str"><v>c</v></c>', 2_300_000),
        }),
    ],
    ['100,000 columns of CSV', 'list-too-many-columns', () => new TextEncoder().encode('Name,'.repeat(100_000))],
    [
      'a million rows of CSV',
      'list-too-many-rows',
      () => new TextEncoder().encode(`Name\n${'Zaid\n'.repeat(1_000_000)}`),
    ],
  ])(
    '%s is refused in bounded memory, and the server goes on answering',
    { timeout: 60_000 },
    async (_, code, make) => {
      const bytes = make();
      expect(bytes.length).toBeLessThan(10 * 2 ** 20);
      let beats = 0;
      const heart = setInterval(() => {
        beats += 1;
      }, 10);
      const { result, mebibytes } = await growth(async () => {
        const reading = await readListFile({ bytes });
        return reading.ok ? readListGrid(reading.grid, OPTIONS) : reading;
      });
      clearInterval(heart);
      expect(result).toMatchObject({ ok: false, code });
      expect(mebibytes).toBeLessThan(400);
      // Reading takes at least as long as starting a thread; this thread was free meanwhile.
      expect(beats).toBeGreaterThan(1);
    },
  );

  const dtd = (inner: string) => `<!DOCTYPE x [${inner}]>${good}`;
  it.each<[string, string, () => Uint8Array]>([
    ['entities that multiply', 'list-has-entities', () => one(dtd('<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">'))],
    ['an entity that names a file', 'list-has-entities', () => one(dtd('<!ENTITY a SYSTEM "file:///etc/passwd">'))],
    [
      'an entity of unknown origin',
      'list-has-entities',
      () => one(`<sheetData>${textRows([HEADINGS, ['&a;']])}</sheetData>`),
    ],
    ['cut off', 'list-damaged', () => one(good).slice(0, 900)],
    [
      'cut off within a part',
      'list-damaged',
      () => one('', { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row r="1"><c' }),
    ],
    [
      'changed bytes',
      'list-damaged',
      () => one(good, { 'xl/worksheets/sheet1.xml': { raw: Buffer.alloc(400, 0xff), claimed: 900 } }),
    ],
    [
      'locked by a password of the archive',
      'list-locked',
      () => one(good, { 'xl/media/a': { raw: Buffer.from('x'), claimed: 1, flags: 1 } }),
    ],
    ['an archive that is no workbook', 'list-not-xlsx', () => makeZip({ 'word/document.xml': '<document/>' })],
    [
      'a workbook within an archive',
      'list-not-xlsx',
      () => makeZip({ 'list.xlsx': { raw: Buffer.from(one(good)), claimed: 10 } }),
    ],
    ['rows that go backwards', 'list-damaged', () => one(`<sheetData><row r="5"/><row r="4"/></sheetData>`)],
    ['an empty workbook', 'list-empty', () => one('<sheetData/>')],
    ['nothing', 'list-empty', () => new Uint8Array(0)],
    ['too large', 'list-too-large', () => new Uint8Array(10 * 2 ** 20 + 1).fill(65)],
    ['an old workbook', 'list-old-spreadsheet', () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3, 4)],
    [
      'an encrypted workbook',
      'list-locked',
      () =>
        new Uint8Array(
          Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('EncryptedPackage', 'utf16le')]),
        ),
    ],
    [
      'a page under another name',
      'list-not-a-list',
      () => new TextEncoder().encode('<html><table><tr><td>Name</td></tr></table></html>'),
    ],
    ['a PDF under another name', 'list-not-a-list', () => new TextEncoder().encode('%PDF-1.7')],
    ['a program under another name', 'list-not-a-list', () => Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 2, 1)],
  ])('%s: %s', async (_, code, make) => {
    expect(await codeOf(make())).toBe(code);
  });

  it('that takes too long is given up, and the next one is read', async () => {
    expect(await readListFile({ bytes: one(good) }, 1)).toMatchObject({ ok: false, code: 'list-takes-too-long' });
    expect(await codeOf(one(good))).toBe('read');
  });

  it('leaves nothing behind: after lists, refused files and one that was given up, each is read as if it were the first', async () => {
    const bytes = one(good);
    const first = await read(bytes);
    expect(await codeOf(new Uint8Array([0x4d, 0x5a, 0, 0]))).toBe('list-not-a-list');
    expect(await readListFile({ bytes }, 1)).toMatchObject({ ok: false, code: 'list-takes-too-long' });
    for (let turn = 0; turn < 5; turn += 1) expect(await read(bytes)).toEqual(first);
    expect(await codeOf(one(`${good}<!DOCTYPE x>`))).not.toBe('read');
    expect(await read(bytes)).toEqual(first);
  });

  it('waits in a queue that is bounded for each authority: who sends too many is told so, and nobody waits behind them', async () => {
    const codes = async (authority: string, count: number): Promise<string[]> =>
      Promise.all(
        Array.from({ length: count }, async () => {
          const reading = await readListFile({ bytes: one(good) }, undefined, authority);
          return reading.ok ? 'read' : reading.code;
        }),
      );
    const [flood, other] = await Promise.all([codes('SDF', 12), codes('MOJ', 1)]);
    // two are read, eight wait
    expect([
      flood.filter((code) => code === 'read').length,
      flood.filter((code) => code === 'list-queue-full').length,
    ]).toEqual([10, 2]);
    expect(other).toEqual(['read']);
    expect(await codes('SDF', 1)).toEqual(['read']);
  });

  it('waits while two others are read; all are answered', async () => {
    const codes = await Promise.all(
      Array.from({ length: 7 }, (_, i) => codeOf(i % 2 === 0 ? one(good) : one('<!DOCTYPE x>'))),
    );
    expect(codes.filter((code) => code === 'read')).toHaveLength(4);
    expect(codes.filter((code) => code === 'list-has-entities')).toHaveLength(3);
  });
});
