import { LedgerError } from '../log/ledger-error.ts';
import { TILE_WIDTH, tilePath, tilesOf } from '../log/tile-path.ts';
import { plainHmac, plainLeafHash } from '../plain-sha256.ts';
import type { Slip } from '../slip.ts';
import { type BelievedHead, believeHead } from './believe-head.ts';
import { followKeys } from './follow-keys.ts';
import { judgeQuorum, type Quorum } from './judge-quorum.ts';
import { entriesOf, LABELLED_BYTES, rootOfBundles } from './tile-roots.ts';

/** Reads a file of a log, by its path below the log; undefined where there is none. */
export type LogFiles = (path: string) => Promise<Uint8Array | undefined>;
/** Hashes the entries of a bundle, which begin at `starts`, and answers their root. */
export type HashBundle = (bundle: Uint8Array, starts: Int32Array) => Promise<Uint8Array>;

/** What a log says of the record of a slip. */
export type SlipFinding = {
  readonly head: BelievedHead;
  /** Who cosigned it is enough for the policy beside it, or it asks for nobody. */
  readonly quorum: Quorum;
  /** The key of the slip signed the log before: it named the one that signs it now, or one after the other did. */
  readonly formerKey: boolean;
  /** This log is from before the slip: of what came between it says nothing. */
  readonly older: boolean;
  /** The largest number of an event that was found; 0 where there is none. */
  readonly events: number;
  /** Numbers of events that should be there and are not; a hundred at most. */
  readonly missing: readonly number[];
  /** Numbers of events that are there more than once. */
  readonly twice: readonly number[];
  /** The event that the slip names does not stand where the slip says. */
  readonly moved: boolean;
  /** The newest daily entry: of which day, written on it or later, and whether it names the event that the log has before it as the last. */
  readonly roll: { readonly day: string; readonly late: boolean; readonly agrees: boolean } | undefined;
};

/** Whether something is not as it should be, whatever the day: an event is gone, is there twice or stands elsewhere, or a daily entry tells of another. */
export const isAlarm = ({ missing, twice, moved, roll }: SlipFinding): boolean =>
  missing.length > 0 || twice.length > 0 || moved || roll?.agrees === false;

/** First byte of an entry that states a policy. */
const POLICY = 5;
const AT_ONCE = 8;
/** Days before the asked one on which a daily entry is looked for. */
const DAYS = 400;
/** How many numbers of events behind the largest that is known are looked for, to begin with. */
const AHEAD = 256;
const MOST_NAMED = 100;
const DAY = 86_400_000;

type Bundle = { readonly bytes: Uint8Array; readonly starts: Int32Array };

const required = async (files: LogFiles, path: string): Promise<Uint8Array> => {
  const bytes = await files(path);
  if (bytes === undefined) throw new LedgerError('file-missing', `${path} is missing.`);
  return bytes;
};

const readBundle = async (files: LogFiles, number: number, width: number): Promise<Bundle> => {
  const path = tilePath('entries', number, width);
  const whole = width < TILE_WIDTH ? await files(path) : undefined;
  const bytes = whole ?? (await required(files, tilePath('entries', number, TILE_WIDTH)));
  return { bytes, starts: entriesOf(bytes, width, width < TILE_WIDTH && whole === undefined, path) };
};

/** All bundles of a log, hashed while the next are read, and compared with the root that was signed. */
const readEntries = async (
  head: BelievedHead,
  files: LogFiles,
  hash: HashBundle,
  onRead: (entries: number) => void,
): Promise<{ readonly bundles: Bundle[]; readonly roots: Uint8Array[] }> => {
  const tiles = [...tilesOf(head.size)];
  const bundles: Bundle[] = new Array(tiles.length);
  const roots: Promise<Uint8Array>[] = new Array(tiles.length);
  let next = 0;
  let read = 0;
  const work = async (): Promise<void> => {
    while (next < tiles.length) {
      const { number, width } = tiles[next++] as (typeof tiles)[0];
      const bundle = await readBundle(files, number, width);
      bundles[number] = bundle;
      const root = hash(bundle.bytes, bundle.starts);
      root.catch(() => undefined);
      roots[number] = root;
      read += width;
      onRead(read);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const known = await Promise.all(roots);
  const root = rootOfBundles(known);
  if (root.some((byte, at) => byte !== head.root[at]))
    throw new LedgerError('root-false', 'The entries are not those that were signed.');
  return { bundles, roots: known };
};

/** An entry of a bundle. */
const entryOf = ({ bytes, starts }: Bundle, at: number): Uint8Array =>
  bytes.subarray(starts[at] as number, (starts[at + 1] as number) - 2);

/** The last entry that states a policy. */
const statedPolicy = (bundles: readonly Bundle[]): Uint8Array | undefined => {
  for (const bundle of bundles.toReversed())
    for (let at = bundle.starts.length - 2; at >= 0; at -= 1)
      if (bundle.bytes[bundle.starts[at] as number] === POLICY) return entryOf(bundle, at);
  return undefined;
};

const same = (bytes: Uint8Array, at: number, other: Uint8Array): boolean =>
  other.every((byte, place) => bytes[at + place] === byte);
const wordAt = (bytes: Uint8Array, at: number): number =>
  ((bytes[at] as number) << 24) |
  ((bytes[at + 1] as number) << 16) |
  ((bytes[at + 2] as number) << 8) |
  (bytes[at + 3] as number);

type Found = { readonly index: number; readonly entry: Uint8Array };

/** Where labels stand in a log: a list for each that is there. */
const findLabels = (bundles: readonly Bundle[], labels: readonly Uint8Array[]): Map<number, Found[]> => {
  const byWord = new Map<number, number[]>();
  // whether any label begins with two bytes: almost no entry of a log does, and a map is asked of the others only
  const begins = new Uint8Array(65_536);
  for (const [at, label] of labels.entries()) {
    const word = wordAt(label, 0);
    byWord.set(word, [...(byWord.get(word) ?? []), at]);
    begins[word >>> 16] = 1;
  }
  const found = new Map<number, Found[]>();
  for (const [number, { bytes, starts }] of bundles.entries())
    for (let entry = 0; entry < starts.length - 1; entry += 1) {
      const start = starts[entry] as number;
      if (begins[((bytes[start + 1] as number) << 8) | (bytes[start + 2] as number)] !== 1) continue;
      const end = (starts[entry + 1] as number) - 2;
      if (bytes[start] !== 1 || end - start !== LABELLED_BYTES) continue;
      for (const at of byWord.get(wordAt(bytes, start + 1)) ?? [])
        if (same(bytes, start + 1, labels[at] as Uint8Array))
          found.set(at, [
            ...(found.get(at) ?? []),
            { index: number * TILE_WIDTH + entry, entry: bytes.slice(start, end) },
          ]);
    }
  return found;
};

/** The events of a record by their numbers. Looked for further on as long as any is found near the end of what was looked for. */
const findEvents = (bundles: readonly Bundle[], labelOf: (text: string) => Uint8Array, known: number) => {
  for (let upTo = known + AHEAD; ; upTo *= 2) {
    const labels = Array.from({ length: upTo }, (_, at) => labelOf(`amana/1/event/${at + 1}`));
    const found = new Map([...findLabels(bundles, labels)].map(([at, places]) => [at + 1, places]));
    const largest = Math.max(0, ...found.keys());
    if (largest + AHEAD / 2 <= upTo) return { found, largest };
  }
};

const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** The newest daily entry of a record up to the day after `today`, since a day begins earlier in the east. */
const findRoll = (
  bundles: readonly Bundle[],
  labelOf: (text: string) => Uint8Array,
  today: string,
  events: ReadonlyMap<number, readonly Found[]>,
): SlipFinding['roll'] => {
  const days = Array.from({ length: DAYS }, (_, back) =>
    new Date(Date.parse(`${today}T00:00:00Z`) + DAY * (1 - back)).toISOString().slice(0, 10),
  );
  const found = findLabels(
    bundles,
    days.map((day) => labelOf(`amana/1/roll/${day}`)),
  );
  const newest = Math.min(...found.keys());
  const [roll] = found.get(newest) ?? [];
  const day = days[newest];
  if (roll === undefined || day === undefined) return undefined;
  const before = [...events].flatMap(([seq, places]) =>
    places.filter(({ index }) => index < roll.index).map(({ entry }) => ({ seq, entry })),
  );
  const last = before.toSorted((one, other) => other.seq - one.seq)[0];
  const commit = plainHmac(labelOf(`amana/1/roll-salt/${day}`));
  const opens = (late: boolean): boolean =>
    last !== undefined &&
    same(
      roll.entry,
      33,
      commit(JSON.stringify({ exists: true, head: hexOf(plainLeafHash(last.entry)), late, roll: day, seq: last.seq })),
    );
  const late = opens(true);
  return { day, late, agrees: late || opens(false) };
};

/**
 * Checks a slip against the files of a log, by whoever has both: no register, no network of its own, and nothing of the slip leaves. Every byte of the log is read and hashed up to its signed head first.
 * @param today up to which day a daily entry is looked for, `2026-01-31`
 * @param onRead is told how many entries were read, of how many
 * @throws LedgerError where the log is not what its head says, or is another than that of the slip
 */
export const checkSlip = async (
  slip: Slip,
  files: LogFiles,
  { today, hash, onRead }: { today: string; hash: HashBundle; onRead?: (read: number, of: number) => void },
): Promise<SlipFinding> => {
  const [checkpoint, log, witnesses, policy] = (await Promise.all(
    ['checkpoint', 'log.vkey', 'witness.vkeys', 'policy'].map((path) => required(files, path)),
  )) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
  const head = await believeHead({ checkpoint, log, witnesses });
  const isFormer = head.keyId !== slip.logKeyId;
  const former = isFormer ? await files('former-keys') : undefined;
  if (isFormer && former === undefined)
    throw new LedgerError(
      'other-log',
      `The slip is of the log with the key ${slip.logKeyId}, and this is ${head.keyId}.`,
    );
  const { bundles, roots } = await readEntries(head, files, hash, (read) => onRead?.(read, head.size));
  if (isFormer)
    await followKeys(former, slip.logKeyId, head, async (size) => {
      const [number, width] = [Math.floor((size - 1) / TILE_WIDTH), ((size - 1) % TILE_WIDTH) + 1];
      const bundle = bundles[number] as Bundle;
      const root = rootOfBundles([
        ...roots.slice(0, number),
        await hash(bundle.bytes, bundle.starts.slice(0, width + 1)),
      ]);
      return { root, last: entryOf(bundle, width - 1) };
    });
  const quorum = judgeQuorum(policy, head, statedPolicy(bundles));
  const older = head.size < slip.size;
  const labelOf = plainHmac(slip.labelKey);
  // a number that the slip says and this log cannot hold yet is looked for in none
  const { found, largest } = findEvents(bundles, labelOf, older ? 0 : slip.seq);
  const due = Math.max(largest, older ? 0 : slip.seq);
  const missing: number[] = [];
  for (let seq = 1; seq <= due && missing.length < MOST_NAMED; seq += 1) if (!found.has(seq)) missing.push(seq);
  const places = found.get(slip.seq) ?? [];
  return {
    head,
    quorum,
    formerKey: isFormer,
    older,
    events: largest,
    missing,
    twice: [...found].filter(([, { length }]) => length > 1).map(([seq]) => seq),
    moved: slip.index < head.size && !places.some(({ index }) => index === slip.index),
    roll: findRoll(bundles, labelOf, today, found),
  };
};
