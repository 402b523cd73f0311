import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { migrate } from '../../../platform/db/migrate.ts';
import { startTemporaryPostgres } from '../../../platform/postgres/start-temporary-postgres.ts';

/** An empty register made by this program's own code, beside the one that is verified. Nothing in it comes from there but events. */
export type Scratch = {
  /** Connected as a superuser; projections are rebuilt and read through it. */
  readonly client: pg.Client;
  /** Of one that serves a single verification: a second connection, by which events are written while those before them are projected. */
  readonly events?: pg.Client;
  /** Removes it, with its server where it has one of its own. */
  readonly close: () => Promise<void>;
};

/**
 * Makes an empty register in a new database of a server that is not the register's own.
 * @param template a database of that server which this program has migrated and nobody has filled, to be copied; made from nothing where it is left out
 */
export const createScratch = async (server: pg.ClientConfig, template = 'template0'): Promise<Scratch> => {
  const database = `verify_${randomBytes(6).toString('hex')}`;
  const run = async (sql: string) => {
    const client = new pg.Client({ ...server, database: 'postgres' });
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  };
  await run(`CREATE DATABASE ${database} TEMPLATE ${template}`);
  // a copy has not the rights of the database that it is a copy of
  await migrate({ ...server, database });
  const client = new pg.Client({ ...server, database });
  await client.connect();
  return {
    client,
    close: async () => {
      await client.end();
      await run(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
    },
  };
};

/** One client writes everything once, tells the planner itself when tables have grown, and nothing is ever recovered. */
const settings = {
  autovacuum: 'off',
  wal_level: 'minimal',
  max_wal_senders: 0,
  // its log lies in memory as well
  max_wal_size: '128MB',
  min_wal_size: '64MB',
  shared_buffers: '128MB',
  checkpoint_timeout: '1h',
  // it must know which tables are large, and not the hundred most common names in them
  default_statistics_target: 10,
} as const;

/**
 * Starts a temporary server in memory, where there is room for it, without durability, with an empty register in it.
 * @param room bytes of the register that is verified: so many at most are rebuilt
 */
export const startScratch = async (room = 0): Promise<Scratch> => {
  const server = await startTemporaryPostgres({ settings, room });
  try {
    const { client } = await createScratch(server.connection);
    const events = new pg.Client({ ...server.connection, database: client.database as string });
    await events.connect();
    return {
      client,
      events,
      close: async () => {
        for (const one of [client, events]) await one.end();
        await server.stop();
      },
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
};
