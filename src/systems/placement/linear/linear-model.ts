/** Rows of which an entry has a known name; others (who is in a class) have none. */
export type RowName = string;

/** A linear programme in the making: minimise the costs of columns within bounds, rows between two limits. Stored by rows. */
export class LinearModel {
  readonly cost: number[] = [];
  readonly lower: number[] = [];
  readonly upper: number[] = [];
  readonly whole: number[] = [];
  readonly rowLower: number[] = [];
  readonly rowUpper: number[] = [];
  readonly starts: number[] = [0];
  readonly indices: number[] = [];
  readonly values: number[] = [];
  readonly names: RowName[] = [];

  /** Adds a column from 0 to `upper`; answers its number. */
  column(cost: number, upper: number, isWhole = false): number {
    this.cost.push(cost);
    this.lower.push(0);
    this.upper.push(upper);
    this.whole.push(isWhole ? 1 : 0);
    return this.cost.length - 1;
  }

  /** Adds a row `lower ≤ Σ ≤ upper`; answers its number. An empty name is for rows that no certificate names. */
  row(lower: number, upper: number, entries: Entries, name: RowName = ''): number {
    for (let index = 0; index < entries.columns.length; index += 1) {
      this.indices.push(entries.columns[index] as number);
      this.values.push(entries.values[index] as number);
    }
    this.starts.push(this.indices.length);
    this.rowLower.push(lower);
    this.rowUpper.push(upper);
    this.names.push(name);
    return this.rowLower.length - 1;
  }

  /** Adds a row `Σ ≤ upper`. */
  atMost(upper: number, entries: Entries, name: RowName = ''): number {
    return this.row(Number.NEGATIVE_INFINITY, upper, entries, name);
  }
}

/** The entries of a row: columns and their coefficients. */
export class Entries {
  readonly columns: number[] = [];
  readonly values: number[] = [];

  /** Adds one coefficient; answers itself. */
  add(column: number, value: number): this {
    this.columns.push(column);
    this.values.push(value);
    return this;
  }

  /** Adds the same coefficient for several columns; answers itself. */
  addAll(columns: readonly number[], value: number): this {
    for (const column of columns) this.add(column, value);
    return this;
  }
}
