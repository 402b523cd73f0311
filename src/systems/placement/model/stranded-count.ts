import { LEVELS, type Problem } from './problem.ts';

/** Whom the failure of each single facility strands, by sections; groups are counted again only where somebody moved. */
export class StrandedCount {
  readonly #problem: Problem;
  readonly #held: Int32Array;
  readonly #isStale: Uint8Array;
  /** Stranded of group g when facility f fails, at `g × facilities + f`. */
  readonly #byGroup: Int32Array;
  readonly #byFacility: Int32Array;
  readonly #free: Int32Array;
  #anyStale = true;
  #worst = 0;

  /** @param held nested persons by section, which the owner keeps */
  constructor(problem: Problem, held: Int32Array) {
    this.#problem = problem;
    this.#held = held;
    this.#isStale = new Uint8Array(problem.groups).fill(1);
    this.#byGroup = new Int32Array(problem.groups * problem.facilities);
    this.#byFacility = new Int32Array(problem.facilities);
    this.#free = new Int32Array(problem.facilities);
  }

  /** Somebody of this group moved. */
  changed(group: number): void {
    this.#isStale[group] = 1;
    this.#anyStale = true;
  }

  #countGroup(group: number): void {
    const { facilities, groups, capacity } = this.#problem;
    const held = this.#held;
    const free = this.#free;
    const byGroup = this.#byGroup;
    const begin = group * facilities;
    for (let facility = 0; facility < facilities; facility += 1) {
      free[facility] = 1_000_000_000;
      const place = begin + facility;
      this.#byFacility[facility] = (this.#byFacility[facility] as number) - (byGroup[place] as number);
      byGroup[place] = 0;
    }
    for (let level = 0; level < LEVELS; level += 1) {
      let all = 0;
      for (let facility = 0; facility < facilities; facility += 1) {
        const section = (facility * groups + group) * LEVELS + level;
        // places that this level may use are those that no lower level needs of the nested ones
        const room = Math.min(free[facility] as number, (capacity[section] as number) - (held[section] as number));
        free[facility] = room;
        all += room;
      }
      for (let facility = 0; facility < facilities; facility += 1) {
        const come = held[(facility * groups + group) * LEVELS + level] as number;
        const left = come - (all - (free[facility] as number));
        if (come > 0 && left > (byGroup[begin + facility] as number)) byGroup[begin + facility] = left;
      }
    }
    for (let facility = 0; facility < facilities; facility += 1)
      this.#byFacility[facility] = (this.#byFacility[facility] as number) + (byGroup[begin + facility] as number);
  }

  /** Persons stranded in the worst single failure (docs/verifying/placement-files.md, level 2). */
  worst(): number {
    if (!this.#anyStale) return this.#worst;
    for (let group = 0; group < this.#isStale.length; group += 1) {
      if (this.#isStale[group] === 0) continue;
      this.#countGroup(group);
      this.#isStale[group] = 0;
    }
    this.#anyStale = false;
    this.#worst = this.#byFacility.reduce((most, stranded) => Math.max(most, stranded), 0);
    return this.#worst;
  }
}
