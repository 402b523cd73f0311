import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
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
  /** 32 bytes in base64url: the key-encrypting key of the registers that are made once a run and copied. */
  readonly madeKey: string;
  /** Folder of what such registers have beside their database. */
  readonly folder: string;
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
  // a worker that goes through hundreds of databases costs the tests, and changes plans in the middle of one that asks for plans
  const settings = { autovacuum: 'off' };
  const server = await startTemporaryPostgres(binaryFolder ? { binaryFolder, settings } : { settings });
  const { host, port, user, password } = server.connection;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'amana-filled-'));
  const stop = async () => {
    await server.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  };
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
    const madeKey = randomBytes(32).toString('base64url');
    project.provide('database', { host, port, user, password, template, madeKey, folder, passwords });
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
};

export default setUp;
