import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress } from 'node:zlib';
import type { KeyEncryptingKey } from '../../core/ledger/envelope-key.ts';
import { OperatorError } from '../config/operator-error.ts';
import { explainFailure } from '../postgres/explain-failure.ts';
import { DiskWriter } from './disk-writer.ts';
import { type ArchiveManifest, type Description, MANIFEST, makeSeal, SEAL } from './manifest.ts';
import { fileEnd, tarEnd, tarHeader, tarPadding } from './tar.ts';

/** A file (or, with a name that ends with a slash, a folder) to be written; `body` gives exactly `bytes` bytes. */
export type ArchiveMember = {
  readonly name: string;
  readonly bytes: number;
  readonly body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
};

export type WriteOptions = {
  /** Members in the order in which they are written. */
  readonly members: AsyncIterable<ArchiveMember>;
  /** Asked after the last member: what the backup is of. */
  readonly describe: () => Promise<Description> | Description;
  /** Seals the manifest, so that nobody without the key can alter the backup unseen. */
  readonly key: KeyEncryptingKey | undefined;
  /** A folder whose disk must not fill up because of this file. */
  readonly spare?: string;
  /** zstd's level; the lowest is the fastest. */
  readonly level?: number;
  /** Told the bytes that went in, now and then. */
  readonly progress?: (bytes: number) => void;
};

/** Pieces are collected to this size: a call of the compressor for each header would cost more than the compressing. */
const PIECE = 512 * 1024;
/** How often the disk is looked at, in bytes of input. */
const LOOK = 16 * 1024 ** 2;
/** What is left free on the disk of the register. */
const SPARE = 128 * 1024 ** 2;

/** Made in a fixed place beside the file, so that a full or killed run leaves no half file under the name. */
const partialOf = (file: string): string => `${file}.partial`;

const refuseToFill = (file: string, folder: string): void => {
  const place = path.dirname(file);
  if (fs.statSync(place).dev !== fs.statSync(folder).dev) return;
  const { bavail, bsize } = fs.statfsSync(place);
  if (bavail * bsize < SPARE)
    throw new OperatorError(
      `The backup was given up: it is written to the disk of the register itself, and less than ${SPARE / 1024 ** 2} MB are left there. A full disk would stop the register. Write it to another disk.`,
    );
};

async function* tarOf(file: string, options: WriteOptions, at: number): AsyncGenerator<Uint8Array, void, undefined> {
  const members: { name: string; bytes: number; sha256: string }[] = [];
  let waiting: Uint8Array[] = [];
  let size = 0;
  let done = 0;
  let looked = 0;
  const put = (piece: Uint8Array): Uint8Array | undefined => {
    waiting.push(piece);
    size += piece.length;
    if (size < PIECE) return undefined;
    const all = waiting.length === 1 ? piece : Buffer.concat(waiting);
    waiting = [];
    done += size;
    size = 0;
    if (done - looked > LOOK) {
      looked = done;
      options.progress?.(done);
      if (options.spare !== undefined) refuseToFill(file, options.spare);
    }
    return all;
  };
  const write = async function* (member: ArchiveMember): AsyncGenerator<Uint8Array, string, undefined> {
    const hash = createHash('sha256');
    let written = 0;
    const mode = member.name.endsWith('/') ? 0o700 : 0o600;
    const pieces = async function* () {
      yield tarHeader({ name: member.name, bytes: member.bytes, mode }, at);
      for await (const piece of member.body) {
        hash.update(piece);
        written += piece.length;
        yield piece;
      }
      yield tarPadding(member.bytes);
    };
    for await (const piece of pieces()) {
      const full = put(piece);
      if (full !== undefined) yield full;
    }
    if (written !== member.bytes) throw new RangeError(`${member.name} gave ${written} bytes, not ${member.bytes}.`);
    return hash.digest('hex');
  };
  for await (const member of options.members) {
    const sha256 = yield* write(member);
    members.push({ name: member.name, bytes: member.bytes, sha256 });
  }
  const manifest: ArchiveManifest = { format: 'amana-backup/1', ...(await options.describe()), members };
  const text = Buffer.from(`${JSON.stringify(manifest)}\n`);
  const seal = Buffer.from(`${JSON.stringify(makeSeal(text, options.key))}\n`);
  yield* write({ name: MANIFEST, bytes: text.length, body: [text] });
  yield* write({ name: SEAL, bytes: seal.length, body: [seal] });
  yield Buffer.concat([...waiting, tarEnd]);
}

const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/**
 * Writes a backup: a tar stream compressed by zstd, with the SHA-256 of every member in its last members. It is written beside its name, synced, and
 * renamed: under the name there is a whole file or none.
 *
 * @returns the size of the file
 * @throws OperatorError where the file exists already, the disk is full, or the members cannot be read
 */
export const writeArchive = async (file: string, options: WriteOptions): Promise<number> => {
  if (fs.existsSync(file))
    throw new OperatorError(`${file} exists already. A backup never replaces another one: give a new name.`);
  const partial = partialOf(file);
  const refused = (error: unknown) =>
    error instanceof OperatorError ? error : explainFailure(`The backup ${file} could not be written`, String(error));
  try {
    await rm(partial, { force: true });
    const handle = await open(partial, 'wx', 0o600);
    try {
      const disk = new DiskWriter(handle);
      const source = Readable.from(tarOf(file, options, Date.now()), { objectMode: false });
      const params = {
        [constants.ZSTD_c_compressionLevel]: options.level ?? 1,
        [constants.ZSTD_c_checksumFlag]: 1,
      };
      await pipeline(
        source,
        createZstdCompress({ params, chunkSize: PIECE }),
        async (pieces: AsyncIterable<Buffer>) => {
          for await (const piece of pieces) await disk.write(piece);
          await disk.write(fileEnd);
        },
      );
      await disk.end();
      const own = await handle.stat();
      if (fs.statSync(partial, { throwIfNoEntry: false })?.ino !== own.ino)
        throw new OperatorError(`Another backup writes ${partial} at the same time. Give each its own name.`);
      await rename(partial, file);
      await syncFolder(path.dirname(file));
      return own.size;
    } finally {
      await handle.close();
    }
  } catch (error) {
    await rm(partial, { force: true });
    throw refused(error);
  }
};
