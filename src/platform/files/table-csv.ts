/** A cell that a spreadsheet program would compute begins with one of these, behind white space and in full width too. */
const FORMULA = /^[\s\u200b-\u200f\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r|%]/;

const csvCell = (value: string): string => {
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** Rows as CSV (RFC 4180), each with its end of line; what looks like a formula gets an apostrophe before it. */
export const csvRows = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');

/** A table as CSV with a byte order mark, so that spreadsheet programs read the Arabic. */
export const tableCsv = (table: readonly (readonly string[])[]): Uint8Array =>
  new TextEncoder().encode(`\ufeff${csvRows(table)}`);
