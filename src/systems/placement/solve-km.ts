import { polishKm } from './apart/polish-km.ts';
import { repairPairs } from './apart/repair-pairs.ts';
import { unplaceBroken } from './apart/unplace-broken.ts';
import { WorkPlan } from './apart/work-plan.ts';
import { type ProvenBound, proveBound } from './certificate/prove-bound.ts';
import { addPairRow, type PairRow, type PlacementModel, placementModel } from './levels/placement-model.ts';
import { LinearSession, type Solution, SolverError } from './linear/solver.ts';
import type { LevelValues, Limits } from './model/level-names.ts';
import { Placing } from './model/placing.ts';
import type { Problem } from './model/problem.ts';
import { fineClasses, type UnitClasses } from './model/unit-classes.ts';
import { branchAround } from './rounding/branch-around.ts';
import { insertLeftOver } from './rounding/insert-left-over.ts';
import { roundDown } from './rounding/round-down.ts';

/** The best plan so far and the best bound of its km. */
export type Incumbent = {
  readonly facilityOf: Int32Array;
  readonly levels: LevelValues;
  readonly bound: ProvenBound;
};

/** What came out; where pair rows and limits contradict each other, the rows and the units that need classes of their own for them. */
export type FoundKm = {
  readonly incumbent: Incumbent;
  readonly pairsForbidLimits?: { readonly pairRows: readonly PairRow[]; readonly singles: ReadonlySet<number> };
};

/** How far the km may be above the bound: (km − bound) / bound. */
export const gapOf = ({ levels, bound }: Incumbent): number =>
  levels.km <= bound.bound ? 0 : (levels.km - bound.bound) / Math.max(1, bound.bound);

/** When to stop, and whom to tell. */
export type KmWish = {
  readonly targetGap: number;
  /** Rounds of the linear programme after the first. */
  readonly rounds: number;
  /** Rounds in which a plan that places as many as the limit allows has to be found. */
  readonly roundsToPlace: number;
  readonly onIncumbent: (incumbent: Incumbent, round: number) => void;
};

/** Times that violated pair rows are added to one linear programme before it is rounded. */
const ROW_TURNS = 6;

/** Lazy disaggregation: classes for almost everybody, a column of their own for those whose pairs bind, pair rows as they are violated. */
class KmSearch {
  readonly #problem: Problem;
  readonly #coarse: UnitClasses;
  readonly #limits: Limits;
  readonly #singles = new Set<number>();
  readonly #rows: PairRow[] = [];
  readonly #rowKeys = new Set<number>();
  #best: Incumbent | undefined;
  #cannotKeepLimits = false;

  constructor(problem: Problem, coarse: UnitClasses, limits: Limits) {
    this.#problem = problem;
    this.#coarse = coarse;
    this.#limits = limits;
  }

  /** What is known so far. */
  get found(): FoundKm {
    if (!this.#best)
      throw new SolverError(
        'The limits of the levels cannot be kept together. This is a fault of the planner: report it with the instance.',
      );
    const pairs = this.#cannotKeepLimits ? { pairRows: this.#rows, singles: this.#singles } : undefined;
    return { incumbent: this.#best, ...(pairs ? { pairsForbidLimits: pairs } : {}) };
  }

  /** Adds the rows of pairs of singles that a solution violates; how many. */
  #addViolated(model: PlacementModel, classes: UnitClasses, { values }: Solution): number {
    const { pairs, facilities } = this.#problem;
    let added = 0;
    for (let pair = 0; 2 * pair < pairs.length; pair += 1) {
      const [one, other] = [pairs[2 * pair] as number, pairs[2 * pair + 1] as number];
      if (!this.#singles.has(one) || !this.#singles.has(other)) continue;
      for (let facility = 0; facility < facilities; facility += 1) {
        const columns = [one, other].map(
          (unit) => model.at[(classes.classOf[unit] as number) * facilities + facility] as number,
        );
        if (columns.some((column) => column < 0)) continue;
        const key = pair * facilities + facility;
        const sum = columns.reduce((all, column) => all + (values[column] as number), 0);
        if (sum <= 1 + 1e-6 || this.#rowKeys.has(key)) continue;
        this.#rowKeys.add(key);
        this.#rows.push({ pair, facility });
        addPairRow(this.#problem, model, classes, { pair, facility });
        added += 1;
      }
    }
    return added;
  }

  /** The linear programme with the pair rows that it violates; undefined where they cannot all be kept within the limits. */
  async #solveRelaxed(model: PlacementModel, classes: UnitClasses): Promise<Solution | undefined> {
    const session = await LinearSession.open(model.linear);
    try {
      for (let turn = 1; ; turn += 1) {
        const solution = session.solve();
        if (!solution) return undefined;
        if (turn === ROW_TURNS || this.#addViolated(model, classes, solution) === 0) return solution;
      }
    } finally {
      session.close();
    }
  }

  /** The two units of each pair that the rounded solution breaks become singles; how many are new. */
  #singleOut(rounded: Int32Array): number {
    const { pairs } = this.#problem;
    const before = this.#singles.size;
    for (let index = 0; index < pairs.length; index += 2) {
      const [one, other] = [pairs[index] as number, pairs[index + 1] as number];
      if (rounded[one] === -1 || rounded[one] !== rounded[other]) continue;
      this.#singles.add(one).add(other);
    }
    return this.#singles.size - before;
  }

  #completed(rounded: Int32Array): WorkPlan {
    const work = new WorkPlan(new Placing(this.#problem, rounded), this.#coarse);
    insertLeftOver(work, this.#coarse, this.#limits, true);
    return work;
  }

  /** A whole plan from a solution: rounded, completed, pairs taken apart, polished. */
  async #planFrom(
    model: PlacementModel,
    classes: UnitClasses,
    solution: Solution,
    rounded: Int32Array,
    seed: number,
  ): Promise<Placing> {
    let work = this.#completed(rounded);
    if (work.placing.unplaced > this.#limits.unplaced) {
      const near = await branchAround(model, classes, solution.values, this.#problem.facilities);
      if (near) {
        const other = this.#completed(near);
        if (other.placing.unplaced < work.placing.unplaced) work = other;
      }
    }
    repairPairs(work, this.#limits, seed);
    unplaceBroken(work, this.#limits);
    insertLeftOver(work, this.#coarse, this.#limits, false);
    polishKm(work, this.#coarse, this.#limits, rounded);
    return work.placing;
  }

  /** The best plan of the rounds before, polished towards what this round's linear programme says. */
  #polished(before: Int32Array, rounded: Int32Array): Placing {
    const work = new WorkPlan(new Placing(this.#problem, before), this.#coarse);
    polishKm(work, this.#coarse, this.#limits, rounded);
    return work.placing;
  }

  #keep(placing: Placing, bound: ProvenBound): void {
    const best = this.#best;
    const levels = placing.levels();
    const betterBound = best && best.bound.bound >= bound.bound ? best.bound : bound;
    const isBetter =
      !best ||
      levels.unplaced < best.levels.unplaced ||
      (levels.unplaced === best.levels.unplaced && levels.km < best.levels.km);
    const kept = isBetter ? { facilityOf: placing.facilityOf.slice(), levels } : best;
    this.#best = { ...kept, bound: betterBound };
  }

  /** One round; whether the next one would know more. */
  async round(number: number): Promise<{ grew: boolean }> {
    const classes = fineClasses(this.#problem, this.#singles);
    const model = placementModel(this.#problem, classes, {
      objective: 'km',
      limits: this.#limits,
      pairRows: this.#rows,
    });
    const rowsBefore = this.#rows.length;
    const solution = await this.#solveRelaxed(model, classes);
    if (!solution) {
      this.#cannotKeepLimits = true;
      return { grew: false };
    }
    const bound = proveBound(model.linear, solution.duals);
    const rounded = roundDown(model, classes, solution.values, this.#problem.facilities);
    const grew = this.#singleOut(rounded) > 0 || this.#rows.length > rowsBefore;
    const before = this.#best?.facilityOf;
    this.#keep(await this.#planFrom(model, classes, solution, rounded, number + 1), bound);
    if (before) this.#keep(this.#polished(before, rounded), bound);
    return { grew };
  }
}

/**
 * Minimises the km within the limits of the levels before, with a bound that contains the pairs which bind. It stops at the target gap, when nothing new is
 * learnt, or after the rounds; never by a clock. The plan may leave more unplaced than the limit says: then no other was found in a few rounds.
 */
export const solveKm = async (
  problem: Problem,
  coarse: UnitClasses,
  limits: Limits,
  wish: KmWish,
): Promise<FoundKm> => {
  const search = new KmSearch(problem, coarse, limits);
  for (let number = 0; ; number += 1) {
    const { grew } = await search.round(number);
    const { found } = search;
    if (found.pairsForbidLimits) return found;
    const placesEnough = found.incumbent.levels.unplaced <= limits.unplaced;
    if (placesEnough) wish.onIncumbent(found.incumbent, number);
    const isDone = placesEnough ? gapOf(found.incumbent) <= wish.targetGap : number + 1 >= wish.roundsToPlace;
    if (isDone || number >= wish.rounds || (!grew && number > 3)) return found;
  }
};
