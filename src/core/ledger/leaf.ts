import { hmacSha256 } from './hmac.ts';
import { sha256, sha256Hex } from './sha256.ts';

/** First byte of an event leaf. Other leaf types (map root, key, redaction, witness roster) have other first bytes. */
const EVENT_LEAF = 0x01;

function requireLength(bytes: Uint8Array, length: number, what: string): void {
  if (bytes.length !== length) throw new RangeError(`${what} must be ${length} bytes long, not ${bytes.length}.`);
}

/**
 * The public label of one event of a person: HMAC-SHA256(K_p, "amana/1/event/" + seq). Whoever holds the person's label
 * key can list all labels and sees a missing one; nobody else can link two of them.
 * @param labelKey K_p, 32 bytes.
 * @param sequence place of the event in the person's stream, counted from 1.
 * @returns 32 bytes. Throws RangeError for another key length or a sequence below 1.
 */
export function leafLabel(labelKey: Uint8Array, sequence: number | bigint): Buffer {
  requireLength(labelKey, 32, 'A label key');
  if (sequence < 1 || (typeof sequence === 'number' && !Number.isSafeInteger(sequence)))
    throw new RangeError('The sequence of an event is a whole number counted from 1.');
  return hmacSha256(labelKey, `amana/1/event/${sequence}`);
}

/**
 * The salted commitment to an event: HMAC-SHA256(r, text). Without r the text cannot be guessed from it.
 * @param salt r, 32 random bytes of this event only.
 * @param canonicalEventText the stored canonical text (RFC 8785) of the event; hashed as UTF-8, or given as such.
 * @returns 32 bytes.
 */
export function commitment(salt: Uint8Array, canonicalEventText: string | Uint8Array): Buffer {
  requireLength(salt, 32, 'The salt of an event');
  return hmacSha256(salt, canonicalEventText);
}

/** The event leaf of the public log: 0x01 || label (32) || commitment (32), 65 bytes, no personal data. */
export function eventLeaf(label: Uint8Array, eventCommitment: Uint8Array): Buffer {
  requireLength(label, 32, 'A label');
  requireLength(eventCommitment, 32, 'A commitment');
  const leaf = Buffer.allocUnsafe(65);
  leaf[0] = EVENT_LEAF;
  leaf.set(label, 1);
  leaf.set(eventCommitment, 33);
  return leaf;
}

const prefixedLeaf = (leaf: Uint8Array): Buffer => {
  const prefixed = Buffer.allocUnsafe(1 + leaf.length);
  prefixed[0] = 0;
  prefixed.set(leaf, 1);
  return prefixed;
};

/** The Merkle tree's hash of a leaf: SHA-256(0x00 || leaf), RFC 6962 section 2.1. 32 bytes; also an event's link (`prev`). */
export const leafHash = (leaf: Uint8Array): Buffer => sha256(prefixedLeaf(leaf));

/** {@link leafHash} in hexadecimal digits, as an event names the leaf before it. */
export const leafHashHex = (leaf: Uint8Array): string => sha256Hex(prefixedLeaf(leaf));
