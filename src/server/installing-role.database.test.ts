import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { secretKey } from '../core/ledger/envelope-key.ts';
import { StreamKeyRing } from '../core/register/stream-key-ring.ts';
import { startScratch } from '../core/register/verify/scratch.ts';
import { openSnapshot } from '../core/register/verify/session.ts';
import { verifyRegister } from '../core/register/verify/verify-register.ts';
import { readConfig } from '../platform/config/config.ts';
import { migrate } from '../platform/db/migrate.ts';
import type { RunningPostgres } from '../platform/postgres/start-postgres.ts';
import { startTemporaryPostgres } from '../platform/postgres/start-temporary-postgres.ts';
import { loadSystemChecks } from '../systems/verification.ts';
import { beginRegister } from './begin-register.ts';
import { withInstallation } from './installation.ts';
import { openDatabase } from './open-database.ts';

/** The built-in PostgreSQL and every other one between 15 and 18 that the machine has. */
const installations: readonly (string | undefined)[] = [
  undefined,
  ...fs.globSync('/usr/lib/postgresql/{15,16,17,18}/bin/initdb').map(path.dirname),
];

const installer = 'The "installer"';
const password = randomBytes(12).toString('hex');

describe.each(installations)('an installing role that is no superuser (programs: %s)', (binaryFolder) => {
  let server: RunningPostgres;
  let place: { host: string; port: number; database: string };
  let superuser: pg.ClientConfig;
  let installing: pg.ClientConfig;
  const ask = async <Row extends pg.QueryResultRow>(connection: pg.ClientConfig, sql: string): Promise<Row[]> => {
    const client = new pg.Client(connection);
    await client.connect();
    try {
      return (await client.query<Row>(sql)).rows;
    } finally {
      await client.end();
    }
  };
  const boot = async () => {
    const url = new URL(`postgres://host:${place.port}/${place.database}`);
    url.host = encodeURIComponent(place.host);
    url.port = String(place.port);
    url.username = encodeURIComponent(installer);
    url.password = password;
    return openDatabase(readConfig({ DATABASE_URL: url.href }), '', () => undefined);
  };

  beforeAll(async () => {
    server = await startTemporaryPostgres(binaryFolder === undefined ? {} : { binaryFolder });
    const { host, port } = server.connection;
    place = { host, port, database: 'installed' };
    superuser = { ...server.connection, database: 'installed' };
    installing = { ...place, user: installer, password };
    await ask(server.connection, 'CREATE DATABASE installed TEMPLATE template0');
    await ask(server.connection, `CREATE ROLE "The ""installer""" LOGIN NOINHERIT PASSWORD '${password}'`);
  });
  afterAll(() => server.stop());

  it('is refused with the SQL for a superuser, with its own name in it, and works after that was run', async () => {
    const refusal = await migrate(installing).then(
      () => '',
      (error: Error) => error.message,
    );
    expect(refusal).toContain('is no superuser, and the database installed was not prepared for it');
    const sql = refusal.slice(refusal.indexOf('\n\n'));
    expect(sql).toContain(`SET amana.installer = '${installer}';`);
    await ask(superuser, sql);
    await ask(superuser, sql);
    await migrate(installing, { passwords: { app: 'first', verify: 'first' } });
    await ask(superuser, "UPDATE public.amana_migration SET sha256 = 'changed' WHERE name = 'schemas'");
    await migrate(installing, { passwords: { app: 'second', verify: 'second' } });
    for (const user of ['amana_app', 'amana_verify']) {
      expect(await ask({ ...place, user, password: 'second' }, 'SELECT current_user AS name')).toEqual([
        { name: user },
      ]);
      await expect(ask({ ...place, user, password: 'first' }, 'SELECT')).rejects.toThrow('password authentication');
    }
  });

  it('has no right over roles, and neither it nor the serving role owns anything', async () => {
    const names = `('amana_app', 'amana_verify', '${installer}')`;
    expect(
      await ask(
        superuser,
        `SELECT rolname FROM pg_roles WHERE rolname IN ${names} AND (rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication)`,
      ),
    ).toEqual([]);
    expect(
      await ask(
        superuser,
        `SELECT o.kind, o.name FROM (SELECT 'relation' AS kind, relname AS name, relowner AS owner FROM pg_class UNION ALL SELECT 'function', proname, proowner FROM pg_proc
           UNION ALL SELECT 'type', typname, typowner FROM pg_type UNION ALL SELECT 'schema', nspname, nspowner FROM pg_namespace) o JOIN pg_roles r ON r.oid = o.owner WHERE r.rolname IN ${names}`,
      ),
    ).toEqual([]);
    const guard = "has_schema_privilege('amana_guard', n.nspname, 'CREATE')";
    expect(await ask(superuser, `SELECT n.nspname FROM pg_namespace n WHERE ${guard}`)).toEqual([]);
  });

  it('boots a register that works as amana_app, and verify finds nothing', async () => {
    const kek = secretKey(randomBytes(32));
    const database = await boot();
    try {
      const { rows } = await database.pool.query<{ name: string }>('SELECT session_user AS name');
      expect(rows).toEqual([{ name: 'amana_app' }]);
      const register = { pool: database.pool, keys: new StreamKeyRing(kek) };
      expect(await withInstallation(database.installing, register, beginRegister)).toMatch(/^[\w-]{43}$/);
    } finally {
      await database.close();
    }
    const scratch = await startScratch();
    const live = new pg.Client(installing);
    await live.connect();
    try {
      await openSnapshot(live);
      const report = await verifyRegister(live, { key: kek, scratch, systems: await loadSystemChecks() });
      expect(report.findings).toEqual([]);
      expect(report.events).toBeGreaterThan(2);
    } finally {
      await live.end();
      await scratch.close();
    }
  });

  it.each([
    ['ALTER ROLE amana_app SUPERUSER', 'ALTER ROLE amana_app NOSUPERUSER', /too strong: it is a superuser/],
    ['ALTER ROLE amana_app BYPASSRLS', 'ALTER ROLE amana_app NOBYPASSRLS', /too strong: it is a superuser or may pass/],
    [
      'ALTER TABLE register.person OWNER TO amana_app',
      'ALTER TABLE register.person OWNER TO amana_owner',
      /too strong: it owns tables/,
    ],
    ['GRANT amana_guard TO amana_app', 'REVOKE amana_guard FROM amana_app', /member of amana_owner or amana_guard/],
  ])('boot refuses the serving role after %s', async (strengthen, weaken, refusal) => {
    await ask(superuser, strengthen);
    await expect(boot()).rejects.toThrow(refusal);
    await ask(superuser, weaken);
    await (await boot()).close();
  });
});
