/** A JSON value without floats: what an event, a disclosure or a payload may hold. Numbers must be safe integers. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

/** A plain JSON object. */
export type JsonObject = { readonly [member: string]: JsonValue };

/** A value has no canonical text. The message names the path of the member and the reason, never the value itself. */
export class CanonicalJsonError extends Error {
  override readonly name = 'CanonicalJsonError';
}

const DEEPEST = 64;

/** Where the writer stands, from the root: a path is put together only for a refusal, because an event has many members and is hardly ever refused. */
const trail: (string | number)[] = [];

function noText(reason: string, ofName = false): never {
  const path = `$${trail.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('')}`;
  throw new CanonicalJsonError(`No canonical text for ${ofName ? `a name in ${path}` : path}: ${reason}.`);
}

function writeString(text: string, isName: boolean): string {
  if (!text.isWellFormed()) noText('the text holds half of a surrogate pair; send whole characters', isName);
  return JSON.stringify(text);
}

function writeObject(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    noText('only plain objects, arrays, texts, booleans, null and integers are allowed');
  const members = value as Record<string, unknown>;
  let text = '';
  // The default order of sort() is that of UTF-16 code units, which RFC 8785 section 3.2.3 asks for.
  for (const key of Object.keys(members).sort()) {
    text += `${text === '' ? '{' : ','}${writeString(key, true)}:`;
    trail.push(key);
    text += write(members[key]);
    trail.pop();
  }
  return text === '' ? '{}' : `${text}}`;
}

function writeArray(value: readonly unknown[]): string {
  let text = '[';
  for (let index = 0; index < value.length; index += 1) {
    trail.push(index);
    text += index === 0 ? write(value[index]) : `,${write(value[index])}`;
    trail.pop();
  }
  return `${text}]`;
}

function write(value: unknown): string {
  if (trail.length > DEEPEST) noText(`it is nested deeper than ${DEEPEST} levels or contains itself`);
  if (value === null) return 'null';
  switch (typeof value) {
    case 'string':
      return writeString(value, false);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      if (!Number.isSafeInteger(value))
        noText('a number must be an integer between -(2^53 - 1) and 2^53 - 1; write other quantities as text');
      return String(value);
    case 'object':
      return Array.isArray(value) ? writeArray(value) : writeObject(value);
    default:
      return noText(`a value of type ${typeof value} is not JSON`);
  }
}

/**
 * The canonical text of a value (RFC 8785), limited to objects, arrays, texts, booleans, null and safe integers, so that
 * every language writes the same bytes. Throws {@link CanonicalJsonError} for anything else; nothing is dropped silently.
 */
export function canonicalJson(value: JsonValue): string {
  trail.length = 0; // what was refused before left it where it stood
  return write(value);
}

/** Whether members stand in their order and numbers are safe integers, all the way down. */
function isOrdered(value: JsonValue, depth: number): boolean {
  if (depth > DEEPEST) return false;
  if (typeof value === 'number') return Number.isSafeInteger(value);
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every((item: JsonValue) => isOrdered(item, depth + 1));
  let before: string | undefined;
  for (const name in value) {
    if (before !== undefined && name <= before) return false;
    if (!isOrdered((value as JsonObject)[name] as JsonValue, depth + 1)) return false;
    before = name;
  }
  return true;
}

/**
 * Whether this text, which says this value, is seen to be canonical at a glance. JSON.stringify keeps the order of the text, so that a text which it writes again differs from the canonical one
 * at most in the order of members, in numbers that are no safe integers, and in halves of surrogate pairs, which it writes as `\ud…`. It costs a third of writing the canonical text.
 */
const isPlainlyCanonical = (text: string, value: JsonValue): boolean =>
  JSON.stringify(value) === text && !text.includes('\\ud') && isOrdered(value, 0);

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
  if (!isPlainlyCanonical(text, value) && canonicalJson(value) !== text)
    throw new CanonicalJsonError('The text is JSON, but not in canonical form.');
  return value;
}
