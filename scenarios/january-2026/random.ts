/** A source of numbers that are the same for the same seed, on every machine. For synthetic data only, never for keys. */
export type Random = {
  /** A whole number from 0 to below `limit`. */
  readonly below: (limit: number) => number;
  /** One element of a list that is not empty. */
  readonly pick: <Item>(items: readonly Item[]) => Item;
  /** True in about `percent` of 100 calls. */
  readonly chance: (percent: number) => boolean;
  /** A new list in random order. */
  readonly shuffle: <Item>(items: readonly Item[]) => Item[];
};

/** Starts the generator (mulberry32) at a seed, a whole number. */
export function startRandom(seed: number): Random {
  let state = seed | 0;
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * limit);
  };
  const pick = <Item>(items: readonly Item[]): Item => {
    if (items.length === 0) throw new RangeError('There is nothing to pick from.');
    return items[below(items.length)] as Item;
  };
  const shuffle = <Item>(items: readonly Item[]): Item[] => {
    const order = [...items];
    for (let i = order.length - 1; i > 0; i--) {
      const j = below(i + 1);
      [order[i], order[j]] = [order[j] as Item, order[i] as Item];
    }
    return order;
  };
  return { below, pick, chance: (percent) => below(100) < percent, shuffle };
}
