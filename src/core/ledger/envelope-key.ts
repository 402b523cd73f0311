import { createCipheriv, createDecipheriv, createSecretKey, hash, type KeyObject, randomBytes } from 'node:crypto';
import { takeRandomBytes } from '../../platform/random-bytes.ts';

/** First byte of every ciphertext of the register: which algorithm made it. */
const AES_256_GCM = 0x01;
const KEY_ID_BYTES = 8;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 1 + KEY_ID_BYTES;

/** A secret key and its public name. The bytes are kept inside a KeyObject so that no log line can print them. */
export type SecretKey = { readonly id: string; readonly key: KeyObject };

/** The key that wraps all stream keys. It lives in a file, never in the database or in a backup (decisions.md 18). */
export type KeyEncryptingKey = SecretKey;

/** The two keys of one stream: `label` names its public leaves (K_p), `data` closes its secrets. 32 bytes each. */
export type StreamKeys = { readonly label: Uint8Array; readonly data: Uint8Array };

/** A ciphertext was altered, moved to another place, or closed with another key. */
export class SealedBytesError extends Error {
  override readonly name = 'SealedBytesError';
}

/**
 * Names a 32-byte key: the first 8 bytes of SHA-256("amana/1/key-id/" || key) in hex. Safe to publish for a random key.
 * Throws RangeError for another length.
 */
export function secretKey(bytes: Uint8Array): SecretKey {
  if (bytes.length !== 32) throw new RangeError('A secret key must be 32 bytes long.');
  const id = hash('sha256', Buffer.concat([Buffer.from('amana/1/key-id/'), bytes]), 'hex').slice(0, KEY_ID_BYTES * 2);
  return { id, key: createSecretKey(bytes) };
}

const asBuffer = (bytes: Uint8Array): Buffer =>
  Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** algorithm (1) || key id (8) || nonce (12) || ciphertext || tag (16) */
function close(key: SecretKey, associatedText: string, plaintext: Uint8Array): Buffer {
  const start = HEADER_BYTES + NONCE_BYTES;
  const sealed = Buffer.allocUnsafe(start + plaintext.length + TAG_BYTES);
  sealed[0] = AES_256_GCM;
  sealed.write(key.id, 1, 'hex');
  const nonce = takeRandomBytes(NONCE_BYTES);
  sealed.set(nonce, HEADER_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key.key, nonce).setAAD(Buffer.from(associatedText, 'utf8'));
  // GCM is a stream: as many bytes come out as went in, and nothing at the end
  sealed.set(cipher.update(plaintext), start);
  cipher.final();
  sealed.set(cipher.getAuthTag(), start + plaintext.length);
  return sealed;
}

function open(key: SecretKey, associatedText: string, sealed: Uint8Array): Buffer {
  const bytes = asBuffer(sealed);
  if (bytes.length < HEADER_BYTES + NONCE_BYTES + TAG_BYTES)
    throw new SealedBytesError('The sealed bytes are cut short.');
  if (bytes[0] !== AES_256_GCM)
    throw new SealedBytesError('The sealed bytes name an algorithm that is not known here.');
  const closedWith = sealedKeyId(bytes);
  if (closedWith !== key.id)
    throw new SealedBytesError(`The sealed bytes were closed with key ${closedWith}, not with key ${key.id}.`);
  const nonceEnd = HEADER_BYTES + NONCE_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', key.key, bytes.subarray(HEADER_BYTES, nonceEnd), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(associatedText, 'utf8')).setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    // as above: final only says whether they are the bytes that were closed
    const plain = decipher.update(bytes.subarray(nonceEnd, -TAG_BYTES));
    decipher.final();
    return plain;
  } catch (cause) {
    throw new SealedBytesError('The sealed bytes were altered, or belong to another stream or event.', { cause });
  }
}

const streamText = (stream: bigint | string): string => `amana/1/stream/${stream}`;

/** The id of the key that closed these bytes, so that a caller can fetch the right one. 16 hex digits. */
export function sealedKeyId(sealed: Uint8Array): string {
  return asBuffer(sealed).toString('hex', 1, HEADER_BYTES);
}

/** Makes the two random keys of a new stream. */
export function newStreamKeys(): StreamKeys {
  return { label: new Uint8Array(randomBytes(32)), data: new Uint8Array(randomBytes(32)) };
}

/**
 * Wraps a stream's two keys under the key-encrypting key, bound to the stream: AES-256-GCM with the associated data
 * "amana/1/stream/<stream>". @returns 101 bytes: algorithm (1), key id (8), nonce (12), keys (64), tag (16).
 */
export function wrapStreamKey(kek: KeyEncryptingKey, stream: bigint | string, keys: StreamKeys): Buffer {
  if (keys.label.length !== 32 || keys.data.length !== 32)
    throw new RangeError('The keys of a stream are 32 bytes each.');
  return close(kek, streamText(stream), Buffer.concat([keys.label, keys.data]));
}

/** Undoes {@link wrapStreamKey}. Throws {@link SealedBytesError} for altered bytes, another stream or another key. */
export function unwrapStreamKey(kek: KeyEncryptingKey, stream: bigint | string, wrapped: Uint8Array): StreamKeys {
  const keys = open(kek, streamText(stream), wrapped);
  if (keys.length !== 64) throw new SealedBytesError('The wrapped stream key does not hold two keys.');
  return { label: new Uint8Array(keys.subarray(0, 32)), data: new Uint8Array(keys.subarray(32)) };
}

/** Keys that were opened, by their bytes in memory: a key object is costly to make, and a stream has one key for all its events. */
const dataKeys = new WeakMap<Uint8Array, SecretKey>();

const dataKeyOf = (bytes: Uint8Array): SecretKey => {
  const known = dataKeys.get(bytes);
  if (known !== undefined) return known;
  const key = secretKey(bytes);
  dataKeys.set(bytes, key);
  return key;
};

/**
 * Closes the secret of one event (its salt and disclosures) under the stream's data key, bound to the event id.
 * @returns the plaintext's length plus 37 bytes: algorithm, key id, nonce, ciphertext, tag.
 */
export function sealSecret(dataKey: Uint8Array, eventId: string, plaintext: Uint8Array): Buffer {
  return close(dataKeyOf(dataKey), eventId, plaintext);
}

/** Undoes {@link sealSecret}. Throws {@link SealedBytesError} for altered bytes, another event or another key. */
export function openSecret(dataKey: Uint8Array, eventId: string, sealed: Uint8Array): Buffer {
  return open(dataKeyOf(dataKey), eventId, sealed);
}
