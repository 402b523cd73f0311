import { consistencyPath, inclusionPath } from './proof-paths.ts';
import { EMPTY_ROOT, HASH_BYTES, hashChildren, isPowerOfTwo, splitPoint } from './tree-hash.ts';

/** Hashes of one level, one after the other, in a buffer that doubles. */
class Level {
  #bytes = Buffer.allocUnsafe(64 * HASH_BYTES);
  count = 0;

  push(hash: Uint8Array): void {
    if ((this.count + 1) * HASH_BYTES > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(2 * this.#bytes.length);
      this.#bytes.copy(larger, 0, 0, this.count * HASH_BYTES);
      this.#bytes = larger;
    }
    this.#bytes.set(hash, this.count * HASH_BYTES);
    this.count += 1;
  }

  at(index: number): Buffer {
    return this.#bytes.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES);
  }
}

/**
 * An append-only Merkle tree of RFC 6962 with every complete subtree in memory (64 bytes a leaf), so that the root of any size it ever had, and any proof in it, takes as many hashes as the tree is high.
 */
export class MerkleTree {
  readonly #levels: Level[] = [new Level()];
  /** Roots of the subtrees at the right edge of the size asked for last, by their first leaf: almost every proof needs one, and they are not perfect. */
  #edge: { size: number; readonly roots: Map<number, Uint8Array> } = { size: 0, roots: new Map() };

  /** Number of leaves. */
  get size(): number {
    return (this.#levels[0] as Level).count;
  }

  /** Adds a leaf by its hash (`leafHash`), and every subtree that it completes. @returns its index */
  append(leafHash: Uint8Array): number {
    const index = this.size;
    let at = leafHash;
    for (let level = 0; ; level += 1) {
      const hashes = this.#levels[level] ?? new Level();
      this.#levels[level] = hashes;
      hashes.push(at);
      if (hashes.count % 2 === 1) return index;
      at = hashChildren(hashes.at(hashes.count - 2), hashes.at(hashes.count - 1));
    }
  }

  /** The hash of a leaf. @throws RangeError where there is none */
  leaf(index: number): Buffer {
    if (!Number.isSafeInteger(index) || index < 0 || index >= this.size)
      throw new RangeError(`A tree of ${this.size} leaves has none at ${index}.`);
    return Buffer.from((this.#levels[0] as Level).at(index));
  }

  /** The root of the first `size` leaves. @throws RangeError where the tree is smaller */
  root(size = this.size): Buffer {
    this.#requireSize(size);
    return size === 0 ? EMPTY_ROOT : Buffer.from(this.#rootOf(0, size));
  }

  /** The audit path of a leaf in the tree of the first `size` leaves, from its sibling up. */
  inclusion(index: number, size = this.size): Buffer[] {
    this.#requireSize(size);
    return inclusionPath(index, size, (from, to) => this.#rootOf(from, to));
  }

  /** That the first `size` leaves begin with the first `earlier`. @throws RangeError for an earlier size of 0 */
  consistency(earlier: number, size = this.size): Buffer[] {
    this.#requireSize(size);
    return consistencyPath(earlier, size, (from, to) => this.#rootOf(from, to));
  }

  #requireSize(size: number): void {
    if (!Number.isSafeInteger(size) || size < 0 || size > this.size)
      throw new RangeError(`A tree of ${this.size} leaves never had ${size}.`);
  }

  #rootOf(from: number, to: number): Uint8Array {
    const count = to - from;
    if (isPowerOfTwo(count)) return (this.#levels[Math.log2(count)] as Level).at(from / count);
    if (this.#edge.size !== to) this.#edge = { size: to, roots: new Map() };
    const middle = from + splitPoint(count);
    const root = this.#edge.roots.get(from) ?? hashChildren(this.#rootOf(from, middle), this.#rootOf(middle, to));
    this.#edge.roots.set(from, root);
    return root;
  }
}
