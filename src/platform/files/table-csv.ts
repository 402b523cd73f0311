/** A cell that a spreadsheet program would compute begins with one of these, behind white space and in full width too. */
const FORMULA = /^[\s\u200b-\u200f\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r|%]/;

const csvCell = (value: string): string => {
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** A table as CSV (RFC 4180) with a byte order mark, so that spreadsheet programs read the Arabic; what looks like a formula gets an apostrophe before it. */
export const tableCsv = (table: readonly (readonly string[])[]): Uint8Array =>
  new TextEncoder().encode(`\ufeff${table.map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`);
