import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { Config } from '../platform/config/config.ts';
import { OperatorError } from '../platform/config/operator-error.ts';
import { migrate } from '../platform/db/migrate.ts';
import { createPool } from '../platform/db/pool.ts';
import { startPostgres } from '../platform/postgres/start-postgres.ts';

/** How long a request waits for a free connection, in milliseconds; then the register says that it is busy. */
const CONNECTION_WAIT = 5_000;
/** Connections of the serving role. */
export const CONNECTIONS = 10;

/** The register's database, migrated and in use. */
export type OpenDatabase = {
  /** Connection of the installing role: for boot only. */
  readonly installing: pg.ClientConfig;
  /** Connection of `amana_verify`, which reads everything: for the sequencer of the public log. */
  readonly reading: pg.ClientConfig;
  /** Connections of the serving role. */
  readonly pool: pg.Pool;
  /** Closes the connections, and ends the built-in server. */
  close: () => Promise<void>;
};

type Server = { readonly installing: pg.ClientConfig; readonly stop: () => Promise<void> };

const connectOwnServer = async (databaseUrl: string): Promise<Server> => {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number }>(
      "SELECT current_setting('server_version_num')::int AS version",
    );
    const version = Math.floor((rows[0]?.version ?? 0) / 10_000);
    if (version < 15)
      throw new OperatorError(
        `The server of DATABASE_URL is PostgreSQL ${version}. Amana needs 15 to 18: upgrade it, or leave DATABASE_URL out for the built-in one.`,
      );
  } catch (error) {
    if (error instanceof OperatorError) throw error;
    const { code, message } = error as Error & { code?: string };
    throw new OperatorError(
      `The database of DATABASE_URL cannot be reached (${code ?? message}). Check host, port, user and password, and that the server runs.`,
      { cause: error },
    );
  } finally {
    await client.end().catch(() => undefined);
  }
  return { installing: { connectionString: databaseUrl }, stop: async () => undefined };
};

const connectionOf = (
  installing: pg.ClientConfig,
  user: 'amana_app' | 'amana_verify',
  password: string,
): pg.ClientConfig => {
  if (installing.connectionString === undefined) return { ...installing, user, password };
  const url = new URL(installing.connectionString);
  url.username = user;
  url.password = password;
  return { connectionString: url.href };
};

/** The serving role must not be able to walk around the walls: no superuser, no row-security bypass, owner of nothing (decisions.md 6). */
const refuseStrongRole = async (pool: pg.Pool): Promise<void> => {
  const { rows } = await pool.query<{ name: string; strong: boolean; owns: boolean }>(
    `SELECT r.rolname AS name, r.rolsuper OR r.rolbypassrls OR r.rolcreaterole OR r.rolreplication AS strong,
       EXISTS (SELECT FROM pg_class c WHERE c.relowner = r.oid) OR EXISTS (SELECT FROM pg_proc f WHERE f.proowner = r.oid)
         OR pg_has_role(r.oid, 'amana_owner', 'MEMBER') OR pg_has_role(r.oid, 'amana_guard', 'MEMBER') AS owns
     FROM pg_roles r WHERE r.rolname = current_user`,
  );
  const role = rows[0];
  if (role === undefined || role.strong || role.owns)
    throw new OperatorError(
      `The role ${role?.name ?? 'of the server'} is too strong: it ${role?.strong ? 'is a superuser or may pass row security' : 'owns tables or functions, or is a member of amana_owner or amana_guard'}. Run: ALTER ROLE amana_app NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOREPLICATION; REVOKE amana_owner, amana_guard FROM amana_app; and start again.`,
    );
};

/**
 * Starts the built-in PostgreSQL, or connects to the one of DATABASE_URL; migrates it with fresh passwords; opens the serving role's connections.
 * @param say gets a sentence when the built-in server ended by itself and is started again
 * @param stop aborted, the start of the built-in server is given up and the reason thrown
 * @throws OperatorError that says what is wrong and what to do
 */
export const openDatabase = async (
  config: Config,
  dataFolder: string,
  say: (text: string) => void,
  stop?: AbortSignal,
): Promise<OpenDatabase> => {
  const server: Server =
    config.databaseUrl === undefined
      ? await startPostgres({ dataFolder, keepRunning: say, stop }).then(({ connection, stop }) => ({
          installing: { ...connection },
          stop,
        }))
      : await connectOwnServer(config.databaseUrl);
  let pool: pg.Pool | undefined;
  try {
    const passwords = { app: randomBytes(24).toString('base64url'), verify: randomBytes(24).toString('base64url') };
    await migrate(server.installing, { passwords });
    const opened = createPool(
      { ...connectionOf(server.installing, 'amana_app', passwords.app), connectionTimeoutMillis: CONNECTION_WAIT },
      CONNECTIONS,
    );
    pool = opened;
    await refuseStrongRole(opened);
    return {
      installing: server.installing,
      reading: connectionOf(server.installing, 'amana_verify', passwords.verify),
      pool: opened,
      close: async () => {
        // At once: a statement that still runs is ended by the server's end, and the pool waits for it.
        const ended = opened.ended ? undefined : opened.end();
        await server.stop();
        await ended;
      },
    };
  } catch (error) {
    await pool?.end();
    await server.stop();
    throw error;
  }
};
