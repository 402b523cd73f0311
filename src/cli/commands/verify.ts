import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import type { KeyEncryptingKey } from '../../core/ledger/envelope-key.ts';
import { KeyFileError, loadKeyEncryptingKey } from '../../core/ledger/key-file.ts';
import { reportText } from '../../core/register/verify/report-text.ts';
import { startScratch } from '../../core/register/verify/scratch.ts';
import { openSnapshot } from '../../core/register/verify/session.ts';
import { verifyRegister } from '../../core/register/verify/verify-register.ts';
import { readConfig } from '../../platform/config/config.ts';
import { OperatorError, UsageError } from '../../platform/config/operator-error.ts';
import { readArguments } from '../../platform/config/read-arguments.ts';
import { repositoryFolder } from '../../platform/config/repository-folder.ts';
import { createDocumentStore } from '../../platform/files/document-store.ts';
import { chooseDataFolder, clusterFolderOf } from '../../platform/postgres/choose-data-folder.ts';
import { installingRole, readPassword } from '../../platform/postgres/initialise-cluster.ts';
import { findPostmaster } from '../../platform/postgres/postmaster-file.ts';
import { startPostgres } from '../../platform/postgres/start-postgres.ts';
import { loadSystemChecks } from '../../systems/verification.ts';
import type { Command } from '../command.ts';

/** A way to the register's database, and how to leave it as it was found. */
type Reached = { readonly connection: pg.ClientConfig; readonly leave: () => Promise<void> };

const nothingToDo = async (): Promise<void> => undefined;

/** Reaches the register: the server that DATABASE_URL names, the built-in one that runs already, or one that is started for the while. */
const reach = async (databaseUrl: string | undefined, dataFolder: string): Promise<Reached> => {
  if (databaseUrl !== undefined) return { connection: { connectionString: databaseUrl }, leave: nothingToDo };
  const clusterFolder = clusterFolderOf(dataFolder);
  if (!fs.existsSync(clusterFolder))
    throw new UsageError(
      `There is no register in ${dataFolder}. Name its data folder with --data DIR, or its server with DATABASE_URL.`,
    );
  const running = findPostmaster(clusterFolder);
  if (running?.status === 'ready' && running.socketFolder !== undefined) {
    const password = readPassword(clusterFolder);
    const place = { host: running.socketFolder, port: 5432, database: 'amana' };
    return { connection: { ...place, user: installingRole, password }, leave: nothingToDo };
  }
  const server = await startPostgres({ dataFolder });
  return { connection: { ...server.connection }, leave: server.stop };
};

const loadKey = (keyFile: string | undefined, dataFolder: string): KeyEncryptingKey => {
  try {
    return loadKeyEncryptingKey(keyFile === undefined ? { folder: path.join(dataFolder, 'keys') } : { file: keyFile });
  } catch (error) {
    if (error instanceof KeyFileError) throw new OperatorError(error.message, { cause: error });
    throw error;
  }
};

const connect = async (connection: pg.ClientConfig): Promise<pg.Client> => {
  const client = new pg.Client(connection);
  try {
    await client.connect();
    return client;
  } catch (error) {
    throw new OperatorError(
      `The database of the register cannot be reached (${(error as Error).message}). Check DATABASE_URL, or start the register once.`,
      { cause: error },
    );
  }
};

const readOptions = (words: readonly string[]) => {
  const rest = words.filter((word) => word !== '--json');
  if (words.length - rest.length > 1) throw new UsageError('--json is given twice. Give it once.');
  const given = readArguments(rest, ['data', 'batch-size']);
  const batchSize = given['batch-size'];
  if (batchSize !== undefined && batchSize !== '1')
    throw new UsageError(
      '--batch-size can only be 1: every event projected by itself. Leave it out for the recorded batches.',
    );
  const config = readConfig(process.env, given.data === undefined ? [] : ['--data', given.data]);
  return { json: words.includes('--json'), oneByOne: batchSize === '1', config };
};

/** `./amana verify`: reads the whole register and says what is not as its events, its keys and this program say. */
export const command: Command = {
  usage: `Usage: ./amana verify [--data DIR] [--json] [--batch-size 1]

Reads the whole register in one snapshot, also while it is running, and writes nothing to it. Checked are the database's catalogue, the chains of events and
their secrets, signatures, documents, all projections against a rebuild beside the register, and the rules. Needs the key file of the register.

  --data DIR      the data folder of the register (default: that of start)
  --json          one JSON object: { ok, register, events, streams, persons, seconds, sections, findings, invariants }
  --batch-size 1  rebuild event by event in place of command by command; the tables must be the same

Ends with 0 when nothing was found, 1 when something was or the register could not be read, 2 when called wrongly.
Example: ./amana verify --data /srv/amana --json
`,
  run: async (words) => {
    const { json, oneByOne, config } = readOptions(words);
    const dataFolder = chooseDataFolder(config.dataFolder, repositoryFolder);
    const { connection, leave } = await reach(config.databaseUrl, dataFolder);
    try {
      const key = loadKey(config.keyFile, dataFolder);
      const systems = await loadSystemChecks();
      const live = await connect(connection);
      try {
        const scratch = await startScratch();
        try {
          await openSnapshot(live);
          const documents = createDocumentStore(dataFolder, key, () => undefined);
          const report = await verifyRegister(live, {
            key,
            scratch,
            systems,
            readDocument: documents.read,
            ...(oneByOne ? { batchSize: 1 } : {}),
          });
          await live.query('ROLLBACK');
          process.stdout.write(json ? `${JSON.stringify(report)}\n` : reportText(report));
          return report.ok ? 0 : 1;
        } finally {
          await scratch.close();
        }
      } finally {
        await live.end();
      }
    } finally {
      await leave();
    }
  },
};
