import { sha256 } from './sha256.ts';

const BLOCK_BYTES = 64;
const INNER = 0x36;
const OUTER = 0x5c;

const padded = (key: Uint8Array, pad: number, room: number): Buffer => {
  const bytes = Buffer.allocUnsafe(BLOCK_BYTES + room);
  bytes.fill(pad, 0, BLOCK_BYTES);
  for (let at = 0; at < key.length; at += 1) bytes[at] = (key[at] as number) ^ pad;
  return bytes;
};

/**
 * HMAC-SHA256 (RFC 2104) of a text by two one-shot hashes. Node's own `createHmac` makes an object for a key that is used once, which costs ten times as much, and each event has two such keys.
 * @param key at most 64 bytes (one block of SHA-256), which is as it is used here; a longer one would have to be hashed first
 * @returns 32 bytes. Throws RangeError for a longer key.
 */
export const hmacSha256 = (key: Uint8Array, text: string): Buffer => {
  if (key.length > BLOCK_BYTES)
    throw new RangeError(`A key must be at most ${BLOCK_BYTES} bytes long, not ${key.length}.`);
  const inner = padded(key, INNER, Buffer.byteLength(text, 'utf8'));
  inner.write(text, BLOCK_BYTES, 'utf8');
  const outer = padded(key, OUTER, 32);
  outer.set(sha256(inner), BLOCK_BYTES);
  return sha256(outer);
};
