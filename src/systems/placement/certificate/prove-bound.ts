import type { LinearModel } from '../linear/linear-model.ts';

/** Multipliers are whole numbers of millionths, so that every sum below is exact. */
const MILLION = 1_000_000;

/** What multipliers prove: no solution of the programme is below `bound`. Multipliers by row, in millionths, without zeros. */
export type ProvenBound = { readonly bound: number; readonly multipliers: ReadonlyMap<string, number> };

/** Duals as a certificate may hold them: millionths, 0 where the sign is wrong for a row of kind ≤. */
const millionths = (linear: LinearModel, duals: ArrayLike<number>): Float64Array => {
  const result = new Float64Array(linear.names.length);
  for (let row = 0; row < result.length; row += 1) {
    const isEquality = linear.rowLower[row] === linear.rowUpper[row];
    const rounded = Math.round((duals[row] as number) * MILLION);
    // + 0 makes of a negative zero the usual one
    if (linear.names[row] !== '' && Number.isFinite(rounded))
      result[row] = (isEquality ? rounded : Math.min(0, rounded)) + 0;
  }
  return result;
};

/** Costs less prices, in millionths, and the row without a name (a class) that each column is in, or -1. */
const reduce = (linear: LinearModel, prices: Float64Array) => {
  const reduced = Float64Array.from(linear.cost, (cost) => cost * MILLION);
  const classOf = new Int32Array(reduced.length).fill(-1);
  for (let row = 0; row < prices.length; row += 1) {
    const price = prices[row] as number;
    const isClass = linear.names[row] === '';
    if (price === 0 && !isClass) continue;
    for (let entry = linear.starts[row] as number; entry < (linear.starts[row + 1] as number); entry += 1) {
      const column = linear.indices[entry] as number;
      if (isClass) classOf[column] = row;
      else reduced[column] = (reduced[column] as number) - price * (linear.values[entry] as number);
    }
  }
  return { reduced, classOf };
};

const prove = (linear: LinearModel, prices: Float64Array): ProvenBound => {
  const { reduced, classOf } = reduce(linear, prices);
  let total = 0;
  const best = new Float64Array(prices.length).fill(Number.POSITIVE_INFINITY);
  for (let column = 0; column < reduced.length; column += 1) {
    const most = linear.upper[column] as number;
    if (most === 0) continue;
    const value = reduced[column] as number;
    const row = classOf[column] as number;
    if (row < 0) total += Math.min(0, value * most);
    else if (value < (best[row] as number)) best[row] = value;
  }
  const multipliers = new Map<string, number>();
  for (let row = 0; row < prices.length; row += 1) {
    const name = linear.names[row] as string;
    const price = prices[row] as number;
    total += (name === '' ? (best[row] as number) : price) * (linear.rowUpper[row] as number);
    if (name !== '' && price !== 0) multipliers.set(name, price);
  }
  if (!Number.isSafeInteger(total)) throw new RangeError('The bound is too large for exact arithmetic.');
  return { bound: Math.ceil(total / MILLION) + 0, multipliers };
};

/**
 * Proves a bound by weak duality, in exact arithmetic, from the duals that a solver gave for a model: whatever they are, the bound is true.
 * Rows without a name are classes: so many members, each with exactly one of the columns of the row.
 * @throws RangeError where the numbers are too large to be exact (far beyond what an instance may hold)
 */
export const proveBound = (linear: LinearModel, duals: ArrayLike<number>): ProvenBound =>
  prove(linear, millionths(linear, duals));

/** What multipliers that were found for other limits prove for a model with the same rows. */
export const proveAgain = (linear: LinearModel, { multipliers }: ProvenBound): ProvenBound =>
  prove(
    linear,
    Float64Array.from(linear.names, (name) => multipliers.get(name) ?? 0),
  );

/** Multipliers as a plan file holds them: decimals with at most six places. */
export const decimals = (multipliers: ReadonlyMap<string, number>): Record<string, number> =>
  Object.fromEntries([...multipliers].map(([row, value]) => [row, value / MILLION]));

/** The same read back from a plan file, in millionths. */
export const millionthsOf = (multipliers: Readonly<Record<string, number>>): ReadonlyMap<string, number> =>
  new Map(Object.entries(multipliers).map(([row, value]) => [row, Math.round(value * MILLION)]));
