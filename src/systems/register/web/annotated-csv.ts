/** One row of the result as the downloaded file names it. */
export interface AnnotatedRow {
  row: number;
  outcome: string;
  registerNumber: string;
  reason: string;
}

/** A cell that a spreadsheet program would read as a formula starts with one of these; it gets an apostrophe before it. */
const FORMULA = /^[=+\-@\t\r]/;

function cell(value: string): string {
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * What became of each row of a list, as CSV (RFC 4180) with a byte order mark, so that spreadsheet programs read the
 * Arabic. It names row and register number only, never a person.
 */
export function annotatedCsv(headings: readonly string[], rows: readonly AnnotatedRow[]): string {
  const head = headings.map(cell).join(',');
  const lines = rows.map((row) => [String(row.row), row.outcome, row.registerNumber, row.reason].map(cell).join(','));
  return `\uFEFF${[head, ...lines].join('\r\n')}\r\n`;
}
