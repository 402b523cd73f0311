import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';
import type { KeyEncryptingKey } from '../ledger/envelope-key.ts';

const AES_256_GCM = 0x01;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 9;

/** Bytes that were closed here were altered, or closed with another key or for another purpose. */
export class SecretBoxError extends Error {
  override readonly name = 'SecretBoxError';
}

/** A key derived from the key-encrypting key for one purpose (HKDF-SHA-256). 32 bytes. */
export const deriveKey = (kek: KeyEncryptingKey, purpose: string, bytes = 32): Buffer =>
  Buffer.from(hkdfSync('sha256', kek.key, Buffer.alloc(0), `amana/1/${purpose}`, bytes));

const keyFor = (kek: KeyEncryptingKey, purpose: string): KeyObject => createSecretKey(deriveKey(kek, purpose));

/**
 * Encrypts under a key of its own for the purpose: algorithm (1), id of the key-encrypting key (8), nonce (12), ciphertext, tag (16). AES-256-GCM.
 * @param purpose what the bytes are; they cannot be opened as anything else
 */
export const closeBox = (kek: KeyEncryptingKey, purpose: string, plaintext: Uint8Array): Buffer => {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keyFor(kek, purpose), nonce).setAAD(Buffer.from(purpose));
  const body = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return Buffer.concat([Buffer.of(AES_256_GCM), Buffer.from(kek.id, 'hex'), nonce, body, cipher.getAuthTag()]);
};

/** Undoes {@link closeBox}. @throws SecretBoxError for altered bytes, another key or another purpose. */
export const openBox = (kek: KeyEncryptingKey, purpose: string, closed: Uint8Array): Buffer => {
  const bytes = Buffer.from(closed.buffer, closed.byteOffset, closed.byteLength);
  if (bytes.length < HEADER_BYTES + NONCE_BYTES + TAG_BYTES || bytes[0] !== AES_256_GCM)
    throw new SecretBoxError('The closed bytes are cut short or name an unknown algorithm.');
  const keyId = bytes.toString('hex', 1, HEADER_BYTES);
  if (keyId !== kek.id) throw new SecretBoxError(`The bytes were closed under key ${keyId}, not under ${kek.id}.`);
  const nonce = bytes.subarray(HEADER_BYTES, HEADER_BYTES + NONCE_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', keyFor(kek, purpose), nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(purpose)).setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(HEADER_BYTES + NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
  } catch (cause) {
    throw new SecretBoxError('The closed bytes were altered, or are something else.', { cause });
  }
};
