import { LedgerError } from '../log/ledger-error.ts';
import { type BelievedHead, readKey, readSigned } from './believe-head.ts';

/** What a log says of the keys that signed it before: the file `former-keys`, oldest first. */
type FormerKey = { readonly checkpoint: string; readonly key: string };

const parse = (bytes: Uint8Array): FormerKey[] => {
  try {
    const read: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (Array.isArray(read) && read.every((one) => typeof one?.checkpoint === 'string' && typeof one?.key === 'string'))
      return read;
  } catch {
    // said below
  }
  throw new LedgerError('file-malformed', 'former-keys does not tell of keys.');
};

/** The beginning of a log that was read and hashed: the root over so many entries, and the last of them. */
export type Beginning = { readonly root: Uint8Array; readonly last: Uint8Array };

/** The key that an entry names as that of the log; undefined where it is none that does. */
const keyNamedBy = (entry: Uint8Array): string | undefined => {
  const [, key] = entry[0] === 5 ? (/^log ([^ \n]+)\n/.exec(new TextDecoder().decode(entry.subarray(1))) ?? []) : [];
  return key;
};

/**
 * Follows a log from a key that signed it once, the key of a slip, to the one that signs it now: each has signed, together with the next, a head over the beginning of this log that ends with the entry which names the next.
 * @param file `former-keys`; @param keyId of the slip; @param beginning of the log, of so many entries
 * @throws LedgerError `other-log` where the key is none of this log, and others where it does not follow
 */
export const followKeys = async (
  file: Uint8Array | undefined,
  keyId: string,
  head: BelievedHead,
  beginning: (size: number) => Promise<Beginning>,
): Promise<void> => {
  const former = file === undefined ? [] : parse(file);
  const keys = former.map(({ key }) => readKey(key, 'former-keys'));
  const from = keys.findIndex(({ id }) => id === keyId);
  if (from < 0)
    throw new LedgerError('other-log', `The slip is of the log with the key ${keyId}, and this is ${head.keyId}.`);
  for (const [at, { checkpoint }] of former.entries()) {
    const key = keys[at];
    if (at < from || key === undefined) continue;
    const next = keys[at + 1] ?? head.key;
    const signed = await readSigned(checkpoint, [key, next]);
    if (signed.origin !== key.name || !signed.by.includes(key) || !signed.by.includes(next))
      throw new LedgerError('signature-missing', `The key ${key.id} and the next have not both signed its last head.`);
    const { root, last } =
      signed.size >= 1 && signed.size <= head.size
        ? await beginning(signed.size)
        : { root: undefined, last: undefined };
    if (root === undefined || root.some((byte, place) => byte !== signed.root[place]))
      throw new LedgerError('root-false', `The last head of the key ${key.id} is not of the beginning of this log.`);
    if (keyNamedBy(last) !== next.text)
      throw new LedgerError('entry-malformed', `The last head of the key ${key.id} does not name the next.`);
  }
};
