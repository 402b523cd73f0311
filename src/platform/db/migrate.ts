import { hash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { commandNames } from '../../core/permissions/permissions.ts';
import { type AnyEventDefinition, projectorOf } from '../../core/register/event-definition.ts';
import { rules } from '../../core/register/rules.ts';
import { allEvents } from '../../systems/all-events.ts';
import { OperatorError } from '../config/operator-error.ts';
import { requirePrepared, rolesSql } from './prepared-roles.ts';

const root = join(import.meta.dirname, '..', '..', '..');
/** Functions, triggers, policies and grants: applied again whenever one of them changed, in this order; of a folder, by name. */
const schemaPlaces = [
  'src/core/access/schema.sql',
  'src/core/access/account.sql',
  'src/core/access/provider.sql',
  'src/core/access/passkeys.sql',
  'src/core/access/lists.sql',
  'src/core/register/schema.sql',
  'src/core/register/log.sql',
  'src/core/access/reads.sql',
  'src/core/access/refusals.sql',
  'src/core/access/break-glass.sql',
  'src/core/access/mail.sql',
  'src/core/access/recovery.sql',
  'src/systems/sites/schema',
  'src/systems/register/schema',
  'src/systems/juveniles/schema',
  'src/systems/care/schema.sql',
  'src/systems/safeguards/schema',
  'src/systems/transfers/schema',
  'src/core/register/reading.sql',
  'src/platform/db/finish.sql',
];

/** Passwords of the two roles that log in; made anew at every start, never stored. */
export type MigrateOptions = {
  readonly passwords?: { readonly app: string; readonly verify: string };
  readonly rebuild?: boolean;
};

/**
 * Brings a database to the present shape: roles, numbered tables (once each), functions, policies, event types and rules (on change).
 * @param connection the installing role: superuser, or a member of `amana_owner` and `amana_guard`.
 * @throws OperatorError where an applied migration was edited afterwards, or the installing role lacks a right (the message holds what to run).
 */
export const migrate = async (connection: pg.ClientConfig, options: MigrateOptions = {}): Promise<void> => {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await client.query('SET check_function_bodies = off; SET client_min_messages = warning');
    const isSuperuser = await requirePrepared(client);
    // One migration of a database at a time.
    await client.query('SELECT pg_advisory_lock(7261)');
    await client.query('BEGIN');
    if (isSuperuser) await client.query(await rolesSql());
    await client.query(
      `SET ROLE amana_owner;
       CREATE TABLE IF NOT EXISTS public.amana_migration (name text PRIMARY KEY, sha256 text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now());
       RESET ROLE`,
    );
    await applyNumbered(client);
    const changed = await applySchemas(client);
    if (changed) {
      await syncEventTypes(client, allEvents);
      await syncRules(client);
    }
    await setPasswords(client, options);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    await client.end();
  }
};

/** The row that stands for all functions, policies, event types and rules together. */
const SCHEMAS = 'schemas';

const migrationsFolder = join(root, 'migrations');

/** Names of the numbered migrations that this program has, in their order. */
export const listMigrations = async (): Promise<string[]> =>
  (await readdir(migrationsFolder)).filter((file) => file.endsWith('.sql')).sort();

const readApplied = async (client: pg.Client): Promise<Map<string, string>> =>
  new Map(
    (await client.query<{ name: string; sha256: string }>('SELECT name, sha256 FROM public.amana_migration')).rows.map(
      (row) => [row.name, row.sha256],
    ),
  );

/** A database that a newer program has brought further: this one would put its own functions over tables that it does not know. */
const refuseNewer = (applied: ReadonlyMap<string, string>, known: readonly string[]): void => {
  const unknown = [...applied.keys()].filter((name) => name !== SCHEMAS && !known.includes(name)).sort();
  if (unknown.length > 0)
    throw new OperatorError(
      `This register was brought to a newer version of Amana: this program does not know ${unknown.join(', ')}. Work in it with that version or a later one, or restore the backup that was made before the upgrade.`,
    );
};

/** How far a database is from the shape that this program gives it. */
export type DatabaseShape = {
  /** Numbered migrations that wait, in their order. */
  readonly waiting: readonly string[];
  /** Whether its functions, policies, event types and rules are those of another program. */
  readonly otherFunctions: boolean;
};

/**
 * Compares a database with this program and changes nothing.
 * @returns null where the database holds no register yet
 * @throws OperatorError where a newer program was at work in it
 */
export const compareDatabase = async (connection: pg.ClientConfig): Promise<DatabaseShape | null> => {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    const { rows } = await client.query<{ there: boolean }>(
      "SELECT to_regclass('public.amana_migration') IS NOT NULL AS there",
    );
    if (rows[0]?.there !== true) return null;
    const [applied, known] = [await readApplied(client), await listMigrations()];
    refuseNewer(applied, known);
    return {
      waiting: known.filter((name) => !applied.has(name)),
      otherFunctions: applied.get(SCHEMAS) !== (await readSchemas()).sha256,
    };
  } finally {
    await client.end();
  }
};

const applyNumbered = async (client: pg.Client): Promise<void> => {
  const [applied, known] = [await readApplied(client), await listMigrations()];
  refuseNewer(applied, known);
  for (const name of known) {
    const sql = await readFile(join(migrationsFolder, name), 'utf8');
    const sha256 = hash('sha256', sql);
    const before = applied.get(name);
    if (before === sha256) continue;
    if (before !== undefined)
      throw new OperatorError(`Migration ${name} was changed after it was applied. Restore it and write a new one.`);
    await client.query(sql);
    await client.query('RESET ROLE');
    await client.query('INSERT INTO public.amana_migration (name, sha256) VALUES ($1, $2)', [name, sha256]);
  }
};

const sqlFilesOf = async (place: string): Promise<string[]> => {
  if (place.endsWith('.sql')) return [place];
  const names = (await readdir(join(root, place))).filter((name) => name.endsWith('.sql')).sort();
  return names.map((name) => `${place}/${name}`);
};

/**
 * Functions, triggers, policies and grants in the order in which they are applied: each file by its path from the repository, and before the last, which gives all functions to their owner, the one function that is made from code.
 */
export const readSchemaSources = async (): Promise<{ readonly name: string; readonly sql: string }[]> => {
  const files = (await Promise.all(schemaPlaces.map(sqlFilesOf))).flat();
  const sources = await Promise.all(
    files.map(async (name) => ({ name, sql: await readFile(join(root, name), 'utf8') })),
  );
  return sources.toSpliced(-1, 0, { name: 'command-names', sql: commandNamesFunction() });
};

const readSchemas = async () => {
  const sources = await readSchemaSources();
  const sha256 = hash(
    'sha256',
    [...sources.map(({ sql }) => sql), JSON.stringify(codeRows(allEvents)), JSON.stringify(rules)].join('\0'),
  );
  return { sources, sha256 };
};

/** Returns whether anything changed, so that a warm start does next to nothing. */
const applySchemas = async (client: pg.Client): Promise<boolean> => {
  const { sources, sha256 } = await readSchemas();
  const before = await client.query<{ sha256: string }>('SELECT sha256 FROM public.amana_migration WHERE name = $1', [
    SCHEMAS,
  ]);
  if (before.rows[0]?.sha256 === sha256) return false;
  for (const { name, sql } of sources) {
    try {
      await client.query(sql);
    } catch (error) {
      throw new Error(`${name}: ${(error as Error).message}`, { cause: error });
    }
  }
  await client.query(
    'INSERT INTO public.amana_migration (name, sha256) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET sha256 = excluded.sha256, applied_at = now()',
    [SCHEMAS, sha256],
  );
  return true;
};

/** Rows of the code table, by type: the order in which modules export must not matter. */
const codeRows = (events: readonly AnyEventDefinition[]) =>
  events.map(codeRow).sort((a, b) => (a.type === b.type ? a.v - b.v : a.type < b.type ? -1 : 1));

const codeRow = (event: AnyEventDefinition) => ({
  type: event.type,
  v: event.v,
  stream_kind: event.stream,
  kind: event.kind,
  roles: [...event.roles].sort(),
  projector: projectorOf(event),
  elevated: event.elevated,
});

const syncEventTypes = async (client: pg.Client, events: readonly AnyEventDefinition[]): Promise<void> => {
  await client.query(
    `INSERT INTO register.event_type (type, v, stream_kind, kind, roles, projector, elevated)
     SELECT type, v, stream_kind, kind, roles, projector, elevated FROM jsonb_to_recordset($1::jsonb) AS t(type text, v smallint, stream_kind text, kind text, roles text[], projector text, elevated boolean)
     ON CONFLICT (type, v) DO UPDATE SET stream_kind = excluded.stream_kind, kind = excluded.kind, roles = excluded.roles, projector = excluded.projector, elevated = excluded.elevated, retired = false`,
    [JSON.stringify(codeRows(events))],
  );
  const missing = await client.query<{ type: string; projector: string }>(
    "SELECT type, projector FROM register.event_type WHERE projector IS NOT NULL AND to_regprocedure(projector || '(register.fact[])') IS NULL",
  );
  if (missing.rows.length > 0)
    throw new Error(`Projectors missing: ${missing.rows.map((row) => row.projector).join(', ')}`);
};

/** The rules that a breach can name. One that is no longer listed is retired: its breaches stay. */
const syncRules = async (client: pg.Client): Promise<void> => {
  await client.query(
    `WITH listed AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS t(id text, kind text, source text)),
     gone AS (UPDATE register.rule r SET retired = true WHERE r.id NOT IN (SELECT l.id FROM listed l))
     INSERT INTO register.rule (id, kind, source) SELECT id, kind, source FROM listed
     ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, source = excluded.source, retired = false`,
    [JSON.stringify(rules)],
  );
};

/** SQL of the function that lists the commands that there are: a refusal is noted of one of them, and of no other word. */
const commandNamesFunction = (): string => {
  const names = commandNames.map((name) => pg.escapeLiteral(name)).join(', ');
  return `CREATE OR REPLACE FUNCTION access.command_names() RETURNS text[] LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$ SELECT ARRAY[${names}] $$;
     GRANT EXECUTE ON FUNCTION access.command_names() TO amana_guard`;
};

/** Each of the two roles changes its own password: that needs membership of them and no right over roles. */
const setPasswords = async (client: pg.Client, options: MigrateOptions): Promise<void> => {
  if (options.passwords === undefined) return;
  for (const [role, password] of [
    ['amana_app', options.passwords.app],
    ['amana_verify', options.passwords.verify],
  ] as const)
    await client.query(`SET ROLE ${role}; ALTER ROLE ${role} PASSWORD ${client.escapeLiteral(password)}; RESET ROLE`);
};
