import { TILE_WIDTH } from '../log/tile-path.ts';
import { LABELLED_BYTES } from './tile-roots.ts';

/** A bundle of entries that was read, and where each begins. */
export type Bundle = { readonly bytes: Uint8Array; readonly starts: Int32Array };
/** An entry that was found. */
export type Found = { readonly index: number; readonly entry: Uint8Array };

/** Whether bytes stand in others at a place. */
export const standsAt = (bytes: Uint8Array, at: number, other: Uint8Array): boolean =>
  other.every((byte, place) => bytes[at + place] === byte);

const wordAt = (bytes: Uint8Array, at: number): number =>
  ((bytes[at] as number) << 24) |
  ((bytes[at + 1] as number) << 16) |
  ((bytes[at + 2] as number) << 8) |
  (bytes[at + 3] as number);

/** Where labels stand in a log: a list for each that is there, by its place in `labels`. */
export const findLabels = (bundles: readonly Bundle[], labels: readonly Uint8Array[]): Map<number, Found[]> => {
  const byWord = new Map<number, number[]>();
  // whether any label begins with two bytes: almost no entry of a log does, and a map is asked of the others only
  const begins = new Uint8Array(65_536);
  for (const [at, label] of labels.entries()) {
    const word = wordAt(label, 0);
    byWord.set(word, [...(byWord.get(word) ?? []), at]);
    begins[word >>> 16] = 1;
  }
  const found = new Map<number, Found[]>();
  for (const [number, { bytes, starts }] of bundles.entries())
    for (let entry = 0; entry < starts.length - 1; entry += 1) {
      const start = starts[entry] as number;
      if (begins[((bytes[start + 1] as number) << 8) | (bytes[start + 2] as number)] !== 1) continue;
      const end = (starts[entry + 1] as number) - 2;
      if (bytes[start] !== 1 || end - start !== LABELLED_BYTES) continue;
      for (const at of byWord.get(wordAt(bytes, start + 1)) ?? [])
        if (standsAt(bytes, start + 1, labels[at] as Uint8Array))
          found.set(at, [
            ...(found.get(at) ?? []),
            { index: number * TILE_WIDTH + entry, entry: bytes.slice(start, end) },
          ]);
    }
  return found;
};
