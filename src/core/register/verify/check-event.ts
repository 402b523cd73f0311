import { CanonicalJsonError, type JsonValue, parseCanonicalJson } from '../../ledger/canonical-json.ts';
import { DisclosureError, openErasable } from '../../ledger/disclosure.ts';
import { openSecret, SealedBytesError, type StreamKeys } from '../../ledger/envelope-key.ts';
import { labelKeyFrom } from '../../ledger/label-key.ts';
import { commitment, leafHashHex, leafLabel } from '../../ledger/leaf.ts';
import { ERASED_MARK } from '../erasure/mark.ts';
import type { AnyEventDefinition } from '../event-definition.ts';
import type { EventEnvelope } from '../event-text.ts';
import { labelFromAfter } from '../label-turn.ts';
import type { StreamKeyRing } from '../stream-key-ring.ts';
import type { EventRow } from './event-row.ts';
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
};

/** An event that could be read: its text, and its personal fields where its secret opened. */
export type OpenedEvent = {
  readonly row: EventRow;
  readonly envelope: EventEnvelope | undefined;
  /** The personal fields as JSON; null where there are none. */
  readonly open: string | null;
  readonly personal: Readonly<Record<string, JsonValue>>;
};

type Complain = (code: string, text: string, column?: string) => void;

const SALT_BYTES = 32;
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
  const envelope = readBody(row, complain);
  checkChain(row, envelope, before, complain);
  if (envelope !== undefined) checkColumns(row, envelope, rules.register, complain);
  const keys = openKeys(row, rules.keys, complain);
  if (keys !== undefined) checkLabel(row, labelKeyFrom(keys, before?.labelFrom ?? 0), complain);
  const opened = keys === undefined ? undefined : openEventSecret(row, keys, complain);
  if (opened !== undefined && !row.leaf.subarray(33).equals(commitment(opened.salt, row.body)))
    complain(
      'commitment-differs',
      'its leaf does not commit to its text: the text, the salt or the leaf was altered',
      'leaf',
    );
  const personal = readPersonal(
    opened?.disclosures,
    envelope,
    rules.erasures && (rules.erasures.get(row.id) ?? NONE),
    complain,
  );
  if (envelope !== undefined) checkSchema(row, envelope, personal, rules.definitions, complain);
  return {
    row,
    envelope,
    open: personal === undefined || opened?.disclosures.length === 0 ? null : JSON.stringify(personal),
    personal: personal ?? {},
  };
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

const checkChain = (
  row: EventRow,
  envelope: EventEnvelope | undefined,
  before: StreamState | undefined,
  complain: Complain,
): void => {
  const expected = (before?.seq ?? 0) + 1;
  if (row.seq > expected) {
    const gone = row.seq - expected === 1 ? `number ${expected} is` : `numbers ${expected} to ${row.seq - 1} are`;
    complain('event-missing', `${gone} missing before it: deleted, or its columns were altered`, 'seq');
  } else if (row.seq < expected)
    complain('event-out-of-order', `number ${row.seq} comes after number ${expected - 1}`, 'seq');
  else if (envelope !== undefined && envelope.prev !== (before?.head ?? ''))
    complain('chain-broken', 'it does not continue the leaf before it: one of the two was altered', 'prev');
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
  if (row.leaf[0] !== 1) complain('leaf-type', 'its leaf is not that of an event', 'leaf');
  if (row.seq < 1 || !row.leaf.subarray(1, 33).equals(leafLabel(labelKey, row.seq)))
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
  envelope: EventEnvelope | undefined,
  ordered: ReadonlyMap<string, string> | undefined,
  complain: Complain,
): Record<string, JsonValue> | undefined => {
  if (disclosures === undefined || envelope === undefined) return undefined;
  if (!Array.isArray(envelope._sd)) return undefined;
  try {
    const { fields, erased } = openErasable(envelope._sd, disclosures);
    if (ordered !== undefined) checkErasures(fields, erased, ordered, complain);
    for (const name of erased.keys()) fields[name] = ERASED_MARK;
    return fields;
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
  envelope: EventEnvelope,
  personal: Record<string, JsonValue> | undefined,
  definitions: EventRules['definitions'],
  complain: Complain,
): void => {
  const definition = definitions.get(`${envelope.type} ${envelope.v}`);
  if (definition === undefined) {
    complain('type-unknown', 'this version of the program knows no such event type');
    return;
  }
  if (row.streamKind !== null && row.streamKind !== definition.stream)
    complain('stream-kind', `its stream is of the kind ${row.streamKind}, not ${definition.stream}`);
  if (!definition.data.safeParse(envelope.data).success)
    complain('schema', 'its data do not fit the schema of its type', 'body');
  if (personal === undefined || Object.keys(personal).length === 0) return;
  const schema: AnyEventDefinition['personal'] | undefined = definition.personal;
  if (schema === undefined || !schema.safeParse(personal).success)
    complain('schema-personal', 'its personal fields do not fit the schema of its type');
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
