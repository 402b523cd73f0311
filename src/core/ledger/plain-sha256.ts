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

/** Completes the schedule of the block in the first sixteen words of `W`, with the constants of the rounds added. */
const schedule = (): void => {
  for (let i = 16; i < 64; i += 1) {
    const [x, y] = [W[i - 15] as number, W[i - 2] as number];
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    W[i] = ((W[i - 16] as number) + s0 + (W[i - 7] as number) + s1) | 0;
  }
  for (let i = 0; i < 64; i += 1) W[i] = ((W[i] as number) + (K[i] as number)) | 0;
};

const s0 = (a: number): number => ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
const s1 = (e: number): number => ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
const choose = (e: number, f: number, g: number): number => g ^ (e & (f ^ g));
const most = (a: number, b: number, c: number): number => (a & b) | (c & (a | b));

/** Mixes a schedule, 64 words of `words` from `from` on, into the state. Eight rounds in a row, because the eight names have turned once then: moving them after each round took a third of the time. */
const mix = (state: Int32Array, words: Int32Array, from: number): void => {
  let a = state[0] as number;
  let b = state[1] as number;
  let c = state[2] as number;
  let d = state[3] as number;
  let e = state[4] as number;
  let f = state[5] as number;
  let g = state[6] as number;
  let h = state[7] as number;
  for (let i = from; i < from + 64; i += 8) {
    h = (h + s1(e) + choose(e, f, g) + (words[i] as number)) | 0;
    d = (d + h) | 0;
    h = (h + s0(a) + most(a, b, c)) | 0;
    g = (g + s1(d) + choose(d, e, f) + (words[i + 1] as number)) | 0;
    c = (c + g) | 0;
    g = (g + s0(h) + most(h, a, b)) | 0;
    f = (f + s1(c) + choose(c, d, e) + (words[i + 2] as number)) | 0;
    b = (b + f) | 0;
    f = (f + s0(g) + most(g, h, a)) | 0;
    e = (e + s1(b) + choose(b, c, d) + (words[i + 3] as number)) | 0;
    a = (a + e) | 0;
    e = (e + s0(f) + most(f, g, h)) | 0;
    d = (d + s1(a) + choose(a, b, c) + (words[i + 4] as number)) | 0;
    h = (h + d) | 0;
    d = (d + s0(e) + most(e, f, g)) | 0;
    c = (c + s1(h) + choose(h, a, b) + (words[i + 5] as number)) | 0;
    g = (g + c) | 0;
    c = (c + s0(d) + most(d, e, f)) | 0;
    b = (b + s1(g) + choose(g, h, a) + (words[i + 6] as number)) | 0;
    f = (f + b) | 0;
    b = (b + s0(c) + most(c, d, e)) | 0;
    a = (a + s1(f) + choose(f, g, h) + (words[i + 7] as number)) | 0;
    e = (e + a) | 0;
    a = (a + s0(b) + most(b, c, d)) | 0;
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

/** Mixes the block in the first sixteen words of `W` into the state. */
const compress = (state: Int32Array): void => {
  schedule();
  mix(state, W, 0);
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

const writeState = (state: Int32Array, out: Uint8Array, to: number): void => {
  for (let word = 0; word < 8; word += 1) {
    const value = state[word] as number;
    const at = to + 4 * word;
    out[at] = value >>> 24;
    out[at + 1] = value >>> 16;
    out[at + 2] = value >>> 8;
    out[at + 3] = value;
  }
};

const bytesOf = (state: Int32Array): Uint8Array => {
  const out = new Uint8Array(32);
  writeState(state, out, 0);
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

/** The second block of a node holds one byte of its right child: there are 256 of them, and each is scheduled once. */
const lastBlocks = new Int32Array(256 * 64);
for (let byte = 0; byte < 256; byte += 1) {
  W.fill(0, 0, 16);
  W[0] = (byte << 24) | 0x80_0000;
  W[15] = 8 * 65;
  schedule();
  lastBlocks.set(W, 64 * byte);
}

const nodeState = new Int32Array(8);

/** The hash of a node over two hashes that lie one after the other in `hashes`, written there: SHA-256(0x01 || left || right). @param from of the left one; @param to where the hash goes */
export const plainNodeInto = (hashes: Uint8Array, from: number, to: number): void => {
  const byte = (at: number): number => hashes[from + at] as number;
  W[0] = (1 << 24) | (byte(0) << 16) | (byte(1) << 8) | byte(2);
  for (let word = 1; word < 16; word += 1) {
    const at = 4 * word - 1;
    W[word] = (byte(at) << 24) | (byte(at + 1) << 16) | (byte(at + 2) << 8) | byte(at + 3);
  }
  nodeState.set(START);
  compress(nodeState);
  mix(nodeState, lastBlocks, 64 * byte(63));
  writeState(nodeState, hashes, to);
};

const leafState = new Int32Array(8);

/** RFC 6962 hash of the entry from `from` to `end`, SHA-256(0x00 || entry), written into `hashes`. */
export const plainLeafInto = (bytes: Uint8Array, from: number, end: number, hashes: Uint8Array, to: number): void => {
  if (end - from === 65) {
    const byte = (at: number): number => bytes[from + at] as number;
    W[0] = (byte(0) << 16) | (byte(1) << 8) | byte(2);
    for (let word = 1; word < 16; word += 1) {
      const at = 4 * word - 1;
      W[word] = (byte(at) << 24) | (byte(at + 1) << 16) | (byte(at + 2) << 8) | byte(at + 3);
    }
    leafState.set(START);
    compress(leafState);
    W.fill(0, 1, 15);
    W[0] = (byte(63) << 24) | (byte(64) << 16) | 0x8000;
    W[15] = 8 * 66;
    compress(leafState);
    writeState(leafState, hashes, to);
  } else hashes.set(plainLeafHash(bytes.subarray(from, end)), to);
};
