import type pg from 'pg';
import { readCheckpoint } from '../../core/ledger/log/checkpoint.ts';
import { LedgerError } from '../../core/ledger/log/ledger-error.ts';
import type { LogReader } from '../../core/ledger/log/log-reader.ts';
import { readNote, type VerifierKey, verifyNote } from '../../core/ledger/log/signed-note.ts';
import { type LogFile, TileWriter } from '../../core/ledger/log/write-tiles.ts';
import { type LogHead, newestHead, readEntries, readKeyChanges } from './log-entries.ts';

/** A log that is what its newest head says, ready for more entries. */
export type OpenedLog = {
  readonly writer: TileWriter;
  readonly head: LogHead | undefined;
  /** Files that were not there and are to be written: all of them, where the folder was lost. */
  readonly missing: readonly LogFile[];
};

const refuseForeign = (head: LogHead, key: VerifierKey): void => {
  const note = readNote(Buffer.from(head.note));
  const { origin, size, root } = readCheckpoint(note.text);
  const signed = verifyNote(note, [key]).length > 0 && origin === key.name;
  if (!signed || size !== head.size || !root.equals(head.root))
    throw new LedgerError(
      'signature-missing',
      'The newest head of the log in the register was not signed with the key of the log, or its row was altered. Restore the file log-key from the offline copy; ./amana verify names what was altered.',
    );
};

/** The stored checkpoint may be older than the register's newest head, after a crash between the two; a newer one means that the register is older than what outsiders were shown. */
const refuseRollback = (stored: Buffer | undefined, head: LogHead | undefined, keys: readonly VerifierKey[]): void => {
  if (stored === undefined) return;
  const note = readNote(stored);
  const { origin, size } = readCheckpoint(note.text);
  if (origin !== keys[0]?.name || verifyNote(note, keys).length === 0)
    throw new LedgerError('signature-missing', 'The file checkpoint of the log is not signed with the key of the log.');
  if (size > (head?.size ?? 0))
    throw new LedgerError(
      'root-false',
      `The log has signed ${size} entries, and the register knows of ${head?.size ?? 0}: it was restored from an older backup. Nothing more is signed, because outsiders hold the longer log.`,
    );
};

/**
 * Reads the log again from the register, hashes all of it, and compares it with its newest head and with every file.
 * @param read the stored files
 * @throws LedgerError with what is not as it was signed: nothing is to be signed then
 */
export const openLog = async (client: pg.ClientBase, read: LogReader, key: VerifierKey): Promise<OpenedLog> => {
  const head = await newestHead(client);
  const stored = read('checkpoint');
  if (head !== undefined) refuseForeign(head, key);
  // what was told last may be from before the key was changed, or, where the change was interrupted, from behind it
  const others = (await readKeyChanges(client)).flatMap(({ former, next }) => [former, next]);
  refuseRollback(stored, head, [key, ...others]);
  const missing: LogFile[] = [];
  let doubt: LedgerError | undefined;
  const compare = (file: LogFile): void => {
    const bytes = read(file.path);
    if (bytes === undefined && stored === undefined) missing.push(file);
    else if (bytes === undefined)
      doubt ??= new LedgerError('file-missing', `${file.path} is missing from the folder of the log. ${REMEDY}`);
    else if (!bytes.equals(file.bytes))
      doubt ??= new LedgerError('tile-false', `${file.path} in the folder of the log was altered. ${REMEDY}`);
  };
  const writer = new TileWriter(compare);
  for await (const entries of readEntries(client, 0, head?.size ?? 0))
    for (const { index, leaf } of entries) {
      if (index !== writer.size)
        throw new LedgerError('root-false', `The register has lost entry ${writer.size} of the log.`);
      writer.append(leaf);
    }
  if (head !== undefined && (writer.size !== head.size || !writer.finish().equals(head.root)))
    throw new LedgerError(
      'root-false',
      `The ${head.size} entries of the register are not those that were signed: an event was altered, deleted or put in. ./amana verify names it.`,
    );
  // only now: where the register itself is not what was signed, its files differ as well
  if (doubt !== undefined) throw doubt;
  return { writer, head, missing };
};

/** What to do where the files are not as the register and its head say. */
const REMEDY =
  'Move the folder of the log away and start again: it is made anew, and believed only if its root is the one that was signed.';
