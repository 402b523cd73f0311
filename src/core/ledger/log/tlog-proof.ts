import { LedgerError } from './ledger-error.ts';
import { decodeBase64, decodeDecimal } from './strict-base64.ts';
import { HASH_BYTES } from './tree-hash.ts';

/** A proof that a leaf is in a log, for whoever is offline (C2SP tlog-proof). */
export type TlogProof = {
  /** Of the leaf in the log, from 0. */
  readonly index: number;
  /** The audit path from the leaf's sibling up. */
  readonly path: readonly Uint8Array[];
  /** The checkpoint with all its signatures, byte for byte. */
  readonly note: Uint8Array;
};

const HEAD = 'c2sp.org/tlog-proof@v1';
/** A tree of 2^53 leaves is no higher. */
const LONGEST_PATH = 53;

/** The bytes of a proof. */
export const writeProof = ({ index, path, note }: TlogProof): Buffer =>
  Buffer.concat([
    Buffer.from(
      `${HEAD}\nindex ${index}\n${path.map((hash) => `${Buffer.from(hash).toString('base64')}\n`).join('')}\n`,
    ),
    note,
  ]);

/** Reads a proof; extra data, which nothing authenticates, is refused. @throws LedgerError `proof-malformed` */
export const readProof = (bytes: Buffer): TlogProof => {
  const doubt = (why: string): never => {
    throw new LedgerError('proof-malformed', `This is no proof of a log: ${why}.`);
  };
  const end = bytes.indexOf('\n\n');
  if (end < 0) return doubt('there is no empty line before its checkpoint');
  const [head, place = '', ...hashes] = bytes.subarray(0, end).toString('latin1').split('\n');
  if (head !== HEAD) doubt(`its first line is not ${HEAD}`);
  if (place.startsWith('extra ')) doubt('it carries extra data, which nobody signed');
  const index = place.startsWith('index ') ? decodeDecimal(place.slice(6)) : undefined;
  if (index === undefined) return doubt('its second line is not "index" and a number');
  if (hashes.length > LONGEST_PATH) doubt(`its path has more than ${LONGEST_PATH} hashes`);
  const path = hashes.map((line) => {
    const hash = decodeBase64(line);
    return hash?.length === HASH_BYTES ? hash : doubt('a line of its path is not a hash in base64');
  });
  return { index, path, note: bytes.subarray(end + 2) };
};
