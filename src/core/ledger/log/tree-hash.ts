import { sha256 } from '../sha256.ts';

/** Bytes of a hash of the tree. */
export const HASH_BYTES = 32;

/** The root of a tree without leaves: SHA-256 of nothing (RFC 6962 section 2.1). */
export const EMPTY_ROOT = sha256('');

/** One buffer for all: a tree of a million leaves asks a million times. */
const pair = Buffer.alloc(1 + 2 * HASH_BYTES, 1);

/** The hash of a node over those of its children: SHA-256(0x01 || left || right), RFC 6962 section 2.1. 32 bytes. */
export const hashChildren = (left: Uint8Array, right: Uint8Array): Buffer => {
  pair.set(left, 1);
  pair.set(right, 1 + HASH_BYTES);
  return sha256(pair);
};

/** Whether a whole number is a power of two. */
export const isPowerOfTwo = (value: number): boolean => value > 0 && Number.isInteger(Math.log2(value));

/** The largest power of two below a whole number from 2: where RFC 6962 divides a tree. */
export const splitPoint = (size: number): number => {
  let half = 1;
  while (half * 2 < size) half *= 2;
  return half;
};

/**
 * The root over hashes of subtrees of one size, two to the power of something of them, that lie one after the other in `hashes`.
 * @param from index of the first; @param count how many, a power of two
 */
export const perfectRoot = (hashes: Uint8Array, from: number, count: number): Buffer => {
  const at = Buffer.from(hashes.subarray(from * HASH_BYTES, (from + count) * HASH_BYTES));
  for (let width = count; width > 1; width /= 2)
    for (let index = 0; index < width / 2; index += 1) {
      at.copy(pair, 1, 2 * index * HASH_BYTES, (2 * index + 2) * HASH_BYTES);
      at.set(sha256(pair), index * HASH_BYTES);
    }
  return at.subarray(0, HASH_BYTES);
};

/**
 * The root of a tree, from the hashes at its right edge. A tree is perfect subtrees of falling size, side by side, one for each binary digit of its size; its root folds them from the right.
 * @param edges for each level of tiles from the leaves up, the hashes that fill no tile: `floor(size / 256^level) mod 256` of 32 bytes, one after the other
 */
export const rootOfEdges = (edges: readonly Uint8Array[]): Buffer => {
  let root: Buffer | undefined;
  for (const edge of edges) {
    let end = edge.length / HASH_BYTES;
    for (let count = 1; end > 0; count *= 2)
      if (end % (2 * count) !== 0) {
        end -= count;
        const subtree = perfectRoot(edge, end, count);
        root = root === undefined ? subtree : hashChildren(subtree, root);
      }
  }
  return root ?? EMPTY_ROOT;
};
