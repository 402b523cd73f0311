import { ERASURE_LEAF, readErasureLeaf } from '../erasure-leaf.ts';
import { KEY_LEAF, readKeyLeaf } from '../key-leaf.ts';
import { readBundle } from './entry-bundle.ts';
import { type FormerKey, followKeys } from './former-keys.ts';
import { LabelSet } from './label-set.ts';
import { LedgerError } from './ledger-error.ts';
import { EVENT_BYTES, hasLabel } from './log-leaf.ts';
import type { LogReader } from './log-reader.ts';
import { ownKeyOf, POLICY_LEAF, type PolicyEntry, readPolicyLeaf } from './policy-leaf.ts';
import { readNote, readVerifierKey, type VerifierKey, verifierKeyText } from './signed-note.ts';
import { TileHasher } from './tile-hasher.ts';
import { TILE_WIDTH, tilePath, tilesOf } from './tile-path.ts';
import { policyText, readPolicy, type TlogPolicy } from './tlog-policy.ts';
import { HASH_BYTES, rootOfEdges } from './tree-hash.ts';
import { type BelievedCheckpoint, verifyCheckpoint } from './verify-checkpoint.ts';

const LABEL_BYTES = 32;

/** What a log holds that was found whole. */
export type LogAudit = {
  readonly checkpoint: BelievedCheckpoint;
  readonly policy: TlogPolicy;
  /** Entries whose label only the holder of a record's key can find, and others. */
  readonly labelled: number;
  readonly open: number;
  /** Keys that signed it before, oldest first. */
  readonly formerKeys: readonly FormerKey[];
  /** What the log itself says last of its policy, and where; undefined where it never said anything. */
  readonly stated: PolicyEntry | undefined;
};

const required = (read: LogReader, path: string): Buffer => {
  const bytes = read(path);
  if (bytes === undefined)
    throw new LedgerError('file-missing', `${path} is missing: the checkpoint says that it has to be there.`);
  return bytes;
};

/** A tile or a bundle as wide as the checkpoint says, or the full one that it has become since: a log may remove the partial one then (C2SP tlog-tiles). */
const requiredTile = (
  read: LogReader,
  level: number | 'entries',
  number: number,
  width: number,
): { readonly path: string; readonly bytes: Buffer; readonly grown: boolean } => {
  const path = tilePath(level, number, width);
  const bytes = read(path);
  const full = bytes === undefined && width < TILE_WIDTH ? read(tilePath(level, number, TILE_WIDTH)) : undefined;
  return { path, bytes: full ?? bytes ?? required(read, path), grown: full !== undefined };
};

/** Keys, one a line, spelled as we spell them. */
const readKeys = (read: LogReader, path: string): VerifierKey[] => {
  const text = required(read, path).toString('utf8');
  const keys = text.split('\n').slice(0, -1).map(readVerifierKey);
  if (keys.map((key) => `${verifierKeyText(key)}\n`).join('') !== text)
    throw new LedgerError('file-malformed', `${path} is not one key a line.`);
  return keys;
};

/**
 * The trust of an exported log: its policy, which must name the log of `log.vkey` and the witnesses of `witness.vkeys` and nobody else. An export writes its policy in one spelling only; another one was changed.
 */
const readTrust = (read: LogReader): TlogPolicy => {
  const [keys, witnesses] = [readKeys(read, 'log.vkey'), readKeys(read, 'witness.vkeys')];
  const text = required(read, 'policy').toString('utf8');
  const policy = readPolicy(text);
  const named = (list: readonly VerifierKey[]): string => list.map(verifierKeyText).sort().join('\n');
  if (
    policyText(policy) !== text ||
    keys.length !== 1 ||
    named(keys) !== named(policy.logs.map(({ key }) => key)) ||
    named(witnesses) !== named(policy.witnesses.map(({ key }) => key))
  )
    throw new LedgerError(
      'policy-malformed',
      'The policy does not name exactly the log of log.vkey and the witnesses of witness.vkeys.',
    );
  return policy;
};

/** In the checkpoint of an export nobody signs who is not named: a strange line is a changed one. */
const refuseStrangers = (bytes: Buffer, { logs, witnesses }: TlogPolicy): void => {
  const keys = [...logs, ...witnesses].map(({ key }) => key);
  for (const { name, id } of readNote(bytes).signatures)
    if (!keys.some((key) => key.name === name && key.id === id))
      throw new LedgerError(
        'signature-false',
        `"${name}" (${id}) has signed the checkpoint, and is neither the log nor a witness of the policy.`,
      );
};

/** Reads the entries of a log, bundle by bundle, into the hashes of its lowest tiles. */
class EntryReader {
  readonly #read: LogReader;
  readonly #labels: LabelSet;
  /** Labels of which one with the same beginning was read before, by their digits. */
  readonly #suspects = new Map<string, number>();
  labelled = 0;
  /** The last entry that names a policy. */
  stated: PolicyEntry | undefined;

  /** @param size how many entries there should be */
  constructor(read: LogReader, size: number) {
    this.#read = read;
    this.#labels = new LabelSet(size);
  }

  /** Puts the hashes of a bundle's entries into `tile`. */
  hashBundle(number: number, width: number, tile: TileHasher): void {
    const { path, bytes, grown } = requiredTile(this.#read, 'entries', number, width);
    const lengths = this.#lookAt(bytes, number, width);
    const end = lengths?.reduce((sum, length) => sum + 2 + length, 0);
    if (lengths === undefined || end === undefined || (grown ? end > bytes.length : end !== bytes.length))
      throw new LedgerError('file-malformed', `${path} does not hold exactly ${width} entries.`);
    const bundle = bytes.subarray(0, end);
    // almost always: an entry that is no event is a key, a redaction or a roster of witnesses
    if (lengths.every((length) => length === EVENT_BYTES)) {
      tile.putEvents(bundle, width);
      return;
    }
    let begin = 2;
    for (const [at, length] of lengths.entries()) {
      const entry = bundle.subarray(begin, begin + length);
      if (entry[0] === KEY_LEAF && readKeyLeaf(entry) === undefined)
        throw new LedgerError(
          'entry-malformed',
          `Entry ${number * TILE_WIDTH + at} does not say of a device key what a register says.`,
        );
      if (entry[0] === ERASURE_LEAF && readErasureLeaf(entry) === undefined)
        throw new LedgerError(
          'entry-malformed',
          `Entry ${number * TILE_WIDTH + at} does not say of an erasure what a register says.`,
        );
      if (entry[0] === POLICY_LEAF) this.#takePolicy(number * TILE_WIDTH + at, entry);
      tile.putEntry(at, entry);
      begin += length + 2;
    }
  }

  #takePolicy(index: number, entry: Buffer): void {
    const policy = readPolicyLeaf(entry);
    if (policy === undefined)
      throw new LedgerError('entry-malformed', `Entry ${index} does not name keys and witnesses as a register does.`);
    this.stated = { index, policy };
  }

  /** Notes the labels of a bundle. @returns the lengths of its first `width` entries, or nothing where they are not there */
  #lookAt(bundle: Buffer, number: number, width: number): number[] | undefined {
    const lengths: number[] = [];
    let end = 0;
    for (let at = 0; at < width; at += 1) {
      const begin = end + 2;
      const length = begin <= bundle.length ? bundle.readUInt16BE(end) : 0;
      end = begin + length;
      if (end > bundle.length || begin > bundle.length) return undefined;
      const index = number * TILE_WIDTH + at;
      if (hasLabel(bundle[begin], length, index)) {
        if (this.#labels.add(bundle, begin + 1))
          this.#suspects.set(bundle.toString('hex', begin + 1, begin + 1 + LABEL_BYTES), index);
        this.labelled += 1;
      }
      lengths.push(length);
    }
    return lengths;
  }

  /** Looks again for the labels that may be there twice. @throws LedgerError `label-twice` */
  refuseForks(size: number): void {
    if (this.#suspects.size === 0) return;
    const seen = new Set<string>();
    for (const { number, width } of tilesOf(size)) {
      const { path, bytes, grown } = requiredTile(this.#read, 'entries', number, width);
      const entries = readBundle(bytes, grown ? TILE_WIDTH : width, path).slice(0, width);
      for (const [at, entry] of entries.entries()) {
        const label = entry.toString('hex', 1, 1 + LABEL_BYTES);
        if (entry.length !== EVENT_BYTES || !this.#suspects.has(label)) continue;
        if (seen.has(label))
          throw new LedgerError(
            'label-twice',
            `Entry ${number * TILE_WIDTH + at} has the label of an earlier one: a record was forked.`,
          );
        seen.add(label);
      }
    }
  }
}

/**
 * Audits a whole static log as it lies on a disk: keys, policy, signatures and quorum, every entry against its tile, every tile against the one below, the root against the checkpoint, and that no label is
 * there twice, which would be a forked record. Two hashes an entry; memory grows by 16 to 32 bytes an entry.
 * @param progress is told how many entries were read, now and then
 * @throws LedgerError with the first thing that is not as it says
 */
export const auditLog = (read: LogReader, progress: (entries: number) => void = () => undefined): LogAudit => {
  const policy = readTrust(read);
  const note = required(read, 'checkpoint');
  refuseStrangers(note, policy);
  const checkpoint = verifyCheckpoint(note, policy);
  const entries = new EntryReader(read, checkpoint.size);
  const tile = new TileHasher();
  const edges: Buffer[] = [];
  let roots: Buffer[] = [];
  /** Compares what was put into the tile with what is stored, and takes its root, or keeps it as the edge of its level. */
  const closeTile = (level: number, number: number, width: number, above: Buffer[]): void => {
    const { path, bytes, grown } = requiredTile(read, level, number, width);
    const stored = grown ? bytes.subarray(0, width * HASH_BYTES) : bytes;
    if (!tile.equals(stored, width))
      throw new LedgerError('tile-false', `${path} does not hold the hashes of what is below it.`);
    if (width === TILE_WIDTH) above.push(tile.takeRoot());
    else edges[level] = stored;
  };
  for (const { number, width } of tilesOf(checkpoint.size)) {
    entries.hashBundle(number, width, tile);
    closeTile(0, number, width, roots);
    if (number % 64 === 0) progress(number * TILE_WIDTH + width);
  }
  for (let level = 1; roots.length > 0; level += 1) {
    const above: Buffer[] = [];
    for (const { number, width } of tilesOf(roots.length)) {
      for (let at = 0; at < width; at += 1) tile.put(at, roots[number * TILE_WIDTH + at] as Buffer);
      closeTile(level, number, width, above);
    }
    roots = above;
  }
  if (!rootOfEdges(Array.from(edges, (edge) => edge ?? Buffer.alloc(0))).equals(checkpoint.root))
    throw new LedgerError('root-false', 'The root over all entries is not the one that the checkpoint signs.');
  entries.refuseForks(checkpoint.size);
  const { stated, labelled } = entries;
  const key = ownKeyOf(policy);
  if (stated !== undefined && verifierKeyText(ownKeyOf(stated.policy)) !== verifierKeyText(key))
    throw new LedgerError(
      'policy-malformed',
      `Entry ${stated.index} names another key of this log than the policy beside it.`,
    );
  const formerKeys = followKeys(read, checkpoint.size, key);
  return { checkpoint, policy, labelled, open: checkpoint.size - labelled, formerKeys, stated };
};
