import { useEffect, useRef, useState } from 'react';
import type { WorkRow } from '../lists/list-views.ts';

/**
 * Numbers of the rows that were shown and are decided now: a row that only goes away leaves the officer to guess whether the register took the decision.
 * @param view what is shown: a page and its filter. Rows that go with another view were not decided.
 */
export function useDecidedRows(rows: readonly WorkRow[] | undefined, view: string): readonly number[] {
  const shown = useRef<{ view: string; rows: readonly number[] }>(undefined);
  const [decided, setDecided] = useState<readonly number[]>([]);
  useEffect(() => {
    if (rows === undefined) return;
    const now = rows.map(({ row }) => row);
    const gone = shown.current?.view === view ? shown.current.rows.filter((row) => !now.includes(row)) : [];
    shown.current = { view, rows: now };
    if (gone.length > 0) setDecided(gone);
  }, [rows, view]);
  return decided;
}
