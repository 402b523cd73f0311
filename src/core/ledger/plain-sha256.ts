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

/** Mixes the block in the first sixteen words of `W` into the state, sixteen rounds at a time, and makes the next sixteen words of the schedule in between. Words are names and no array, and what is done to them is written out: calls and an array took half as long again. */
// biome-ignore format: a round is two rows, a word of the schedule one
const compress = (state: Int32Array): void => {
  let w0 = W[0] as number, w1 = W[1] as number, w2 = W[2] as number, w3 = W[3] as number;
  let w4 = W[4] as number, w5 = W[5] as number, w6 = W[6] as number, w7 = W[7] as number;
  let w8 = W[8] as number, w9 = W[9] as number, w10 = W[10] as number, w11 = W[11] as number;
  let w12 = W[12] as number, w13 = W[13] as number, w14 = W[14] as number, w15 = W[15] as number;
  let a = state[0] as number, b = state[1] as number, c = state[2] as number, d = state[3] as number;
  let e = state[4] as number, f = state[5] as number, g = state[6] as number, h = state[7] as number;
  for (let i = 0; ; i += 16) {
    h = (h + ((e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7)) + (g ^ e & (f ^ g)) + (K[i] as number) + w0) | 0; d = (d + h) | 0;
    h = (h + ((a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10)) + (a & b | c & (a | b))) | 0;
    g = (g + ((d >>> 6 | d << 26) ^ (d >>> 11 | d << 21) ^ (d >>> 25 | d << 7)) + (f ^ d & (e ^ f)) + (K[i + 1] as number) + w1) | 0; c = (c + g) | 0;
    g = (g + ((h >>> 2 | h << 30) ^ (h >>> 13 | h << 19) ^ (h >>> 22 | h << 10)) + (h & a | b & (h | a))) | 0;
    f = (f + ((c >>> 6 | c << 26) ^ (c >>> 11 | c << 21) ^ (c >>> 25 | c << 7)) + (e ^ c & (d ^ e)) + (K[i + 2] as number) + w2) | 0; b = (b + f) | 0;
    f = (f + ((g >>> 2 | g << 30) ^ (g >>> 13 | g << 19) ^ (g >>> 22 | g << 10)) + (g & h | a & (g | h))) | 0;
    e = (e + ((b >>> 6 | b << 26) ^ (b >>> 11 | b << 21) ^ (b >>> 25 | b << 7)) + (d ^ b & (c ^ d)) + (K[i + 3] as number) + w3) | 0; a = (a + e) | 0;
    e = (e + ((f >>> 2 | f << 30) ^ (f >>> 13 | f << 19) ^ (f >>> 22 | f << 10)) + (f & g | h & (f | g))) | 0;
    d = (d + ((a >>> 6 | a << 26) ^ (a >>> 11 | a << 21) ^ (a >>> 25 | a << 7)) + (c ^ a & (b ^ c)) + (K[i + 4] as number) + w4) | 0; h = (h + d) | 0;
    d = (d + ((e >>> 2 | e << 30) ^ (e >>> 13 | e << 19) ^ (e >>> 22 | e << 10)) + (e & f | g & (e | f))) | 0;
    c = (c + ((h >>> 6 | h << 26) ^ (h >>> 11 | h << 21) ^ (h >>> 25 | h << 7)) + (b ^ h & (a ^ b)) + (K[i + 5] as number) + w5) | 0; g = (g + c) | 0;
    c = (c + ((d >>> 2 | d << 30) ^ (d >>> 13 | d << 19) ^ (d >>> 22 | d << 10)) + (d & e | f & (d | e))) | 0;
    b = (b + ((g >>> 6 | g << 26) ^ (g >>> 11 | g << 21) ^ (g >>> 25 | g << 7)) + (a ^ g & (h ^ a)) + (K[i + 6] as number) + w6) | 0; f = (f + b) | 0;
    b = (b + ((c >>> 2 | c << 30) ^ (c >>> 13 | c << 19) ^ (c >>> 22 | c << 10)) + (c & d | e & (c | d))) | 0;
    a = (a + ((f >>> 6 | f << 26) ^ (f >>> 11 | f << 21) ^ (f >>> 25 | f << 7)) + (h ^ f & (g ^ h)) + (K[i + 7] as number) + w7) | 0; e = (e + a) | 0;
    a = (a + ((b >>> 2 | b << 30) ^ (b >>> 13 | b << 19) ^ (b >>> 22 | b << 10)) + (b & c | d & (b | c))) | 0;
    h = (h + ((e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7)) + (g ^ e & (f ^ g)) + (K[i + 8] as number) + w8) | 0; d = (d + h) | 0;
    h = (h + ((a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10)) + (a & b | c & (a | b))) | 0;
    g = (g + ((d >>> 6 | d << 26) ^ (d >>> 11 | d << 21) ^ (d >>> 25 | d << 7)) + (f ^ d & (e ^ f)) + (K[i + 9] as number) + w9) | 0; c = (c + g) | 0;
    g = (g + ((h >>> 2 | h << 30) ^ (h >>> 13 | h << 19) ^ (h >>> 22 | h << 10)) + (h & a | b & (h | a))) | 0;
    f = (f + ((c >>> 6 | c << 26) ^ (c >>> 11 | c << 21) ^ (c >>> 25 | c << 7)) + (e ^ c & (d ^ e)) + (K[i + 10] as number) + w10) | 0; b = (b + f) | 0;
    f = (f + ((g >>> 2 | g << 30) ^ (g >>> 13 | g << 19) ^ (g >>> 22 | g << 10)) + (g & h | a & (g | h))) | 0;
    e = (e + ((b >>> 6 | b << 26) ^ (b >>> 11 | b << 21) ^ (b >>> 25 | b << 7)) + (d ^ b & (c ^ d)) + (K[i + 11] as number) + w11) | 0; a = (a + e) | 0;
    e = (e + ((f >>> 2 | f << 30) ^ (f >>> 13 | f << 19) ^ (f >>> 22 | f << 10)) + (f & g | h & (f | g))) | 0;
    d = (d + ((a >>> 6 | a << 26) ^ (a >>> 11 | a << 21) ^ (a >>> 25 | a << 7)) + (c ^ a & (b ^ c)) + (K[i + 12] as number) + w12) | 0; h = (h + d) | 0;
    d = (d + ((e >>> 2 | e << 30) ^ (e >>> 13 | e << 19) ^ (e >>> 22 | e << 10)) + (e & f | g & (e | f))) | 0;
    c = (c + ((h >>> 6 | h << 26) ^ (h >>> 11 | h << 21) ^ (h >>> 25 | h << 7)) + (b ^ h & (a ^ b)) + (K[i + 13] as number) + w13) | 0; g = (g + c) | 0;
    c = (c + ((d >>> 2 | d << 30) ^ (d >>> 13 | d << 19) ^ (d >>> 22 | d << 10)) + (d & e | f & (d | e))) | 0;
    b = (b + ((g >>> 6 | g << 26) ^ (g >>> 11 | g << 21) ^ (g >>> 25 | g << 7)) + (a ^ g & (h ^ a)) + (K[i + 14] as number) + w14) | 0; f = (f + b) | 0;
    b = (b + ((c >>> 2 | c << 30) ^ (c >>> 13 | c << 19) ^ (c >>> 22 | c << 10)) + (c & d | e & (c | d))) | 0;
    a = (a + ((f >>> 6 | f << 26) ^ (f >>> 11 | f << 21) ^ (f >>> 25 | f << 7)) + (h ^ f & (g ^ h)) + (K[i + 15] as number) + w15) | 0; e = (e + a) | 0;
    a = (a + ((b >>> 2 | b << 30) ^ (b >>> 13 | b << 19) ^ (b >>> 22 | b << 10)) + (b & c | d & (b | c))) | 0;
    if (i === 48) break;
    w0 = (w0 + ((w1 >>> 7 | w1 << 25) ^ (w1 >>> 18 | w1 << 14) ^ w1 >>> 3) + w9 + ((w14 >>> 17 | w14 << 15) ^ (w14 >>> 19 | w14 << 13) ^ w14 >>> 10)) | 0;
    w1 = (w1 + ((w2 >>> 7 | w2 << 25) ^ (w2 >>> 18 | w2 << 14) ^ w2 >>> 3) + w10 + ((w15 >>> 17 | w15 << 15) ^ (w15 >>> 19 | w15 << 13) ^ w15 >>> 10)) | 0;
    w2 = (w2 + ((w3 >>> 7 | w3 << 25) ^ (w3 >>> 18 | w3 << 14) ^ w3 >>> 3) + w11 + ((w0 >>> 17 | w0 << 15) ^ (w0 >>> 19 | w0 << 13) ^ w0 >>> 10)) | 0;
    w3 = (w3 + ((w4 >>> 7 | w4 << 25) ^ (w4 >>> 18 | w4 << 14) ^ w4 >>> 3) + w12 + ((w1 >>> 17 | w1 << 15) ^ (w1 >>> 19 | w1 << 13) ^ w1 >>> 10)) | 0;
    w4 = (w4 + ((w5 >>> 7 | w5 << 25) ^ (w5 >>> 18 | w5 << 14) ^ w5 >>> 3) + w13 + ((w2 >>> 17 | w2 << 15) ^ (w2 >>> 19 | w2 << 13) ^ w2 >>> 10)) | 0;
    w5 = (w5 + ((w6 >>> 7 | w6 << 25) ^ (w6 >>> 18 | w6 << 14) ^ w6 >>> 3) + w14 + ((w3 >>> 17 | w3 << 15) ^ (w3 >>> 19 | w3 << 13) ^ w3 >>> 10)) | 0;
    w6 = (w6 + ((w7 >>> 7 | w7 << 25) ^ (w7 >>> 18 | w7 << 14) ^ w7 >>> 3) + w15 + ((w4 >>> 17 | w4 << 15) ^ (w4 >>> 19 | w4 << 13) ^ w4 >>> 10)) | 0;
    w7 = (w7 + ((w8 >>> 7 | w8 << 25) ^ (w8 >>> 18 | w8 << 14) ^ w8 >>> 3) + w0 + ((w5 >>> 17 | w5 << 15) ^ (w5 >>> 19 | w5 << 13) ^ w5 >>> 10)) | 0;
    w8 = (w8 + ((w9 >>> 7 | w9 << 25) ^ (w9 >>> 18 | w9 << 14) ^ w9 >>> 3) + w1 + ((w6 >>> 17 | w6 << 15) ^ (w6 >>> 19 | w6 << 13) ^ w6 >>> 10)) | 0;
    w9 = (w9 + ((w10 >>> 7 | w10 << 25) ^ (w10 >>> 18 | w10 << 14) ^ w10 >>> 3) + w2 + ((w7 >>> 17 | w7 << 15) ^ (w7 >>> 19 | w7 << 13) ^ w7 >>> 10)) | 0;
    w10 = (w10 + ((w11 >>> 7 | w11 << 25) ^ (w11 >>> 18 | w11 << 14) ^ w11 >>> 3) + w3 + ((w8 >>> 17 | w8 << 15) ^ (w8 >>> 19 | w8 << 13) ^ w8 >>> 10)) | 0;
    w11 = (w11 + ((w12 >>> 7 | w12 << 25) ^ (w12 >>> 18 | w12 << 14) ^ w12 >>> 3) + w4 + ((w9 >>> 17 | w9 << 15) ^ (w9 >>> 19 | w9 << 13) ^ w9 >>> 10)) | 0;
    w12 = (w12 + ((w13 >>> 7 | w13 << 25) ^ (w13 >>> 18 | w13 << 14) ^ w13 >>> 3) + w5 + ((w10 >>> 17 | w10 << 15) ^ (w10 >>> 19 | w10 << 13) ^ w10 >>> 10)) | 0;
    w13 = (w13 + ((w14 >>> 7 | w14 << 25) ^ (w14 >>> 18 | w14 << 14) ^ w14 >>> 3) + w6 + ((w11 >>> 17 | w11 << 15) ^ (w11 >>> 19 | w11 << 13) ^ w11 >>> 10)) | 0;
    w14 = (w14 + ((w15 >>> 7 | w15 << 25) ^ (w15 >>> 18 | w15 << 14) ^ w15 >>> 3) + w7 + ((w12 >>> 17 | w12 << 15) ^ (w12 >>> 19 | w12 << 13) ^ w12 >>> 10)) | 0;
    w15 = (w15 + ((w0 >>> 7 | w0 << 25) ^ (w0 >>> 18 | w0 << 14) ^ w0 >>> 3) + w8 + ((w13 >>> 17 | w13 << 15) ^ (w13 >>> 19 | w13 << 13) ^ w13 >>> 10)) | 0;
  }
  state[0] = (state[0] as number) + a;
  state[1] = (state[1] as number) + b;
  state[2] = (state[2] as number) + c;
  state[3] = (state[3] as number) + d;
  state[4] = (state[4] as number) + e;
  state[5] = (state[5] as number) + f;
  state[6] = (state[6] as number) + g;
  state[7] = (state[7] as number) + h;
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
