import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { closeBox, openBox, SecretBoxError } from '../../core/access/secret-box.ts';
import type { KeyEncryptingKey } from '../../core/ledger/envelope-key.ts';
import { Refusal } from '../../core/register/refusal.ts';
import { writeDurably } from './write-durably.ts';

/** Documents on the disk, encrypted, each named by the SHA-256 of its content. */
export type DocumentStore = {
  /** Stores bytes; storing the same again changes nothing. @returns their SHA-256, hexadecimal */
  write: (bytes: Uint8Array) => Promise<string>;
  /**
   * The bytes of a document, checked against their name at every read.
   * @throws Refusal `not-found` without such a document; `document-damaged` where the stored bytes are not those that were recorded
   */
  read: (sha256: string) => Promise<Buffer>;
};

const purposeOf = (sha256: string): string => `document/${sha256}`;

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/**
 * The store in a folder: `documents/ab/<sha256>`, encrypted under a key of the document's own that is derived from the key-encrypting key. A file is
 * written beside its place, synced and renamed, so that a crash leaves a whole document or none.
 * @param onDamage told the name of a damaged document, for the log
 */
export const createDocumentStore = (
  dataFolder: string,
  kek: KeyEncryptingKey,
  onDamage: (sha256: string) => void,
): DocumentStore => {
  const fileOf = (sha256: string) => path.join(dataFolder, 'documents', sha256.slice(0, 2), sha256);
  const read = async (sha256: string): Promise<Buffer> => {
    let closed: Buffer;
    try {
      closed = await readFile(fileOf(sha256));
    } catch (error) {
      if (isMissing(error)) throw new Refusal('not-found');
      throw error;
    }
    let bytes: Buffer | undefined;
    try {
      bytes = openBox(kek, purposeOf(sha256), closed);
    } catch (error) {
      if (!(error instanceof SecretBoxError)) throw error;
    }
    if (bytes !== undefined && hash('sha256', bytes) === sha256) return bytes;
    onDamage(sha256);
    throw new Refusal('document-damaged');
  };
  const isStored = async (sha256: string): Promise<boolean> =>
    read(sha256).then(
      () => true,
      (error: unknown) => {
        // A missing or damaged file is written (again): the content that came fits the name.
        if (error instanceof Refusal) return false;
        throw error;
      },
    );
  const write = async (bytes: Uint8Array): Promise<string> => {
    const sha256 = hash('sha256', bytes);
    if (await isStored(sha256)) return sha256;
    await writeDurably(fileOf(sha256), closeBox(kek, purposeOf(sha256), bytes));
    return sha256;
  };
  return { write, read };
};
