import { hash } from 'node:crypto';
import { takeRandomBytes } from '../../platform/random-bytes.ts';
import { canonicalJson, type JsonObject, type JsonValue } from './canonical-json.ts';

const SALT_BYTES = 16;
/** Names that RFC 9901 keeps for itself. */
const RESERVED = new Set(['_sd', '...', '_sd_alg']);

/** What an event's immutable bytes hold (`digests`) and what its erasable secret holds (`disclosures`). */
export type DisclosureSet = {
  /** base64url SHA-256 digests, real ones and decoys, sorted so that their order tells nothing. */
  readonly digests: string[];
  /** One base64url text per personal field, in the order of the fields. */
  readonly disclosures: string[];
};

/** A disclosure does not belong to the event, or is damaged. The message never holds the value. */
export class DisclosureError extends Error {
  override readonly name = 'DisclosureError';
}

function sha256(data: string | Uint8Array): string {
  return hash('sha256', data, 'base64url');
}

/**
 * One personal field as an SD-JWT disclosure (RFC 9901 section 4.2.1): base64url of the canonical text of [salt, name, value].
 * @param salt 16 random bytes, never used for another field.
 */
export function makeDisclosure(name: string, value: JsonValue, salt: Uint8Array): string {
  if (salt.length !== SALT_BYTES) throw new RangeError(`The salt of a disclosure must be ${SALT_BYTES} bytes long.`);
  if (RESERVED.has(name)) throw new RangeError(`A personal field cannot be named "${name}" (RFC 9901).`);
  const saltText = Buffer.from(salt.buffer, salt.byteOffset, salt.byteLength).toString('base64url');
  return Buffer.from(canonicalJson([saltText, name, value]), 'utf8').toString('base64url');
}

/** The digest that stands for a disclosure: base64url of the SHA-256 of its ASCII text (RFC 9901 section 4.2.3). */
export function disclosureDigest(disclosure: string): string {
  return sha256(disclosure);
}

/**
 * Turns the personal fields of one event into digests and disclosures, each with its own random 128-bit salt.
 * @param options.decoys how many digests of nothing to mix in, so that the number of fields is hidden (RFC 9901 section 4.2.5). They are random bytes, which nobody can tell from a digest of random bytes.
 */
export function makeDisclosures(personal: JsonObject, options: { readonly decoys: number }): DisclosureSet {
  const names = Object.keys(personal);
  const random = takeRandomBytes(names.length * SALT_BYTES + options.decoys * 32);
  const disclosures = names.map((name, index) =>
    makeDisclosure(name, personal[name] as JsonValue, random.subarray(index * SALT_BYTES, (index + 1) * SALT_BYTES)),
  );
  const digests = disclosures.map(disclosureDigest);
  for (let at = names.length * SALT_BYTES; at < random.length; at += 32)
    digests.push(random.toString('base64url', at, at + 32));
  return { digests: digests.sort(), disclosures };
}

type Disclosed = {
  readonly name: string;
  readonly value: JsonValue /** The JSON of the value, as the disclosure has it. */;
  readonly text: string;
};

function parseDisclosure(disclosure: string, position: number): Disclosed {
  let text: string;
  let parts: unknown;
  try {
    text = Buffer.from(disclosure, 'base64url').toString('utf8');
    parts = JSON.parse(text);
  } catch (cause) {
    throw new DisclosureError(`Disclosure ${position} is not readable.`, { cause });
  }
  if (!Array.isArray(parts) || parts.length !== 3 || typeof parts[0] !== 'string' || typeof parts[1] !== 'string')
    throw new DisclosureError(`Disclosure ${position} is not [salt, name, value].`);
  const [salt, name, value] = parts as [string, string, JsonValue];
  if (RESERVED.has(name)) throw new DisclosureError(`Disclosure ${position} uses a reserved name.`);
  const before = `["${salt}","${name}",`;
  const isPlain = text.startsWith(before) && text.endsWith(']');
  return { name, value, text: isPlain ? text.slice(before.length, -1) : JSON.stringify(value) };
}

/** What stands in the place of an erased disclosure: base64url of the canonical text of [name, order]. It has no salt and no value. */
export function makeErasure(name: string, order: string): string {
  return Buffer.from(canonicalJson([name, order]), 'utf8').toString('base64url');
}

/** The field that a disclosure or an erasure is of, and of a disclosure the value. Throws {@link DisclosureError} for a damaged one. */
export function readDisclosure(text: string): { readonly name: string; readonly value?: JsonValue } {
  const erased = readErasure(text);
  if (erased !== undefined) return { name: erased.name };
  const { name, value } = parseDisclosure(text, 1);
  return { name, value };
}

function readErasure(text: string): { readonly name: string; readonly order: string } | undefined {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined; // no erasure, and as a disclosure it is named where it is read
  }
  if (!Array.isArray(parts) || parts.length !== 2) return undefined;
  const [name, order] = parts as unknown[];
  return typeof name === 'string' && typeof order === 'string' ? { name, order } : undefined;
}

/**
 * Reads disclosures against the digests of their event. A digest without a disclosure is a field that was not shown, was
 * erased, or is a decoy: that is no error. Throws {@link DisclosureError} when a disclosure has no digest, when a digest or
 * a name occurs twice, or when a disclosure is damaged (RFC 9901 section 7.1).
 */
export function openDisclosures(digests: readonly string[], disclosures: readonly string[]): Record<string, JsonValue> {
  return openEach(digests, disclosures, (position) => {
    throw new DisclosureError(`Disclosure ${position} does not belong to this event, was altered, or is given twice.`);
  }).fields;
}

/** Personal fields, and the same as JSON; null where there are none. */
type Fields = { readonly fields: Record<string, JsonValue>; readonly text: string | null };

/** The personal fields of an event that are still there, and those that were erased, by which order. */
export type ErasableFields = Fields & {
  readonly erased: ReadonlyMap<string, string>;
};

const NOTHING_ERASED: ReadonlyMap<string, string> = new Map();

/** Reads disclosures as {@link openDisclosures} does, and beside them what stands in the place of those that were erased. */
export function openErasable(digests: readonly string[], texts: readonly string[]): ErasableFields {
  let erased: Map<string, string> | undefined;
  const { fields, text } = openEach(digests, texts, (position, text) => {
    const gone = readErasure(text);
    if (gone === undefined || erased?.has(gone.name) === true)
      throw new DisclosureError(
        `Disclosure ${position} does not belong to this event, was altered, or is given twice.`,
      );
    erased ??= new Map();
    erased.set(gone.name, gone.order);
  });
  for (const name of erased?.keys() ?? [])
    if (Object.hasOwn(fields, name)) throw new DisclosureError('A field is said to be erased, and is there.');
  return { fields, text, erased: erased ?? NOTHING_ERASED };
}

function openEach(
  digests: readonly string[],
  texts: readonly string[],
  other: (position: number, text: string) => void,
): Fields {
  const unused = new Set(digests);
  if (unused.size !== digests.length) throw new DisclosureError('The event lists the same digest twice.');
  const fields = new Map<string, JsonValue>();
  let all = '';
  texts.forEach((text, index) => {
    if (!unused.delete(disclosureDigest(text))) {
      other(index + 1, text);
      return;
    }
    const one = parseDisclosure(text, index + 1);
    if (fields.has(one.name))
      throw new DisclosureError(`Disclosure ${index + 1} names a field that was already given.`);
    fields.set(one.name, one.value);
    all += `${all === '' ? '{' : ','}${JSON.stringify(one.name)}:${one.text}`;
  });
  return { fields: Object.fromEntries(fields), text: all === '' ? null : `${all}}` };
}
