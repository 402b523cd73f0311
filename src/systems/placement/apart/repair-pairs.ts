import type { Limits } from '../model/level-names.ts';
import { canTake, kmOf, type Problem } from '../model/problem.ts';
import { randomFrom } from '../model/random.ts';
import type { WorkPlan } from './work-plan.ts';

/** A unit goes to a facility, alone (`other` -1) or in exchange with another unit. */
type Move = {
  readonly unit: number;
  readonly to: number;
  readonly other: number;
  /** Pairs that are broken afterwards, less those before. */
  readonly pairs: number;
  readonly km: number;
};

/** One broken pair weighs more than any km. */
const PAIR_KM = 1e7;
const score = (move: Move): number => move.pairs * PAIR_KM + move.km;

/** How far one step looks: members of a class at each facility, and others at random. */
type Width = { readonly alike: number; readonly others: number };
const NARROW: Width = { alike: 40, others: 12 };
const WIDE: Width = { alike: 400, others: 60 };

/** Tabu search that takes broken pairs apart by exchanges and moves that keep all other rules and the limits. */
class PairRepair {
  readonly #work: WorkPlan;
  readonly #problem: Problem;
  readonly #limits: Limits;
  readonly #random: () => number;
  /** Until which step a unit stays away from a facility, at `unit × facilities + facility`. */
  readonly #tabu = new Map<number, number>();
  #step = 0;

  constructor(work: WorkPlan, limits: Limits, seed: number) {
    this.#work = work;
    this.#problem = work.placing.problem;
    this.#limits = limits;
    this.#random = randomFrom(seed);
  }

  #below(count: number): number {
    return Math.floor(this.#random() * count);
  }

  #isTabu({ unit, to, pairs }: Move): boolean {
    return pairs >= 0 && (this.#tabu.get(unit * this.#problem.facilities + to) ?? 0) > this.#step;
  }

  #better(best: Move | undefined, move: Move): Move | undefined {
    return (best && score(best) <= score(move)) || this.#isTabu(move) ? best : move;
  }

  #exchange(unit: number, other: number, broken: { here: number; there: number }): Move {
    const { broken: pairs, placing } = this.#work;
    const from = placing.facilityOf[unit] as number;
    const to = placing.facilityOf[other] as number;
    const change =
      broken.there -
      (this.#areEnemies(unit, other) ? 1 : 0) +
      pairs.enemiesAt(other, from, unit) -
      broken.here -
      pairs.enemiesAt(other, to, unit);
    const km =
      kmOf(this.#problem, unit, to) +
      kmOf(this.#problem, other, from) -
      kmOf(this.#problem, unit, from) -
      kmOf(this.#problem, other, to);
    return { unit, to, other, pairs: change, km };
  }

  #areEnemies(one: number, other: number): boolean {
    const { enemies, enemiesFrom } = this.#problem;
    for (let index = enemiesFrom[one] as number; index < (enemiesFrom[one + 1] as number); index += 1)
      if (enemies[index] === other) return true;
    return false;
  }

  /** Whether a move keeps places and limits: tried, and taken back. */
  #keepsRules({ unit, to, other }: Move): boolean {
    const { placing } = this.#work;
    const { group } = this.#problem;
    const from = placing.facilityOf[unit] as number;
    placing.move(unit, to);
    if (other >= 0) placing.move(other, from);
    const [one, two] = [group[unit] as number, group[other >= 0 ? other : unit] as number];
    const keeps =
      placing.fitsAt(to, one, this.#limits) &&
      placing.fitsAt(from, one, this.#limits) &&
      (one === two || (placing.fitsAt(to, two, this.#limits) && placing.fitsAt(from, two, this.#limits))) &&
      placing.keepsSums(this.#limits);
    placing.move(unit, from);
    if (other >= 0) placing.move(other, to);
    return keeps;
  }

  #withAlike(
    unit: number,
    to: number,
    broken: { here: number; there: number },
    width: Width,
    known: Move | undefined,
  ): Move | undefined {
    const { buckets } = this.#work;
    const alike = buckets.at(buckets.classOf[unit] as number, to);
    const begin = alike.length > 0 ? this.#below(alike.length) : 0;
    let best = known;
    for (let index = 0; index < Math.min(alike.length, width.alike); index += 1)
      best = this.#better(best, this.#exchange(unit, alike[(begin + index) % alike.length] as number, broken));
    return best;
  }

  #withOthers(
    unit: number,
    to: number,
    broken: { here: number; there: number },
    width: Width,
    known: Move | undefined,
  ): Move | undefined {
    const { placing, buckets } = this.#work;
    const from = placing.facilityOf[unit] as number;
    let best = known;
    for (let tries = 0; tries < width.others; tries += 1) {
      const other = this.#below(this.#problem.units);
      if (
        placing.facilityOf[other] !== to ||
        buckets.classOf[other] === buckets.classOf[unit] ||
        !canTake(this.#problem, other, from)
      )
        continue;
      const move = this.#exchange(unit, other, broken);
      if (this.#better(best, move) === move && this.#keepsRules(move)) best = move;
    }
    return best;
  }

  #bestMove(unit: number, width: Width): Move | undefined {
    const { placing, broken } = this.#work;
    const from = placing.facilityOf[unit] as number;
    const here = broken.enemiesAt(unit, from);
    let best: Move | undefined;
    for (let to = 0; to < this.#problem.facilities; to += 1) {
      if (to === from || !canTake(this.#problem, unit, to)) continue;
      const counts = { here, there: broken.enemiesAt(unit, to) };
      best = this.#withAlike(unit, to, counts, width, best);
      const alone: Move = {
        unit,
        to,
        other: -1,
        pairs: counts.there - here,
        km: kmOf(this.#problem, unit, to) - kmOf(this.#problem, unit, from),
      };
      if (this.#better(best, alone) === alone && this.#keepsRules(alone)) best = alone;
      best = this.#withOthers(unit, to, counts, width, best);
    }
    return best;
  }

  #apply({ unit, to, other }: Move): void {
    const { placing } = this.#work;
    const { facilities } = this.#problem;
    const from = placing.facilityOf[unit] as number;
    if (other >= 0) {
      this.#work.swap(unit, other);
      this.#tabu.set(other * facilities + to, this.#step + 8 + this.#below(10));
    } else this.#work.move(unit, to);
    this.#tabu.set(unit * facilities + from, this.#step + 8 + this.#below(10));
  }

  /** Steps until no pair is broken or the budget is used up. */
  run(steps: number): void {
    const { broken } = this.#work;
    const begin = broken.count;
    while (broken.count > 0 && this.#step < steps) {
      const pair = broken.get(this.#below(broken.count));
      this.#step += 1;
      const width = this.#step > begin * 1.5 ? WIDE : NARROW;
      const one = this.#bestMove(this.#problem.pairs[2 * pair] as number, width);
      const other = this.#bestMove(this.#problem.pairs[2 * pair + 1] as number, width);
      const move = one && other ? (score(other) < score(one) ? other : one) : (one ?? other);
      if (!move || (move.pairs > 0 && this.#random() < 0.7)) continue;
      this.#apply(move);
    }
  }
}

/**
 * Takes apart pairs that are at one facility though they must not be. All other rules and the limits hold before and after every step.
 * What is left when the steps are used up is still broken: the caller unplaces one of each.
 */
export const repairPairs = (work: WorkPlan, limits: Limits, seed: number): void => {
  new PairRepair(work, limits, seed).run(20_000 + 10 * work.broken.count);
};
