import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { type KeyEncryptingKey, secretKey } from './envelope-key.ts';
import { createSecretFile, KeyFileError, readSecretFile } from './secret-file.ts';

export { KeyFileError };

/** Where the key is: a file of that name in the data folder's `keys/`, or the file that AMANA_KEY_FILE names. */
export type KeyLocation = { readonly folder: string } | { readonly file: string };

const FILE_NAME = 'key-encrypting-key';
const LINE = /^amana-kek-1:([0-9a-f]{16}):([A-Za-z0-9+/]{43}=)\n?$/;

/** The path of the key file of a location. */
export function keyFilePath(location: KeyLocation): string {
  return 'file' in location ? location.file : join(location.folder, FILE_NAME);
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
  const text = readSecretFile(path, 'make a new key and wrap the stream keys again');
  return text === undefined ? undefined : parseKey(path, text);
}

/** Makes the file of a new key; of two who make it at once the first wins. */
function createKeyFile(path: string): void {
  const bytes = randomBytes(32);
  createSecretFile(path, `amana-kek-1:${secretKey(bytes).id}:${bytes.toString('base64')}\n`);
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
