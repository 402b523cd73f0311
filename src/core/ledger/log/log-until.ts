import type { LogReader } from './log-reader.ts';
import { levelCounts, TILE_WIDTH, tilePath } from './tile-path.ts';
import { HASH_BYTES } from './tree-hash.ts';

const TILE = /^tile\/(\d{1,2}|entries)\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d{1,3}))?$/;

/** The first entries of a bundle; undefined where it has fewer. */
const firstEntries = (bundle: Buffer, width: number): Buffer | undefined => {
  let end = 0;
  for (let at = 0; at < width; at += 1) {
    if (end + 2 > bundle.length) return undefined;
    end += 2 + bundle.readUInt16BE(end);
  }
  return end > bundle.length ? undefined : bundle.subarray(0, end);
};

/**
 * A log as it was when it had so many entries, out of the files of the longer one that it has become. What came later is not there, and neither is a tile that only the longer one has: which of them lie on the disk would
 * tell how it grew.
 * @returns the tile at a path that this log has; undefined for every other
 */
export const tilesUntil =
  (read: LogReader, size: number): LogReader =>
  (path) => {
    const [, levelText = '', digits = '', widthText] = TILE.exec(path) ?? [];
    const level = levelText === 'entries' ? 'entries' : Number(levelText);
    const number = Number(digits.replace(/[x/]/g, ''));
    const width = Number(widthText ?? TILE_WIDTH);
    const count = levelCounts(size)[level === 'entries' ? 0 : level] ?? 0;
    const most = Math.min(TILE_WIDTH, count - number * TILE_WIDTH);
    if (levelText === '' || width < 1 || width > most || tilePath(level, number, width) !== path) return undefined;
    const bytes =
      read(path) ??
      read(tilePath(level, number, most)) ??
      (most < TILE_WIDTH ? read(tilePath(level, number, TILE_WIDTH)) : undefined);
    if (bytes === undefined) return undefined;
    if (level === 'entries') return firstEntries(bytes, width);
    return bytes.length < width * HASH_BYTES ? undefined : bytes.subarray(0, width * HASH_BYTES);
  };
