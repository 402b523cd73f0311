/** A JSON value without floats: what an event, a disclosure or a payload may hold. Numbers must be safe integers. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

/** A plain JSON object. */
export type JsonObject = { readonly [member: string]: JsonValue };

/** A value has no canonical text. The message names the path of the member and the reason, never the value itself. */
export class CanonicalJsonError extends Error {
  override readonly name = 'CanonicalJsonError';
}

const DEEPEST = 64;

function refuse(path: string, reason: string): never {
  throw new CanonicalJsonError(`No canonical text for ${path}: ${reason}.`);
}

function writeString(text: string, path: string): string {
  if (!text.isWellFormed()) refuse(path, 'the text holds half of a surrogate pair; send whole characters');
  return JSON.stringify(text);
}

function writeObject(value: object, path: string, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    refuse(path, 'only plain objects, arrays, texts, booleans, null and integers are allowed');
  const members = value as Record<string, unknown>;
  // The default order of sort() is that of UTF-16 code units, which RFC 8785 section 3.2.3 asks for.
  const parts = Object.keys(members)
    .sort()
    .map((key) => `${writeString(key, `a name in ${path}`)}:${write(members[key], `${path}.${key}`, depth + 1)}`);
  return `{${parts.join(',')}}`;
}

function write(value: unknown, path: string, depth: number): string {
  if (depth > DEEPEST) refuse(path, `it is nested deeper than ${DEEPEST} levels or contains itself`);
  if (value === null) return 'null';
  switch (typeof value) {
    case 'string':
      return writeString(value, path);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      if (!Number.isSafeInteger(value))
        refuse(path, 'a number must be an integer between -(2^53 - 1) and 2^53 - 1; write other quantities as text');
      return String(value);
    case 'object':
      if (!Array.isArray(value)) return writeObject(value, path, depth);
      return `[${Array.from(value, (item: unknown, index) => write(item, `${path}[${index}]`, depth + 1)).join(',')}]`;
    default:
      return refuse(path, `a value of type ${typeof value} is not JSON`);
  }
}

/**
 * The canonical text of a value (RFC 8785), limited to objects, arrays, texts, booleans, null and safe integers, so that
 * every language writes the same bytes. Throws {@link CanonicalJsonError} for anything else; nothing is dropped silently.
 */
export function canonicalJson(value: JsonValue): string {
  return write(value, '$', 0);
}

/**
 * Reads canonical text back. Throws {@link CanonicalJsonError} when the text is not JSON, or is not the canonical text of
 * what it says (spaces, other member order, duplicate members, floats): such bytes were not written by this register.
 */
export function parseCanonicalJson(text: string): JsonValue {
  let value: JsonValue;
  try {
    value = JSON.parse(text) as JsonValue;
  } catch (cause) {
    throw new CanonicalJsonError('The text is not JSON.', { cause });
  }
  if (canonicalJson(value) !== text) throw new CanonicalJsonError('The text is JSON, but not in canonical form.');
  return value;
}
