import type { ReadInstance } from '../files/read-instance.ts';
import { PlanMismatchError, readPlan } from '../files/read-plan.ts';
import type { Limits } from '../model/level-names.ts';
import { Placing } from '../model/placing.ts';
import { type Problem, problemOf } from '../model/problem.ts';
import type { Break } from './consequence.ts';
import { explainUnit, type Option } from './explain-unit.ts';

/** A hard rule that is broken where a unit goes alone: persons on so many places; of `apart`, how many units that it is kept apart from are there. */
export type ToldBreak = {
  readonly rule: Break['rule'];
  /** Of `places`: of this level or above. */
  readonly level: number;
  readonly held: number;
  readonly of: number;
};

/** A site for a unit, by ids: what follows if it goes there alone. */
export type ToldOption = {
  readonly site: string;
  readonly couldTake: boolean;
  /** The km of the unit there. */
  readonly km: number;
  /** By how many km the plan as a whole would be longer. */
  readonly more: number;
  readonly breaks: readonly ToldBreak[];
  /** Limits of the plan that would not hold. */
  readonly over: readonly { readonly level: keyof Limits; readonly value: number; readonly limit: number }[];
};

/** Why a unit is where it is, by ids; `nextBest` counts the others who make room. */
export type ToldUnit = {
  readonly unit: string;
  readonly persons: number;
  readonly at: string | null;
  readonly options: readonly ToldOption[];
  readonly nextBest: { readonly site: string; readonly km: number; readonly others: number } | null;
};

const tellBreak = (one: Break): ToldBreak =>
  one.rule === 'apart'
    ? { rule: one.rule, level: 0, held: one.with.length, of: 0 }
    : { level: 0, ...one, held: one.held, of: one.of };

const tellOption = ({ instance }: Problem, limits: Limits, option: Option): ToldOption => {
  const { before, after, breaks } = option.consequence;
  return {
    site: instance.facilities[option.facility]?.id ?? '',
    couldTake: option.couldTake,
    km: option.km,
    more: after.km - before.km,
    breaks: breaks.map(tellBreak),
    over: option.over.map((level) => ({ level, value: after[level], limit: limits[level] })),
  };
};

/**
 * Why one unit is where it is, what each other site would break, and what the next best place would cost, from the two files.
 * @throws PlanMismatchError where the plan is none of this instance, or there is no such unit
 */
export const tellUnit = (read: ReadInstance, plan: unknown, unitId: string): ToldUnit => {
  const problem = problemOf(read.instance);
  const { facilityOf, limits } = readPlan(read, problem, plan);
  const unit = read.instance.units.findIndex(({ id }) => id === unitId);
  if (unit < 0) throw new PlanMismatchError(`There is no unit ${unitId} in the instance.`);
  const { at, options, nextBest } = explainUnit(new Placing(problem, facilityOf), limits, unit);
  const idOf = (facility: number): string => read.instance.facilities[facility]?.id ?? '';
  return {
    unit: unitId,
    persons: problem.size[unit] as number,
    at: at < 0 ? null : idOf(at),
    options: options.map((option) => tellOption(problem, limits, option)),
    nextBest:
      nextBest === undefined
        ? null
        : {
            site: idOf(nextBest.facility),
            km: nextBest.km,
            others: nextBest.moves.filter(([mover]) => mover !== unit).length,
          },
  };
};
