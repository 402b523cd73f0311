import { foldLabel } from './fold-label.ts';
import type { GridRow } from './list-grid.ts';
import { DoubleFinder, type DoubleKey, doubleKey } from './possible-double.ts';
import { type RowContext, readRow } from './read-row.ts';
import type { RowOutcome, RowReason, RowWaitingCode } from './row-outcome.ts';

/** What became of the rows below the heading. `rowsRead` = accepted + waiting + refused, always. */
export type RowsResult = {
  readonly rowsRead: number;
  readonly accepted: readonly Extract<RowOutcome, { kind: 'accepted' }>[];
  readonly waiting: readonly Extract<RowOutcome, { kind: 'waiting' }>[];
  readonly refused: readonly Extract<RowOutcome, { kind: 'refused' }>[];
  /** Rows without a single filled cell. They are not rows read. */
  readonly blankRows: number;
  /** Row numbers where the heading is repeated, as printed lists do on each page. They are not rows read. */
  readonly repeatedHeadings: readonly number[];
};

/** A person already on the register, for comparison: key and register number. */
export type ExistingPerson = { readonly key: DoubleKey; readonly reference: string };

const folded = (cells: readonly string[]): string => cells.map(foldLabel).join('\n').trimEnd();

/** The heading, and titles above it, as a list that was made for printing repeats them on each page. */
function repeatedRows(context: RowContext): ReadonlySet<string> {
  const filled = context.headings.filter((heading) => heading.trim() !== '').length;
  return new Set([...(filled > 1 ? [context.headings] : []), ...(context.titles ?? [])].map(folded));
}

/**
 * Reads all rows of a list and looks for possible doubles among them and among persons already registered. Of two rows
 * that may be one person the later one waits, and names the earlier. Pure: nothing is registered by it.
 * @param rows the rows below the heading
 */
export function readRows(
  rows: readonly GridRow[],
  context: RowContext,
  existing: readonly ExistingPerson[] = [],
): RowsResult {
  const inRegister = new DoubleFinder();
  const inList = new DoubleFinder();
  for (const person of existing) inRegister.add(person.key, person.reference);
  const outcomes: RowOutcome[] = [];
  const repeatedHeadings: number[] = [];
  const repeated = repeatedRows(context);
  const firstCells = new Set([...repeated].map((row) => row.split('\n')[0]));
  let blankRows = 0;
  for (const { row, cells } of rows) {
    if (cells.every((cell) => cell.trim() === '')) {
      blankRows++;
      continue;
    }
    // the first cell tells almost every row from a heading
    if (firstCells.has(foldLabel(cells[0] ?? '')) && repeated.has(folded(cells))) {
      repeatedHeadings.push(row);
      continue;
    }
    const outcome = readRow(row, cells, context);
    if (outcome.kind === 'refused') {
      outcomes.push(outcome);
      continue;
    }
    const key = doubleKey(outcome.candidate);
    const [registered, earlier] = [inRegister.find(key), inList.find(key)];
    const doubles: RowReason<RowWaitingCode>[] = [];
    if (registered !== undefined) {
      doubles.push({ row, field: 'name', code: 'possible-double-in-register', values: { number: registered } });
    }
    if (earlier !== undefined)
      doubles.push({ row, field: 'name', code: 'possible-double-in-list', values: { otherRow: earlier } });
    inList.add(key, String(row));
    const reasons = [...(outcome.kind === 'waiting' ? outcome.reasons : []), ...doubles];
    const { candidate, flags, household } = outcome;
    outcomes.push(reasons.length > 0 ? { kind: 'waiting', row, candidate, flags, household, reasons } : outcome);
  }
  return {
    rowsRead: outcomes.length,
    accepted: outcomes.filter((outcome) => outcome.kind === 'accepted'),
    waiting: outcomes.filter((outcome) => outcome.kind === 'waiting'),
    refused: outcomes.filter((outcome) => outcome.kind === 'refused'),
    blankRows,
    repeatedHeadings,
  };
}
