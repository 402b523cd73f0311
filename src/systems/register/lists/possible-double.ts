import { birthInterval, type DateInterval } from '../../juveniles/age/index.ts';
import { normaliseName, searchKeys } from '../names/index.ts';
import type { CandidatePerson } from './row-outcome.ts';

/** What two persons are compared by before a list is taken in: words of the primary name, of the father's, and birth. */
export type DoubleKey = {
  readonly name: readonly string[];
  /** Empty if not known. */
  readonly father: readonly string[];
  readonly birth: DateInterval | null;
};

/** The comparison key of a candidate. */
export function doubleKey(candidate: CandidatePerson): DoubleKey {
  return {
    name: normaliseName(candidate.names[0].full),
    father: candidate.father === null ? [] : normaliseName(candidate.father.full),
    birth: birthInterval(candidate.birth),
  };
}

/**
 * What persons who may be the same share, so that they are found by equality: the number of words, a search key of the first and one of the last. Two names
 * without a common entry are not alike; two with one may be.
 * @param name words of the primary name
 * @param keysOf search keys of a word
 */
export function doubleBuckets(
  name: readonly string[],
  keysOf: (word: string) => readonly string[] = searchKeys,
): string[] {
  const [first, last] = [keysOf(name[0] ?? ''), keysOf(name.at(-1) ?? '')];
  return first.flatMap((one) => last.map((other) => `${name.length} ${one} ${other}`));
}

/**
 * Finds persons who may be the same: the same number of words in the primary name and each word alike (in either
 * script), fathers alike or one of them not given, births that can be the same day. It only makes a row wait: whether two
 * rows are one person is decided by officers (invariant 25), and this is not the matching of `identity`.
 */
export class DoubleFinder {
  readonly #buckets = new Map<string, { key: DoubleKey; reference: string }[]>();
  readonly #keys = new Map<string, readonly string[]>();

  /** Adds a person under a reference, to be found later. */
  add(key: DoubleKey, reference: string): void {
    for (const bucket of this.#bucketsOf(key)) {
      const entries = this.#buckets.get(bucket);
      if (entries) entries.push({ key, reference });
      else this.#buckets.set(bucket, [{ key, reference }]);
    }
  }

  /** The reference of the first person added who may be the same, or undefined. */
  find(key: DoubleKey): string | undefined {
    for (const bucket of this.#bucketsOf(key)) {
      const hit = this.#buckets.get(bucket)?.find((entry) => this.#mayBeSame(entry.key, key));
      if (hit) return hit.reference;
    }
    return undefined;
  }

  #keysOf(word: string): readonly string[] {
    const known = this.#keys.get(word) ?? searchKeys(word);
    this.#keys.set(word, known);
    return known;
  }

  #bucketsOf({ name }: DoubleKey): string[] {
    return doubleBuckets(name, (word) => this.#keysOf(word));
  }

  #alike(one: readonly string[], other: readonly string[]): boolean {
    return (
      one.length === other.length &&
      one.every((word, i) => {
        const keys = this.#keysOf(other[i] ?? '');
        return this.#keysOf(word).some((key) => keys.includes(key));
      })
    );
  }

  #mayBeSame(one: DoubleKey, other: DoubleKey): boolean {
    const births =
      one.birth === null ||
      other.birth === null ||
      (one.birth.from < other.birth.to && other.birth.from < one.birth.to);
    const fathers = one.father.length === 0 || other.father.length === 0 || this.#alike(one.father, other.father);
    return births && fathers && this.#alike(one.name, other.name);
  }
}
