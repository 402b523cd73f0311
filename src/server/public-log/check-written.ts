import { leafHash } from '../../core/ledger/leaf.ts';
import { readBundle } from '../../core/ledger/log/entry-bundle.ts';
import { LedgerError } from '../../core/ledger/log/ledger-error.ts';
import type { LogReader } from '../../core/ledger/log/log-reader.ts';
import { levelCounts, TILE_WIDTH, tilePath } from '../../core/ledger/log/tile-path.ts';
import { HASH_BYTES, perfectRoot, rootOfEdges } from '../../core/ledger/log/tree-hash.ts';

/**
 * Reads again what was written for the entries from `from` to `size`, from the disk, and hashes it again: every bundle against its tile, every full tile against the one above it, and the right edge to the root.
 * Before a head is signed, because a signature cannot be taken back (what is signed and false on the disk has cost logs their trust).
 * @returns the root of what lies on the disk
 * @throws LedgerError with the file that is not what it has to be
 */
export const rootOnDisk = (read: LogReader, from: number, size: number): Buffer => {
  const required = (path: string): Buffer => {
    const bytes = read(path);
    if (bytes === undefined) throw new LedgerError('file-missing', `${path} was written and is not there.`);
    return bytes;
  };
  const doubt = (path: string): never => {
    throw new LedgerError('tile-false', `${path} is not what was written: do not trust this disk.`);
  };
  const edges: Buffer[] = [];
  for (const [level, count] of levelCounts(size).entries()) {
    const begun = Math.floor(from / TILE_WIDTH ** level);
    for (let number = Math.floor(begun / TILE_WIDTH); number * TILE_WIDTH < count; number += 1) {
      const width = Math.min(TILE_WIDTH, count - number * TILE_WIDTH);
      const path = tilePath(level, number, width);
      const tile = required(path);
      if (tile.length !== width * HASH_BYTES) doubt(path);
      if (level === 0) {
        const bundle = tilePath('entries', number, width);
        const hashes = readBundle(required(bundle), width, bundle).map(leafHash);
        if (!Buffer.concat(hashes).equals(tile)) doubt(bundle);
      }
      if (width < TILE_WIDTH) edges[level] = tile;
      else {
        const above = Math.floor(count / TILE_WIDTH);
        const parent = Math.floor(number / TILE_WIDTH);
        const parentPath = tilePath(level + 1, parent, Math.min(TILE_WIDTH, above - parent * TILE_WIDTH));
        const at = (number % TILE_WIDTH) * HASH_BYTES;
        if (
          !required(parentPath)
            .subarray(at, at + HASH_BYTES)
            .equals(perfectRoot(tile, 0, TILE_WIDTH))
        )
          doubt(path);
      }
    }
  }
  return rootOfEdges(Array.from(edges, (edge) => edge ?? Buffer.alloc(0)));
};
