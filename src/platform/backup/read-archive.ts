import { createHash, hash } from 'node:crypto';
import fs from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream';
import { createZstdDecompress } from 'node:zlib';
import { OperatorError } from '../config/operator-error.ts';
import type { ServerAccount } from '../postgres/choose-server-account.ts';
import { explainFailure } from '../postgres/explain-failure.ts';
import { type ArchiveManifest, type ArchiveSeal, MANIFEST, parseManifest, parseSeal, SEAL } from './manifest.ts';
import { DamagedArchiveError, drain, fileEnd, isFolder, readTar, type TarMember } from './tar.ts';

/** A backup whose every byte was read and found to be what its manifest says. */
export type CheckedArchive = {
  readonly manifest: ArchiveManifest;
  readonly seal: ArchiveSeal;
};

const PIECE = 1024 ** 2;
/** No manifest is larger: 120 bytes a member, a million documents. */
const LARGEST_TEXT = 256 * 1024 ** 2;

async function* openTar(file: string): AsyncGenerator<TarMember, void, undefined> {
  const decompressed = createZstdDecompress({ chunkSize: PIECE });
  // The reader below meets every error in the stream that it reads.
  pipeline(fs.createReadStream(file, { highWaterMark: PIECE }), decompressed, () => undefined);
  yield* readTar(decompressed);
  // The decompressor is content with data that lacks its last bytes, and says nothing of what follows: the end is looked at by itself.
  const { size } = fs.statSync(file);
  const end = Buffer.alloc(fileEnd.length);
  const handle = await open(file, 'r');
  try {
    await handle.read(end, 0, end.length, Math.max(0, size - end.length));
  } finally {
    await handle.close();
  }
  if (!end.equals(fileEnd)) throw new DamagedArchiveError('it is cut short, or something stands behind its end');
  if (decompressed.bytesWritten !== size - end.length) throw new DamagedArchiveError('it holds more than one archive');
}

/** What is wrong with a file, in words for the operator. */
const refused = (file: string, error: unknown): OperatorError => {
  const remedy = 'Nothing was touched. Take another copy of this backup, or an older one.';
  if (error instanceof DamagedArchiveError)
    return new DamagedArchiveError(`The backup ${file} is damaged: ${error.message}. ${remedy}`, { cause: error });
  if (error instanceof OperatorError) return error;
  const { code = '', message } = error as Error & { code?: string };
  if (/^(ERR_)?(ZSTD|Z_|_ZSTD)/i.test(code) || /zstd|unexpected end/i.test(message))
    return new DamagedArchiveError(
      `The backup ${file} is damaged, cut short or no backup: it cannot be decompressed (${message}). ${remedy}`,
      { cause: error },
    );
  return new OperatorError(`The backup ${file} cannot be read (${code || message}).`, { cause: error });
};

const textOf = async ({ bytes, body }: TarMember): Promise<Buffer> => {
  if (bytes > LARGEST_TEXT) throw new DamagedArchiveError('its manifest is too large');
  const pieces: Buffer[] = [];
  for await (const piece of body) pieces.push(piece);
  return Buffer.concat(pieces);
};

const check = async (file: string): Promise<CheckedArchive> => {
  const found = new Map<string, { readonly bytes: number; readonly sha256: string }>();
  let manifest: { readonly read: ArchiveManifest; readonly sha256: string } | undefined;
  let seal: ArchiveSeal | undefined;
  for await (const member of openTar(file)) {
    if (seal !== undefined) throw new DamagedArchiveError('something stands behind its seal');
    if (member.name === MANIFEST) {
      const text = await textOf(member);
      manifest = { read: parseManifest(text), sha256: hash('sha256', text) };
    } else if (member.name === SEAL) seal = parseSeal(await textOf(member));
    else {
      const digest = createHash('sha256');
      for await (const piece of member.body) digest.update(piece);
      if (found.has(member.name) || manifest !== undefined) throw new DamagedArchiveError('a member is there twice');
      found.set(member.name, { bytes: member.bytes, sha256: digest.digest('hex') });
    }
  }
  if (manifest === undefined || seal === undefined) throw new DamagedArchiveError('it is cut short');
  if (seal.manifestSha256 !== manifest.sha256) throw new DamagedArchiveError('its manifest was altered');
  const { members } = manifest.read;
  for (const { name, bytes, sha256 } of members) {
    const member = found.get(name);
    if (member === undefined) throw new DamagedArchiveError(`${name} is missing`);
    if (member.bytes !== bytes || member.sha256 !== sha256) throw new DamagedArchiveError(`${name} was altered`);
  }
  if (found.size !== members.length) throw new DamagedArchiveError('it holds more than its manifest says');
  return { manifest: manifest.read, seal };
};

/**
 * Reads a backup to its last byte and compares every member with the manifest. Writes nothing.
 * @throws DamagedArchiveError where anything is missing, altered or too much; OperatorError where the file cannot be read
 */
export const checkArchive = async (file: string): Promise<CheckedArchive> => {
  try {
    return await check(file);
  } catch (error) {
    throw refused(file, error);
  }
};

const writeMember = async (place: string, member: TarMember, owner: ServerAccount | undefined): Promise<string> => {
  const digest = createHash('sha256');
  const handle = await open(place, 'wx', 0o600);
  try {
    for await (const piece of member.body) {
      digest.update(piece);
      await handle.writeFile(piece);
    }
    if (owner !== undefined) await handle.chown(owner.uid, owner.gid);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return digest.digest('hex');
};

/**
 * Unpacks a checked backup into a folder that exists and is empty. Files get mode 0600 and folders 0700, as PostgreSQL demands and the register wants.
 *
 * @param ownerOf the account that a member must belong to; undefined for this process's own
 * @throws DamagedArchiveError where the file is no longer the one that was checked; OperatorError where it cannot be written
 */
export const unpackArchive = async (
  file: string,
  { manifest }: CheckedArchive,
  folder: string,
  ownerOf: (name: string) => ServerAccount | undefined,
): Promise<void> => {
  const expected = new Map(manifest.members.map(({ name, sha256 }) => [name, sha256]));
  const makeFolder = async (name: string): Promise<void> => {
    const place = path.join(folder, name);
    if (fs.existsSync(place)) return;
    await mkdir(place, { mode: 0o700 });
    const owner = ownerOf(name);
    if (owner !== undefined) fs.chownSync(place, owner.uid, owner.gid);
  };
  try {
    for await (const member of openTar(file)) {
      const parts = member.name.split('/').slice(0, -1);
      for (const [i] of parts.entries()) await makeFolder(`${parts.slice(0, i + 1).join('/')}/`);
      if (member.name === MANIFEST || member.name === SEAL || isFolder(member.name)) {
        await drain(member.body);
        continue;
      }
      const place = path.join(folder, member.name);
      const sha256 = await writeMember(place, member, ownerOf(member.name));
      if (sha256 !== expected.get(member.name))
        throw new DamagedArchiveError(`${member.name} was altered since it was checked`);
    }
  } catch (error) {
    const { code } = error as { code?: string };
    if (code !== undefined && /^E[A-Z]+$/.test(code))
      throw explainFailure(`The backup could not be unpacked into ${folder}`, String(error));
    throw refused(file, error);
  }
};
