import type pg from 'pg';

/** A table of ours, from the catalogue. */
export interface OurTable {
  /** With its schema. */
  readonly name: string;
  /** The first column, for statements that need one. */
  readonly column: string;
  /** Whether each row cites the event that made it. */
  readonly citesEvent: boolean;
}

/** Every table in the schemas of the register, so that tests cover one that is added later. */
export const ourTables = async (admin: pg.Pool): Promise<OurTable[]> => {
  const { rows } = await admin.query<OurTable>(
    `SELECT c.oid::regclass::text AS name, (SELECT quote_ident(a.attname) FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attidentity = '' AND a.attgenerated = '' ORDER BY a.attnum LIMIT 1) AS column,
            EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'event_pos' AND NOT a.attisdropped) AS "citesEvent"
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'public') AND n.nspname !~ '^pg_' ORDER BY 1`,
  );
  return rows;
};
