import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { type KeyEncryptingKey, secretKey } from '../../src/core/ledger/envelope-key.ts';
import type {} from './global-database.ts';

/** A database of a test's own, with the tables, rules and roles of the register and no rows. */
export interface TestDatabase {
  /** The installing role: a superuser, past every wall. */
  readonly admin: pg.ClientConfig;
  /** The role that the server works as. */
  readonly app: pg.ClientConfig;
  /** The role that reads all and writes nothing. */
  readonly verify: pg.ClientConfig;
  /** Removes the database; connections that are still open are cut. */
  drop(): Promise<void>;
}

const runAsAdministrator = async (sql: string): Promise<void> => {
  const { host, port, user, password } = inject('database');
  const client = new pg.Client({ host, port, user, password, database: 'postgres' });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
};

/** A database without anything in it, for tests of what fills one; the installing role's connection. */
export const createEmptyDatabase = async (): Promise<Pick<TestDatabase, 'admin' | 'drop'>> => {
  const { host, port, user, password } = inject('database');
  const database = `test_${randomBytes(8).toString('hex')}`;
  await runAsAdministrator(`create database ${database} template template0`);
  return {
    admin: { host, port, database, user, password },
    drop: () => runAsAdministrator(`drop database if exists ${database} with (force)`),
  };
};

/**
 * Copies the migrated template into a database of its own (about 45 ms). Call it in `beforeAll`, and `drop` in
 * `afterAll`. Only in vitest projects that name `tests/support/global-database.ts` as their global set-up.
 */
export const createTestDatabase = (): Promise<TestDatabase> => copyOf(inject('database').template);

/**
 * The same with what `fill` puts into it. The first test of a run that asks for the name fills a database, and every test gets a copy of that: filling takes
 * twenty times as long as copying. What it needs outside the database must be the same in every process, see {@link madeKey}.
 *
 * @param name of the filled database, in small letters
 */
export const createFilledDatabase = async (
  name: string,
  fill: (database: TestDatabase) => Promise<void>,
): Promise<TestDatabase> => {
  const filled = `filled_${name}`;
  const { host, port, user, password } = inject('database');
  // one process fills; those that ask meanwhile wait for it
  const turn = new pg.Client({ host, port, user, password, database: 'postgres' });
  await turn.connect();
  try {
    await turn.query('SELECT pg_advisory_lock(hashtext($1))', [filled]);
    const { rowCount } = await turn.query('SELECT FROM pg_database WHERE datname = $1', [filled]);
    if (rowCount === 0) {
      const database = await createTestDatabase();
      try {
        await fill(database);
        await turn.query(`ALTER DATABASE ${database.admin.database} RENAME TO ${filled}`);
      } catch (error) {
        await database.drop();
        throw error;
      }
    }
  } finally {
    await turn.end();
  }
  return copyOf(filled);
};

/** The key-encrypting key of every register that is a copy of a filled one. */
export const madeKey = (): KeyEncryptingKey => secretKey(Buffer.from(inject('database').madeKey, 'base64url'));

const copyOf = async (template: string): Promise<TestDatabase> => {
  const { host, port, user, password, passwords } = inject('database');
  const database = `test_${randomBytes(8).toString('hex')}`;
  // wal_log copies through the buffers and needs no checkpoint of the whole server, which parallel test files would feel.
  await runAsAdministrator(`create database ${database} template ${template} strategy wal_log`);
  const place = { host, port, database };
  return {
    admin: { ...place, user, password },
    app: { ...place, user: 'amana_app', password: passwords.app },
    verify: { ...place, user: 'amana_verify', password: passwords.verify },
    drop: () => runAsAdministrator(`drop database if exists ${database} with (force)`),
  };
};
