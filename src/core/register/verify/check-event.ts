import { CanonicalJsonError, type JsonValue, parseCanonicalJson } from '../../ledger/canonical-json.ts';
import { DisclosureError, type ErasableFields, openErasable } from '../../ledger/disclosure.ts';
import { openSecret, SealedBytesError, type StreamKeys } from '../../ledger/envelope-key.ts';
import { labelKeyFrom } from '../../ledger/label-key.ts';
import { commitment, leafHashHex, leafLabel } from '../../ledger/leaf.ts';
import { DECOYS } from '../append-events.ts';
import { ERASED_MARK } from '../erasure/mark.ts';
import type { AnyEventDefinition } from '../event-definition.ts';
import type { EventEnvelope } from '../event-text.ts';
import { labelFromAfter } from '../label-turn.ts';
import type { StreamKeyRing } from '../stream-key-ring.ts';
import { type EventParts, partsOfEvent } from './event-parts.ts';
import { bodyAt, type EventRow } from './event-row.ts';
import type { Finding } from './finding.ts';

/** What is known of a stream after its last event that was read. About 200 bytes. */
export type StreamState = {
  readonly seq: number;
  /** Hash of the last leaf, in hexadecimal digits. */
  readonly head: string;
  readonly received: number;
  /** From which number on its leaves are named by another key than its first; 0 where they never were. */
  readonly labelFrom: number;
};

/** What events are checked against. */
export type EventRules = {
  readonly register: string;
  readonly keys: StreamKeyRing;
  /** By `<type> <v>`. */
  readonly definitions: ReadonlyMap<string, AnyEventDefinition>;
  /** Which fields were erased by which order, by the id of their event; undefined where that is not known yet. */
  readonly erasures?: ReadonlyMap<string, ReadonlyMap<string, string>> | undefined;
  /** Of each type what its last event said, and whether that fits: most events say what the one before said. */
  readonly said: Map<AnyEventDefinition, LastSaid>;
};

type LastSaid = { dataText: string; data: JsonValue; dataFit: boolean; open: string; openFits: boolean };

/** An event that could be read: its text, and its personal fields where its secret opened. */
export type OpenedEvent = {
  readonly row: EventRow;
  /** Its public data as JSON; undefined where its text could not be read. */
  readonly data: string | undefined;
  /** The personal fields as JSON; null where there are none. */
  readonly open: string | null;
  readonly personal: Readonly<Record<string, JsonValue>>;
};

/** Personal fields, and the same as JSON; null where there are none. */
type Personal = Pick<ErasableFields, 'fields' | 'text'>;

type Complain = (code: string, text: string, column?: string) => void;

const SALT_BYTES = 32;
const LEAF_BYTES = 65;
const MEMBERS = '_sd command data id occurred officer prev received recorded register seq stream type v'.replaceAll(
  ' ',
  ',',
);

/**
 * Checks one event: its frozen text, its columns, its place in the chain, its secret, its leaf, its disclosures and its schema.
 *
 * @param before the stream's state before it; undefined at its first event
 * @returns what could be opened of it; findings go to `add`, and never hold a value of it
 */
export const checkEvent = (
  row: EventRow,
  before: StreamState | undefined,
  rules: EventRules,
  add: (finding: Finding) => void,
): OpenedEvent => {
  const complain: Complain = (code, text, column) =>
    add({
      section: 'chains',
      code,
      text: `Event ${row.id} (stream ${row.streamNo}, number ${row.seq}): ${text}`,
      stream: row.streamNo,
      seq: row.seq,
      event: row.id,
      object: 'register.event',
      ...(column === undefined ? {} : { column }),
    });
  const definition = rules.definitions.get(`${row.type} ${row.v}`);
  const last = definition === undefined ? undefined : rules.said.get(definition);
  const prev = before?.head ?? '';
  const parts = partsOfEvent(row, rules.register, prev, last) ?? readParts(row, before, rules.register, complain);
  checkPlace(row, before, complain);
  const keys = openKeys(row, rules.keys, complain);
  if (keys !== undefined) checkLabel(row, labelKeyFrom(keys, before?.labelFrom ?? 0), complain);
  const opened = keys === undefined ? undefined : openEventSecret(row, keys, complain);
  const commits = (salt: Uint8Array): boolean =>
    row.leaf.length === LEAF_BYTES && row.leaf.compare(commitment(salt, bytesOfBody(row)), 0, 32, 33) === 0;
  if (opened !== undefined && !commits(opened.salt))
    complain(
      'commitment-differs',
      'its leaf does not commit to its text: the text, the salt or the leaf was altered',
      'leaf',
    );
  const personal = readPersonal(
    opened?.disclosures,
    parts?.digests,
    rules.erasures && (rules.erasures.get(row.id) ?? NONE),
    complain,
  );
  if (parts !== undefined) checkSchema(row, parts, personal, definition, rules.said, complain);
  return { row, data: parts?.dataText, open: personal?.text ?? null, personal: personal?.fields ?? {} };
};

/** The text of an event as the server sent it, or as it is read. */
const bytesOfBody = (row: EventRow): string | Uint8Array => {
  if (row.stored === undefined) return row.body;
  const at = bodyAt(row.stored, row.type);
  return at === undefined ? row.body : row.stored.subarray(at, at + row.stored.readInt32BE(at - 4));
};

/** Reads a text that is not what the columns say, and tells what is wrong with it. */
const readParts = (
  row: EventRow,
  before: StreamState | undefined,
  register: string,
  complain: Complain,
): EventParts | undefined => {
  const envelope = readBody(row, complain);
  if (envelope === undefined) return undefined;
  if (row.seq === (before?.seq ?? 0) + 1 && envelope.prev !== (before?.head ?? ''))
    complain('chain-broken', 'it does not continue the leaf before it: one of the two was altered', 'prev');
  checkColumns(row, envelope, register, complain);
  const digests: unknown = envelope._sd;
  if (Array.isArray(digests) && digests.every((digest) => typeof digest === 'string'))
    return { digests, data: envelope.data, dataText: JSON.stringify(envelope.data) };
  complain('body-shape', 'its digests are no list of texts', 'body');
  return undefined;
};

const readBody = (row: EventRow, complain: Complain): EventEnvelope | undefined => {
  try {
    const value = parseCanonicalJson(row.body);
    const members = typeof value === 'object' && value !== null ? Object.keys(value).join(',') : '';
    if (members === MEMBERS) return value as unknown as EventEnvelope;
    complain('body-shape', 'its text does not have the members of an event', 'body');
  } catch (error) {
    if (!(error instanceof CanonicalJsonError)) throw error;
    complain('body-not-canonical', 'its text is not canonical JSON (RFC 8785): it was altered', 'body');
  }
  return undefined;
};

/** When an event was received, in milliseconds. */
const receivedOf = (row: EventRow): number => Math.round(row.received / 1000);

const checkPlace = (row: EventRow, before: StreamState | undefined, complain: Complain): void => {
  const expected = (before?.seq ?? 0) + 1;
  if (row.seq > expected) {
    const gone = row.seq - expected === 1 ? `number ${expected} is` : `numbers ${expected} to ${row.seq - 1} are`;
    complain('event-missing', `${gone} missing before it: deleted, or its columns were altered`, 'seq');
  } else if (row.seq < expected)
    complain('event-out-of-order', `number ${row.seq} comes after number ${expected - 1}`, 'seq');
  if (before !== undefined && receivedOf(row) < before.received)
    complain('received-backwards', 'it was received before the event that it follows', 'received_at');
};

const checkColumns = (row: EventRow, said: EventEnvelope, register: string, complain: Complain): void => {
  const compare = (column: string, stored: unknown, frozen: unknown): void => {
    if (stored !== frozen) complain('column-differs', `its column ${column} is not what its text says`, column);
  };
  compare('id', row.id, said.id);
  compare('command_id', row.commandId, said.command);
  compare('stream_no', row.streamNo, said.stream);
  compare('seq', row.seq, said.seq);
  compare('type', row.type, said.type);
  compare('v', row.v, said.v);
  compare('officer_no', row.officerNo, said.officer);
  compare('occurred_at', row.occurred, microseconds(said.occurred));
  compare('recorded_at', row.recorded, microseconds(said.recorded));
  compare('received_at', row.received, microseconds(said.received));
  if (said.register !== register)
    complain('register-differs', 'its text names another register than register.identity', 'body');
};

/** Microseconds of what a text says in milliseconds; undefined, which no column is, where that is no instant. */
const microseconds = (value: unknown): number | undefined => {
  const micro = Number.isSafeInteger(value) ? (value as number) * 1000 : Number.NaN;
  return Number.isSafeInteger(micro) ? micro : undefined;
};

const openKeys = (row: EventRow, keys: StreamKeyRing, complain: Complain): StreamKeys | undefined => {
  if (row.wrappedKey === null) {
    complain('stream-missing', 'its stream has no row in register.stream');
    return undefined;
  }
  try {
    return keys.open(row.streamNo, row.wrappedKey);
  } catch (error) {
    if (!(error instanceof SealedBytesError)) throw error;
    complain('wrapped-key', `the wrapped key of its stream does not open. ${error.message}`);
    return undefined;
  }
};

const checkLabel = (row: EventRow, labelKey: Uint8Array, complain: Complain): void => {
  if (row.leaf.length !== LEAF_BYTES || row.leaf[0] !== 1)
    complain('leaf-type', 'its leaf is not that of an event', 'leaf');
  if (
    row.seq < 1 ||
    row.leaf.length !== LEAF_BYTES ||
    row.leaf.compare(leafLabel(labelKey, row.seq), 0, 32, 1, 33) !== 0
  )
    complain('label-differs', 'the label in its leaf is not that of this stream and number', 'leaf');
};

const openEventSecret = (
  row: EventRow,
  keys: StreamKeys,
  complain: Complain,
): { readonly salt: Buffer; readonly disclosures: readonly string[] } | undefined => {
  if (row.secret === null) {
    complain('secret-missing', 'its secret (salt and personal fields) is missing');
    return undefined;
  }
  try {
    const plain = openSecret(keys.data, row.id, row.secret);
    const disclosures: unknown = JSON.parse(plain.subarray(SALT_BYTES).toString('utf8'));
    if (Array.isArray(disclosures) && disclosures.every((text) => typeof text === 'string'))
      return { salt: plain.subarray(0, SALT_BYTES), disclosures };
    complain('secret-shape', 'its secret opens but does not hold a salt and disclosures');
  } catch (error) {
    if (!(error instanceof SealedBytesError || error instanceof SyntaxError || error instanceof RangeError))
      throw error;
    const reason = error instanceof SealedBytesError ? ` ${error.message}` : '';
    complain('secret-altered', `its secret does not open under the key of its stream.${reason}`);
  }
  return undefined;
};

const NONE: ReadonlyMap<string, string> = new Map();

/** The personal fields; in the place of what was erased the mark that stands in the tables too. @param ordered what orders erased of this event */
const readPersonal = (
  disclosures: readonly string[] | undefined,
  digests: readonly string[] | undefined,
  ordered: ReadonlyMap<string, string> | undefined,
  complain: Complain,
): Personal | undefined => {
  if (disclosures === undefined || digests === undefined) return undefined;
  try {
    const { fields, text, erased } = openErasable(digests, disclosures);
    if (digests.length > 0 && disclosures.length !== digests.length - DECOYS)
      complain('disclosure-missing', 'a personal field was taken out of its secret, and no order erased it');
    if (ordered !== undefined) checkErasures(fields, erased, ordered, complain);
    if (erased.size === 0) return { fields, text };
    for (const name of erased.keys()) fields[name] = ERASED_MARK;
    return { fields, text: JSON.stringify(fields) };
  } catch (error) {
    if (!(error instanceof DisclosureError)) throw error;
    complain('disclosure-differs', `a personal field does not match its digest in the text. ${error.message}`);
    return undefined;
  }
};

/** What is gone was ordered to go, and what was ordered to go is gone. */
const checkErasures = (
  fields: Readonly<Record<string, JsonValue>>,
  erased: ReadonlyMap<string, string>,
  ordered: ReadonlyMap<string, string>,
  complain: Complain,
): void => {
  for (const [name, order] of erased)
    if (ordered.get(name) !== order)
      complain('erased-without-order', `its field ${name} is gone, and no order that was carried out erased it`);
  for (const name of ordered.keys())
    if (fields[name] !== undefined && fields[name] !== '')
      complain('erased-value-there', `an order erased its field ${name}, and the value is still there`);
};

const checkSchema = (
  row: EventRow,
  { data, dataText }: EventParts,
  personal: Personal | undefined,
  definition: AnyEventDefinition | undefined,
  said: EventRules['said'],
  complain: Complain,
): void => {
  if (definition === undefined) {
    complain('type-unknown', 'this version of the program knows no such event type');
    return;
  }
  if (row.streamKind !== null && row.streamKind !== definition.stream)
    complain('stream-kind', `its stream is of the kind ${row.streamKind}, not ${definition.stream}`);
  let last = said.get(definition);
  if (last === undefined) {
    last = { dataText: '', data: null, dataFit: false, open: '', openFits: true };
    said.set(definition, last);
  }
  if (last.dataText !== dataText) {
    last.dataText = dataText;
    last.data = data;
    last.dataFit = definition.data.safeParse(data).success;
  }
  if (!last.dataFit) complain('schema', 'its data do not fit the schema of its type', 'body');
  const open = personal?.text ?? null;
  if (open === null || personal === undefined) return;
  if (last.open !== open) {
    const schema: AnyEventDefinition['personal'] | undefined = definition.personal;
    last.open = open;
    last.openFits = schema?.safeParse(personal.fields).success === true;
  }
  if (!last.openFits) complain('schema-personal', 'its personal fields do not fit the schema of its type');
};

/** Events that set the clock of a synthetic register: received by the clock as it was, followed by events of the clock as it is set. */
const clockSetting = new Set(['RegisterDeclared', 'ClockSet']);

/** The state of a stream after this event. @param before the state before it; undefined at its first event */
export const stateAfter = (row: EventRow, before: StreamState | undefined): StreamState => {
  const clockAt = clockSetting.has(row.type) ? /"clockAt":(\d{1,15})/.exec(row.body)?.[1] : undefined;
  return {
    seq: row.seq,
    head: leafHashHex(row.leaf),
    received: clockAt === undefined ? receivedOf(row) : Number(clockAt),
    labelFrom: labelFromAfter(row.type, row.seq, before?.labelFrom ?? 0),
  };
};
