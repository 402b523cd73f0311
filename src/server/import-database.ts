import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { giveDemonstrationCredential } from '../core/access/demonstration-credential.ts';
import type { KeyEncryptingKey } from '../core/ledger/envelope-key.ts';
import { loadOrCreateKeyEncryptingKey } from '../core/ledger/key-file.ts';
import { checkExport } from '../core/register/export/check-export.ts';
import type { ExportManifest } from '../core/register/export/export-format.ts';
import { importRegister } from '../core/register/export/import-register.ts';
import type { VerifyReport } from '../core/register/verify/verify-register.ts';
import type { Config } from '../platform/config/config.ts';
import { OperatorError } from '../platform/config/operator-error.ts';
import { migrate } from '../platform/db/migrate.ts';
import { typeParsers } from '../platform/db/pool.ts';
import { createDocumentStore } from '../platform/files/document-store.ts';
import { clusterFolderOf } from '../platform/postgres/choose-data-folder.ts';
import { startPostgres } from '../platform/postgres/start-postgres.ts';
import { allEvents } from '../systems/all-events.ts';
import { chosenPlace, findNeededKey, type KeyPlaces, placeKey, refuseUsed } from './empty-data-folder.ts';
import { verifyOpened } from './verify-database.ts';

export type ImportReport = {
  readonly register: string;
  readonly events: number;
  readonly keyId: string;
  /** Officers who need a new one-time link, because no export holds what they sign in with. */
  readonly officersToInvite: number;
  readonly seconds: number;
  readonly verify: VerifyReport;
};

type Importing = { readonly key: KeyEncryptingKey; readonly manifest: ExportManifest };

const DOCUMENTS = 'documents/';

/** Documents come before the events that name them. Sealed ones are taken as they are, open ones are closed under the key of this register. */
const writeDocuments = async (folder: string, dataFolder: string, { key, manifest }: Importing): Promise<void> => {
  const store = createDocumentStore(dataFolder, key, () => undefined);
  for (const { name } of manifest.files.filter((file) => file.name.startsWith(DOCUMENTS))) {
    const bytes = fs.readFileSync(path.join(folder, name));
    if (manifest.personalData) {
      if ((await store.write(bytes)) !== path.basename(name))
        throw new OperatorError(`The document ${name} of the export is not the one that its name says.`);
      continue;
    }
    fs.mkdirSync(path.join(dataFolder, path.dirname(name)), { recursive: true, mode: 0o700 });
    fs.writeFileSync(path.join(dataFolder, name), bytes, { mode: 0o600, flush: true });
  }
};

/** Demonstration officers get what is derived from the key; the others need a new link each. */
const giveCredentials = async (client: pg.Client, key: KeyEncryptingKey): Promise<number> => {
  const { rows } = await client.query<{ no: string; username: string; demonstration: boolean }>(
    'SELECT no, username, demonstration FROM access.officer WHERE active ORDER BY no',
  );
  for (const { no, username } of rows.filter(({ demonstration }) => demonstration))
    await giveDemonstrationCredential(client, key, { no: Number(no), username });
  return rows.filter(({ demonstration }) => !demonstration).length;
};

const fill = async (
  connection: pg.ClientConfig,
  folder: string,
  dataFolder: string,
  importing: Importing,
  say: (text: string) => void,
): Promise<Omit<ImportReport, 'seconds'>> => {
  const { key, manifest } = importing;
  await migrate(connection);
  const client = new pg.Client({ ...connection, types: typeParsers });
  await client.connect();
  try {
    await client.query('BEGIN');
    await importRegister(client, folder, manifest, { key, definitions: allEvents, progress: () => undefined });
    await writeDocuments(folder, dataFolder, importing);
    say('verifying ...');
    const verify = await verifyOpened(client, { key, dataFolder });
    if (!verify.ok) {
      const texts = verify.findings.slice(0, 10).map(({ text }) => `  ${text}`);
      throw new OperatorError(`What was read back does not verify, and nothing was kept.\n${texts.join('\n')}`);
    }
    await client.query('COMMIT');
    await client.query('ANALYZE');
    const officersToInvite = await giveCredentials(client, key);
    return { register: verify.register, events: verify.events, keyId: key.id, officersToInvite, verify };
  } finally {
    // Ends an open transaction, and with it everything that was read back.
    await client.end();
  }
};

const keyFor = ({ personalData, keyIds }: ExportManifest, places: KeyPlaces): KeyEncryptingKey =>
  personalData && places.given === undefined
    ? loadOrCreateKeyEncryptingKey(chosenPlace(places))
    : findNeededKey('export', keyIds, places);

/** Starts the built-in server on an empty folder, and takes everything away again where the work fails. */
const inNewFolder = async (
  dataFolder: string,
  work: (connection: pg.ClientConfig) => Promise<Omit<ImportReport, 'seconds'>>,
): Promise<Omit<ImportReport, 'seconds'>> => {
  const server = await startPostgres({ dataFolder });
  try {
    const result = await work({ ...server.connection });
    await server.stop();
    return result;
  } catch (error) {
    await server.stop();
    const made = [
      clusterFolderOf(dataFolder),
      ...['postgres.password', 'postgres.log', 'documents'].map((name) => path.join(dataFolder, name)),
    ];
    for (const place of made) fs.rmSync(place, { recursive: true, force: true });
    throw error;
  }
};

/**
 * Reads an export back into an empty register: a new data folder of the built-in server, or the empty database of DATABASE_URL. What comes out is verified
 * before it is kept.
 * @throws OperatorError that says what is wrong; then the register is as empty as before
 */
export const importDatabase = async (
  config: Config,
  dataFolder: string,
  folder: string,
  keyFile: string | undefined,
  say: (text: string) => void,
): Promise<ImportReport> => {
  const began = performance.now();
  const places: KeyPlaces = { given: keyFile, configured: config.keyFile, dataFolder };
  if (config.databaseUrl === undefined) await refuseUsed(dataFolder);
  say('checking the export ...');
  const manifest = await checkExport(folder);
  const key = keyFor(manifest, places);
  say(`reading ${manifest.events} events ...`);
  const work = (connection: pg.ClientConfig) => fill(connection, folder, dataFolder, { key, manifest }, say);
  const result =
    config.databaseUrl === undefined
      ? await inNewFolder(dataFolder, work)
      : await work({ connectionString: config.databaseUrl });
  placeKey(places);
  return { ...result, seconds: Math.round(performance.now() - began) / 1000 };
};
