import { Buffer } from 'node:buffer';
import fs from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import path from 'node:path';
import type pg from 'pg';
import { OperatorError } from '../config/operator-error.ts';
import type { ArchiveMember } from './write-archive.ts';

/** Folders of a cluster whose content a starting server makes anew; PostgreSQL's own base backup leaves it out too. */
const withoutContent = new Set([
  'pg_wal',
  'pg_dynshmem',
  'pg_notify',
  'pg_replslot',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
]);
/** Files that belong to the running server, to another backup, or to sessions that end with it. */
const leftOut =
  /^(postmaster\.(pid|opts)|backup_label(\.old)?|tablespace_map(\.old)?|backup_manifest|.*\.tmp|pg_internal\.init.*|pgsql_tmp.*|t\d+_.*)$/;
const CONTROL = 'global/pg_control';
/** A file is read in pieces of so many bytes, and one of no more than a part of that at once. */
const PIECE = 1024 ** 2;
const SMALL = PIECE / 4;

const isGone = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

const openIfThere = async (file: string): Promise<FileHandle | undefined> => {
  try {
    return await open(file, 'r');
  } catch (error) {
    // A table that was dropped since: recovery drops it again, and what stands here does not matter.
    if (isGone(error)) return undefined;
    throw error;
  }
};

/** A file as it is while it is read: what is written to it meanwhile is in the log of changes, and it may even shrink or vanish. The next piece is read while the one before is used. */
async function* readLarge(file: string, size: number): AsyncGenerator<Buffer, void, undefined> {
  const handle = await openIfThere(file);
  const readAt = async (at: number): Promise<Buffer> => {
    const buffer = Buffer.allocUnsafe(Math.min(PIECE, size - at));
    const bytesRead = (await handle?.read(buffer, 0, buffer.length, at))?.bytesRead ?? 0;
    return bytesRead === 0 ? buffer.fill(0) : buffer.subarray(0, bytesRead);
  };
  let ahead = readAt(0);
  try {
    for (let at = 0; at < size; ) {
      const piece = await ahead;
      at += piece.length;
      if (at < size) {
        ahead = readAt(at);
        ahead.catch(() => undefined); // it is waited for in the next turn, or by nobody who goes on
      }
      yield piece;
    }
  } finally {
    await ahead.catch(() => undefined);
    await handle?.close();
  }
}

/** The same of a small file, at once: a cluster has thousands of them, and each would be waited for three times. */
function* readSmall(file: string, size: number): Generator<Buffer, void, undefined> {
  const buffer = Buffer.alloc(size);
  try {
    const handle = fs.openSync(file, 'r');
    try {
      for (let at = 0, got = 1; at < size && got > 0; at += got) got = fs.readSync(handle, buffer, at, size - at, at);
    } finally {
      fs.closeSync(handle);
    }
  } catch (error) {
    if (!isGone(error)) throw error;
  }
  yield buffer;
}

const fileMember = (name: string, file: string): ArchiveMember | undefined => {
  const size = fs.statSync(file, { throwIfNoEntry: false })?.size;
  if (size === undefined) return undefined;
  if (size === 0) return { name, bytes: 0, body: [] };
  return { name, bytes: size, body: size <= SMALL ? readSmall(file, size) : readLarge(file, size) };
};

async function* walk(root: string, folder: string, prefix: string): AsyncGenerator<ArchiveMember, void, undefined> {
  yield { name: `${prefix}${folder === '' ? '' : `${folder}/`}`, bytes: 0, body: [] };
  if (withoutContent.has(folder)) return;
  let entries: fs.Dirent[];
  try {
    entries = fs.readdirSync(path.join(root, folder), { withFileTypes: true });
  } catch (error) {
    if (isGone(error)) return;
    throw error;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const relative = path.posix.join(folder, entry.name);
    if (leftOut.test(entry.name) || relative === CONTROL) continue;
    if (entry.isDirectory()) yield* walk(root, relative, prefix);
    else if (entry.isFile()) {
      const member = fileMember(`${prefix}${relative}`, path.join(root, relative));
      if (member !== undefined) yield member;
    } else
      throw new OperatorError(
        `The database folder holds ${relative}, which is neither a file nor a folder (a tablespace or a moved log of changes?). This backup does not follow it: use pg_basebackup, or ./amana export.`,
      );
  }
}

/** The control file is rewritten in place: taken only when two readings agree. */
const readControl = (root: string): Buffer => {
  const file = path.join(root, CONTROL);
  for (let before = fs.readFileSync(file); ; ) {
    const now = fs.readFileSync(file);
    if (now.equals(before)) return now;
    before = now;
  }
};

const whole = (name: string, bytes: Buffer): ArchiveMember => ({ name, bytes: bytes.length, body: [bytes] });

/** Names of the files of the log of changes between two places, both included. */
const walFiles = async (client: pg.ClientBase, from: string, to: string): Promise<string[]> => {
  const { rows } = await client.query<{ name: string }>(
    `WITH s AS (SELECT pg_size_bytes(current_setting('wal_segment_size'))::numeric AS size)
     SELECT pg_walfile_name('0/0'::pg_lsn + n * s.size + 1) AS name
       FROM s, generate_series(trunc(($1::pg_lsn - '0/0'::pg_lsn) / s.size), trunc((($2::pg_lsn - '0/0'::pg_lsn) - 1) / s.size)) n`,
    [from, to],
  );
  return rows.map(({ name }) => name);
};

/**
 * Copies the cluster of a running server while it is written to (PostgreSQL 18, "Making a Base Backup Using the Low Level API"): everything between
 * `pg_backup_start` and `pg_backup_stop`, and the log of changes between the two, which a temporary slot keeps. A server that starts on the copy recovers
 * to the moment of `pg_backup_stop`: every commit that was answered before it is there.
 *
 * @param client the installing role, a superuser; it must stay connected, and the backup is given up where it does not
 * @param prefix of every member's name, with its slash
 * @param beforeStop called when all files are copied and the backup is not yet ended
 */
export async function* copyCluster(
  client: pg.ClientBase,
  clusterFolder: string,
  prefix: string,
  beforeStop: () => Promise<void>,
): AsyncGenerator<ArchiveMember, void, undefined> {
  // The slot ends with the session. Without it a checkpoint could recycle what the copy needs.
  await client.query(
    "SELECT pg_create_physical_replication_slot('amana_backup_' || pg_backend_pid(), immediately_reserve => true, temporary => true)",
  );
  const started = await client.query<{ lsn: string }>("SELECT pg_backup_start('amana backup', fast => true) AS lsn");
  yield* walk(clusterFolder, '', prefix);
  yield { name: `${prefix}pg_wal/archive_status/`, bytes: 0, body: [] };
  // Last, as PostgreSQL asks: it says how far the files had got.
  yield whole(`${prefix}${CONTROL}`, readControl(clusterFolder));
  await beforeStop();
  const stopped = await client.query<{ lsn: string; labelfile: string }>(
    'SELECT lsn, labelfile FROM pg_backup_stop(wait_for_archive => false)',
  );
  const [from, to] = [started.rows[0]?.lsn ?? '', stopped.rows[0]?.lsn ?? ''];
  yield whole(`${prefix}backup_label`, Buffer.from(stopped.rows[0]?.labelfile ?? ''));
  for (const name of await walFiles(client, from, to)) {
    const member = fileMember(`${prefix}pg_wal/${name}`, path.join(clusterFolder, 'pg_wal', name));
    if (member === undefined) throw new OperatorError(`The log of changes ${name} is gone. Make the backup again.`);
    yield member;
  }
}
