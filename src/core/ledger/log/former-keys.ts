import { z } from 'zod';
import { canonicalJson } from '../canonical-json.ts';
import { readCheckpoint } from './checkpoint.ts';
import { readBundle } from './entry-bundle.ts';
import { LedgerError } from './ledger-error.ts';
import type { LogReader } from './log-reader.ts';
import { tilesUntil } from './log-until.ts';
import { ownKeyOf, readPolicyLeaf } from './policy-leaf.ts';
import { readNote, readVerifierKey, type VerifierKey, verifierKeyText, verifyNote } from './signed-note.ts';
import { TILE_WIDTH, tilePath } from './tile-path.ts';
import { TileTree } from './tile-tree.ts';

/** The file of a log that tells of the keys that signed it before: with each the last head that it signed, which ends with the entry that names the next. Not there where the key was never changed. */
export const FORMER_KEYS = 'former-keys';

const former = z.array(z.object({ checkpoint: z.string(), key: z.string() }).strict()).min(1);

/** A key that signed a log before, and over how many entries its last head is. */
export type FormerKey = { readonly key: VerifierKey; readonly size: number };

/** The text of such a file, oldest key first. */
export const formerKeysText = (keys: readonly { readonly key: VerifierKey; readonly checkpoint: string }[]): string =>
  canonicalJson(keys.map(({ key, checkpoint }) => ({ checkpoint, key: verifierKeyText(key) })));

const parse = (text: string): z.infer<typeof former> => {
  const doubt = (): never => {
    throw new LedgerError('file-malformed', `${FORMER_KEYS} does not tell of keys as a register does.`);
  };
  try {
    const read = former.safeParse(JSON.parse(text));
    return read.success && canonicalJson(read.data) === text ? read.data : doubt();
  } catch (error) {
    if (error instanceof LedgerError) throw error;
    return doubt();
  }
};

/** The key that the last of so many entries names. */
const keyNamedBy = (read: LogReader, size: number): string | undefined => {
  const [number, width] = [Math.floor((size - 1) / TILE_WIDTH), ((size - 1) % TILE_WIDTH) + 1];
  const path = tilePath('entries', number, width);
  const bundle = read(path);
  const entry = bundle === undefined ? undefined : readBundle(bundle, width, path).at(-1);
  const policy = entry === undefined ? undefined : readPolicyLeaf(entry);
  return policy === undefined ? undefined : verifierKeyText(ownKeyOf(policy));
};

/**
 * Follows the keys of a log from its first to the one that signs it now: each signed, together with the next, a head over the beginning of this log that ends with the entry which names the next.
 * @param read the files of a log whose tiles were found true; @param size of its head; @param current the key that signed it
 * @throws LedgerError with what does not follow
 */
export const followKeys = (read: LogReader, size: number, current: VerifierKey): FormerKey[] => {
  const text = read(FORMER_KEYS)?.toString('utf8');
  if (text === undefined) return [];
  const told = parse(text);
  const keys = told.map(({ key }) => readVerifierKey(key));
  return told.map(({ checkpoint }, at) => {
    const [key, next] = [keys[at] as VerifierKey, keys[at + 1] ?? current];
    const note = readNote(Buffer.from(checkpoint));
    const head = readCheckpoint(note.text);
    const signers = verifyNote(note, [key, next]).map((one) => one.key);
    if (head.origin !== key.name || key.name !== next.name || !signers.includes(key) || !signers.includes(next))
      throw new LedgerError(
        'signature-missing',
        `The key ${key.id} and the one after it have not both signed its last head.`,
      );
    if (head.size < 1 || head.size > size || !new TileTree(tilesUntil(read, size), head.size).root().equals(head.root))
      throw new LedgerError('root-false', `The last head of the key ${key.id} is not of the beginning of this log.`);
    if (keyNamedBy(tilesUntil(read, size), head.size) !== verifierKeyText(next))
      throw new LedgerError(
        'entry-malformed',
        `The last head of the key ${key.id} does not end with an entry that names ${next.id}.`,
      );
    return { key, size: head.size };
  });
};
