import { LedgerError } from './ledger-error.ts';
import type { LogReader } from './log-reader.ts';
import { consistencyPath, inclusionPath } from './proof-paths.ts';
import { levelCounts, TILE_WIDTH, tilePath } from './tile-path.ts';
import { HASH_BYTES, hashChildren, isPowerOfTwo, perfectRoot, splitPoint } from './tree-hash.ts';

/** Binary levels in a tile (C2SP tlog-tiles). */
const TILE_HEIGHT = Math.log2(TILE_WIDTH);

/**
 * The tree over the first `size` entries of a log, read from its tiles: a proof reads a few files, however long the log is. It believes the tiles; whoever does not verifies the proof, or audits the log.
 * @throws LedgerError `file-missing` or `file-malformed` from each method, where a tile is not as the size says
 */
export class TileTree {
  readonly #read: LogReader;
  readonly #size: number;
  readonly #counts: readonly number[];

  constructor(read: LogReader, size: number) {
    this.#read = read;
    this.#size = size;
    this.#counts = levelCounts(size);
  }

  root(): Buffer {
    return Buffer.from(this.#rootOf(0, this.#size));
  }

  /** The audit path of an entry, from its sibling up. */
  inclusion(index: number): Buffer[] {
    return inclusionPath(index, this.#size, (from, to) => this.#rootOf(from, to));
  }

  /** That the tree begins with the first `earlier` entries. */
  consistency(earlier: number): Buffer[] {
    return consistencyPath(earlier, this.#size, (from, to) => this.#rootOf(from, to));
  }

  #rootOf(from: number, to: number): Uint8Array {
    const count = to - from;
    if (!isPowerOfTwo(count)) {
      const middle = from + splitPoint(count);
      return hashChildren(this.#rootOf(from, middle), this.#rootOf(middle, to));
    }
    const level = Math.floor(Math.log2(count) / TILE_HEIGHT);
    const place = from / TILE_WIDTH ** level;
    return perfectRoot(
      this.#tile(level, Math.floor(place / TILE_WIDTH)),
      place % TILE_WIDTH,
      count / TILE_WIDTH ** level,
    );
  }

  /** A tile as wide as the size says. One that was partial then may be full today, and the partial one gone. */
  #tile(level: number, number: number): Buffer {
    const width = Math.min(TILE_WIDTH, (this.#counts[level] ?? 0) - number * TILE_WIDTH);
    const path = tilePath(level, number, width);
    const bytes = this.#read(path) ?? this.#read(tilePath(level, number, TILE_WIDTH));
    if (bytes === undefined) throw new LedgerError('file-missing', `${path} is missing.`);
    if (bytes.length < width * HASH_BYTES)
      throw new LedgerError('file-malformed', `${path} does not hold ${width} hashes.`);
    return bytes;
  }
}
