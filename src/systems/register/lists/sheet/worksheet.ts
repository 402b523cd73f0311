import { MOST_COLUMNS, MOST_ROWS, ROWS_ABOVE } from '../decode-list.ts';
import type { GridRow, ListNote } from '../list-grid.ts';
import { ListFileError } from './list-file-error.ts';
import { dayOfSerial } from './number-format.ts';
import { scanXml, unescapeCell } from './scan-xml.ts';
import { isTrue, type SheetPart, type Workbook } from './workbook.ts';
import type { ZipArchive } from './zip-archive.ts';

/** Most characters of all cells together, and most areas of merged cells. */
const MOST_CHARACTERS = 30_000_000;
const MOST_MERGED = 30_000;
/** A cell whose value is lost: readers of rows know the sign, and the row waits or is refused. */
const LOST = '\ufffd';

type Cell = {
  column: number;
  type: string;
  style: number;
  formula: boolean;
  value: string;
  hasValue: boolean;
  inline: string;
};
type Merged = { readonly top: number; readonly bottom: number; readonly left: number; readonly wide: boolean };

const columnOf = (letters: string): number => {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
};

const parseAddress = (address: string): { row: number; column: number } | undefined => {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(address);
  return match === null ? undefined : { column: columnOf(match[1] ?? ''), row: Number(match[2]) };
};

/** Short descriptions of where something is: the first few, and that there are more. */
const someOf = (places: readonly (number | string)[]): string =>
  places.slice(0, 8).join(', ') + (places.length > 8 ? ', …' : '');

const columnName = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : columnName(Math.floor(column / 26) - 1) + columnName(column % 26);

/** The text of a cell as its sheet shows it: formulas by the value that was saved with them, days as ISO 8601. */
function cellText(cell: Cell, { texts, days, from1904 }: Workbook): string {
  const { type, value, style, hasValue, inline, formula } = cell;
  if (type === 'inlineStr') return unescapeCell(inline);
  if (!hasValue) return formula ? LOST : '';
  if (type === 's') return texts[Number(value)] ?? LOST;
  if (type === 'str') return unescapeCell(value);
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  if (type === 'e') return `${LOST} ${value}`;
  if (type === 'd') return value.slice(0, 10);
  const number = Number(value);
  if (value.trim() === '') return formula ? LOST : '';
  if (Number.isNaN(number)) return LOST;
  const shown = days[style];
  const day = shown === undefined ? undefined : dayOfSerial(number, shown, from1904);
  // Digits as they were written: a long number of an identity card would lose its last ones.
  return day ?? (/^-?\d+$/.test(value) ? value : String(number));
}

/** The rows of one sheet, from the top, with what was seen besides the cells. */
export type SheetRows = { readonly rows: readonly GridRow[]; readonly notes: readonly ListNote[] };

/**
 * Reads the cells of a sheet. Hidden rows and columns are read like all others, and said. A cell merged over several rows counts for each of them, as the
 * sheet shows it; one merged over several columns counts for the first. Nothing is computed.
 * @throws ListFileError for a sheet that is too long, too wide, or no sheet
 */
export async function readWorksheet(archive: ZipArchive, { part }: SheetPart, workbook: Workbook): Promise<SheetRows> {
  const rows: { row: number; cells: string[] }[] = [];
  const merged: Merged[] = [];
  const hiddenRows: number[] = [];
  const hiddenColumns: { from: number; to: number }[] = [];
  const lostFormulas: string[] = [];
  let formulas = 0;
  let mergedAreas = 0;
  let characters = 0;
  let filledCells = 0;
  let row = 0;
  let rowHidden = false;
  let cells: string[] = [];
  let cell: Cell | undefined;
  let column = -1;
  let reading: 'value' | 'inline' | undefined;
  let phonetic = false;

  const endCell = (): void => {
    if (cell === undefined) return;
    const text = cellText(cell, workbook);
    if (cell.formula) formulas += 1;
    if (cell.formula && text === LOST) lostFormulas.push(`${columnName(cell.column)}${row}`);
    if (text.trim() !== '') {
      if (cell.column >= MOST_COLUMNS)
        throw new ListFileError('list-too-many-columns', { columns: String(cell.column + 1) });
      characters += text.length;
      filledCells += 1;
      if (characters > MOST_CHARACTERS) throw new ListFileError('list-inflates-too-far');
      while (cells.length < cell.column) cells.push('');
      cells[cell.column] = text;
    }
    cell = undefined;
  };
  const endRow = (): void => {
    if (cells.length > 0) {
      rows.push({ row, cells });
      if (rowHidden) hiddenRows.push(row);
      if (rows.length > MOST_ROWS + ROWS_ABOVE)
        throw new ListFileError('list-too-many-rows', { rows: `> ${MOST_ROWS}` });
    }
    cells = [];
  };

  await scanXml(archive.text(part), {
    open: (name, attributes) => {
      if (name === 'c') {
        const { r = '', t = 'n', s = '0' } = attributes();
        column = parseAddress(r)?.column ?? column + 1;
        cell = { column, type: t, style: Number(s), formula: false, value: '', hasValue: false, inline: '' };
      } else if (name === 'v') {
        reading = 'value';
        if (cell) cell.hasValue = true;
      } else if (name === 'f') {
        if (cell) cell.formula = true;
      } else if (name === 't') {
        reading = phonetic ? undefined : 'inline';
      } else if (name === 'rPh') phonetic = true;
      else if (name === 'row') {
        const { r, hidden } = attributes();
        const given = r === undefined ? row + 1 : Number(r);
        if (!Number.isInteger(given) || given <= row) throw new ListFileError('list-damaged');
        row = given;
        rowHidden = isTrue(hidden);
        column = -1;
      } else if (name === 'col') {
        const { min, max, hidden } = attributes();
        if (isTrue(hidden) && hiddenColumns.length < 1_000)
          hiddenColumns.push({ from: Number(min) - 1, to: Number(max) - 1 });
      } else if (name === 'mergeCell') {
        mergedAreas += 1;
        if (mergedAreas > MOST_MERGED) throw new ListFileError('list-damaged');
        const [from, to] = (attributes().ref ?? '').split(':').map(parseAddress);
        if (from !== undefined && to !== undefined && to.row > from.row && from.column < MOST_COLUMNS)
          merged.push({ top: from.row, bottom: to.row, left: from.column, wide: to.column > from.column });
      }
    },
    close: (name) => {
      if (name === 'c') endCell();
      else if (name === 'row') endRow();
      else if (name === 'v' || name === 't') reading = undefined;
      else if (name === 'rPh') phonetic = false;
    },
    text: (text) => {
      if (cell === undefined || reading === undefined) return;
      if (reading === 'value') cell.value += text;
      else cell.inline += text;
      if (cell.value.length + cell.inline.length > MOST_CHARACTERS) throw new ListFileError('list-inflates-too-far');
    },
  });
  fillMerged(rows, merged);

  const shown = hiddenColumns.flatMap(({ from, to }) =>
    Array.from({ length: Math.max(0, Math.min(to, MOST_COLUMNS - 1) - from + 1) }, (_, index) => from + index),
  );
  const hiddenFilled = shown.filter((index) => rows.some(({ cells: filled }) => (filled[index] ?? '').trim() !== ''));
  const notes: ListNote[] = [];
  const note = (code: ListNote['code'], values: Record<string, string>): void => {
    notes.push({ code, values });
  };
  if (hiddenRows.length > 0) note('rows-hidden', { count: String(hiddenRows.length), rows: someOf(hiddenRows) });
  if (hiddenFilled.length > 0)
    note('columns-hidden', { count: String(hiddenFilled.length), columns: someOf(hiddenFilled.map(columnName)) });
  if (mergedAreas > 0) note('cells-merged', { count: String(mergedAreas) });
  if (formulas > lostFormulas.length) note('formulas-by-value', { count: String(formulas - lostFormulas.length) });
  if (lostFormulas.length > 0)
    note('formulas-without-value', { count: String(lostFormulas.length), cells: someOf(lostFormulas) });
  return { rows: filledCells === 0 ? [] : rows, notes };
}

/** Writes the value of a cell that is merged downwards into each filled row that it covers. */
function fillMerged(rows: readonly { row: number; cells: string[] }[], merged: readonly Merged[]): void {
  const indexOf = new Map(rows.map(({ row }, index) => [row, index]));
  let left = 400_000;
  for (const { top, bottom, left: column } of merged) {
    const first = indexOf.get(top);
    const value = first === undefined ? undefined : rows[first]?.cells[column];
    if (first === undefined || value === undefined || value === '') continue;
    for (
      let index = first + 1;
      index < rows.length && (rows[index]?.row ?? Infinity) <= bottom && left > 0;
      index += 1
    ) {
      const cells = rows[index]?.cells as string[];
      left -= 1;
      while (cells.length <= column) cells.push('');
      if (cells[column] === '') cells[column] = value;
    }
  }
}
