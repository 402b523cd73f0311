/** Type numbers of PostgreSQL (pg_type.oid), which never change. */
const TYPES = { bytea: 17, bigint: 20, smallint: 21, int: 23, text: 25, timestamptz: 1184, uuid: 2950 } as const;
const HEADER_BYTES = 20;

/** An array of one dimension in PostgreSQL's binary form (array_recv): a Buffer is sent as it is, where an array would be escaped, doubled in size and read letter by letter. */
const array = (type: number, count: number, bytes: number, hasNull: boolean): Buffer => {
  const to = Buffer.allocUnsafe(count === 0 ? 12 : HEADER_BYTES + count * 4 + bytes);
  to.writeInt32BE(count === 0 ? 0 : 1, 0);
  to.writeInt32BE(hasNull ? 1 : 0, 4);
  to.writeInt32BE(type, 8);
  if (count > 0) {
    to.writeInt32BE(count, 12);
    to.writeInt32BE(1, 16);
  }
  return to;
};

/** Items of one width, written by `write`. */
const fixed = <Item>(
  type: number,
  width: number,
  items: readonly Item[],
  write: (to: Buffer, at: number, item: Item) => void,
): Buffer => {
  const to = array(type, items.length, items.length * width, false);
  let at = HEADER_BYTES;
  for (const item of items) {
    to.writeInt32BE(width, at);
    write(to, at + 4, item);
    at += 4 + width;
  }
  return to;
};

/** `smallint[]` as a parameter. Throws RangeError for what does not fit. */
export const smallints = (items: readonly number[]): Buffer =>
  fixed(TYPES.smallint, 2, items, (to, at, item) => to.writeInt16BE(item, at));

/** `int[]` as a parameter. Throws RangeError for what does not fit. */
export const ints = (items: readonly number[]): Buffer =>
  fixed(TYPES.int, 4, items, (to, at, item) => to.writeInt32BE(item, at));

/** Writes 8 bytes of a safe integer. Throws RangeError for others. */
export const writeBigint = (to: Buffer, at: number, item: number): void => {
  if (!Number.isSafeInteger(item)) throw new RangeError('A bigint is sent as a safe integer.');
  const high = Math.floor(item / 2 ** 32);
  to.writeInt32BE(high, at);
  to.writeUInt32BE(item - high * 2 ** 32, at + 4);
};

/** `bigint[]` as a parameter, of safe integers. Throws RangeError for others. */
export const bigints = (items: readonly number[]): Buffer => fixed(TYPES.bigint, 8, items, writeBigint);

/** Microseconds between 1970, when ours begin, and 2000, when those of PostgreSQL do. */
export const FROM_1970 = 946_684_800_000_000;

/** `timestamptz[]` as a parameter, of microseconds since 1970. Throws RangeError for what is no safe integer. */
export const instants = (items: readonly number[]): Buffer =>
  fixed(TYPES.timestamptz, 8, items, (to, at, item) => writeBigint(to, at, item - FROM_1970));

/** `uuid[]` as a parameter. Throws RangeError for what is no UUID of 36 characters. */
export const uuids = (items: readonly string[]): Buffer =>
  fixed(TYPES.uuid, 16, items, (to, at, item) => {
    if (to.write(item.replaceAll('-', ''), at, 16, 'hex') !== 16 || item.length !== 36)
      throw new RangeError('A UUID has 32 hexadecimal digits in five groups.');
  });

/** `text[]` as a parameter; null is NULL. */
export const texts = (items: readonly (string | null)[]): Buffer => {
  let bytes = 0;
  let hasNull = false;
  for (const item of items)
    if (item === null) hasNull = true;
    else bytes += Buffer.byteLength(item, 'utf8');
  const to = array(TYPES.text, items.length, bytes, hasNull);
  let at = HEADER_BYTES;
  for (const item of items) {
    const length = item === null ? -1 : to.write(item, at + 4, 'utf8');
    to.writeInt32BE(length, at);
    at += 4 + Math.max(length, 0);
  }
  return to;
};

/** `bytea[]` as a parameter. */
export const byteas = (items: readonly Uint8Array[]): Buffer => {
  let bytes = 0;
  for (const item of items) bytes += item.length;
  const to = array(TYPES.bytea, items.length, bytes, false);
  let at = HEADER_BYTES;
  for (const item of items) {
    to.writeInt32BE(item.length, at);
    to.set(item, at + 4);
    at += 4 + item.length;
  }
  return to;
};
