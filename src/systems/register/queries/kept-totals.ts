/** A total that was counted, and a row from which the page that is asked for can be found: the one at `offset` in the order of numbers is the person `from`. */
export type KeptTotal = {
  /** The snapshot in which it was counted (`QueryContext.snapshot`). */
  readonly snapshot: string;
  readonly total: number;
  readonly offset: number;
  readonly from: number;
};
/** Totals that were counted, to be told again to the same asker while the register stands still. */
export type KeptTotals = {
  /** `key` names everything on which the total depends beside the snapshot: who asks, and the question. `first` is the first person of the page at `offset`, undefined where the page is empty. */
  readonly keep: (key: string, page: Omit<KeptTotal, 'from'> & { readonly first: number | undefined }) => void;
  /** What is kept under a key, with the last known row that is not behind `offset`; undefined where nothing is. It counts where the snapshot is still the same. */
  readonly find: (key: string, offset: number) => KeptTotal | undefined;
};
type Kept = { readonly snapshot: string; readonly total: number; readonly rows: Map<number, number> };

/** Of one list so many rows are kept at most. */
const ROWS = 1000;

const lastBefore = (rows: ReadonlyMap<number, number>, offset: number): Pick<KeptTotal, 'offset' | 'from'> => {
  const there = rows.get(offset);
  if (there !== undefined) return { offset, from: there };
  let [last, from] = [0, 0];
  for (const [at, person] of rows) if (at > last && at <= offset) [last, from] = [at, person];
  return { offset: last, from };
};

/**
 * Keeps the last `size` totals. Counting fifty thousand persons costs ten times as much as reading a page of fifty of them, and a reader who turns pages asks for the same total each time, and for the page
 * behind the one that was read; the snapshot makes a kept total and a kept row exact, because two readings of one snapshot see the same rows.
 */
export const keepTotals = (size: number): KeptTotals => {
  const totals = new Map<string, Kept>();
  return {
    find: (key, offset) => {
      const kept = totals.get(key);
      return kept && { snapshot: kept.snapshot, total: kept.total, ...lastBefore(kept.rows, offset) };
    },
    keep: (key, { snapshot, total, offset, first }) => {
      const before = totals.get(key);
      const rows = before?.snapshot === snapshot ? before.rows : new Map<number, number>();
      if (first !== undefined && rows.size < ROWS) rows.set(offset, first);
      totals.delete(key);
      totals.set(key, { snapshot, total, rows });
      const [oldest] = totals.keys();
      if (totals.size > size && oldest !== undefined) totals.delete(oldest);
    },
  };
};
