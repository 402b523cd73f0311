import { ceiling, decimalOf, ONE } from './exact.ts';
import { refuse } from './read.ts';

type Terms = Readonly<Record<string, number>>;

/**
 * Weak duality, in whole millionths. In a linear programme (least cost; rows; columns from 0 to an upper bound) anybody may name a price for each row:
 * Σ price × right-hand side + the least that the columns still cost at these prices is never above the least cost. So no price needs to be believed.
 */
export class Prices {
  #sum = 0n;
  readonly #said: ReadonlyMap<string, number>;
  readonly #rows = new Map<string, bigint>();
  readonly #priced = new Map<string, bigint>();

  constructor(multipliers: ReadonlyMap<string, number>) {
    this.#said = multipliers;
  }

  /** Says a row, or more columns of it: Σ coefficient × column is the right-hand side, or at most that. A positive price of a row of "at most" counts as none. */
  row(name: string, kind: '=' | '≤', side: number, columns: Terms = {}): void {
    const { digits, places } = decimalOf(this.#said.get(name) ?? 0);
    if (places > 6) refuse(`plan, multiplier of ${name}`, 'more than six decimals');
    const price = kind === '≤' && digits > 0n ? 0n : digits * 10n ** BigInt(6 - places);
    this.#rows.set(name, price);
    this.#sum += price * BigInt(side);
    for (const [column, times] of Object.entries(price === 0n ? {} : columns))
      this.#priced.set(column, this.priced(column) + price * BigInt(times));
  }

  /** What the prices of some rows add up to: 0 for rows that were not said. */
  of(rows: readonly string[]): bigint {
    return rows.reduce((sum, row) => sum + (this.#rows.get(row) ?? 0n), 0n);
  }

  /** What the prices of all rows of a column add up to. */
  priced(column: string): bigint {
    return this.#priced.get(column) ?? 0n;
  }

  /** Says columns, after all rows: from 0 to their upper bounds, each at the same cost. */
  columns(uppers: Terms, cost = 0): void {
    for (const [name, upper] of Object.entries(uppers)) {
      const remains = BigInt(cost) * ONE - this.priced(name);
      if (remains < 0n) this.#sum += remains * BigInt(upper);
    }
  }

  /** Says that exactly one of these is taken, at what it costs less the prices of its rows. */
  choice(unit: string, costs: readonly bigint[]): void {
    let least = costs[0] ?? refuse('plan.limits', `within them ${unit} can be placed nowhere`);
    for (const cost of costs) if (cost < least) least = cost;
    this.#sum += least;
  }

  /** Priced rows that were not said yet. */
  get unsaid(): readonly string[] {
    return [...this.#said.keys()].filter((row) => !this.#rows.has(row));
  }

  /** The least whole number that the cost can be. */
  get bound(): number {
    for (const row of this.unsaid) refuse(`plan, multiplier of ${row}`, 'the instance has no such row');
    return ceiling(this.#sum);
  }
}
