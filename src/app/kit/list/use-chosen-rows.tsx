import { useState } from 'react';
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
 * `labelOf` is what a row is called where it is spoken: its number.
 */
export function useChosenRows<Row>(
  keyOf: (row: Row) => string | number,
  labelOf: (row: Row) => string,
  page: readonly Row[] | undefined,
): ChosenRows<Row> {
  const { t } = useTranslation('shell');
  const [chosen, setChosen] = useState<ReadonlyMap<string | number, Row>>(new Map());
  const has = (row: Row) => chosen.has(keyOf(row));
  const set = (rows: readonly Row[], isChosen: boolean) =>
    setChosen((now) => {
      const next = new Map(now);
      for (const row of rows)
        if (isChosen) next.set(keyOf(row), row);
        else next.delete(keyOf(row));
      return next;
    });
  const isPage = page !== undefined && page.length > 0 && page.every(has);
  return {
    rows: [...chosen.values()],
    has,
    toggle: (row) => set([row], !has(row)),
    replace: (rows) => setChosen(new Map(rows.map((row) => [keyOf(row), row]))),
    column: {
      key: 'chosen',
      label: '',
      value: () => null,
      head: (
        <input
          type="checkbox"
          className="amana-check amana-no-print"
          aria-label={t('table.choosePage')}
          checked={isPage}
          onChange={(event) => set(page ?? [], event.currentTarget.checked)}
        />
      ),
      render: (row) => (
        <input
          type="checkbox"
          className="amana-check amana-no-print"
          aria-label={t('table.chooseRow', { row: labelOf(row) })}
          checked={has(row)}
          onClick={(event) => event.stopPropagation()}
          onChange={(event) => set([row], event.currentTarget.checked)}
        />
      ),
    },
  };
}
