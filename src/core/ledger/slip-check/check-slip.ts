import { LedgerError } from '../log/ledger-error.ts';
import { TILE_WIDTH, tilePath, tilesOf } from '../log/tile-path.ts';
import { plainHmac, plainLeafHash } from '../plain-sha256.ts';
import type { Slip } from '../slip.ts';
import { type BelievedHead, believeHead } from './believe-head.ts';
import { findErased } from './erased-entries.ts';
import { type Bundle, findLabels, standsAt } from './find-labels.ts';
import { followKeys } from './follow-keys.ts';
import { judgeQuorum, type Quorum } from './judge-quorum.ts';
import { hexOf, type RecordOfSlip, readRecord } from './record-parts.ts';
import { entriesOf, rootOfBundles } from './tile-roots.ts';

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
  /** Numbers of events of which an order of two officers erased something; a hundred at most. The event itself is there. */
  readonly erased: readonly number[];
  /** The event that the slip names does not stand where the slip says. */
  readonly moved: boolean;
  /** The slip was replaced behind this event: under its key there is nothing more, and under which other the record goes on it does not tell. */
  readonly replaced: { readonly seq: number } | undefined;
  /** Where slips of the record were replaced, what comes after follows what came before. */
  readonly joined: boolean;
  /** The newest daily entry: of which day, written on it or later, and whether it names the event that the log has before it as the last. */
  readonly roll: { readonly day: string; readonly late: boolean; readonly agrees: boolean } | undefined;
};

/** Whether something is not as it should be, whatever the day: an event is gone, is there twice or stands elsewhere, a daily entry tells of another, or a replaced slip does not lead on. */
export const isAlarm = ({ missing, twice, moved, joined, roll }: SlipFinding): boolean =>
  missing.length > 0 || twice.length > 0 || moved || !joined || roll?.agrees === false;

/** First byte of an entry that states a policy. */
const POLICY = 5;
const AT_ONCE = 8;
/** Days before the asked one on which a daily entry is looked for. */
const DAYS = 400;
const MOST_NAMED = 100;
const DAY = 86_400_000;

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

/** The newest daily entry of a record up to the day after `today`, since a day begins earlier in the east, under whichever of its keys. */
const findRoll = (bundles: readonly Bundle[], { parts, events }: RecordOfSlip, today: string): SlipFinding['roll'] => {
  const days = Array.from({ length: DAYS }, (_, back) =>
    new Date(Date.parse(`${today}T00:00:00Z`) + DAY * (1 - back)).toISOString().slice(0, 10),
  );
  // the newest day first, and of each day the newest key
  const places = days.flatMap((day) => parts.toReversed().map(({ labelOf }) => ({ day, labelOf })));
  const found = findLabels(
    bundles,
    places.map(({ day, labelOf }) => labelOf(`amana/1/roll/${day}`)),
  );
  const newest = Math.min(...found.keys());
  const [roll] = found.get(newest) ?? [];
  const place = places[newest];
  if (roll === undefined || place === undefined) return undefined;
  const { day, labelOf } = place;
  const before = [...events].flatMap(([seq, places]) =>
    places.filter(({ index }) => index < roll.index).map(({ entry }) => ({ seq, entry })),
  );
  const last = before.toSorted((one, other) => other.seq - one.seq)[0];
  const commit = plainHmac(labelOf(`amana/1/roll-salt/${day}`));
  const opens = (late: boolean): boolean =>
    last !== undefined &&
    standsAt(
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
  // a number that the slip says and this log cannot hold yet is looked for in none
  const known = older ? 0 : slip.seq;
  const record = readRecord(bundles, slip.labelKey, known);
  const { events, largest, replaced, joined } = record;
  const missing: number[] = [];
  for (let seq = 1; seq <= Math.max(largest, known) && missing.length < MOST_NAMED; seq += 1)
    if (!events.has(seq)) missing.push(seq);
  const places = events.get(slip.seq) ?? [];
  return {
    head,
    quorum,
    formerKey: isFormer,
    older,
    events: largest,
    missing,
    twice: [...events].filter(([, { length }]) => length > 1).map(([seq]) => seq),
    erased: findErased(bundles, events).slice(0, MOST_NAMED),
    moved: slip.index < head.size && !places.some(({ index }) => index === slip.index),
    replaced,
    joined,
    roll: findRoll(bundles, record, today),
  };
};
