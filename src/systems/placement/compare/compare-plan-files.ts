import type { ReadInstance } from '../files/read-instance.ts';
import { readPlan } from '../files/read-plan.ts';
import type { LevelValues } from '../model/level-names.ts';
import { Placing } from '../model/placing.ts';
import { problemOf } from '../model/problem.ts';
import { movedBetween, type ReadOuts, readOutsOf } from './read-outs.ts';

/** A plan beside others of the same instance: its levels counted anew, the bound and the drills that it says, its figures, and how many units are elsewhere than in the first. */
export type ComparedPlan = {
  readonly facilityOf: readonly number[];
  readonly levels: LevelValues;
  readonly kmAtLeast: number;
  /** The site whose failure strands most, as the plan's drill says. */
  readonly worstDrill: { readonly site: string; readonly stranded: number };
  readonly readOuts: ReadOuts;
  readonly moved: number;
};

/**
 * Reads a plan for a comparison.
 * @param first the plan with which it is compared; absent for the first itself
 * @throws PlanMismatchError where it is no plan of this instance
 */
export const comparePlanFiles = (read: ReadInstance, plan: unknown, first?: ComparedPlan): ComparedPlan => {
  const problem = problemOf(read.instance);
  const { facilityOf, bound, drill } = readPlan(read, problem, plan);
  const worst = Object.entries(drill).reduce((most, one) => (one[1] > most[1] ? one : most), ['', -1] as [
    string,
    number,
  ]);
  return {
    facilityOf,
    levels: new Placing(problem, facilityOf).levels(),
    kmAtLeast: bound.km,
    worstDrill: { site: worst[0], stranded: Math.max(0, worst[1]) },
    readOuts: readOutsOf(problem, facilityOf),
    moved: first === undefined ? 0 : movedBetween(first.facilityOf, facilityOf),
  };
};
