import { hash } from 'node:crypto';
import { Sha256Lanes } from '../lanes/sha256-lanes.ts';
import { EVENT_BYTES } from './log-leaf.ts';
import { TILE_WIDTH } from './tile-path.ts';
import { HASH_BYTES } from './tree-hash.ts';

/** Where the hashes of the tile lie, with room behind them. */
const TILE = 64;
const TILE_END = TILE + TILE_WIDTH * HASH_BYTES;
/** Where a bundle of entries is laid. */
const BUNDLE = TILE_END + 256;
/** An entry of an event and its length before it (tlog-tiles: uint16). */
const EVENT_STRIDE = 2 + EVENT_BYTES;

/** The hashes of one tile, and the tree over them. */
export class TileHasher {
  readonly #lanes = new Sha256Lanes();
  readonly #tile = this.#lanes.memory.subarray(TILE, TILE_END);

  /** Puts a hash at its place in the tile. */
  put(index: number, hash: Uint8Array): void {
    this.#tile.set(hash, index * HASH_BYTES);
  }

  /** Puts the hashes of a bundle of `width` events, each of 65 bytes behind its length, at their places. */
  putEvents(bundle: Buffer, width: number): void {
    this.#lanes.memory.set(bundle, BUNDLE);
    this.#lanes.leaves(BUNDLE + 2, EVENT_STRIDE, TILE, width);
  }

  /** Puts the hash of an entry of any length at its place. */
  putEntry(index: number, entry: Uint8Array): void {
    this.put(index, hash('sha256', Buffer.concat([Buffer.of(0), entry]), 'buffer'));
  }

  /** Whether a stored tile holds exactly the first `width` hashes. */
  equals(stored: Buffer, width: number): boolean {
    return stored.length === width * HASH_BYTES && stored.equals(this.#tile.subarray(0, stored.length));
  }

  /** The root over a full tile. Uses up what was put in. */
  takeRoot(): Buffer {
    for (let width = TILE_WIDTH / 2; width >= 1; width /= 2) this.#lanes.nodes(TILE, TILE, width);
    return Buffer.from(this.#tile.subarray(0, HASH_BYTES));
  }
}
