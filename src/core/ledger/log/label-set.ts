/** Places for labels; twice as many as there are labels at least. */
const SMALLEST = 2048;
/** Beyond these it grows only by labels that are there: how many are expected is said by a file that may be anybody's. */
const LARGEST_EXPECTED = 2 ** 22;

/**
 * Whether a label may have been seen: by its first 53 bits, 8 bytes for each and as much room again. Labels are outputs of HMAC-SHA256, so two that differ meet once in ten thousand million pairs of a million
 * labels; whoever gets "maybe" looks at the labels themselves. A set of whole labels would need ten times the memory and take longer than the hashes of an audit.
 */
export class LabelSet {
  #places: Float64Array;
  #count = 0;

  /** @param expected about how many labels there will be */
  constructor(expected = 0) {
    let places = SMALLEST;
    while (places < Math.min(2 * (expected + 1), LARGEST_EXPECTED)) places *= 2;
    this.#places = new Float64Array(places);
  }

  /**
   * Adds a label.
   * @param bytes where it begins at `at`, and has 8 bytes at least
   * @returns true where one with the same first bits was added before
   */
  add(bytes: Buffer, at: number): boolean {
    if ((this.#count + 1) * 2 > this.#places.length) this.#grow();
    // never 0, which is a free place
    const value = (bytes.readUInt32LE(at) & 0x1fffff) * 0x1_0000_0000 + bytes.readUInt32LE(at + 4) + 1;
    const place = this.#find(value);
    if (this.#places[place] === value) return true;
    this.#places[place] = value;
    this.#count += 1;
    return false;
  }

  #find(value: number): number {
    const mask = this.#places.length - 1;
    let place = value & mask;
    for (;;) {
      const there = this.#places[place];
      if (there === 0 || there === value) return place;
      place = (place + 1) & mask;
    }
  }

  #grow(): void {
    const values = this.#places;
    this.#places = new Float64Array(2 * values.length);
    for (const value of values) if (value !== 0) this.#places[this.#find(value)] = value;
  }
}
