import { sha256, sha256Hex } from './sha256.ts';

const BLOCK_BYTES = 64;
const INNER = 0x36;
const OUTER = 0x5c;
/** Texts that are hashed in one place in memory, again and again; longer ones get their own. */
const SHORT = 4096;

const inner = Buffer.alloc(BLOCK_BYTES + SHORT);
const outer = Buffer.alloc(BLOCK_BYTES + 32);

const pad = (to: Buffer, key: Uint8Array, by: number): void => {
  for (let at = 0; at < key.length; at += 1) to[at] = (key[at] as number) ^ by;
  to.fill(by, key.length, BLOCK_BYTES);
};

/**
 * HMAC-SHA256 (RFC 2104) by two one-shot hashes. Node's own `createHmac` makes an object for a key that is used once, which costs ten times as much, and each event has two such keys.
 * @param key at most 64 bytes (one block of SHA-256), which is as it is used here; a longer one would have to be hashed first
 * @param text a text, which stands for its UTF-8, or bytes
 * @returns 32 bytes. Throws RangeError for a longer key.
 */
export const hmacSha256 = (key: Uint8Array, text: string | Uint8Array): Buffer => {
  if (key.length > BLOCK_BYTES)
    throw new RangeError(`A key must be at most ${BLOCK_BYTES} bytes long, not ${key.length}.`);
  const isText = typeof text === 'string';
  // no letter of UTF-16 takes more than three bytes
  const room = isText ? text.length * 3 : text.length;
  const to = room <= SHORT ? inner : Buffer.allocUnsafe(BLOCK_BYTES + room);
  pad(to, key, INNER);
  let length = room;
  if (isText) length = to.write(text, BLOCK_BYTES, 'utf8');
  else to.set(text, BLOCK_BYTES);
  pad(outer, key, OUTER);
  outer.write(sha256Hex(to.subarray(0, BLOCK_BYTES + length)), BLOCK_BYTES, 'hex');
  return sha256(outer);
};
