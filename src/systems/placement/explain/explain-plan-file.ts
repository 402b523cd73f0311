import type { ReadInstance } from '../files/read-instance.ts';
import { readPlan } from '../files/read-plan.ts';
import { Placing } from '../model/placing.ts';
import { type Problem, problemOf } from '../model/problem.ts';
import { explainFailure, explainUnplaced } from './explain-plan.ts';
import type { Shortage } from './find-shortages.ts';
import { sayObstacles, sayShortage } from './say-shortage.ts';

/** A shortage by the ids of the files: groups, sites, units. */
export type ShortageInFile = {
  readonly demands: readonly {
    readonly group: string;
    readonly level: number;
    readonly medical: boolean;
    readonly family: boolean;
    readonly persons: number;
    readonly units: readonly string[];
  }[];
  readonly supplies: readonly {
    readonly site: string;
    readonly kind: 'section' | 'beds' | 'families';
    readonly group?: string;
    readonly level?: number;
    readonly free: number;
  }[];
  readonly missing: number;
  readonly sentence: string;
};

/** Why people have no place in a plan, and what would be missing, by kind, if each site failed. */
export type PlanExplanation = {
  readonly unplaced: {
    readonly persons: number;
    readonly shortages: readonly ShortageInFile[];
    readonly units: readonly { readonly unit: string; readonly sentence: string }[];
  };
  readonly failures: Readonly<Record<string, readonly ShortageInFile[]>>;
};

const inFile = (problem: Problem, shortage: Shortage, free: boolean): ShortageInFile => {
  const { groups, facilities, units } = problem.instance;
  return {
    demands: shortage.demands.map(({ group, level, medical, family, persons, units: members }) => ({
      group: groups[group] as string,
      level,
      medical,
      family,
      persons,
      units: members.map((unit) => units[unit]?.id as string),
    })),
    supplies: shortage.supplies.map((supply) => ({
      site: facilities[supply.facility]?.id as string,
      kind: supply.kind,
      ...(supply.kind === 'section' ? { group: groups[supply.group] as string, level: supply.level } : {}),
      free: supply.free,
    })),
    missing: shortage.missing,
    sentence: sayShortage(problem, shortage, free),
  };
};

/**
 * Explains a plan from the two files: why somebody stays unplaced, and how many places of what kind are missing if each site fails tonight.
 * @param plan the parsed plan file
 * @throws PlanMismatchError where the plan is none, or none of this instance
 */
export const explainPlanFile = async (read: ReadInstance, plan: unknown): Promise<PlanExplanation> => {
  const problem = problemOf(read.instance);
  const placing = new Placing(problem, readPlan(read, problem, plan).facilityOf);
  const { shortages, unplaced } = await explainUnplaced(placing);
  const failures: Record<string, readonly ShortageInFile[]> = {};
  for (const [facility, { id }] of problem.instance.facilities.entries())
    failures[id] = (await explainFailure(placing, facility)).map((shortage) => inFile(problem, shortage, true));
  return {
    unplaced: {
      persons: placing.unplaced,
      shortages: shortages.map((shortage) => inFile(problem, shortage, false)),
      units: unplaced.map(({ unit, obstacles }) => ({
        unit: problem.instance.units[unit]?.id as string,
        sentence: sayObstacles(problem, unit, obstacles),
      })),
    },
    failures,
  };
};
