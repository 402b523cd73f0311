import { FROM_1970, writeBigint } from '../../../platform/db/binary-array.ts';
import type { OpenedEvent } from './check-event.ts';

/** Type numbers of PostgreSQL (pg_type.oid), which never change. */
const TYPES = { bigint: 20, text: 25, timestamptz: 1184, uuid: 2950, jsonb: 3802 } as const;
const COLUMNS = 10;
const ARRAY_HEADER = 20;
/** What stands before each record, and before each of its columns. */
const RECORD_HEADER = 8;
const COLUMN_HEADER = 8;
/** Widths of the columns that have one: four numbers and instants of 8 bytes, two ids of 16, and the number of the form of JSON twice. */
const FIXED = RECORD_HEADER + COLUMNS * COLUMN_HEADER + 5 * 8 + 2 * 16 + 2;
/** What an event says, as JSON. Of a text that is not canonical, which was found before, what can be read of it, as a projector of the register would read it. */
const dataOf = ({ envelope, row }: OpenedEvent): string => {
  const { data } = envelope ?? (JSON.parse(row.body) as { data?: unknown });
  return JSON.stringify(data ?? null);
};

/**
 * An event as projectors take it, a `register.fact` in PostgreSQL's binary form (record_recv), with its length before it: the server reads it once and puts nothing together.
 * @param kind whether its type is an act or a fact
 * @throws where it holds what no such record can hold
 */
export const factRecord = (kind: string, event: OpenedEvent): Buffer => {
  const { row } = event;
  const data = dataOf(event);
  const open = event.open ?? '{}';
  const to = Buffer.allocUnsafe(FIXED + kind.length + Buffer.byteLength(data) + Buffer.byteLength(open));
  let at = 0;
  const int = (value: number): void => {
    at = to.writeInt32BE(value, at);
  };
  const bigint = (value: number, columnType: number = TYPES.bigint): void => {
    int(columnType);
    int(8);
    writeBigint(to, at, value);
    at += 8;
  };
  const uuid = (value: string): void => {
    int(TYPES.uuid);
    int(16);
    if (value.length !== 36 || to.write(value.replaceAll('-', ''), at, 16, 'hex') !== 16)
      throw new RangeError('A UUID has 32 hexadecimal digits in five groups.');
    at += 16;
  };
  const json = (text: string): void => {
    int(TYPES.jsonb);
    const written = to.write(text, at + 5);
    int(written + 1);
    to[at] = 1;
    at += 1 + written;
  };
  int(to.length - 4);
  int(COLUMNS);
  bigint(row.pos);
  uuid(row.id);
  uuid(row.commandId);
  bigint(row.streamNo);
  int(TYPES.text);
  int(kind.length);
  at += to.write(kind, at, 'latin1');
  bigint(row.occurred - FROM_1970, TYPES.timestamptz);
  bigint(row.received - FROM_1970, TYPES.timestamptz);
  bigint(row.officerNo);
  json(data);
  json(open);
  return to;
};

/**
 * Records of {@link factRecord} as one `register.fact[]` (array_recv).
 * @param type number of the type register.fact in the database that it is sent to
 */
export const factArray = (type: number, records: readonly Buffer[]): Buffer => {
  const header = Buffer.allocUnsafe(ARRAY_HEADER);
  [1, 0, type, records.length, 1].forEach((value, index) => {
    header.writeInt32BE(value, index * 4);
  });
  return Buffer.concat([header, ...records]);
};
