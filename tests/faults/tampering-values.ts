import type pg from 'pg';
import type { Column } from '../../src/core/register/verify/compare-tables.ts';

/** Other values of a column, by its type: SQL over the old value, the first that changes it is taken. */
const otherValues = (type: string, column: string): string[] => {
  const old = `t."${column}"`;
  if (/^(smallint|integer|bigint)$/.test(type)) return [`coalesce(${old}, 0) + 10000`];
  if (type === 'boolean') return [`NOT coalesce(${old}, false)`];
  if (type === 'timestamp with time zone')
    return [
      `${old} + interval '1 microsecond'`,
      `coalesce(nullif(${old}, 'infinity'), timestamptz '2026-01-01') + interval '1 second'`,
    ];
  if (type === 'date') return [`${old} + 1`, "date '1990-01-01'"];
  if (type === 'uuid') return ['gen_random_uuid()'];
  if (type === 'bytea') return [`set_byte(${old}, 0, get_byte(${old}, 0) # 1)`];
  if (type === 'jsonb')
    return [
      `CASE jsonb_typeof(${old}) WHEN 'array' THEN ${old} || '["x"]'::jsonb ELSE coalesce(${old}, '{}') || '{"x": 1}'::jsonb END`,
    ];
  if (type.endsWith('[]')) return [`coalesce(${old}, '{}') || '{x}'::${type}`];
  return [`coalesce(${old}, '') || 'x'`];
};

/** Drops the constraints of a table that stand in the way of an altered value, as an owner would. */
export const unbind = (live: pg.Client, table: string): Promise<unknown> =>
  live.query(
    `DO $$ DECLARE k record; BEGIN FOR k IN SELECT conname FROM pg_constraint WHERE conrelid = '${table}'::regclass AND contype IN ('c', 'x', 'u', 'f') LOOP
       EXECUTE format('ALTER TABLE ${table} DROP CONSTRAINT IF EXISTS %I CASCADE', k.conname); END LOOP; END $$`,
  );

/**
 * Changes one value of a column, as an owner would: triggers are off already, and the table is unbound.
 *
 * @throws where no value could be changed, so that the test cannot pass by doing nothing
 */
export const alterValue = async (live: pg.Client, table: string, column: Column): Promise<void> => {
  for (const value of otherValues(column.type, column.name)) {
    const { rowCount } = await live.query(
      `UPDATE ${table} t SET "${column.name}" = ${value} WHERE t.ctid = (SELECT f.ctid FROM ${table} f ORDER BY f."${column.name}" IS NULL, f.ctid DESC LIMIT 1) AND t."${column.name}" IS DISTINCT FROM ${value}`,
    );
    if (rowCount === 1) return;
  }
  throw new Error(`${table}.${column.name} could not be altered`);
};
