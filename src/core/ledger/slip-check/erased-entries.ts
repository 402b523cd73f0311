import { plainLeafHash } from '../plain-sha256.ts';
import type { Bundle, Found } from './find-labels.ts';
import { hexOf } from './record-parts.ts';

/** First byte of an entry that says of another one that something of its event was erased. */
const ERASURE = 4;

/** Hashes of the entries of which something was erased, as the log says it: `{"entry":"…","level":"…"}`. */
const erasedEntries = (bundles: readonly Bundle[]): Set<string> => {
  const erased = new Set<string>();
  const text = new TextDecoder();
  for (const { bytes, starts } of bundles)
    for (let at = 0; at < starts.length - 1; at += 1) {
      const start = starts[at] as number;
      if (bytes[start] !== ERASURE) continue;
      const said = /^\{"entry":"([0-9a-f]{64})","level":"(?:field|event)"\}$/.exec(
        text.decode(bytes.subarray(start + 1, (starts[at + 1] as number) - 2)),
      );
      if (said?.[1] !== undefined) erased.add(said[1]);
    }
  return erased;
};

/** Numbers of the events of a record of which the log says that something was erased. */
export const findErased = (
  bundles: readonly Bundle[],
  events: ReadonlyMap<number, readonly Found[]>,
): readonly number[] => {
  const gone = erasedEntries(bundles);
  return [...(gone.size === 0 ? [] : events)]
    .filter(([, places]) => places.some(({ entry }) => gone.has(hexOf(plainLeafHash(entry)))))
    .map(([seq]) => seq)
    .sort((one, other) => one - other);
};
