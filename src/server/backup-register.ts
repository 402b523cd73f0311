import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import type { KeyEncryptingKey } from '../core/ledger/envelope-key.ts';
import { keyFilePath } from '../core/ledger/key-file.ts';
import { copyCluster } from '../platform/backup/copy-cluster.ts';
import { copyDocuments } from '../platform/backup/copy-documents.ts';
import type { Description } from '../platform/backup/manifest.ts';
import { type ArchiveMember, writeArchive } from '../platform/backup/write-archive.ts';
import type { Config } from '../platform/config/config.ts';
import { OperatorError } from '../platform/config/operator-error.ts';
import { typeParsers } from '../platform/db/pool.ts';
import { clusterFolderOf } from '../platform/postgres/choose-data-folder.ts';
import { readPassword } from '../platform/postgres/initialise-cluster.ts';
import { refuseUnfinished } from './first-entries.ts';
import { programVersion } from './program-version.ts';
import { reachDatabase } from './reach-database.ts';
import { keyLocation, loadKey } from './register-key.ts';

/** One backup of a register at a time. */
const LOCK = 7262;

/** System and processor: the files of a cluster are read by no other. */
export const platformName = `${process.platform}-${process.arch}`;

/** What a finished backup is. */
export type BackupReport = Omit<Description, 'migrations'> & {
  readonly file: string;
  readonly bytes: number;
  readonly seconds: number;
  readonly documents: number;
  /** Whether the key was at hand, so that only its holder can alter the backup unseen. */
  readonly sealed: boolean;
};

/** SQL of the ids of the keys that the register's streams are wrapped with. */
const KEY_IDS =
  "ARRAY(SELECT DISTINCT encode(substring(s.wrapped_key FROM 2 FOR 8), 'hex') FROM register.stream s ORDER BY 1)";

const describe = async (client: pg.Client): Promise<Omit<Description, 'madeAt'>> => {
  const { rows } = await client.query<Omit<Description, 'program' | 'platform' | 'madeAt'>>(
    `SELECT (SELECT i.id::text FROM register.identity i) AS register, e.n AS events, e.pos AS "newestPosition",
       (SELECT received_at FROM register.event WHERE pos = e.pos) AS "newestReceivedAt",
       current_setting('server_version_num')::int / 10000 AS postgres,
       ${KEY_IDS} AS "keyIds",
       ARRAY(SELECT m.name FROM public.amana_migration m ORDER BY m.name) AS migrations
     FROM (SELECT count(*) AS n, coalesce(max(pos), 0) AS pos FROM register.event) e`,
  );
  const found = rows[0];
  if (found === undefined) throw new OperatorError('The database holds no register.');
  return { ...found, program: programVersion, platform: platformName };
};

const findKey = (
  config: Config,
  dataFolder: string,
  keyIds: readonly string[],
  say: (text: string) => void,
): KeyEncryptingKey | undefined => {
  const location = keyLocation(config.keyFile, dataFolder);
  if (!fs.existsSync(keyFilePath(location))) {
    say(`the key file ${keyFilePath(location)} is not there: the backup is made without the key's seal`);
    return undefined;
  }
  const key = loadKey(location);
  if (keyIds.length > 0 && !keyIds.includes(key.id))
    throw new OperatorError(
      `The key file ${keyFilePath(location)} holds the key ${key.id}, but this register needs ${keyIds.join(', ')}. Name the right file with AMANA_KEY_FILE.`,
    );
  return key;
};

/**
 * Makes a backup of a register of the built-in server, also while it is in use: database, documents, database password. Not the key.
 *
 * @param file must not exist yet
 * @param report `say` gets sentences, `progress` the bytes copied so far
 * @throws OperatorError that says what is wrong and what to do; then no file is left
 */
export const backupRegister = async (
  config: Config,
  dataFolder: string,
  file: string,
  report: { readonly say: (text: string) => void; readonly progress?: (bytes: number) => void },
): Promise<BackupReport> => {
  const began = performance.now();
  refuseUnfinished(dataFolder, config);
  const reached = await reachDatabase({ databaseUrl: undefined }, dataFolder);
  const client = new pg.Client({ ...reached.connection, types: typeParsers });
  // A server that ends in the middle is met by the next question.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ held: boolean; there: string | null }>(
      "SELECT pg_try_advisory_lock($1) AS held, to_regclass('register.event')::text AS there",
      [LOCK],
    );
    if (rows[0]?.there == null)
      throw new OperatorError(`The database in ${dataFolder} holds no register yet. Start it once.`);
    if (rows[0].held !== true)
      throw new OperatorError('Another backup of this register is being made. Wait until it has ended.');
    const { rows: keys } = await client.query<{ ids: string[] }>(`SELECT ${KEY_IDS} AS ids`);
    const key = findKey(config, dataFolder, keys[0]?.ids ?? [], report.say);
    const clusterFolder = clusterFolderOf(dataFolder);
    const password = Buffer.from(`${readPassword(clusterFolder)}\n`);
    let made: Description | undefined;
    let documents = 0;
    const members = async function* (): AsyncGenerator<ArchiveMember, void, undefined> {
      yield { name: 'postgres.password', bytes: password.length, body: [password] };
      yield* copyCluster(client, clusterFolder, 'postgres/', async () => {
        made = { ...(await describe(client)), madeAt: new Date().toISOString() };
      });
      for await (const member of copyDocuments(dataFolder)) {
        documents += 1;
        yield member;
      }
    };
    const description = () => made as Description;
    const bytes = await writeArchive(file, {
      members: members(),
      describe: description,
      key,
      spare: dataFolder,
      ...(report.progress === undefined ? {} : { progress: report.progress }),
    });
    const { migrations: _, ...told } = description();
    const seconds = Math.round(performance.now() - began) / 1000;
    return { ...told, file: path.resolve(file), bytes, seconds, documents, sealed: key !== undefined };
  } finally {
    await client.end();
    await reached.leave();
  }
};
