import { type ListRefusalCode, MOST_COLUMNS, MOST_ROWS } from './decode-list.ts';
import { findHeading } from './find-heading.ts';
import { KEPT_WITH_LIST, NAME_FIELDS, REPEATABLE_FIELDS } from './list-field.ts';
import type { GridRow, ListGrid, ListNote } from './list-grid.ts';
import { type ColumnMapping, type HeadingProposal, mapHeadings } from './map-headings.ts';
import type { RowContext } from './read-row.ts';
import { type ExistingPerson, type RowsResult, readRows } from './read-rows.ts';

/** How a list is read. */
export type ReadListOptions = Pick<RowContext, 'source' | 'onDate' | 'calendarHint'> & {
  /** Number in the file of the heading's row, where the officer says so. */
  readonly headingRow?: number | undefined;
  /** Changes the proposed mapping of the headings found, as an officer edited it. One entry for each column. */
  readonly mapping?: ((headings: readonly string[], proposed: ColumnMapping) => ColumnMapping) | undefined;
  /** Persons already on the register, to find possible doubles. */
  readonly existing?: readonly ExistingPerson[] | undefined;
};

/** A list that was read row by row, or one that was refused whole. `values` are what the refusal's sentences need. */
export type ListReading =
  | ({
      readonly ok: true;
      /** No two alike. */
      readonly headings: readonly string[];
      readonly headingRow: number;
      readonly proposal: HeadingProposal;
      readonly mapping: ColumnMapping;
      /** Cells of the rows below the heading by their number in the file. */
      readonly cells: ReadonlyMap<number, readonly string[]>;
      readonly notes: readonly ListNote[];
    } & RowsResult)
  | { readonly ok: false; readonly code: ListRefusalCode; readonly values: Readonly<Record<string, string>> };

const refusedWhole = (code: ListRefusalCode, values: Record<string, string> = {}): ListReading => ({
  ok: false,
  code,
  values,
});

/** Headings without a second of the same name, an empty one by its column's number: cells are kept under them, and none may hide another. */
function distinctHeadings(headings: readonly string[]): string[] {
  const seen = new Set<string>();
  return headings.map((heading, column) => {
    const name = heading.trim() || `#${column + 1}`;
    let distinct = name;
    for (let count = 2; seen.has(distinct); count += 1) distinct = `${name} (${count})`;
    seen.add(distinct);
    return distinct;
  });
}

const someOf = (numbers: readonly number[]): string =>
  numbers.slice(0, 8).join(', ') + (numbers.length > 8 ? ', …' : '');

/**
 * The cells of the heading. In a sheet, a cell beyond the last heading stands in a column without one; in CSV it may as well have been pushed there by a
 * separator within a text, so there the heading says how wide the list is.
 */
function headingCells({ cells }: GridRow, grid: ListGrid, widest: number): string[] {
  const width = grid.sheet === null ? cells.length : widest;
  return Array.from({ length: width }, (_, column) => cells[column] ?? '');
}

/** The headings of a list with the fields that are proposed for them, also where none of them is known. */
export function proposeHeadings(grid: ListGrid, headingRow?: number) {
  const index =
    headingRow === undefined ? findHeading(grid.rows).index : grid.rows.findIndex(({ row }) => row === headingRow);
  const heading = grid.rows[index];
  if (heading === undefined) return { headings: [], mapping: [], headingRow: 1 };
  const widest = grid.rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const written = headingCells(heading, grid, widest);
  return { headings: distinctHeadings(written), mapping: mapHeadings(written).mapping, headingRow: heading.row };
}

/** Reads a list of persons from its texts. Rows above the heading are titles and are no rows read. Pure: nothing is registered by it. */
export function readListGrid(grid: ListGrid, options: ReadListOptions): ListReading {
  const { source, onDate, calendarHint, existing, headingRow } = options;
  const index =
    headingRow === undefined ? findHeading(grid.rows).index : grid.rows.findIndex(({ row }) => row === headingRow);
  const heading = grid.rows[index];
  if (heading === undefined)
    return headingRow === undefined ? refusedWhole('list-empty') : refusedWhole('list-no-name-column');
  const rows = grid.rows.slice(index + 1);
  if (rows.length > MOST_ROWS) return refusedWhole('list-too-many-rows', { rows: String(rows.length) });
  const widest = grid.rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  if (widest > MOST_COLUMNS) return refusedWhole('list-too-many-columns', { columns: String(widest) });
  const written = headingCells(heading, grid, widest);
  const headings = distinctHeadings(written);
  const proposal = mapHeadings(written);
  const mapping = options.mapping?.(headings, proposal.mapping) ?? proposal.mapping;
  if (mapping.length !== headings.length)
    return refusedWhole('list-mapping-does-not-fit', { columns: String(headings.length) });
  if (!mapping.some((field) => field !== null && NAME_FIELDS.has(field))) return refusedWhole('list-no-name-column');
  const context: RowContext = { headings: written, mapping, source, onDate, ...(calendarHint && { calendarHint }) };
  const above = grid.rows.slice(0, index).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const result = readRows(rows, { ...context, titles: above.map(({ cells }) => cells) }, existing);
  const titles = above.length;
  const notes: ListNote[] = [...grid.notes];
  if (titles > 0)
    notes.push({ code: 'titles-above-heading', values: { count: String(titles), row: String(heading.row) } });
  if (result.repeatedHeadings.length > 0)
    notes.push({
      code: 'repeated-headings',
      values: { count: String(result.repeatedHeadings.length), rows: someOf(result.repeatedHeadings) },
    });
  const kept = headings.filter((heading, column) => {
    const field = mapping[column] ?? null;
    return (field === null || KEPT_WITH_LIST.has(field)) && heading !== `#${column + 1}`;
  });
  const several = headings.filter((_, column) => {
    const field = mapping[column] ?? null;
    if (field === null || KEPT_WITH_LIST.has(field) || field === 'sequence' || REPEATABLE_FIELDS.has(field))
      return false;
    return mapping.filter((other) => other === field).length > 1;
  });
  if (several.length > 0) notes.push({ code: 'several-columns-of-one-field', values: { columns: several.join(', ') } });
  if (kept.length > 0) notes.push({ code: 'columns-kept-with-list', values: { columns: kept.join(', ') } });
  if (result.blankRows > 0) notes.push({ code: 'blank-rows', values: { count: String(result.blankRows) } });
  return {
    ok: true,
    headings,
    headingRow: heading.row,
    proposal,
    mapping,
    cells: new Map(rows.map(({ row, cells }) => [row, cells])),
    notes,
    ...result,
  };
}
