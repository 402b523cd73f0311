import { findHeading } from '../find-heading.ts';
import type { ListGrid, ListNote } from '../list-grid.ts';
import { ListFileError } from './list-file-error.ts';
import { readWorkbook, type SheetPart } from './workbook.ts';
import { readWorksheet } from './worksheet.ts';
import { ZipArchive } from './zip-archive.ts';

/** Sheets that are looked into for a list when the officer has not said which. */
const LOOKED_INTO = 5;

/**
 * A sheet of a workbook as texts: the one that is asked for, else the first shown one with a heading that names a person's name, else the first that has any
 * cell. Links are not followed, macros not run, formulas not computed.
 * @throws ListFileError for what is no workbook, is locked or damaged, or is larger than a list can be
 */
export async function readXlsxGrid(bytes: Uint8Array, wanted: string | undefined): Promise<ListGrid> {
  const archive = new ZipArchive(bytes);
  const workbook = await readWorkbook(archive);
  const { sheets } = workbook;
  const asked = wanted === undefined ? undefined : sheets.find(({ name }) => name === wanted);
  if (wanted !== undefined && asked === undefined) throw new ListFileError('list-unknown-sheet', { sheet: wanted });
  const order =
    asked !== undefined ? [asked] : sheets.toSorted((one, other) => Number(one.hidden) - Number(other.hidden));
  let found: { sheet: SheetPart; grid: Awaited<ReturnType<typeof readWorksheet>> } | undefined;
  for (const sheet of order.slice(0, LOOKED_INTO)) {
    const grid = await readWorksheet(archive, sheet, workbook);
    const { known, index } = findHeading(grid.rows);
    if (known || (found === undefined && index !== -1)) found = { sheet, grid };
    if (known) break;
  }
  if (found === undefined) throw new ListFileError('list-empty');
  const notes: ListNote[] = [];
  if (sheets.length > 1)
    notes.push({ code: 'sheet-of-several', values: { sheet: found.sheet.name, count: String(sheets.length) } });
  if (found.sheet.hidden) notes.push({ code: 'sheet-was-hidden', values: { sheet: found.sheet.name } });
  notes.push(...found.grid.notes);
  const links = archive.names.filter((name) => /^xl\/externalLinks\/[^/]+\.xml$/.test(name)).length;
  if (links > 0) notes.push({ code: 'links-not-followed', values: { count: String(links) } });
  if (archive.names.some((name) => /vbaProject\.bin$|^xl\/macrosheets\//.test(name)))
    notes.push({ code: 'macros-not-run', values: {} });
  return { rows: found.grid.rows, sheets: sheets.map(({ name }) => name), sheet: found.sheet.name, notes };
}
