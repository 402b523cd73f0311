import { FROM_1970, writeBigint } from '../../../platform/db/binary-array.ts';
import type { OpenedEvent } from './check-event.ts';
import { beforeBody, bodyAt, type EventRow, storedAt } from './event-row.ts';

/** Type numbers of PostgreSQL (pg_type.oid), which never change. */
const TYPES = { bigint: 20, text: 25, timestamptz: 1184, uuid: 2950, jsonb: 3802 } as const;
const COLUMNS = 10;
const ARRAY_HEADER = 20;
/** The number of the form of JSON, before it. */
const JSONB_FORM = 1;

/** Where the columns of a record are: those after `kind` by so much more as it has letters. */
const at = {
  pos: 16,
  id: 32,
  commandId: 56,
  streamNo: 80,
  kind: 96,
  occurred: 104,
  received: 120,
  officerNo: 136,
} as const;
const BEGIN = 144;

/** What is the same in all records of acts, and in those of facts: the types and widths of the columns before the two of JSON. */
const beginning = (kind: string): Buffer => {
  const to = Buffer.alloc(BEGIN + kind.length);
  const column = (place: number, type: number, width: number): void => {
    to.writeInt32BE(type, place - 8);
    to.writeInt32BE(width, place - 4);
  };
  to.writeInt32BE(COLUMNS, 4);
  column(at.pos, TYPES.bigint, 8);
  column(at.id, TYPES.uuid, 16);
  column(at.commandId, TYPES.uuid, 16);
  column(at.streamNo, TYPES.bigint, 8);
  column(at.kind, TYPES.text, kind.length);
  to.write(kind, at.kind, 'latin1');
  column(at.occurred + kind.length, TYPES.timestamptz, 8);
  column(at.received + kind.length, TYPES.timestamptz, 8);
  column(at.officerNo + kind.length, TYPES.bigint, 8);
  return to;
};
const beginnings = new Map<string, Buffer>();
const beginningOf = (kind: string): Buffer => {
  const known = beginnings.get(kind) ?? beginning(kind);
  beginnings.set(kind, known);
  return known;
};

/** The columns as the server sent them are those that it takes: they are copied, and not read and written again. */
const copyColumns = (to: Buffer, shift: number, stored: Buffer, body: number): void => {
  const copy = (place: number, from: number, width: number) => stored.copy(to, place, from, from + width);
  copy(at.pos, storedAt.pos, 8);
  copy(at.id, storedAt.id, 16);
  copy(at.commandId, storedAt.commandId, 16);
  copy(at.streamNo, storedAt.streamNo, 8);
  copy(at.occurred + shift, body - beforeBody.occurred, 8);
  copy(at.received + shift, body - beforeBody.received, 8);
  copy(at.officerNo + shift, body - beforeBody.officerNo, 8);
};

const writeUuid = (to: Buffer, place: number, value: string): void => {
  if (value.length !== 36 || to.write(value.replaceAll('-', ''), place, 16, 'hex') !== 16)
    throw new RangeError('A UUID has 32 hexadecimal digits in five groups.');
};

const writeColumns = (to: Buffer, shift: number, row: EventRow): void => {
  writeBigint(to, at.pos, row.pos);
  writeUuid(to, at.id, row.id);
  writeUuid(to, at.commandId, row.commandId);
  writeBigint(to, at.streamNo, row.streamNo);
  writeBigint(to, at.occurred + shift, row.occurred - FROM_1970);
  writeBigint(to, at.received + shift, row.received - FROM_1970);
  writeBigint(to, at.officerNo + shift, row.officerNo);
};

const writeJson = (to: Buffer, place: number, text: string): number => {
  to.writeInt32BE(TYPES.jsonb, place);
  const written = to.write(text, place + 9);
  to.writeInt32BE(written + 1, place + 4);
  to[place + 8] = JSONB_FORM;
  return place + 9 + written;
};

/** What an event says, as JSON. Of a text that is not canonical, which was found before, what can be read of it, as a projector of the register would read it. */
const dataOf = ({ data, row }: OpenedEvent): string =>
  data ?? JSON.stringify((JSON.parse(row.body) as { data?: unknown }).data ?? null);

/**
 * An event as projectors take it, a `register.fact` in PostgreSQL's binary form (record_recv), with its length before it: the server reads it once and puts nothing together.
 * @param kind whether its type is an act or a fact
 * @throws where it holds what no such record can hold
 */
export const factRecord = (kind: string, event: OpenedEvent): Buffer => {
  const { row } = event;
  const data = dataOf(event);
  const open = event.open ?? '{}';
  const begin = beginningOf(kind);
  const to = Buffer.allocUnsafe(begin.length + 18 + Buffer.byteLength(data) + Buffer.byteLength(open));
  begin.copy(to);
  to.writeInt32BE(to.length - 4, 0);
  const body = row.stored === undefined ? undefined : bodyAt(row.stored, row.type);
  if (row.stored === undefined || body === undefined) writeColumns(to, kind.length, row);
  else copyColumns(to, kind.length, row.stored, body);
  writeJson(to, writeJson(to, begin.length, data), open);
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
