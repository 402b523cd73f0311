import { hash } from 'node:crypto';
import { TILE_WIDTH } from './tile-path.ts';
import { HASH_BYTES } from './tree-hash.ts';

/** 0x01, left, right: what is hashed for a node. */
const NODE_BYTES = 1 + 2 * HASH_BYTES;

/**
 * The hashes of one tile, laid out as the nodes above them are hashed, so that nothing is copied on the way to the tile's root. Hashes go in and out as strings of one character a byte: a Buffer for each costs twice
 * what hashing does.
 */
export class TileHasher {
  readonly #nodes = Buffer.alloc((TILE_WIDTH / 2) * NODE_BYTES, 1);
  readonly #views = Array.from({ length: TILE_WIDTH / 2 }, (_, node) =>
    this.#nodes.subarray(node * NODE_BYTES, (node + 1) * NODE_BYTES),
  );

  /** Puts a hash at its place in the tile. */
  put(index: number, latin1: string): void {
    this.#nodes.write(latin1, (index >> 1) * NODE_BYTES + 1 + (index & 1) * HASH_BYTES, HASH_BYTES, 'binary');
  }

  /** Whether a stored tile holds exactly the first `width` hashes. */
  equals(stored: Buffer, width: number): boolean {
    if (stored.length !== width * HASH_BYTES) return false;
    for (let index = 0; index < width; index += 2) {
      const [from, bytes] = [(index >> 1) * NODE_BYTES + 1, Math.min(2, width - index) * HASH_BYTES];
      if (this.#nodes.compare(stored, index * HASH_BYTES, index * HASH_BYTES + bytes, from, from + bytes) !== 0)
        return false;
    }
    return true;
  }

  /** The root over a full tile. Uses up what was put in. */
  takeRoot(): string {
    let root = '';
    for (let width = TILE_WIDTH / 2; width >= 1; width /= 2)
      for (let node = 0; node < width; node += 1) {
        root = hash('sha256', this.#views[node] as Buffer, 'binary');
        // at the place of a node that was hashed already
        this.put(node, root);
      }
    return root;
  }
}
