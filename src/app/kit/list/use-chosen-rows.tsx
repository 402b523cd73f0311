import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from '../data-table.tsx';

/** The rows of a list that were chosen, on whatever page they stand. */
export interface ChosenRows<Row> {
  rows: Row[];
  has: (row: Row) => boolean;
  toggle: (row: Row) => void;
  /** Puts these in the place of all. */
  replace: (rows: Row[]) => void;
  /** The column with a box for every row, and one for the page. */
  column: Column<Row>;
}

/**
 * Rows that are chosen for work on several at once: by a box, by Space on a row, by the box of the page; they stay chosen when another page is shown.
 * `labelOf` is what a row is called where it is spoken: its number. Both are the same functions at every drawing.
 */
export function useChosenRows<Row>(
  keyOf: (row: Row) => string | number,
  labelOf: (row: Row) => string,
  page: readonly Row[] | undefined,
): ChosenRows<Row> {
  const { t } = useTranslation('shell');
  const [chosen, setChosen] = useState<ReadonlyMap<string | number, Row>>(new Map());
  const set = useCallback(
    (rows: readonly Row[], isChosen: (row: Row, now: ReadonlyMap<string | number, Row>) => boolean) =>
      setChosen((now) => {
        const next = new Map(now);
        for (const row of rows)
          if (isChosen(row, now)) next.set(keyOf(row), row);
          else next.delete(keyOf(row));
        return next;
      }),
    [keyOf],
  );
  const toggle = useCallback((row: Row) => set([row], (one, now) => !now.has(keyOf(one))), [set, keyOf]);
  // the same until the choice or the page changes: a table draws a row again where its columns are others
  const column = useMemo((): Column<Row> => {
    const has = (row: Row) => chosen.has(keyOf(row));
    return {
      key: 'chosen',
      label: '',
      value: () => null,
      head: (
        <input
          type="checkbox"
          className="amana-check amana-no-print"
          aria-label={t('table.choosePage')}
          checked={page !== undefined && page.length > 0 && page.every(has)}
          onChange={(event) => {
            const isChosen = event.currentTarget.checked;
            set(page ?? [], () => isChosen);
          }}
        />
      ),
      render: (row) => (
        <input
          type="checkbox"
          className="amana-check amana-no-print"
          aria-label={t('table.chooseRow', { row: labelOf(row) })}
          checked={has(row)}
          onClick={(event) => event.stopPropagation()}
          onChange={() => toggle(row)}
        />
      ),
    };
  }, [chosen, page, t, keyOf, labelOf, set, toggle]);
  // a row of the page says how it stands now, not how it stood when it was chosen
  const rows = useMemo(() => {
    const now = new Map(page?.map((row) => [keyOf(row), row]));
    return [...chosen].map(([key, row]) => now.get(key) ?? row);
  }, [chosen, page, keyOf]);
  return {
    rows,
    has: (row) => chosen.has(keyOf(row)),
    toggle,
    replace: (rows) => setChosen(new Map(rows.map((row) => [keyOf(row), row]))),
    column,
  };
}
