import type { TextRow } from './session.ts';

/** One event as the tables hold it, with its secret and the wrapped key of its stream. Numbers are texts where only equality counts. */
export type EventRow = {
  readonly pos: number;
  readonly id: string;
  readonly commandId: string;
  readonly streamNo: number;
  readonly seq: number;
  readonly type: string;
  readonly v: number;
  /** Instants in seconds with six decimals, so that a change of a microsecond shows. */
  readonly occurred: string;
  readonly recorded: string;
  readonly received: string;
  readonly officerNo: number;
  readonly body: string;
  readonly leaf: Buffer;
  readonly secret: Buffer | null;
  readonly streamKind: string | null;
  /** Base64. */
  readonly wrappedKey: string | null;
};

/** All events with what belongs to them, by `pos`; columns in the order that {@link readEventRow} takes. Bytes come in base64, which both ends write and read in half the time of hexadecimal digits. */
export const eventQuery = `SELECT e.pos, e.id, e.command_id, e.stream_no, e.seq, e.type, e.v, extract(epoch FROM e.occurred_at), extract(epoch FROM e.recorded_at),
  extract(epoch FROM e.received_at), e.officer_no, e.body, encode(e.leaf, 'base64'), encode(x.secret, 'base64'), s.kind, translate(encode(s.wrapped_key, 'base64'), E'\\n', '')
  FROM register.event e LEFT JOIN register.event_secret x ON x.event_pos = e.pos LEFT JOIN register.stream s ON s.no = e.stream_no ORDER BY e.pos`;

const bytes = (text: string): Buffer => Buffer.from(text, 'base64');

/** Reads a row of {@link eventQuery}. */
export const readEventRow = (row: TextRow): EventRow => {
  const text = (index: number): string => row[index] as string;
  const secret = row[13] ?? null;
  return {
    pos: Number(text(0)),
    id: text(1),
    commandId: text(2),
    streamNo: Number(text(3)),
    seq: Number(text(4)),
    type: text(5),
    v: Number(text(6)),
    occurred: text(7),
    recorded: text(8),
    received: text(9),
    officerNo: Number(text(10)),
    body: text(11),
    leaf: bytes(text(12)),
    secret: secret === null ? null : bytes(secret),
    streamKind: row[14] ?? null,
    wrappedKey: row[15] ?? null,
  };
};

/** Milliseconds since the epoch in the form of {@link EventRow}'s instants. */
export const secondsText = (milliseconds: number): string => {
  const size = Math.abs(milliseconds);
  const sign = milliseconds < 0 ? '-' : '';
  return `${sign}${Math.floor(size / 1000)}.${String(size % 1000).padStart(3, '0')}000`;
};

/** Microseconds since the epoch of {@link EventRow}'s instants. Whatever is no instant of our time is refused when it is written for the server. */
export const micro = (seconds: string): number => Number(seconds.replace('.', ''));
