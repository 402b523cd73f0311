/** Totals that were counted, to be told again to the same officer while the register stands still. */
export type KeptTotals = {
  /** `key` names everything on which the total depends: who asks, the question, and the snapshot (`QueryContext.snapshot`). */
  readonly keep: (key: string, total: number) => void;
  /** The total under a key, undefined where it is not kept. */
  readonly find: (key: string) => number | undefined;
};

/**
 * Keeps the last `size` totals. Counting fifty thousand persons costs ten times as much as reading a page of fifty of them, and a reader who turns pages asks for the same total each time; the
 * snapshot in the key makes a kept total exact, because two readings of one snapshot see the same rows.
 */
export const keepTotals = (size: number): KeptTotals => {
  const totals = new Map<string, number>();
  return {
    find: (key) => totals.get(key),
    keep: (key, total) => {
      totals.delete(key);
      totals.set(key, total);
      const [oldest] = totals.keys();
      if (totals.size > size && oldest !== undefined) totals.delete(oldest);
    },
  };
};
