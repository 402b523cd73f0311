import { leafHash } from '../leaf.ts';
import { writeBundle } from './entry-bundle.ts';
import { TILE_WIDTH, tilePath } from './tile-path.ts';
import { perfectRoot, rootOfEdges } from './tree-hash.ts';

/** A file of a log: where it lies below the prefix, and its bytes. */
export type LogFile = { readonly path: string; readonly bytes: Buffer };

/**
 * Writes a log tile by tile, holding no more than its right edge: 256 entries, and 8 kB for each level of tiles.
 * @param write is given each full tile and bundle when it is full, and the partial ones when asked by `finish`
 */
export class TileWriter {
  #entries: Uint8Array[] = [];
  readonly #edges: Uint8Array[][] = [];
  readonly #full: number[] = [];
  #size = 0;
  #write: (file: LogFile) => void;

  constructor(write: (file: LogFile) => void) {
    this.#write = write;
  }

  /** From now on files are given to another. */
  writeTo(write: (file: LogFile) => void): void {
    this.#write = write;
  }

  /** Number of entries. */
  get size(): number {
    return this.#size;
  }

  append(entry: Uint8Array): void {
    this.#entries.push(entry);
    this.#size += 1;
    if (this.#entries.length === TILE_WIDTH) {
      this.#write({ path: tilePath('entries', this.#full[0] ?? 0, TILE_WIDTH), bytes: writeBundle(this.#entries) });
      this.#entries = [];
    }
    this.#push(0, leafHash(entry));
  }

  /** Writes what is not full; more entries may follow. @returns the root over all entries */
  finish(): Buffer {
    if (this.#entries.length > 0)
      this.#write({
        path: tilePath('entries', this.#full[0] ?? 0, this.#entries.length),
        bytes: writeBundle(this.#entries),
      });
    for (const [level, edge] of this.#edges.entries())
      if (edge.length > 0)
        this.#write({ path: tilePath(level, this.#full[level] ?? 0, edge.length), bytes: Buffer.concat(edge) });
    return rootOfEdges(this.#edges.map((edge) => Buffer.concat(edge)));
  }

  #push(level: number, hash: Buffer): void {
    const edge = this.#edges[level] ?? [];
    this.#edges[level] = edge;
    edge.push(hash);
    if (edge.length < TILE_WIDTH) return;
    const tile = Buffer.concat(edge);
    const number = this.#full[level] ?? 0;
    this.#write({ path: tilePath(level, number, TILE_WIDTH), bytes: tile });
    this.#full[level] = number + 1;
    this.#edges[level] = [];
    this.#push(level + 1, perfectRoot(tile, 0, TILE_WIDTH));
  }
}
