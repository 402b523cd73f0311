import type pg from 'pg';
import type { Finding } from './finding.ts';
import { pairRows } from './pair-rows.ts';
import { inputTables, listTables } from './rebuild.ts';
import { type TextRow, textBatches, textRows } from './session.ts';

/** A projection: its columns, and the places of its key among them (all columns where it has no key). */
export type Projection = {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly key: readonly number[];
};
export type Column = { readonly name: string; readonly type: string; readonly inKey: boolean };

/** Rows that only one side has, kept for naming what changed. */
const KEPT = 1000;

/** The projections as the repository's own code makes them; read from the scratch register. */
export const listProjections = async (scratch: pg.ClientBase): Promise<Projection[]> => {
  const names = (await listTables(scratch)).filter((name) => !inputTables.has(name));
  const projections: Projection[] = [];
  for (const name of names) {
    const rows = await textRows(
      scratch,
      `SELECT a.attname, format_type(a.atttypid, NULL), coalesce(a.attnum = ANY (i.indkey::smallint[]), false)
         FROM pg_attribute a LEFT JOIN pg_index i ON i.indrelid = a.attrelid AND i.indisprimary
        WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum`,
      [name],
    );
    const columns = rows.map((row) => ({ name: row[0] as string, type: row[1] as string, inKey: row[2] === 't' }));
    const key = columns.flatMap((column, index) => (column.inKey ? [index] : []));
    projections.push({ name, columns, key: key.length > 0 ? key : columns.map((_, index) => index) });
  }
  return projections;
};

const compareText = (a: string | null | undefined, b: string | null | undefined): number => {
  if (a === b) return 0;
  if (a === null || a === undefined) return 1;
  if (b === null || b === undefined) return -1;
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
};

const compareKeys = (projection: Projection, a: TextRow, b: TextRow): number => {
  for (const index of projection.key) {
    const order = compareText(a[index], b[index]);
    if (order !== 0) return order;
  }
  return 0;
};

async function* rowsOf(client: pg.ClientBase, { name, columns, key }: Projection): AsyncGenerator<TextRow, undefined> {
  const list = columns.map((column) => `"${column.name}"`).join(', ');
  // As bytes: the two databases may have other collations and versions of them.
  const order = key.map((index) => `("${columns[index]?.name}")::text COLLATE "C"`).join(', ');
  for await (const rows of textBatches(client, `SELECT ${list} FROM ${name} ORDER BY ${order}`)) yield* rows;
  return undefined;
}

/** Text columns of a key that are codes of places, authorities, keys and documents; any other text of a key is not shown. */
const codes = new Set(['register.document.sha256', 'register.number_block.prefix', 'register.person_reach.authority']);
const plain = /^(smallint|integer|bigint|uuid|boolean|timestamp with time zone)$/;

/** The key of a row for people, without a personal value: numbers, ids, and codes of places. */
const keyText = ({ name, columns, key }: Projection, row: TextRow): string =>
  key
    .flatMap((index) => {
      const column = columns[index] as Column;
      const shown = plain.test(column.type) || /^(access|sites)\./.test(name) || codes.has(`${name}.${column.name}`);
      return shown && row[index] !== null ? [`${column.name}=${row[index]}`] : [];
    })
    .join(' ');

/**
 * How many rows a table has, and one SHA-256 over the hashes of all of them, in the order of the hashes. Every column of a row is in its text, NULL apart from the empty text. Two tables
 * with one fingerprint hold the same rows, whatever else their servers do differently.
 */
const fingerprintOf = async (client: pg.ClientBase, { name, columns }: Projection): Promise<TextRow> => {
  const row = columns.map((column) => `"${column.name}"`).join(', ');
  const [fingerprint] = await textRows(
    client,
    `SELECT count(*), sha256(coalesce(string_agg(r.hash, ''::bytea ORDER BY r.hash), ''::bytea))
       FROM (SELECT sha256(convert_to(ROW(${row})::text, 'UTF8')) AS hash FROM ${name}) r`,
  );
  return fingerprint as TextRow;
};

/**
 * Compares one projection: by fingerprint, which both servers make at once, and where that differs row by row.
 *
 * @returns how many rows the register has
 */
export const compareTable = async (
  live: pg.ClientBase,
  scratch: pg.ClientBase,
  projection: Projection,
  add: (finding: Finding) => void,
): Promise<number> => {
  const [mine, rebuilt] = await Promise.allSettled([
    fingerprintOf(live, projection),
    fingerprintOf(scratch, projection),
  ]);
  if (mine.status === 'rejected') throw mine.reason;
  if (rebuilt.status === 'rejected') throw rebuilt.reason;
  if (mine.value.join() === rebuilt.value.join()) return Number(mine.value[0]);
  return compareRows(live, scratch, projection, add);
};

/** Compares a projection row by row, in the order of its key. Returns how many rows the register has. */
const compareRows = async (
  live: pg.ClientBase,
  scratch: pg.ClientBase,
  projection: Projection,
  add: (finding: Finding) => void,
): Promise<number> => {
  const missing: TextRow[] = [];
  const extra: TextRow[] = [];
  const keep = (list: TextRow[], row: TextRow, code: string) => {
    if (list.length < KEPT) list.push(row);
    else add({ section: 'projections', code, text: `${projection.name}: one row more.`, object: projection.name });
  };
  const left = rowsOf(live, projection);
  const right = rowsOf(scratch, projection);
  let count = 0;
  let [a, b] = await Promise.all([left.next(), right.next()]);
  while (a.done !== true || b.done !== true) {
    const order = a.done === true ? 1 : b.done === true ? -1 : compareKeys(projection, a.value, b.value);
    if (a.done !== true && order <= 0) count += 1;
    if (order < 0) keep(extra, a.value as TextRow, 'row-extra');
    if (order > 0) keep(missing, b.value as TextRow, 'row-missing');
    if (order === 0) addChanges(projection, a.value as TextRow, b.value as TextRow, add);
    if (order <= 0) a = await left.next();
    if (order >= 0) b = await right.next();
  }
  addLeftOver(projection, missing, extra, add);
  return count;
};

const addChanges = (projection: Projection, live: TextRow, rebuilt: TextRow, add: (finding: Finding) => void): void => {
  projection.columns.forEach(({ name }, index) => {
    if (live[index] === rebuilt[index]) return;
    const key = keyText(projection, rebuilt);
    const text = `${projection.name}, row ${key}: column ${name} is not what the events say.`;
    add({ section: 'projections', code: 'row-differs', text, object: projection.name, key, column: name });
  });
};

/** Rows of one side only: a row whose key was altered shows as one missing and one too many, and is named by the columns that differ. */
const addLeftOver = (
  projection: Projection,
  missing: readonly TextRow[],
  extra: readonly TextRow[],
  add: (finding: Finding) => void,
): void => {
  const { name } = projection;
  const pairs = pairRows(missing, extra);
  for (const { missing: rebuilt, extra: live } of pairs.pairs) addChanges(projection, live, rebuilt, add);
  for (const row of pairs.missing) {
    const key = keyText(projection, row);
    const text = `${name}, row ${key}: the events say it is there, the table does not have it.`;
    add({ section: 'projections', code: 'row-missing', text, object: name, key });
  }
  for (const row of pairs.extra) {
    const key = keyText(projection, row);
    const text = `${name}, row ${key}: no event says it.`;
    add({ section: 'projections', code: 'row-extra', text, object: name, key });
  }
};
