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
import { dirname } from 'node:path';

/** The file of a key is missing, readable by others, or damaged. The message says what to do. */
export class KeyFileError extends Error {
  override readonly name = 'KeyFileError';
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

/**
 * Reads the file of a key; undefined where there is none.
 * @param ifSeen what to do where others could read it, for the message
 * @throws KeyFileError where it cannot be read, or others can
 */
export function readSecretFile(path: string, ifSeen: string): string | undefined {
  let descriptor: number;
  try {
    descriptor = openSync(path, 'r');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new KeyFileError(
      `The key file ${path} cannot be read. Give the account that runs Amana the right to read it.`,
      { cause: error },
    );
  }
  try {
    // The mode of the opened file, not of the path: the path could be exchanged between the two calls.
    const mode = fstatSync(descriptor).mode & 0o777;
    if ((mode & 0o077) !== 0)
      throw new KeyFileError(
        `The key file ${path} has mode ${mode.toString(8)}: other accounts can use it. Run: chmod 600 '${path}'. ` +
          `If others could read it, ${ifSeen}.`,
      );
    return readFileSync(descriptor, 'utf8');
  } finally {
    closeSync(descriptor);
  }
}

function fsyncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

/** Writes the file of a key (mode 0600) so that a crash leaves a whole file or none. Of two who make it at once the first wins, and the other reads what the first wrote. */
export function createSecretFile(path: string, text: string): void {
  const folder = dirname(path);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const descriptor = openSync(draft, 'wx', 0o600);
  try {
    writeSync(descriptor, text);
    fsyncSync(descriptor);
    // link() fails if the name exists: the first of two wins.
    linkSync(draft, path);
    fsyncFolder(folder);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    closeSync(descriptor);
    rmSync(draft, { force: true });
  }
}
