/** SHA-256 and HMAC-SHA256 without any platform: the page that checks a slip hashes hundreds of thousands of entries in a browser whose policy allows no WebAssembly, and asks the platform's own function for each would take minutes. */

const K = new Int32Array(64);
const START = new Int32Array(8);
// the first 32 bits of the fractional parts of the cube roots (square roots) of the first primes
for (let candidate = 2, found = 0; found < 64; candidate += 1) {
  let isPrime = true;
  for (let by = 2; by * by <= candidate; by += 1) if (candidate % by === 0) isPrime = false;
  if (!isPrime) continue;
  const bits = (root: number): number => ((root - Math.floor(root)) * 2 ** 32) | 0;
  if (found < 8) START[found] = bits(Math.sqrt(candidate));
  K[found] = bits(Math.cbrt(candidate));
  found += 1;
}

const W = new Int32Array(64);
const BLOCK = 64;

/** Mixes the block in the first sixteen words of `W` into the state. */
const compress = (state: Int32Array): void => {
  for (let i = 16; i < 64; i += 1) {
    const [x, y] = [W[i - 15] as number, W[i - 2] as number];
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    W[i] = ((W[i - 16] as number) + s0 + (W[i - 7] as number) + s1) | 0;
  }
  let a = state[0] as number;
  let b = state[1] as number;
  let c = state[2] as number;
  let d = state[3] as number;
  let e = state[4] as number;
  let f = state[5] as number;
  let g = state[6] as number;
  let h = state[7] as number;
  for (let i = 0; i < 64; i += 1) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + (g ^ (e & (f ^ g))) + (K[i] as number) + (W[i] as number)) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) | (c & (a | b)))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  state[0] = ((state[0] as number) + a) | 0;
  state[1] = ((state[1] as number) + b) | 0;
  state[2] = ((state[2] as number) + c) | 0;
  state[3] = ((state[3] as number) + d) | 0;
  state[4] = ((state[4] as number) + e) | 0;
  state[5] = ((state[5] as number) + f) | 0;
  state[6] = ((state[6] as number) + g) | 0;
  state[7] = ((state[7] as number) + h) | 0;
};

/** The words of a block from `at` on; what is behind the end of the bytes is 0. */
const load = (bytes: Uint8Array, at: number): void => {
  for (let word = 0; word < 16; word += 1) {
    const i = at + 4 * word;
    W[word] = ((bytes[i] ?? 0) << 24) | ((bytes[i + 1] ?? 0) << 16) | ((bytes[i + 2] ?? 0) << 8) | (bytes[i + 3] ?? 0);
  }
};

/** Hashes the rest of a message of which `before` bytes were mixed into the state. */
const finish = (state: Int32Array, bytes: Uint8Array, before: number): Uint8Array => {
  const length = bytes.length;
  let at = 0;
  for (; at + BLOCK <= length; at += BLOCK) {
    load(bytes, at);
    compress(state);
  }
  load(bytes, at);
  const rest = length - at;
  W[rest >> 2] = (W[rest >> 2] as number) | (0x80 << (24 - 8 * (rest & 3)));
  if (rest > 55) {
    compress(state);
    W.fill(0, 0, 16);
  }
  const bits = 8 * (before + length);
  W[14] = Math.floor(bits / 2 ** 32);
  W[15] = bits | 0;
  compress(state);
  return bytesOf(state);
};

const bytesOf = (state: Int32Array): Uint8Array => {
  const out = new Uint8Array(32);
  for (let word = 0; word < 8; word += 1) {
    const value = state[word] as number;
    out[4 * word] = value >>> 24;
    out[4 * word + 1] = value >>> 16;
    out[4 * word + 2] = value >>> 8;
    out[4 * word + 3] = value;
  }
  return out;
};

/** @returns 32 bytes */
export const plainSha256 = (bytes: Uint8Array): Uint8Array => finish(START.slice(), bytes, 0);

const utf8 = new TextEncoder();

/** HMAC-SHA256 of texts under one key of at most 64 bytes: the two blocks of the key are mixed once for all of them. */
export const plainHmac = (key: Uint8Array): ((text: string) => Uint8Array) => {
  const padded = (pad: number): Int32Array => {
    const state = START.slice();
    const block = new Uint8Array(BLOCK).fill(pad);
    for (const [at, byte] of key.entries()) block[at] = byte ^ pad;
    load(block, 0);
    compress(state);
    return state;
  };
  const [inner, outer] = [padded(0x36), padded(0x5c)];
  return (text) => finish(outer.slice(), finish(inner.slice(), utf8.encode(text), BLOCK), BLOCK);
};

/** RFC 6962 hash of an entry: SHA-256(0x00 || entry). */
export const plainLeafHash = (entry: Uint8Array): Uint8Array => {
  const prefixed = new Uint8Array(entry.length + 1);
  prefixed.set(entry, 1);
  return plainSha256(prefixed);
};

const node = new Uint8Array(65);
node[0] = 1;
/** RFC 6962 hash of two subtrees: SHA-256(0x01 || left || right). */
export const plainNodeHash = (left: Uint8Array, right: Uint8Array): Uint8Array => {
  node.set(left, 1);
  node.set(right, 33);
  return plainSha256(node);
};
