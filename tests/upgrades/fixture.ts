import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { KeyEncryptingKey } from '../../src/core/ledger/envelope-key.ts';
import { loadKeyEncryptingKey } from '../../src/core/ledger/key-file.ts';
import { listTables } from '../../src/core/register/verify/rebuild.ts';
import type { Description } from '../../src/platform/backup/manifest.ts';
import { checkArchive, unpackArchive } from '../../src/platform/backup/read-archive.ts';
import { type ArchiveMember, writeArchive } from '../../src/platform/backup/write-archive.ts';
import { repositoryFolder } from '../../src/platform/config/repository-folder.ts';
import { listMigrations, readSchemaSources } from '../../src/platform/db/migrate.ts';

/**
 * A kept register: a register exactly as a version of this program left it in the database, small enough to be kept for ever. A file of `./amana backup`
 * would hold PostgreSQL's own catalogue, a megabyte of it; this one holds in its place the SQL that made the tables, functions, rules and roles of that
 * version, in the order in which it was applied, and every row of every table. It is a container of the same form (tar, zstd, manifest, seal), so that a
 * fixture that was altered is refused.
 */

/** Bytes of a kept register at most, because it stays in the repository for ever: one event of every type, packed, is most of it. */
export const LARGEST_FIXTURE = 640_000;

/** Where the kept registers are: a folder for each version, with `register.tar.zst` and the key, which is beside it because nobody in it is real. */
export const fixturesFolder = import.meta.dirname;
export const fixtureFile = (version: string): string => path.join(fixturesFolder, version, 'register.tar.zst');
export const fixtureKeyFile = (version: string): string => path.join(fixturesFolder, version, 'key-encrypting-key');

/** Versions of which a register is kept, oldest first. */
export const listFixtures = (): string[] =>
  fs
    .readdirSync(fixturesFolder)
    .filter((name) => /^\d+\.\d+\.\d+$/.test(name))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));

/** The key of a kept register. Git keeps no mode but the executable one, and a key file that others can read is refused: it is read from a copy. */
export const loadFixtureKey = (version: string): KeyEncryptingKey => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'amana-key-'));
  try {
    const file = path.join(folder, 'key');
    fs.writeFileSync(file, fs.readFileSync(fixtureKeyFile(version)), { mode: 0o600 });
    return loadKeyEncryptingKey({ file });
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
};

const MIGRATION_TABLE = 'public.amana_migration';
const SEQUENCES = 'sequences.json';
/** How often a name of the order is counted: enough digits for every file. */
const numbered = (index: number, name: string): string =>
  `${String(index).padStart(3, '0')}-${name.replaceAll('/', '-')}`;

type Sequence = { readonly name: string; readonly value: string };

async function* membersOf(
  client: pg.Client,
  documents: ReadonlyMap<string, Uint8Array>,
): AsyncGenerator<ArchiveMember, void, undefined> {
  const whole = (name: string, text: string | Uint8Array): ArchiveMember => {
    const bytes = Buffer.from(text);
    return { name, bytes: bytes.length, body: [bytes] };
  };
  const read = (name: string) => ({ name, sql: fs.readFileSync(path.join(repositoryFolder, name)) });
  const sources = [
    read('src/platform/db/roles.sql'),
    ...(await listMigrations()).map((name) => read(`migrations/${name}`)),
    ...(await readSchemaSources()),
  ];
  for (const [index, { name, sql }] of sources.entries()) yield whole(`sql/${numbered(index, name)}`, sql);
  for (const table of [MIGRATION_TABLE, ...(await listTables(client))]) {
    const { rows } = await client.query<{ line: string }>(
      `SELECT to_jsonb(t)::text AS line FROM ${table} t ORDER BY to_jsonb(t)::text COLLATE "C"`,
    );
    yield whole(`rows/${table}`, rows.map(({ line }) => `${line}\n`).join(''));
  }
  const { rows } = await client.query<Sequence>(
    `SELECT format('%I.%I', q.schemaname, q.sequencename) AS name, coalesce(q.last_value, q.start_value)::text AS value FROM pg_sequences q ORDER BY 1`,
  );
  yield whole(SEQUENCES, JSON.stringify(rows));
  for (const [sha256, bytes] of documents) yield whole(`documents/${sha256}`, bytes);
}

/**
 * Writes a register into a fixture.
 * @param connection the installing role on the register's database
 * @param documents stored documents by their hash, in the clear
 * @returns its size in bytes
 */
export const writeFixture = async (
  connection: pg.ClientConfig,
  file: string,
  key: KeyEncryptingKey,
  documents: ReadonlyMap<string, Uint8Array>,
  about: Pick<Description, 'program' | 'platform'>,
): Promise<number> => {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await client.query("SET timezone = 'UTC'");
    const { rows } = await client.query<Pick<Description, 'register' | 'events' | 'newestPosition' | 'postgres'>>(
      `SELECT i.id AS register, e.n AS events, e.pos AS "newestPosition", current_setting('server_version_num')::int / 10000 AS postgres
         FROM register.identity i, (SELECT count(*)::int AS n, max(pos)::int AS pos FROM register.event) e`,
    );
    const found = rows[0] as NonNullable<(typeof rows)[0]>;
    const description = { ...about, ...found, madeAt: new Date().toISOString(), newestReceivedAt: null };
    return await writeArchive(file, {
      members: membersOf(client, documents),
      describe: async () => ({ ...description, keyIds: [key.id], migrations: await listMigrations() }),
      key,
      level: 19,
    });
  } finally {
    await client.end();
  }
};

const insertRows = async (client: pg.Client, table: string, lines: readonly string[]): Promise<void> => {
  if (lines.length > 0)
    await client.query(
      `INSERT INTO ${table} OVERRIDING SYSTEM VALUE SELECT r.* FROM unnest($1::text[]) l(line), json_populate_record(NULL::${table}, l.line::json) r`,
      [lines],
    );
};

/**
 * Puts a kept register into an empty database: the program of that version could go on working in it.
 * @param connection the installing role, a superuser
 * @returns the documents by their hash
 */
export const restoreFixture = async (
  connection: pg.ClientConfig,
  file: string,
): Promise<ReadonlyMap<string, Buffer>> => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'amana-fixture-'));
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await unpackArchive(file, await checkArchive(file), folder, () => undefined);
    const read = (name: string) => fs.readFileSync(path.join(folder, name), 'utf8');
    const list = (name: string) => fs.readdirSync(path.join(folder, name)).sort();
    await client.query(
      "SET check_function_bodies = off; SET client_min_messages = warning; SET timezone = 'UTC'; BEGIN",
    );
    const [roles, ...rest] = list('sql');
    await client.query(read(`sql/${roles}`));
    await client.query(
      `SET ROLE amana_owner; CREATE TABLE ${MIGRATION_TABLE} (name text PRIMARY KEY, sha256 text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now()); RESET ROLE`,
    );
    for (const name of rest) {
      await client.query(read(`sql/${name}`));
      await client.query('RESET ROLE');
    }
    await client.query('SET session_replication_role = replica');
    await client.query(`TRUNCATE ${list('rows').join(', ')}`);
    for (const table of list('rows'))
      await insertRows(client, table, read(`rows/${table}`).split('\n').filter(Boolean));
    for (const { name, value } of JSON.parse(read(SEQUENCES)) as Sequence[])
      await client.query('SELECT setval($1, $2)', [name, value]);
    await client.query('COMMIT');
    return new Map(list('documents').map((name) => [name, fs.readFileSync(path.join(folder, 'documents', name))]));
  } finally {
    await client.end();
    fs.rmSync(folder, { recursive: true });
  }
};
