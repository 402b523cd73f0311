import { WorkPlan } from '../apart/work-plan.ts';
import type { Limits } from '../model/level-names.ts';
import { Placing } from '../model/placing.ts';
import { canTake, kmOf } from '../model/problem.ts';
import { coarseClasses } from '../model/unit-classes.ts';
import { RoomFinder, type Way } from '../rounding/room-finder.ts';
import { type Consequence, consequenceOf } from './consequence.ts';

/** A facility for a unit: whether it could take it at all, the km of the unit there, and what follows if it went there alone. */
export type Option = {
  readonly facility: number;
  readonly couldTake: boolean;
  readonly km: number;
  readonly consequence: Consequence;
  /** The limits of the plan that would not hold: of the levels before the km. */
  readonly over: readonly (keyof Limits)[];
};

/** Why a unit is where it is: every facility as an option, and the cheapest way to have it elsewhere within all rules and limits (others making room if need be), with the km that it costs more in all. */
export type UnitExplanation = {
  readonly unit: number;
  readonly at: number;
  readonly options: readonly Option[];
  readonly nextBest?: { readonly facility: number; readonly km: number; readonly moves: Way['moves'] };
};

const LIMITED = ['stranded', 'worstLoss', 'networkExcess'] as const;

const nextBest = (placing: Placing, limits: Limits, unit: number, at: number): UnitExplanation['nextBest'] => {
  if (at < 0) return undefined;
  const { problem } = placing;
  const coarse = coarseClasses(problem);
  const work = new WorkPlan(new Placing(problem, placing.facilityOf), coarse);
  const finder = new RoomFinder(work, coarse, limits, false, (one, facility) => one === unit && facility === at);
  work.move(unit, -1);
  const way = finder.findEjecting(unit, finder.findDirect(unit));
  const facility = way?.moves.find(([mover]) => mover === unit)?.[1];
  return way === undefined || facility === undefined
    ? undefined
    : { facility, km: way.km - kmOf(problem, unit, at), moves: way.moves };
};

/** Explains where one unit is: why this facility, what the next best would cost, which rule or limit excludes the others. The plan is as before. */
export const explainUnit = (placing: Placing, limits: Limits, unit: number): UnitExplanation => {
  const { problem, facilityOf } = placing;
  const at = facilityOf[unit] as number;
  const options = problem.instance.facilities.map((_, facility): Option => {
    const consequence = consequenceOf(placing, unit, facility);
    return {
      facility,
      couldTake: canTake(problem, unit, facility),
      km: kmOf(problem, unit, facility),
      consequence,
      over: facility === at ? [] : LIMITED.filter((level) => consequence.after[level] > limits[level]),
    };
  });
  const best = nextBest(placing, limits, unit, at);
  return { unit, at, options, ...(best === undefined ? {} : { nextBest: best }) };
};
