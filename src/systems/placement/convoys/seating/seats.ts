import type { Compartment } from './compartments.ts';

/** Units of a lot who are to be seated. Whoever is kept apart from somebody is a lot of one unit. */
export type Boarder = {
  readonly lot: string;
  readonly kind: string;
  readonly medical: boolean;
  readonly size: number;
  /** Lots from which this one is kept apart. */
  readonly apart: readonly string[];
};

const isBefore = (one: readonly number[], other: readonly number[]): boolean => {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at >= 0 && (one[at] as number) < (other[at] as number);
};

/** The seats of one convoy while they are given. */
export class Seats {
  readonly compartments: readonly Compartment[];
  /** Units of lots by compartment. */
  readonly taken: readonly Map<string, number>[];
  readonly #kindOf: (string | undefined)[];
  readonly #free: number[];

  constructor(compartments: readonly Compartment[]) {
    this.compartments = compartments;
    this.taken = compartments.map(() => new Map());
    this.#kindOf = compartments.map(() => undefined);
    this.#free = compartments.map(({ seats }) => seats);
  }

  /** Whether a compartment is one for a boarder: its kind alone is in it, and it has what a medical need asks for. */
  isFor(index: number, { kind, medical }: Boarder): boolean {
    const compartment = this.compartments[index] as Compartment;
    const here = this.#kindOf[index];
    return (
      compartment.kinds.includes(kind) && (here === undefined || here === kind) && (!medical || compartment.medical)
    );
  }

  /** Seats that are free in a compartment. */
  free(index: number): number {
    return this.#free[index] as number;
  }

  /** Lots in the vehicle of a compartment from whom a boarder is kept apart, and where they sit. */
  foes(index: number, { apart }: Boarder): { readonly lot: string; readonly at: number }[] {
    if (apart.length === 0) return [];
    const { vehicle, number } = this.compartments[index] as Compartment;
    return this.compartments.flatMap((other, at) =>
      other.vehicle === vehicle && other.number === number
        ? apart.filter((lot) => this.taken[at]?.has(lot)).map((lot) => ({ lot, at }))
        : [],
    );
  }

  /** Whether one unit can sit in a compartment as it is. */
  fits(index: number, boarder: Boarder): boolean {
    return this.isFor(index, boarder) && this.free(index) >= boarder.size && this.foes(index, boarder).length === 0;
  }

  /** Puts units into a compartment. */
  seat(index: number, { lot, kind, size }: Boarder, units: number): void {
    const here = this.taken[index] as Map<string, number>;
    here.set(lot, (here.get(lot) ?? 0) + units);
    this.#kindOf[index] = kind;
    this.#free[index] = this.free(index) - units * size;
  }

  /** Takes units out of a compartment. */
  unseat(index: number, { lot, size }: Boarder, units: number): void {
    const here = this.taken[index] as Map<string, number>;
    const left = (here.get(lot) ?? 0) - units;
    if (left > 0) here.set(lot, left);
    else here.delete(lot);
    if (here.size === 0) this.#kindOf[index] = undefined;
    this.#free[index] = this.free(index) + units * size;
  }

  /** The compartment that fits best for the first of so many units: one where the kind sits already, a medical one last for who has no need of it, then the fullest; of empty ones that which fits them all most closely, else the largest. -1 where there is none. */
  choose(boarder: Boarder, units = 1): number {
    const wanted = units * boarder.size;
    const rank = (index: number): number[] => {
      const [free, isEmpty] = [this.free(index), this.#kindOf[index] === undefined];
      return [
        isEmpty ? 1 : 0,
        this.compartments[index]?.medical === true && !boarder.medical ? 1 : 0,
        isEmpty && free < wanted ? 1_000_000 - free : free,
      ];
    };
    let best = -1;
    this.compartments.forEach((_, index) => {
      if (this.fits(index, boarder) && (best < 0 || isBefore(rank(index), rank(best)))) best = index;
    });
    return best;
  }

  /** A compartment in which a lot sits, -1 for none. */
  seatOf(lot: string): number {
    return this.taken.findIndex((here) => here.has(lot));
  }
}
