import type pg from 'pg';

/** Every value as the text that the server sends: two servers' values are compared without being understood. */
const asText = { getTypeParser: () => (text: string) => text } as unknown as pg.CustomTypesConfig;

/** A row of texts and NULLs, in the order of the columns. */
export type TextRow = readonly (string | null)[];

/**
 * Settings under which both databases print the same values with the same text, find only built-in operators and functions, and raise an error
 * where row security would hide a row. To be called inside a transaction; they end with it.
 */
export const settle = async (client: pg.ClientBase): Promise<void> => {
  await client.query(
    `SET LOCAL search_path = pg_catalog; SET LOCAL timezone = 'UTC'; SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL intervalstyle = 'postgres';
     SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1; SET LOCAL row_security = off; SET LOCAL statement_timeout = 0;
     SET LOCAL cursor_tuple_fraction = 0.001; SET LOCAL work_mem = '64MB'; SET LOCAL jit = off; SET LOCAL quote_all_identifiers = off`,
  );
};

/** Opens the one snapshot that everything is read in. It writes nothing: the server would refuse it. */
export const openSnapshot = async (client: pg.ClientBase): Promise<void> => {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
};

/** Opens on a second client the snapshot that the first one has open: both read one state of the register, at once. */
export const joinSnapshot = async (client: pg.ClientBase, first: pg.ClientBase): Promise<void> => {
  const [snapshot] = await textRows(first, 'SELECT pg_catalog.pg_export_snapshot()');
  await openSnapshot(client);
  await client.query(`SET TRANSACTION SNAPSHOT '${snapshot?.[0]}'`);
};

/** Until the end of the transaction the client sees every row. An installing role that row security binds reads as the guard, of which it is a member. */
export const seeEverything = async (client: pg.ClientBase): Promise<void> => {
  const [role] = await textRows(
    client,
    'SELECT rolsuper OR rolbypassrls FROM pg_catalog.pg_roles WHERE rolname = current_user',
  );
  if (role?.[0] !== 't') await client.query('SET LOCAL ROLE amana_guard');
};

/** Rows of a query, every value as text. */
export const textRows = async (client: pg.ClientBase, text: string, values: unknown[] = []): Promise<TextRow[]> =>
  (await client.query({ text, values, rowMode: 'array', types: asText })).rows as TextRow[];

let cursors = 0;

/** Rows of a query in batches, so that memory does not grow with the register. Needs an open transaction. */
export async function* textBatches(
  client: pg.ClientBase,
  text: string,
  size = 2000,
): AsyncGenerator<TextRow[], void, undefined> {
  cursors += 1;
  const name = `verify_${cursors}`;
  await client.query(`DECLARE ${name} NO SCROLL CURSOR FOR ${text}`);
  for (;;) {
    const rows = await textRows(client, `FETCH FORWARD ${size} FROM ${name}`);
    if (rows.length > 0) yield rows;
    if (rows.length < size) break;
  }
  await client.query(`CLOSE ${name}`);
}
