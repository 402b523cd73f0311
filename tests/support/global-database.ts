import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../src/platform/db/migrate.ts';
import { startTemporaryPostgres } from '../../src/platform/postgres/start-temporary-postgres.ts';

/** What the test files get of the one server of a run. */
export interface ProvidedDatabase {
  readonly host: string;
  readonly port: number;
  /** The installing role, a superuser. */
  readonly user: string;
  readonly password: string;
  /** Name of the migrated database that every test database is a copy of. */
  readonly template: string;
  readonly passwords: { readonly app: string; readonly verify: string };
}

declare module 'vitest' {
  export interface ProvidedContext {
    database: ProvidedDatabase;
  }
}

const template = 'amana_template';

const makePassword = () => randomBytes(18).toString('base64url');

/**
 * Vitest's global set-up of the projects that need a database: one server for the run, one migrated template.
 * The variable POSTGRES_BINARIES names the programs of another PostgreSQL to run the same tests on.
 *
 * @returns the tear-down
 */
const setUp = async (project: TestProject): Promise<() => Promise<void>> => {
  const binaryFolder = process.env.POSTGRES_BINARIES;
  const server = await startTemporaryPostgres(binaryFolder ? { binaryFolder } : {});
  const { host, port, user, password } = server.connection;
  try {
    const client = new pg.Client(server.connection);
    await client.connect();
    try {
      await client.query(`create database ${template} template template0`);
    } finally {
      await client.end();
    }
    const passwords = { app: makePassword(), verify: makePassword() };
    await migrate({ ...server.connection, database: template }, { passwords });
    project.provide('database', { host, port, user, password, template, passwords });
  } catch (error) {
    await server.stop();
    throw error;
  }
  return server.stop;
};

export default setUp;
