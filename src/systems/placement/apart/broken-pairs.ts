import type { Problem } from '../model/problem.ts';

/** The pairs whose two units are at one facility now, kept while units move. */
export class BrokenPairs {
  readonly #problem: Problem;
  readonly #facilityOf: Int32Array;
  /** Pairs of each unit, beside `enemies`. */
  readonly #pairOf: Int32Array;
  readonly #list: number[] = [];
  readonly #placeOf: Int32Array;

  /** @param facilityOf where units are; the owner changes it together with `moved` */
  constructor(problem: Problem, facilityOf: Int32Array) {
    this.#problem = problem;
    this.#facilityOf = facilityOf;
    this.#pairOf = new Int32Array(problem.pairs.length);
    this.#placeOf = new Int32Array(problem.pairs.length / 2).fill(-1);
    const next = problem.enemiesFrom.slice(0, problem.units);
    for (let index = 0; index < problem.pairs.length; index += 1) {
      const unit = problem.pairs[index] as number;
      this.#pairOf[next[unit] as number] = index >> 1;
      next[unit] = (next[unit] as number) + 1;
    }
    for (let pair = 0; pair < this.#placeOf.length; pair += 1) {
      const facility = facilityOf[problem.pairs[2 * pair] as number] as number;
      if (facility >= 0 && facility === facilityOf[problem.pairs[2 * pair + 1] as number]) this.#add(pair);
    }
  }

  #add(pair: number): void {
    this.#placeOf[pair] = this.#list.length;
    this.#list.push(pair);
  }

  #remove(pair: number): void {
    const place = this.#placeOf[pair] as number;
    const last = this.#list.pop() as number;
    if (last !== pair) {
      this.#list[place] = last;
      this.#placeOf[last] = place;
    }
    this.#placeOf[pair] = -1;
  }

  get count(): number {
    return this.#list.length;
  }

  /** The pair at a place from 0 to before `count`. */
  get(place: number): number {
    return this.#list[place] as number;
  }

  /** How many from whom a unit is kept apart are at a facility, leaving one unit out. */
  enemiesAt(unit: number, facility: number, except = -1): number {
    const { enemies, enemiesFrom } = this.#problem;
    let count = 0;
    for (let index = enemiesFrom[unit] as number; index < (enemiesFrom[unit + 1] as number); index += 1) {
      const enemy = enemies[index] as number;
      if (enemy !== except && this.#facilityOf[enemy] === facility) count += 1;
    }
    return count;
  }

  /** A unit went from one facility to another (-1: nowhere); call it for each unit right after it moved. */
  moved(unit: number, from: number, to: number): void {
    const { enemies, enemiesFrom } = this.#problem;
    for (let index = enemiesFrom[unit] as number; index < (enemiesFrom[unit + 1] as number); index += 1) {
      const there = this.#facilityOf[enemies[index] as number] as number;
      if (there < 0) continue;
      const pair = this.#pairOf[index] as number;
      if (there === from && (this.#placeOf[pair] as number) >= 0) this.#remove(pair);
      else if (there === to && (this.#placeOf[pair] as number) < 0) this.#add(pair);
    }
  }
}
