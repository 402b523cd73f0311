import fs from 'node:fs';
import type pg from 'pg';
import type { Config } from '../platform/config/config.ts';
import { UsageError } from '../platform/config/operator-error.ts';
import { clusterFolderOf } from '../platform/postgres/choose-data-folder.ts';
import { installingRole, readPassword } from '../platform/postgres/initialise-cluster.ts';
import { findPostmaster } from '../platform/postgres/postmaster-file.ts';
import { startPostgres } from '../platform/postgres/start-postgres.ts';

/** A way to the register's database for the installing role, and how to leave it as it was found. */
export type ReachedDatabase = { readonly connection: pg.ClientConfig; readonly leave: () => Promise<void> };

const nothingToDo = async (): Promise<void> => undefined;

/**
 * Reaches the register beside a running server or without one: the database of DATABASE_URL, the built-in one that runs already, or one that is started for the
 * while.
 * @throws UsageError where there is no register
 */
export const reachDatabase = async (
  config: Pick<Config, 'databaseUrl'>,
  dataFolder: string,
): Promise<ReachedDatabase> => {
  if (config.databaseUrl !== undefined)
    return { connection: { connectionString: config.databaseUrl }, leave: nothingToDo };
  const clusterFolder = clusterFolderOf(dataFolder);
  if (!fs.existsSync(clusterFolder))
    throw new UsageError(
      `There is no register in ${dataFolder}. Name its data folder with --data DIR, or its server with DATABASE_URL.`,
    );
  const running = findPostmaster(clusterFolder);
  if (running?.status === 'ready' && running.socketFolder !== undefined) {
    const place = { host: running.socketFolder, port: 5432, database: 'amana' };
    return {
      connection: { ...place, user: installingRole, password: readPassword(clusterFolder) },
      leave: nothingToDo,
    };
  }
  const server = await startPostgres({ dataFolder });
  return { connection: { ...server.connection }, leave: server.stop };
};
