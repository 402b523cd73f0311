/** Hashes of a full tile, and entries of a full bundle (C2SP tlog-tiles, height 8). */
export const TILE_WIDTH = 256;

/** A tile number in groups of three digits, all but the last led by "x": 1234067 is x001/x234/067. */
const numberPath = (number: number): string => {
  let path = String(number % 1000).padStart(3, '0');
  for (let rest = Math.floor(number / 1000); rest > 0; rest = Math.floor(rest / 1000))
    path = `x${String(rest % 1000).padStart(3, '0')}/${path}`;
  return path;
};

/**
 * Where a tile lies below the prefix of the log: `tile/<level>/<number>`, with `.p/<width>` where it is partial.
 * @param level of tiles from 0, or the bundles of entries; @param width 1 to 256
 */
export const tilePath = (level: number | 'entries', number: number, width: number): string =>
  `tile/${level}/${numberPath(number)}${width === TILE_WIDTH ? '' : `.p/${width}`}`;

/** Hashes at each level of tiles of a tree: `floor(size / 256^level)`, from the leaves up to the last level that has one. */
export const levelCounts = (size: number): number[] => {
  const counts: number[] = [];
  for (let count = size; count > 0; count = Math.floor(count / TILE_WIDTH)) counts.push(count);
  return counts;
};

/** The tiles of a level with so many hashes, in order: their numbers and widths. */
export function* tilesOf(count: number): Generator<{ readonly number: number; readonly width: number }> {
  for (let number = 0; number * TILE_WIDTH < count; number += 1)
    yield { number, width: Math.min(TILE_WIDTH, count - number * TILE_WIDTH) };
}
