import { CsvError, parse } from 'csv-parse/sync';
import { decodeList, findDelimiter, MOST_COLUMNS, MOST_ROWS, ROWS_ABOVE } from './decode-list.ts';
import type { ListGrid } from './list-grid.ts';
import { ListFileError } from './sheet/list-file-error.ts';

/**
 * A list in CSV (RFC 4180; comma, semicolon or tab; UTF-8 with or without byte order mark) as texts. What looks like a formula stays text.
 * @throws ListFileError for bytes that are no such text
 */
export function readCsvGrid(bytes: Uint8Array): ListGrid {
  const decoded = decodeList(bytes);
  if (!decoded.ok) throw new ListFileError(decoded.code);
  const { text } = decoded;
  try {
    // Lines may have too many or too few cells: that is a matter of the row, not of the file.
    const records: string[][] = parse(text, {
      delimiter: findDelimiter(text),
      relax_column_count: true,
      relax_quotes: true,
      // One more than can be read is enough to know that there are too many.
      to: MOST_ROWS + ROWS_ABOVE + 1,
    });
    if (records.length > MOST_ROWS + ROWS_ABOVE)
      throw new ListFileError('list-too-many-rows', { rows: `> ${MOST_ROWS}` });
    const wide = records.find((cells) => cells.length > MOST_COLUMNS);
    if (wide !== undefined) throw new ListFileError('list-too-many-columns', { columns: String(wide.length) });
    return { rows: records.map((cells, index) => ({ row: index + 1, cells })), sheets: [], sheet: null, notes: [] };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new ListFileError('list-not-csv', { line: String(error.lines ?? '') });
  }
}
