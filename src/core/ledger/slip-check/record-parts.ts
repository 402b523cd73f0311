import { LedgerError } from '../log/ledger-error.ts';
import { plainHmac, plainLeafHash } from '../plain-sha256.ts';
import { type Bundle, type Found, findLabels, standsAt } from './find-labels.ts';

/** What stands in a log under one key of a record. */
export type RecordPart = {
  /** HMAC-SHA256 with the key. */
  readonly labelOf: (text: string) => Uint8Array;
  /** The events by their numbers. */
  readonly events: ReadonlyMap<number, readonly Found[]>;
  /** Whether an entry says that its slips were replaced behind an event, and whether that event is the last under this key. */
  readonly end: { readonly seq: number; readonly opens: boolean } | undefined;
};

/** What stands in a log of a record, under the keys that it had one after the other. */
export type RecordOfSlip = {
  readonly parts: readonly RecordPart[];
  readonly events: ReadonlyMap<number, readonly Found[]>;
  /** The largest number of an event; 0 where there is none. */
  readonly largest: number;
  /** Each former part ends with the event behind which the next one goes on, and the log says so. */
  readonly joined: boolean;
  /** The last event of the slip's own part, where the log says that its slips were replaced. */
  readonly replaced: { readonly seq: number } | undefined;
};

/** How many numbers of events behind the largest that is known are looked for, to begin with. */
const AHEAD = 256;
/** Keys of one record. */
const MOST_KEYS = 1000;

/** In hexadecimal digits. */
export const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** The keys of a record up to that of the slip: each opens the entry that holds the one before it, and nothing leads to one that follows. */
const keysUpTo = (
  bundles: readonly Bundle[],
  key: Uint8Array,
): { readonly keys: Uint8Array[]; readonly once: boolean } => {
  const keys = [key];
  let once = true;
  for (;;) {
    const labelOf = plainHmac(keys[0] as Uint8Array);
    const [found, ...others] = findLabels(bundles, [labelOf('amana/1/slip-former')]).get(0) ?? [];
    if (found === undefined) return { keys, once };
    once &&= others.length === 0;
    const closing = labelOf('amana/1/slip-former-key');
    const former = found.entry.slice(33).map((byte, at) => byte ^ (closing[at] as number));
    if (keys.length === MOST_KEYS || keys.some((one) => standsAt(one, 0, former)))
      throw new LedgerError('entry-malformed', 'The slips of this record were replaced by one another in a circle.');
    keys.unshift(former);
  }
};

/** The events under a key, looked for further on as long as any is found near the end of what was looked for. @param known up to which number at least */
const eventsOf = (bundles: readonly Bundle[], labelOf: RecordPart['labelOf'], known: number): Map<number, Found[]> => {
  for (let upTo = known + AHEAD; ; upTo *= 2) {
    const labels = Array.from({ length: upTo }, (_, at) => labelOf(`amana/1/event/${at + 1}`));
    const found = new Map([...findLabels(bundles, labels)].map(([at, places]) => [at + 1, places]));
    if (Math.max(0, ...found.keys()) + AHEAD / 2 <= upTo) return found;
  }
};

const endOf = (
  bundles: readonly Bundle[],
  labelOf: RecordPart['labelOf'],
  events: RecordPart['events'],
): RecordPart['end'] => {
  const [end, ...others] = findLabels(bundles, [labelOf('amana/1/slip-end')]).get(0) ?? [];
  if (end === undefined) return undefined;
  const seq = Math.max(0, ...events.keys());
  const last = events.get(seq)?.[0];
  const said = last && JSON.stringify({ ended: true, head: hexOf(plainLeafHash(last.entry)), seq });
  const opens =
    said !== undefined &&
    standsAt(end.entry, 33, plainHmac(labelOf('amana/1/slip-end-salt'))(said)) &&
    others.length === 0;
  return { seq, opens };
};

/** Finds a record in the entries of a log, from its first event to the last that the key of a slip leads to. @param known up to which number of an event the slip knows of */
export const readRecord = (bundles: readonly Bundle[], key: Uint8Array, known: number): RecordOfSlip => {
  const { keys, once } = keysUpTo(bundles, key);
  const parts: RecordPart[] = [];
  const events = new Map<number, Found[]>();
  let joined = once;
  let before = 0;
  for (const [at, one] of keys.entries()) {
    const labelOf = plainHmac(one);
    const found = eventsOf(bundles, labelOf, Math.max(known, before));
    const end = endOf(bundles, labelOf, found);
    for (const [seq, places] of found) {
      events.set(seq, [...(events.get(seq) ?? []), ...places]);
      joined &&= seq > before;
    }
    // the last is that of the slip: it may have no end
    if (at < keys.length - 1 || end !== undefined) joined &&= end?.opens === true;
    before = Math.max(before, ...found.keys());
    parts.push({ labelOf, events: found, end });
  }
  const end = parts.at(-1)?.end;
  return { parts, events, largest: before, joined, replaced: end?.opens === true ? { seq: end.seq } : undefined };
};
