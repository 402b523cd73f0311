import type pg from 'pg';
import { bigints, byteas, ints, smallints, texts, uuids } from '../../platform/db/binary-array.ts';
import { uuidv7 } from '../../platform/ids.ts';
import { takeRandomBytes } from '../../platform/random-bytes.ts';
import { canonicalJson } from '../ledger/canonical-json.ts';
import { makeDisclosures } from '../ledger/disclosure.ts';
import { type StreamKeys, sealSecret } from '../ledger/envelope-key.ts';
import { labelKeyFrom } from '../ledger/label-key.ts';
import { commitment, eventLeaf, leafHashHex, leafLabel } from '../ledger/leaf.ts';
import type { WrittenEvent } from './command-definition.ts';
import type { JsonValue, NewEvent } from './event-definition.ts';
import { eventText } from './event-text.ts';
import { labelFromAfter } from './label-turn.ts';
import { Refusal } from './refusal.ts';
import type { StreamKeyRing } from './stream-key-ring.ts';

/** What the first trip of a command told of the register: who writes, when it was received, the locked heads, and the numbers of new streams. */
export type CommandOpening = {
  readonly register: string;
  readonly officerNo: number;
  readonly receivedAt: number;
  readonly heads: readonly { no: number; kind: string; seq: number; head: string; key: string; labelFrom: number }[];
  readonly newStreams: readonly number[];
};
/** The events of one command, and what they are recorded under. */
export type ToAppend = {
  readonly command: string;
  readonly intent: { readonly token: string; readonly commandId: string; readonly recordedAt?: number | undefined };
  readonly inputHash: Buffer;
  readonly opening: CommandOpening;
  /** Kinds of the streams that the command creates. */
  readonly creates: readonly string[];
  readonly events: readonly NewEvent[];
  /** In one call, however many they are (`Command.atOnce`). */
  readonly atOnce: boolean;
};
type Head = { seq: number; prev: string; readonly keys: StreamKeys; labelFrom: number };

/** A clock, that of a device too, may be ahead of the register clock by this much, in milliseconds. */
export const CLOCK_AHEAD = 5 * 60_000;
/** Decoy digests, so that the number of personal fields of an event is not told (RFC 9901 4.2.5). */
export const DECOYS = 2;
/** A command of more events goes to the database in parts: while it writes one, the next is made. `register.append` takes a command of fewer at once only. */
const MANY = 1000;
const PART = 500;
/** After so many events of a part the program attends to others: to what PostgreSQL has not read yet of the part before, and to whoever else asks. */
const BREATH = 50;

/** The device's clock as it is recorded: never after the receipt. A device that is a little ahead is believed to have sent at once. */
const recordedTime = (recordedAt: number | undefined, receivedAt: number): number => {
  if (recordedAt === undefined) return receivedAt;
  if (recordedAt > receivedAt + CLOCK_AHEAD)
    throw new Refusal('recorded-in-future', { values: { minutes: Math.ceil((recordedAt - receivedAt) / 60_000) } });
  return Math.min(recordedAt, receivedAt);
};

const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** One array a column of the statement, written to by name: a list may bring fifty thousand events. */
const emptyColumns = () => ({
  id: [] as string[],
  stream: [] as number[],
  seq: [] as number[],
  type: [] as string[],
  v: [] as number[],
  occurred: [] as number[],
  recorded: [] as number[],
  sd: [] as string[],
  data: [] as string[],
  leaf: [] as Buffer[],
  secret: [] as Buffer[],
  open: [] as (string | null)[],
});
type Columns = ReturnType<typeof emptyColumns>;
type Placed = { readonly id: string; readonly stream: number; readonly head: Head; readonly event: NewEvent };

/** Makes one event: the canonical text, its digests, its leaf and its secret; the head moves on. */
const makeEvent = (
  { id, stream, head, event }: Placed,
  recorded: number,
  { intent, opening }: ToAppend,
  columns: Columns,
): WrittenEvent => {
  const { definition } = event;
  const data = definition.data.parse(event.data) as Record<string, JsonValue>;
  const personal =
    event.personal === undefined ? {} : (definition.personal.parse(event.personal) as Record<string, JsonValue>);
  const { digests, disclosures } = makeDisclosures(personal, {
    decoys: Object.keys(personal).length > 0 ? DECOYS : 0,
  });
  const occurred = event.occurredAt ?? opening.receivedAt;
  const seq = head.seq + 1;
  const sd = JSON.stringify(digests);
  const dataText = canonicalJson(data);
  const text = eventText({
    register: opening.register,
    command: intent.commandId,
    id,
    type: definition.type,
    v: definition.v,
    stream,
    seq,
    prev: head.prev,
    officer: opening.officerNo,
    occurred,
    recorded,
    received: opening.receivedAt,
    digests: sd,
    data: dataText,
  });
  const salt = takeRandomBytes(32);
  const leaf = eventLeaf(leafLabel(labelKeyFrom(head.keys, head.labelFrom), seq), commitment(salt, text));
  const open = JSON.stringify(disclosures);
  const secret = sealSecret(head.keys.data, id, Buffer.concat([salt, Buffer.from(open)]));
  head.seq = seq;
  head.prev = leafHashHex(leaf);
  head.labelFrom = labelFromAfter(definition.type, seq, head.labelFrom);
  columns.id.push(id);
  columns.stream.push(stream);
  columns.seq.push(seq);
  columns.type.push(definition.type);
  columns.v.push(definition.v);
  columns.occurred.push(occurred);
  columns.recorded.push(recorded);
  columns.sd.push(sd);
  columns.data.push(dataText);
  columns.leaf.push(leaf);
  columns.secret.push(secret);
  columns.open.push(disclosures.length > 0 ? open : null);
  return { id, type: definition.type, streamNo: stream, seq };
};

/**
 * The last trip: `register.append` for all events of the command, in one call or, where they are many, in parts of one transaction. Throws before anything is sent where an event names a stream that the
 * command did not lock. `appended` is refused where the database refuses; where that is an early part, all later ones are refused for the same reason, and the first is told.
 */
export const appendEvents = async (
  keys: StreamKeyRing,
  client: pg.PoolClient,
  toAppend: ToAppend,
): Promise<{ written: readonly WrittenEvent[]; appended: Promise<unknown> }> => {
  const { command, intent, inputHash, opening, creates, events, atOnce } = toAppend;
  const heads = new Map<number, Head>(
    opening.heads.map(({ no, seq, head, key, labelFrom }) => [
      no,
      { seq, prev: head, keys: keys.open(no, key), labelFrom },
    ]),
  );
  const made = creates.map((kind, i) => ({
    kind,
    no: opening.newStreams[i] as number,
    ...keys.make(opening.newStreams[i] as number),
  }));
  for (const stream of made) heads.set(stream.no, { seq: 0, prev: '', keys: stream.keys, labelFrom: 0 });
  const recorded = recordedTime(intent.recordedAt, opening.receivedAt);
  const placed = events.map((event): Placed => {
    const stream = typeof event.stream === 'number' ? event.stream : made[event.stream.new]?.no;
    const head = stream === undefined ? undefined : heads.get(stream);
    if (stream === undefined || head === undefined)
      throw new Error(`${command}: ${event.definition.type} names a stream that the command did not lock`);
    return { id: event.id ?? uuidv7(), stream, head, event };
  });
  // Streams may be set aside before it is known how many are needed (a list of persons): those without an event are not made.
  const used = new Set(placed.map(({ stream }) => stream));
  const fresh = made.filter((stream) => used.has(stream.no));
  const inParts = placed.length > MANY && !atOnce;
  const size = inParts ? PART : placed.length;
  const send = (columns: Columns, first: boolean): Promise<unknown> =>
    client.query({
      name: 'append',
      text: 'SELECT register.append($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20,$21)',
      values: [
        intent.token,
        intent.commandId,
        command,
        inputHash,
        opening.receivedAt,
        bigints(first ? fresh.map((stream) => stream.no) : []),
        texts(first ? fresh.map((stream) => stream.kind) : []),
        byteas(first ? fresh.map((stream) => stream.wrapped) : []),
        uuids(columns.id),
        bigints(columns.stream),
        ints(columns.seq),
        texts(columns.type),
        smallints(columns.v),
        bigints(columns.occurred),
        bigints(columns.recorded),
        texts(columns.sd),
        texts(columns.data),
        byteas(columns.leaf),
        byteas(columns.secret),
        texts(columns.open),
        inParts ? uuids(first ? placed.map(({ id }) => id) : []) : null,
      ],
    });
  const written: WrittenEvent[] = [];
  const sent: Promise<unknown>[] = [];
  for (let from = 0; from < placed.length; from += size) {
    const columns = emptyColumns();
    const until = Math.min(from + size, placed.length);
    for (let i = from; i < until; i += 1) {
      if (i > from && (i - from) % BREATH === 0 && inParts) await breathe();
      written.push(makeEvent(placed[i] as Placed, recorded, toAppend, columns));
    }
    const sending = send(columns, from === 0);
    sending.catch(() => undefined); // it is waited for below, after the next parts were made
    sent.push(sending);
  }
  return { written, appended: Promise.all(sent) };
};
