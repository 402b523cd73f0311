import { Paper, Stack, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { type KeyboardEvent, type MouseEvent, memo, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../format/format-number.ts';
import { ClosedIdentities } from './person-name.tsx';
import { ProblemAlert } from './problem-alert.tsx';
import { ScrollRegion } from './scroll-region.tsx';
import { sortRows } from './sort-rows.ts';
import { Waiting } from './waiting.tsx';

/** One column: `value` sorts and is the text of the cell unless `render` draws it. */
export interface Column<Row> {
  key: string;
  label: string;
  value: (row: Row) => string | number | null;
  render?: (row: Row) => ReactNode;
  numeric?: boolean;
  /** A column of long texts, names of two sites for example: it keeps a width in which they are read. */
  wide?: boolean;
  /** What stands in place of the heading; such a column does not sort. */
  head?: ReactNode;
}

/** Order of the rows: a column and a direction. */
interface Order {
  key: string;
  descending: boolean;
}

function moveFocus(event: KeyboardEvent<HTMLTableRowElement>): boolean {
  const row = event.currentTarget;
  const next = event.key === 'ArrowDown' ? row.nextElementSibling : row.previousElementSibling;
  if (!(next instanceof HTMLElement)) return false;
  next.focus();
  return true;
}

/** Whether the row itself was pressed: not a link or a button in it, nor a dialog that one of its buttons opened. */
const isOnRow = ({ target, currentTarget }: MouseEvent<HTMLTableRowElement>): boolean =>
  target instanceof Element &&
  currentTarget.contains(target) &&
  target.closest('a, button, input, select, textarea, label') === null;

/** What one row is drawn from. */
interface RowProps<Row> {
  row: Row;
  columns: Column<Row>[];
  onOpen: ((row: Row) => void) | undefined;
  /** Undefined where rows are not chosen. */
  isChosen: boolean | undefined;
  onChoose: ((row: Row) => void) | undefined;
}

function DrawnRow<Row>({ row, columns, onOpen, isChosen, onChoose }: RowProps<Row>) {
  const isWalked = onOpen !== undefined || onChoose !== undefined;

  function press(event: KeyboardEvent<HTMLTableRowElement>): void {
    if (event.target !== event.currentTarget) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (moveFocus(event)) event.preventDefault();
    } else if (event.key === 'Enter') onOpen?.(row);
    else if (event.key === ' ' && onChoose) {
      onChoose(row);
      event.preventDefault();
    }
  }

  return (
    <tr
      tabIndex={isWalked ? 0 : undefined}
      data-chosen={isChosen || undefined}
      data-pressable={onOpen ? true : undefined}
      onClick={onOpen ? (event) => isOnRow(event) && onOpen(row) : undefined}
      onKeyDown={isWalked ? press : undefined}
    >
      {columns.map((cell) => (
        <td key={cell.key} className={cell.numeric ? 'amana-number' : undefined}>
          {cell.render ? cell.render(row) : plain(cell.value(row))}
        </td>
      ))}
    </tr>
  );
}

/** A row is drawn again only where it changed, or its columns: a page that keeps those (`useMemo`) stays quick with many rows. */
const TableRow = memo(DrawnRow) as typeof DrawnRow;

/**
 * A table that sorts by its headings where it holds all rows, lets rows be chosen (Space), walks by arrow keys and opens a row with Enter, prints without decoration, and has
 * words for emptiness and failure. `rows` undefined means that the answer is on its way.
 */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
  error,
  empty,
  onOpen,
  bare = false,
  sortable = true,
  chosen,
}: {
  caption: string;
  columns: Column<Row>[];
  rows: Row[] | undefined;
  rowKey: (row: Row) => string | number;
  error?: unknown;
  empty: string;
  onOpen?: (row: Row) => void;
  bare?: boolean;
  /** False where more rows are on other pages: sorting one page would look like sorting the list. */
  sortable?: boolean;
  /** For work on several rows: which are chosen. Space chooses. */
  chosen?: { has: (row: Row) => boolean; toggle: (row: Row) => void };
}) {
  const { t } = useTranslation('shell');
  const [order, setOrder] = useState<Order>();
  if (error) return <ProblemAlert error={error} />;
  if (!rows) return <Waiting />;
  const column = columns.find((candidate) => candidate.key === order?.key);
  const sorted = column && order ? sortRows(rows, column.value, order.descending) : rows;

  const table = (
    <ScrollRegion label={caption}>
      <table className="amana-table">
        <caption className="amana-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((head) => {
              const active = order?.key === head.key;
              const direction = order?.descending ? 'descending' : 'ascending';
              const marks = { 'data-numeric': head.numeric || undefined, 'data-wide': head.wide || undefined };
              if (head.head || !sortable)
                return (
                  <th key={head.key} {...marks}>
                    {head.head ?? head.label}
                  </th>
                );
              return (
                <th key={head.key} {...marks} aria-sort={active ? direction : 'none'}>
                  <button
                    type="button"
                    className="amana-sort"
                    onClick={() => setOrder({ key: head.key, descending: active && !order.descending })}
                  >
                    {head.label}
                    {active && (order.descending ? <IconArrowDown size={14} /> : <IconArrowUp size={14} />)}
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <TableRow
              key={rowKey(row)}
              row={row}
              columns={columns}
              onOpen={onOpen}
              isChosen={chosen?.has(row)}
              onChoose={chosen?.toggle}
            />
          ))}
        </tbody>
      </table>
      {sorted.length === 0 && (
        <Text p="md" c="gray.7" role="status">
          {empty}
        </Text>
      )}
      {sorted.length > 0 && <Text className="amana-hidden">{t('table.rows', { count: sorted.length })}</Text>}
    </ScrollRegion>
  );
  const shown = bare ? table : <Paper withBorder>{table}</Paper>;
  const closed = rows.filter(isClosed).length;
  return closed === 0 ? (
    shown
  ) : (
    <Stack gap={4}>
      <ClosedIdentities count={closed} />
      {shown}
    </Stack>
  );
}

/** Whether a row is a person of whom there is no name: the identity of a child is closed to the reader. Everybody on the register has one. */
function isClosed(row: unknown): boolean {
  if (typeof row !== 'object' || row === null || !('registerNumber' in row)) return false;
  if ('closed' in row && row.closed === true) return true;
  const name = 'name' in row ? row.name : undefined;
  return name === '' || (typeof name === 'object' && name !== null && 'primary' in name && name.primary === '');
}

function plain(value: string | number | null): string {
  if (value === null) return '—';
  return typeof value === 'number' ? formatNumber(value) : value;
}
