import { LedgerError } from '../log/ledger-error.ts';
import { plainLeafInto, plainNodeInto, plainSha256 } from '../plain-sha256.ts';

/** Bytes of an entry of an event or a roll, behind the two that tell its length. */
export const LABELLED_BYTES = 65;
const HASH = 32;

/** Where the entries of a bundle begin, and where the last of `width` ends. @param grown it may hold more since. @throws LedgerError where it holds others */
export const entriesOf = (bundle: Uint8Array, width: number, grown: boolean, path: string): Int32Array => {
  const ends = new Int32Array(width + 1);
  let at = 0;
  for (let entry = 0; entry < width; entry += 1) {
    ends[entry] = at + 2;
    at += 2 + (((bundle[at] ?? 0) << 8) | (bundle[at + 1] ?? 0));
    if (at > bundle.length || at < (ends[entry] as number) + 2) break;
  }
  ends[width] = at + 2;
  if (at > bundle.length || (!grown && at !== bundle.length) || (ends[width - 1] as number) < 2)
    throw new LedgerError('file-malformed', `${path} does not hold ${width} entries.`);
  return ends;
};

/** The root over `count` hashes that lie in `hashes` (RFC 6962); they are used up. */
const foldInPlace = (hashes: Uint8Array, count: number): Uint8Array => {
  // pairs from the left; one that is left over goes up as it is, which is where RFC 6962 divides a tree
  for (let width = count; width > 1; width = Math.ceil(width / 2)) {
    for (let pair = 0; pair < width >> 1; pair += 1) plainNodeInto(hashes, 2 * HASH * pair, HASH * pair);
    if (width % 2 === 1) hashes.copyWithin(HASH * (width >> 1), HASH * (width - 1), HASH * width);
  }
  return hashes.slice(0, HASH);
};

/** The root over the first `width` entries of a bundle. */
export const bundleRoot = (bundle: Uint8Array, starts: Int32Array): Uint8Array => {
  const width = starts.length - 1;
  const hashes = new Uint8Array(HASH * width);
  for (let entry = 0; entry < width; entry += 1)
    plainLeafInto(bundle, starts[entry] as number, (starts[entry + 1] as number) - 2, hashes, HASH * entry);
  return foldInPlace(hashes, width);
};

/** The root of a log over the roots of its bundles, of which only the last may be smaller. */
export const rootOfBundles = (roots: readonly Uint8Array[]): Uint8Array => {
  if (roots.length === 0) return plainSha256(new Uint8Array());
  const hashes = new Uint8Array(HASH * roots.length);
  for (const [at, root] of roots.entries()) hashes.set(root, HASH * at);
  return foldInPlace(hashes, roots.length);
};
