import { decode, encode, rfc8949EncodeOptions } from 'cborg';
import { HandoverError } from './handover-error.ts';

/** A number of persons who were on the manifest and were not handed over as planned, by the code of the reason. */
export type HandoverException = { readonly code: string; readonly count: number };

/**
 * What two officers sign at one pass (ledger.md section 5): of two authorities where custody passes, of one where only the place does. It names no person: the manifest
 * root commits to the list. Codes are 1 to 40 characters out of A-Z a-z 0-9 . _ / - and start with a letter or digit.
 */
export type HandoverPayload = {
  /** 1: of custody, between two authorities. 2: of the place alone, within one. */
  readonly version: 1 | 2;
  /** 12 random bytes. */
  readonly id: Uint8Array;
  readonly operation: string;
  /** How many persons are handed over. */
  readonly count: number;
  /** 32 bytes, see manifest-root.ts. */
  readonly manifestRoot: Uint8Array;
  /** Code of the delivering authority. */
  readonly fromAuthority: string;
  /** Code of the receiving authority: another one in version 1, the same in version 2. */
  readonly toAuthority: string;
  readonly place: string;
  /** The instant that both officers agreed on, in milliseconds since 1970 UTC, so that it orders with the events around it. */
  readonly instant: number;
  /** Lower time bound: the last checkpoint the devices knew. Size 0 and an empty root where they knew none. */
  readonly lastCheckpoint: { readonly size: number; readonly root: Uint8Array };
  /** Signature counters of the delivering and of the receiving device: a cloned device shows as a repeated number. */
  readonly deviceCounters: readonly [number, number];
  /** 1 for the first custody pass of the convoy, 2 for the second, and so on. */
  readonly ordinal: number;
  /** Sorted by code, each code once, each count at least 1. */
  readonly exceptions: readonly HandoverException[];
  /** True in a register of synthetic persons. Signed, so that no demonstration receipt can pass for a real one. */
  readonly synthetic: boolean;
};

const CODE = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,39}$/;
const FIELD_COUNT = 14;

function malformed(reason: string): never {
  throw new HandoverError('malformed', `The hand-over payload is not valid: ${reason}.`);
}

function requireCode(value: unknown, what: string): string {
  if (typeof value !== 'string' || !CODE.test(value)) malformed(`${what} is not a code`);
  return value;
}

function requireInteger(value: unknown, least: number, what: string): number {
  if (!Number.isSafeInteger(value) || (value as number) < least)
    malformed(`${what} must be a whole number from ${least}`);
  return value as number;
}

function requireBytes(value: unknown, length: number, what: string): Uint8Array {
  if (!(value instanceof Uint8Array) || value.length !== length) malformed(`${what} must be ${length} bytes long`);
  return value;
}

function requireList(value: unknown, what: string, length?: number): readonly unknown[] {
  if (!Array.isArray(value) || (length !== undefined && value.length !== length))
    malformed(`${what} has another shape`);
  return value;
}

/** Checks every field and returns the map of integer keys in ascending order, which is their deterministic order. */
function toMap(payload: HandoverPayload): Map<number, unknown> {
  if (payload.version !== 1 && payload.version !== 2)
    throw new HandoverError('unsupported-version', 'The hand-over payload has another version.');
  const { size, root } = payload.lastCheckpoint;
  if ((payload.fromAuthority === payload.toAuthority) !== (payload.version === 2))
    malformed(
      payload.version === 1 ? 'one authority cannot hand over to itself' : 'a move within one authority names two',
    );
  payload.exceptions.forEach(({ code }, index) => {
    const before = payload.exceptions[index - 1];
    if (before !== undefined && before.code >= code) malformed('the exceptions must be sorted by code, each code once');
  });
  if (typeof payload.synthetic !== 'boolean') malformed('the synthetic flag must be true or false');
  return new Map<number, unknown>([
    [1, payload.version],
    [2, requireBytes(payload.id, 12, 'the id')],
    [3, requireCode(payload.operation, 'the operation')],
    [4, requireInteger(payload.count, 0, 'the count')],
    [5, requireBytes(payload.manifestRoot, 32, 'the manifest root')],
    [6, requireCode(payload.fromAuthority, 'the delivering authority')],
    [7, requireCode(payload.toAuthority, 'the receiving authority')],
    [8, requireCode(payload.place, 'the place')],
    [9, requireInteger(payload.instant, 0, 'the instant')],
    [
      10,
      [requireInteger(size, 0, 'the checkpoint size'), requireBytes(root, size === 0 ? 0 : 32, 'the checkpoint root')],
    ],
    [
      11,
      requireList(payload.deviceCounters, 'the pair of counters', 2).map((it) => requireInteger(it, 0, 'a counter')),
    ],
    [12, requireInteger(payload.ordinal, 1, 'the ordinal')],
    [
      13,
      payload.exceptions.map(({ code, count }) => [
        requireCode(code, 'an exception'),
        requireInteger(count, 1, 'the count of an exception'),
      ]),
    ],
    [14, payload.synthetic],
  ]);
}

function fromMap(map: ReadonlyMap<unknown, unknown>): HandoverPayload {
  const [size, root] = requireList(map.get(10), 'the checkpoint', 2);
  return {
    version: map.get(1) as 1 | 2,
    id: map.get(2) as Uint8Array,
    operation: map.get(3) as string,
    count: map.get(4) as number,
    manifestRoot: map.get(5) as Uint8Array,
    fromAuthority: map.get(6) as string,
    toAuthority: map.get(7) as string,
    place: map.get(8) as string,
    instant: map.get(9) as number,
    lastCheckpoint: { size: size as number, root: root as Uint8Array },
    deviceCounters: map.get(11) as [number, number],
    ordinal: map.get(12) as number,
    exceptions: requireList(map.get(13), 'the list of exceptions').map((item) => {
      const [code, count] = requireList(item, 'an exception', 2);
      return { code: code as string, count: count as number };
    }),
    synthetic: map.get(14) as boolean,
  };
}

/** Reads CBOR that is one item in the deterministic form of RFC 8949 section 4.2.1. Throws {@link HandoverError} for any other bytes. */
export function decodeStrictCbor(bytes: Uint8Array, what: string): unknown {
  try {
    const value: unknown = decode(bytes, {
      strict: true,
      useMaps: true,
      rejectDuplicateMapKeys: true,
      allowIndefinite: false,
      allowUndefined: false,
      allowNaN: false,
      allowInfinity: false,
      allowBigInt: false,
    });
    const again = encode(value, rfc8949EncodeOptions);
    if (again.length === bytes.length && again.every((byte, index) => byte === bytes[index])) return value;
  } catch (cause) {
    throw new HandoverError('malformed', `The ${what} cannot be read: it is cut short or altered.`, { cause });
  }
  throw new HandoverError('malformed', `The ${what} is not in its one deterministic form.`);
}

/** Deterministic CBOR of a payload: the bytes that are signed. Throws {@link HandoverError} `malformed` naming the field. */
export function encodeHandoverPayload(payload: HandoverPayload): Uint8Array<ArrayBuffer> {
  return new Uint8Array(encode(toMap(payload), rfc8949EncodeOptions));
}

/**
 * Reads signed payload bytes. Throws {@link HandoverError} for a missing or unknown key, a field out of its range, another
 * version, or bytes that {@link encodeHandoverPayload} would not have written.
 */
export function decodeHandoverPayload(bytes: Uint8Array): HandoverPayload {
  const map = decodeStrictCbor(bytes, 'hand-over payload');
  if (!(map instanceof Map)) malformed('it is not a map');
  if (map.get(1) !== 1 && map.get(1) !== 2)
    throw new HandoverError('unsupported-version', 'The hand-over payload has another version.');
  for (let key = 1; key <= FIELD_COUNT; key++) if (!map.has(key)) malformed(`field ${key} is missing`);
  if (map.size !== FIELD_COUNT) malformed('it has a field that this version does not know');
  const payload = fromMap(map);
  toMap(payload);
  return payload;
}
