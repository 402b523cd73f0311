import type pg from 'pg';
import { FROM_1970, writeBigint } from '../../../platform/db/binary-array.ts';
import { copyOut } from '../../../platform/db/copy.ts';
import { textBatches } from './session.ts';

/** One event as the tables hold it, with its secret and the wrapped key of its stream. */
export type EventRow = {
  readonly pos: number;
  readonly id: string;
  readonly commandId: string;
  readonly streamNo: number;
  readonly seq: number;
  readonly type: string;
  readonly v: number;
  /** Instants in microseconds since 1970, so that a change of a microsecond shows. */
  readonly occurred: number;
  readonly recorded: number;
  readonly received: number;
  readonly officerNo: number;
  readonly body: string;
  readonly leaf: Buffer;
  readonly secret: Buffer | null;
  readonly streamKind: string | null;
  /** Base64. */
  readonly wrappedKey: string | null;
  /** The columns of `register.event` as the server sent them (see `copyOut`); missing where the row comes from elsewhere. */
  readonly stored?: Buffer;
};

/** Where the columns before `type` are in what the server sent: each has one width, and none is NULL. */
export const storedAt = { pos: 4, id: 16, commandId: 36, streamNo: 56, seq: 68, type: 76 } as const;
/** So far before the text are the columns before it, with its length. */
export const beforeBody = { occurred: 48, received: 24, officerNo: 12 } as const;

/** Where the text of an event begins in what the server sent. Undefined where a column has another width than its own: it was NULL, or altered. */
export const bodyAt = (stored: Buffer, type: string): number | undefined => {
  const at = storedAt.type + type.length + 6 + 4 * 12 + 4;
  const length = at < stored.length ? stored.readInt32BE(at - 4) : -1;
  return length >= 0 && at + length + 4 + 65 === stored.length ? at : undefined;
};

/** Columns of `register.event` in the order in which they are read and written. */
export const eventColumns = [
  ['pos', 'bigint'],
  ['id', 'uuid'],
  ['command_id', 'uuid'],
  ['stream_no', 'bigint'],
  ['seq', 'int'],
  ['type', 'text'],
  ['v', 'smallint'],
  ['occurred_at', 'timestamptz'],
  ['recorded_at', 'timestamptz'],
  ['received_at', 'timestamptz'],
  ['officer_no', 'bigint'],
  ['body', 'text'],
  ['leaf', 'bytea'],
] as const;

type StreamOfEvents = { readonly kind: string; readonly wrappedKey: string };

const readStreams = async (live: pg.ClientBase): Promise<Map<number, StreamOfEvents>> => {
  const streams = new Map<number, StreamOfEvents>();
  const kinds = new Map<string, string>();
  for await (const rows of textBatches(
    live,
    `SELECT s.no, s.kind, translate(encode(s.wrapped_key, 'base64'), E'\\n', '') FROM register.stream s`,
  ))
    for (const [no, kind, wrappedKey] of rows) {
      const known = kinds.get(kind as string) ?? (kind as string);
      kinds.set(known, known);
      streams.set(Number(no), { kind: known, wrappedKey: wrappedKey as string });
    }
  return streams;
};

/** So many events after a place, each with its secret, which is found by its key whatever the planner believes. The types are said, so that the bytes are those of what is read here also where a column was altered. */
const question = (after: bigint | undefined, size: number): string =>
  `SELECT ${eventColumns.map(([name, type]) => `e.${name}::${type}`).join(', ')}, x.secret::bytea
     FROM register.event e LEFT JOIN LATERAL (SELECT s.secret FROM register.event_secret s WHERE s.event_pos = e.pos OFFSET 0) x ON true
    ${after === undefined ? '' : `WHERE e.pos > '${after}'::bigint`} ORDER BY e.pos LIMIT ${size}`;

/** Takes the columns of a row one after the other. What is NULL against the law of its table is read as nothing, and differs from what the event says. */
class ColumnReader {
  readonly #row: Buffer;
  #at = 2;
  #end = 2;
  constructor(row: Buffer) {
    this.#row = row;
  }

  get end(): number {
    return this.#end;
  }

  /** Whether the next column has a value, which lies between #at and #end. */
  #next(): boolean {
    const length = this.#row.readInt32BE(this.#end);
    this.#at = this.#end + 4;
    this.#end = this.#at + Math.max(length, 0);
    return length >= 0;
  }

  bigint(): number {
    return this.#next() ? this.#row.readInt32BE(this.#at) * 2 ** 32 + this.#row.readUInt32BE(this.#at + 4) : 0;
  }

  int(): number {
    return this.#next() ? this.#row.readInt32BE(this.#at) : 0;
  }

  smallint(): number {
    return this.#next() ? this.#row.readInt16BE(this.#at) : 0;
  }

  uuid(): string {
    if (!this.#next()) return '';
    const digits = this.#row.toString('hex', this.#at, this.#end);
    return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-${digits.slice(12, 16)}-${digits.slice(16, 20)}-${digits.slice(20)}`;
  }

  text(): string {
    return this.#next() ? this.#row.toString('utf8', this.#at, this.#end) : '';
  }

  bytes(): Buffer | null {
    return this.#next() ? this.#row.subarray(this.#at, this.#end) : null;
  }
}

const readRow = (tuple: Buffer, streams: ReadonlyMap<number, StreamOfEvents>): EventRow => {
  const columns = new ColumnReader(tuple);
  const pos = columns.bigint();
  const id = columns.uuid();
  const commandId = columns.uuid();
  const streamNo = columns.bigint();
  const seq = columns.int();
  const type = columns.text();
  const v = columns.smallint();
  const occurred = columns.bigint() + FROM_1970;
  const recorded = columns.bigint() + FROM_1970;
  const received = columns.bigint() + FROM_1970;
  const officerNo = columns.bigint();
  const body = columns.text();
  const leaf = columns.bytes() ?? Buffer.alloc(0);
  const stored = tuple.subarray(2, columns.end);
  const secret = columns.bytes();
  const stream = streams.get(streamNo);
  return {
    pos,
    id,
    commandId,
    streamNo,
    seq,
    type,
    v,
    occurred,
    recorded,
    received,
    officerNo,
    body,
    leaf,
    secret,
    streamKind: stream?.kind ?? null,
    wrappedKey: stream?.wrappedKey ?? null,
    stored,
  };
};

function* rowsOf(
  tuples: readonly Buffer[],
  streams: ReadonlyMap<number, StreamOfEvents>,
): Generator<EventRow, void, undefined> {
  for (const tuple of tuples) yield readRow(tuple, streams);
}

/** All events with what belongs to them, by `pos`, so many at once; each is read when it is its turn. Needs an open transaction. */
export async function* eventBatches(
  live: pg.ClientBase,
  size = 2000,
): AsyncGenerator<Iterable<EventRow>, void, undefined> {
  const streams = await readStreams(live);
  let after: bigint | undefined;
  for (;;) {
    const tuples = await copyOut(live, question(after, size));
    if (tuples.length > 0) yield rowsOf(tuples, streams);
    if (tuples.length < size) return;
    after = tuples.at(-1)?.readBigInt64BE(6);
  }
}

const FIXED_BYTES = eventColumns.length * 4 + 3 * 8 + 2 * 16 + 4 + 2 + 3 * 8;

/** The columns of an event that no server sent, as one would have. Throws RangeError for what they cannot hold. */
const encodeColumns = (row: EventRow): Buffer => {
  const to = Buffer.allocUnsafe(
    FIXED_BYTES + Buffer.byteLength(row.type) + Buffer.byteLength(row.body) + row.leaf.length,
  );
  let at = 0;
  const column = (length: number, write: (at: number) => void): void => {
    at = to.writeInt32BE(length, at);
    write(at);
    at += length;
  };
  const bigint = (value: number) => column(8, (place) => writeBigint(to, place, value));
  const uuid = (value: string) =>
    column(16, (place) => {
      if (value.length !== 36 || to.write(value.replaceAll('-', ''), place, 16, 'hex') !== 16)
        throw new RangeError('A UUID has 32 hexadecimal digits in five groups.');
    });
  const text = (value: string) => column(Buffer.byteLength(value), (place) => to.write(value, place));
  bigint(row.pos);
  uuid(row.id);
  uuid(row.commandId);
  bigint(row.streamNo);
  column(4, (place) => to.writeInt32BE(row.seq, place));
  text(row.type);
  column(2, (place) => to.writeInt16BE(row.v, place));
  bigint(row.occurred - FROM_1970);
  bigint(row.recorded - FROM_1970);
  bigint(row.received - FROM_1970);
  bigint(row.officerNo);
  text(row.body);
  column(row.leaf.length, (place) => to.set(row.leaf, place));
  return to;
};

const COUNT = Buffer.from([0, eventColumns.length]);

/** An event as a row for `copyIn`, in two parts. Throws RangeError for what no row can hold. */
export const eventTuple = (row: EventRow): Buffer[] => [COUNT, row.stored ?? encodeColumns(row)];
