import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open, readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { OperatorError } from '../../../platform/config/operator-error.ts';

/** A file of an export: its name in the folder, its size and its SHA-256. */
export type ExportedFile = { readonly name: string; readonly bytes: number; readonly sha256: string };

const PIECE = 256 * 1024;

/** Writes a file of JSON lines and hashes it on the way. */
export class LinesWriter {
  readonly #name: string;
  readonly #handle: FileHandle;
  readonly #hash = createHash('sha256');
  #waiting = '';
  #bytes = 0;
  #lines = 0;

  private constructor(name: string, handle: FileHandle) {
    this.#name = name;
    this.#handle = handle;
  }

  /** Makes the file, readable by its owner only. */
  static async open(folder: string, name: string): Promise<LinesWriter> {
    return new LinesWriter(name, await open(`${folder}/${name}`, 'wx', 0o600));
  }

  get lines(): number {
    return this.#lines;
  }

  /** Adds one line. */
  async add(value: object): Promise<void> {
    this.#waiting += `${JSON.stringify(value)}\n`;
    this.#lines += 1;
    if (this.#waiting.length > PIECE) await this.#write();
  }

  async #write(): Promise<void> {
    const piece = Buffer.from(this.#waiting);
    this.#waiting = '';
    this.#hash.update(piece);
    this.#bytes += piece.length;
    await this.#handle.writeFile(piece);
  }

  /** Writes what waits, syncs and closes. */
  async close(): Promise<ExportedFile> {
    await this.#write();
    await this.#handle.sync();
    await this.#handle.close();
    return { name: this.#name, bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }
}

/** Reads a file of JSON lines, one value a line. @throws OperatorError that names the line which is none */
export async function* readLines<Value>(file: string): AsyncGenerator<Value, void, undefined> {
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
  let number = 0;
  for await (const line of lines) {
    number += 1;
    try {
      yield JSON.parse(line) as Value;
    } catch (cause) {
      if (!(cause instanceof SyntaxError)) throw cause;
      throw new OperatorError(`Line ${number} of ${file} is not JSON. Take another copy of the export.`, { cause });
    }
  }
}

/** Size and SHA-256 of a file as it is. */
export const measureFile = async (folder: string, name: string): Promise<ExportedFile> => {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of createReadStream(`${folder}/${name}`)) {
    hash.update(piece as Buffer);
    bytes += (piece as Buffer).length;
  }
  return { name, bytes, sha256: hash.digest('hex') };
};

/** Reads a small file of JSON. */
export const readJson = async (file: string): Promise<unknown> => {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    throw new OperatorError(`${file} cannot be read as JSON: is the folder an export of Amana?`, { cause });
  }
};
