import type pg from 'pg';
import { textRows } from './session.ts';

/** Indexes by which officers find something and no projector does: those of the tables with most rows. */
const officersIndexes = [
  'register.custody_at_site',
  'register.custody_compartment',
  'register.custody_known_before',
  'register.custody_present',
  'register.custody_section',
  'register.name_token_beginning',
  'register.person_reach_person',
  'transfers.escort_answer_person',
] as const;

/**
 * Takes from a scratch register, on a server of its own, what costs more than the rows that are rebuilt in it: exclusion constraints (a rule that does not speak in a rebuild, whose index costs three times what the
 * row does), indexes that only officers ask, and the write-ahead log of the tables, which nobody recovers.
 * A key stays: rows are named by it. The tables are emptied after this, which gives them files of the new kind.
 *
 * @param tables those that are emptied
 */
export const lightenScratch = async (client: pg.ClientBase, tables: readonly string[]): Promise<void> => {
  for (const [statement] of await textRows(
    client,
    `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', c.conrelid::regclass, c.conname) FROM pg_constraint c WHERE c.contype = 'x' AND c.conrelid = ANY ($1::regclass[])`,
    [tables],
  ))
    await client.query(statement as string);
  await client.query(`DROP INDEX ${officersIndexes.join(', ')}`);
  // ALTER TABLE would want the tables without their foreign keys, and copy each of them
  await client.query(
    `WITH emptied AS (SELECT c.oid, c.reltoastrelid FROM pg_class c WHERE c.oid = ANY ($1::regclass[])),
          held AS (SELECT oid FROM emptied UNION ALL SELECT reltoastrelid FROM emptied)
     UPDATE pg_class c SET relpersistence = 'u' WHERE c.oid IN (SELECT oid FROM held UNION ALL SELECT i.indexrelid FROM pg_index i WHERE i.indrelid IN (SELECT oid FROM held))`,
    [tables],
  );
};
