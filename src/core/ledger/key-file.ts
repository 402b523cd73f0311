import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { type KeyEncryptingKey, secretKey } from './envelope-key.ts';

/** Where the key is: a file of that name in the data folder's `keys/`, or the file that AMANA_KEY_FILE names. */
export type KeyLocation = { readonly folder: string } | { readonly file: string };

/** The key file is missing, readable by others, or damaged. The message says what to do. */
export class KeyFileError extends Error {
  override readonly name = 'KeyFileError';
}

const FILE_NAME = 'key-encrypting-key';
const LINE = /^amana-kek-1:([0-9a-f]{16}):([A-Za-z0-9+/]{43}=)\n?$/;

/** The path of the key file of a location. */
export function keyFilePath(location: KeyLocation): string {
  return 'file' in location ? location.file : join(location.folder, FILE_NAME);
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function parseKey(path: string, text: string): KeyEncryptingKey {
  const [, id, encoded] = LINE.exec(text) ?? [];
  const key = encoded === undefined ? undefined : secretKey(Buffer.from(encoded, 'base64'));
  if (key === undefined || key.id !== id)
    throw new KeyFileError(
      `The key file ${path} is damaged: it must be one line "amana-kek-1:<key id>:<key>". Restore it from the offline copy.`,
    );
  return key;
}

/** Reads the key, or returns undefined when there is no file. Throws {@link KeyFileError} as {@link loadKeyEncryptingKey} does. */
function findKeyEncryptingKey(path: string): KeyEncryptingKey | undefined {
  let descriptor: number;
  try {
    descriptor = openSync(path, 'r');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw new KeyFileError(
      `The key file ${path} cannot be read. Give the account that runs Amana the right to read it.`,
      {
        cause: error,
      },
    );
  }
  try {
    // The mode of the opened file, not of the path: the path could be exchanged between the two calls.
    const mode = fstatSync(descriptor).mode & 0o777;
    if ((mode & 0o077) !== 0)
      throw new KeyFileError(
        `The key file ${path} has mode ${mode.toString(8)}: other accounts can use it. Run: chmod 600 '${path}'. ` +
          'If others could read it, make a new key and wrap the stream keys again.',
      );
    return parseKey(path, readFileSync(descriptor, 'utf8'));
  } finally {
    closeSync(descriptor);
  }
}

function fsyncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

/** Writes a new key so that a crash leaves a whole file or none, and two starts at once agree on one key. */
function createKeyFile(path: string): void {
  const folder = dirname(path);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const bytes = randomBytes(32);
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const descriptor = openSync(draft, 'wx', 0o600);
  try {
    writeSync(descriptor, `amana-kek-1:${secretKey(bytes).id}:${bytes.toString('base64')}\n`);
    fsyncSync(descriptor);
    // link() fails if the name exists: the first of two wins and the other reads the winner's key.
    linkSync(draft, path);
    fsyncFolder(folder);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    closeSync(descriptor);
    rmSync(draft, { force: true });
  }
}

/**
 * Reads the key-encrypting key of an existing register. Throws {@link KeyFileError} with the remedy when the file is
 * missing, can be read or written by group or world, or is damaged.
 */
export function loadKeyEncryptingKey(location: KeyLocation): KeyEncryptingKey {
  const path = keyFilePath(location);
  const key = findKeyEncryptingKey(path);
  if (key === undefined)
    throw new KeyFileError(
      `The key file ${path} is missing. Without it no personal field can be read. Restore it from the offline copy.`,
    );
  return key;
}

/**
 * Reads the key-encrypting key, or makes it (mode 0600) when there is none yet. Only for a register without events: for
 * any other, a missing file is a loss that {@link loadKeyEncryptingKey} must report, not cover with a new key.
 */
export function loadOrCreateKeyEncryptingKey(location: KeyLocation): KeyEncryptingKey {
  const path = keyFilePath(location);
  const present = findKeyEncryptingKey(path);
  if (present !== undefined) return present;
  createKeyFile(path);
  return loadKeyEncryptingKey(location);
}
