import type { LevelValues, Limits } from './level-names.ts';
import { kmOf, LEVELS, type Problem } from './problem.ts';
import { StrandedCount } from './stranded-count.ts';

/** A plan in the making: where each unit is, and every sum that a rule or a level asks for, kept while units move. */
export class Placing {
  readonly problem: Problem;
  /** Facility of each unit, -1 unplaced. */
  readonly facilityOf: Int32Array;
  /** Nested: persons of a section of a level and above, at `section × 3 + level`. */
  readonly held: Int32Array;
  readonly loss: Float64Array;
  readonly beds: Int32Array;
  readonly families: Int32Array;
  readonly inNetwork: Int32Array;
  readonly #stranded: StrandedCount;
  excess = 0;
  km = 0;
  unplaced: number;

  constructor(problem: Problem, facilityOf?: ArrayLike<number>) {
    const { facilities, units } = problem;
    this.problem = problem;
    this.facilityOf = new Int32Array(units).fill(-1);
    this.held = new Int32Array(problem.capacity.length);
    this.loss = new Float64Array(facilities);
    this.beds = new Int32Array(facilities);
    this.families = new Int32Array(facilities);
    this.inNetwork = new Int32Array(facilities * problem.networks.length);
    this.#stranded = new StrandedCount(problem, this.held);
    this.unplaced = problem.persons;
    if (facilityOf) for (let unit = 0; unit < units; unit += 1) this.move(unit, facilityOf[unit] as number);
  }

  #count(unit: number, facility: number, persons: number): void {
    const { problem } = this;
    const group = problem.group[unit] as number;
    const level = problem.level[unit] as number;
    const section = (facility * problem.groups + group) * LEVELS;
    for (let below = 0; below <= level; below += 1)
      this.held[section + below] = (this.held[section + below] as number) + persons;
    this.#stranded.changed(group);
    this.loss[facility] = (this.loss[facility] as number) + persons * (problem.levelWeight[level] as number);
    if (problem.medical[unit] === 1) this.beds[facility] = (this.beds[facility] as number) + persons;
    if (problem.family[unit] === 1) this.families[facility] = (this.families[facility] as number) + persons;
    const network = problem.network[unit] as number;
    if (network < 0) return;
    const place = facility * problem.networks.length + network;
    const before = this.inNetwork[place] as number;
    const limit = problem.networkLimit[network] as number;
    this.inNetwork[place] = before + persons;
    this.excess += Math.max(0, before + persons - limit) - Math.max(0, before - limit);
  }

  /** Puts a unit at a facility (-1: nowhere), whatever rules say. */
  move(unit: number, to: number): void {
    const from = this.facilityOf[unit] as number;
    if (from === to) return;
    const size = this.problem.size[unit] as number;
    if (from >= 0) {
      this.#count(unit, from, -size);
      this.km -= kmOf(this.problem, unit, from);
    } else this.unplaced -= size;
    if (to >= 0) {
      this.#count(unit, to, size);
      this.km += kmOf(this.problem, unit, to);
    } else this.unplaced += size;
    this.facilityOf[unit] = to;
  }

  /** Two units of one coarse class change places: no sum but the km sees it. */
  swapAlike(one: number, other: number): void {
    const { facilityOf, problem } = this;
    const [here, there] = [facilityOf[one] as number, facilityOf[other] as number];
    this.km +=
      kmOf(problem, one, there) + kmOf(problem, other, here) - kmOf(problem, one, here) - kmOf(problem, other, there);
    facilityOf[one] = there;
    facilityOf[other] = here;
  }

  /** Whether the places, beds, family places and loss of a facility hold who is there, looking at one group. */
  fitsAt(facility: number, group: number, limits: Limits): boolean {
    const { problem, held } = this;
    const section = (facility * problem.groups + group) * LEVELS;
    for (let level = 0; level < LEVELS; level += 1)
      if ((held[section + level] as number) > (problem.capacity[section + level] as number)) return false;
    return (
      (this.loss[facility] as number) <= limits.worstLoss &&
      (this.beds[facility] as number) <= (problem.beds[facility] as number) &&
      (this.families[facility] as number) <= (problem.familyPlaces[facility] as number)
    );
  }

  /** Whether the sums over all facilities keep their limits; unplaced is not asked. */
  keepsSums(limits: Limits): boolean {
    return this.excess <= limits.networkExcess && this.#stranded.worst() <= limits.stranded;
  }

  /** The worst-case loss: the largest of a facility. */
  get worstLoss(): number {
    return this.loss.reduce((most, loss) => Math.max(most, loss), 0);
  }

  /** The five levels of the plan as it stands. */
  levels(): LevelValues {
    return {
      unplaced: this.unplaced,
      stranded: this.#stranded.worst(),
      worstLoss: this.worstLoss,
      networkExcess: this.excess,
      km: this.km,
    };
  }

  /** Units of one pair at one facility: how many pairs. */
  brokenPairs(): number {
    const { pairs } = this.problem;
    let broken = 0;
    for (let index = 0; index < pairs.length; index += 2) {
      const facility = this.facilityOf[pairs[index] as number] as number;
      if (facility >= 0 && facility === this.facilityOf[pairs[index + 1] as number]) broken += 1;
    }
    return broken;
  }
}
