import { CsvError, parse } from 'csv-parse/sync';
import { decodeList, findDelimiter, type ListRefusalCode, MOST_COLUMNS, MOST_ROWS } from './decode-list.ts';
import { NAME_FIELDS } from './list-field.ts';
import { type ColumnMapping, type HeadingProposal, mapHeadings } from './map-headings.ts';
import type { RowContext } from './read-row.ts';
import { type ExistingPerson, type RowsResult, readRows } from './read-rows.ts';

/** How a list is read. */
export type ReadListOptions = Pick<RowContext, 'source' | 'onDate' | 'calendarHint'> & {
  /** Mapping as an officer edited it; without it the proposed one is used. One entry for each column. */
  readonly mapping?: ColumnMapping;
  /** Persons already on the register, to find possible doubles. */
  readonly existing?: readonly ExistingPerson[];
};

/** A list that was read row by row, or a file that was refused whole. `values` are what the refusal's sentences need. */
export type ListReading =
  | ({
      readonly ok: true;
      readonly headings: readonly string[];
      readonly proposal: HeadingProposal;
      readonly mapping: ColumnMapping;
      /** Cells of the rows below the heading as they were read, and the number in the file of the first of them. */
      readonly cells: readonly (readonly string[])[];
      readonly firstRow: number;
    } & RowsResult)
  | { readonly ok: false; readonly code: ListRefusalCode; readonly values: Readonly<Record<string, string>> };

function refuse(code: ListRefusalCode, values: Record<string, string> = {}): ListReading {
  return { ok: false, code, values };
}

/**
 * Reads a list of persons from CSV bytes (RFC 4180; comma, semicolon or tab; UTF-8 with or without byte order mark). The first
 * filled row is the heading. Cells are text: what looks like a formula is kept, flagged and never computed.
 * For Node; the rest of this folder runs in the browser too.
 */
export function readListCsv(bytes: Uint8Array, options: ReadListOptions): ListReading {
  const decoded = decodeList(bytes);
  if (!decoded.ok) return refuse(decoded.code);
  const { text } = decoded;
  let records: string[][];
  try {
    // Lines may have too many or too few cells: that is a matter of the row, not of the file.
    records = parse(text, { delimiter: findDelimiter(text), relax_column_count: true, relax_quotes: true });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return refuse('list-not-csv', { line: String(error.lines ?? '') });
  }
  const headingIndex = records.findIndex((record) => record.some((cell) => cell.trim() !== ''));
  const headings = records[headingIndex] ?? [];
  const rows = records.slice(headingIndex + 1);
  if (rows.length > MOST_ROWS) return refuse('list-too-many-rows', { rows: String(rows.length) });
  const widest = records.reduce((most, record) => Math.max(most, record.length), 0);
  if (widest > MOST_COLUMNS) return refuse('list-too-many-columns', { columns: String(widest) });
  const proposal = mapHeadings(headings);
  const mapping = options.mapping ?? proposal.mapping;
  if (mapping.length !== headings.length)
    return refuse('list-mapping-does-not-fit', { columns: String(headings.length) });
  if (!mapping.some((field) => field !== null && NAME_FIELDS.has(field))) return refuse('list-no-name-column');
  const { source, onDate, calendarHint, existing } = options;
  const context: RowContext = { headings, mapping, source, onDate, ...(calendarHint && { calendarHint }) };
  const firstRow = headingIndex + 2;
  return {
    ok: true,
    headings,
    proposal,
    mapping,
    cells: rows,
    firstRow,
    ...readRows(rows, context, existing, firstRow),
  };
}
