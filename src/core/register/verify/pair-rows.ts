import type { TextRow } from './session.ts';

/** A row that the events say and a row of the table that is probably the same, altered. */
export type RowPair = { readonly missing: TextRow; readonly extra: TextRow };

const alike = (a: TextRow, b: TextRow): number =>
  a.reduce((sum, value, index) => sum + (value === b[index] ? 1 : 0), 0);

/**
 * Pairs rows that are missing with rows that are too many where at least half of their columns are equal, the most alike first come. What has no
 * partner stays by itself. Quadratic: for the few rows that differ.
 */
export const pairRows = (
  missing: readonly TextRow[],
  extra: readonly TextRow[],
): { readonly pairs: RowPair[]; readonly missing: TextRow[]; readonly extra: TextRow[] } => {
  const free = new Set(extra);
  const pairs: RowPair[] = [];
  const alone: TextRow[] = [];
  for (const row of missing) {
    let best: TextRow | undefined;
    let most = row.length / 2 - 0.5;
    for (const candidate of free) {
      const equal = alike(row, candidate);
      if (equal > most) {
        best = candidate;
        most = equal;
      }
    }
    if (best === undefined) alone.push(row);
    else {
      free.delete(best);
      pairs.push({ missing: row, extra: best });
    }
  }
  return { pairs, missing: alone, extra: [...free] };
};
