import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { OperatorError } from '../config/operator-error.ts';

/** The SQL that prepares a database; without a name it is for the superuser who runs it to install. */
export const rolesSql = async (installer?: string): Promise<string> => {
  const sql = await readFile(join(import.meta.dirname, 'roles.sql'), 'utf8');
  return installer === undefined ? sql : `SET amana.installer = ${pg.escapeLiteral(installer)};\n${sql}`;
};

/** Everything that `roles.sql` leaves to the installing role and that its work needs. Each part is false, and raises nothing, where a role or schema is missing. */
const READY = `SELECT r.rolname AS name, current_database() AS database, r.rolsuper AS super,
    (SELECT count(*) FROM pg_roles a WHERE (a.rolname IN ('amana_owner', 'amana_guard') AND pg_has_role(a.oid, 'USAGE'))
        OR (a.rolname IN ('amana_app', 'amana_verify') AND pg_has_role(a.oid, 'MEMBER'))) = 4
    AND EXISTS (SELECT FROM pg_extension WHERE extname = 'btree_gist')
    AND (SELECT count(*) FROM pg_namespace n WHERE n.nspname IN ('access', 'register', 'sites', 'transfers', 'care', 'safeguards', 'juveniles')
           AND pg_get_userbyid(n.nspowner) = 'amana_owner') = 7
    AND has_function_privilege('pg_advisory_lock(bigint)', 'EXECUTE') AND has_schema_privilege('public', 'CREATE') AS ready
  FROM pg_roles r WHERE r.rolname = current_user`;

/**
 * Whether the installing role is a superuser, who prepares the database at every migration.
 * @throws OperatorError with the SQL for a superuser, where it is none and the database was not prepared for it
 */
export const requirePrepared = async (client: pg.ClientBase): Promise<boolean> => {
  const { rows } = await client.query<{ name: string; database: string; super: boolean; ready: boolean }>(READY);
  const role = rows[0];
  if (role?.super === true) return true;
  if (role?.ready === true) return false;
  throw new OperatorError(
    `The role ${role?.name} of DATABASE_URL is no superuser, and the database ${role?.database} was not prepared for it. Let a superuser run the SQL below in the database ${role?.database} (save it as prepare.sql: psql --dbname=${role?.database} --file=prepare.sql), then start again.\n\n${await rolesSql(role?.name)}`,
  );
};
