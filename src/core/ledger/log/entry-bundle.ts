import { LedgerError } from './ledger-error.ts';

/** Longest entry that the length before it can tell (C2SP tlog-tiles). */
const LONGEST_ENTRY = 0xffff;

/** A bundle: each entry led by its length in two bytes, the larger first. @throws RangeError for an entry that is too long */
export const writeBundle = (entries: readonly Uint8Array[]): Buffer => {
  const bundle = Buffer.allocUnsafe(entries.reduce((bytes, { length }) => bytes + 2 + length, 0));
  let at = 0;
  for (const entry of entries) {
    if (entry.length > LONGEST_ENTRY) throw new RangeError(`An entry of a log has at most ${LONGEST_ENTRY} bytes.`);
    bundle.writeUInt16BE(entry.length, at);
    bundle.set(entry, at + 2);
    at += 2 + entry.length;
  }
  return bundle;
};

/**
 * The entries of a bundle, as views of it.
 * @param width how many there have to be; @param path for the message
 * @throws LedgerError `file-malformed` where there are more or fewer, or a byte is left
 */
export const readBundle = (bundle: Buffer, width: number, path: string): Buffer[] => {
  const entries: Buffer[] = [];
  let at = 0;
  while (at + 2 <= bundle.length && entries.length < width) {
    const end = at + 2 + bundle.readUInt16BE(at);
    if (end > bundle.length) break;
    entries.push(bundle.subarray(at + 2, end));
    at = end;
  }
  if (entries.length !== width || at !== bundle.length)
    throw new LedgerError('file-malformed', `${path} does not hold exactly ${width} entries.`);
  return entries;
};
