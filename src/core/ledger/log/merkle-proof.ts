import { HASH_BYTES, hashChildren, isPowerOfTwo } from './tree-hash.ts';

const isSize = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
const areHashes = (hashes: readonly Uint8Array[]): boolean => hashes.every(({ length }) => length === HASH_BYTES);
const same = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;
/** Half of a whole number, without the last binary digit; exact up to 2^53, where the bit operators are not. */
const half = (value: number): number => Math.floor(value / 2);
const isOdd = (value: number): boolean => value % 2 === 1;

/**
 * Whether a path leads from the hash of a leaf at an index to the root of a tree of so many leaves (RFC 9162 section 2.1.3.2).
 * False for anything that is not exactly that path: one hash more or less, another length, an index outside the tree.
 */
export const verifyInclusion = (
  leafHash: Uint8Array,
  index: number,
  size: number,
  path: readonly Uint8Array[],
  root: Uint8Array,
): boolean => {
  if (!isSize(index) || !isSize(size) || index >= size || !areHashes([leafHash, root, ...path])) return false;
  let [node, last, at] = [index, size - 1, leafHash];
  for (const sibling of path) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      at = hashChildren(sibling, at);
      while (!isOdd(node) && node !== 0) {
        node = half(node);
        last = half(last);
      }
    } else at = hashChildren(at, sibling);
    node = half(node);
    last = half(last);
  }
  return last === 0 && same(at, root);
};

/**
 * Whether a tree of `size` leaves begins with one of `earlier` leaves, by their roots and a proof (RFC 9162 section 2.1.4.2). Never from the empty tree, with which every tree begins; equal sizes need equal roots
 * and an empty proof.
 */
export const verifyConsistency = (
  earlier: number,
  size: number,
  proof: readonly Uint8Array[],
  earlierRoot: Uint8Array,
  root: Uint8Array,
): boolean => {
  if (!isSize(earlier) || !isSize(size) || earlier < 1 || earlier > size || !areHashes([earlierRoot, root, ...proof]))
    return false;
  if (earlier === size) return proof.length === 0 && same(earlierRoot, root);
  const [first, ...rest] = isPowerOfTwo(earlier) ? [earlierRoot, ...proof] : proof;
  if (first === undefined || proof.length === 0) return false;
  let [node, last] = [earlier - 1, size - 1];
  while (isOdd(node)) {
    node = half(node);
    last = half(last);
  }
  let [before, after] = [first, first];
  for (const sibling of rest) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      before = hashChildren(sibling, before);
      after = hashChildren(sibling, after);
      while (!isOdd(node) && node !== 0) {
        node = half(node);
        last = half(last);
      }
    } else after = hashChildren(after, sibling);
    node = half(node);
    last = half(last);
  }
  return last === 0 && same(before, earlierRoot) && same(after, root);
};
