import { decimals } from './certificate/prove-bound.ts';
import { drillFacility, type FacilityDrill } from './drill/drill-facility.ts';
import { type BoundInFile, hashOf, type PlanFile, withHash } from './files/plan-file.ts';
import type { ReadInstance } from './files/read-instance.ts';
import { settle } from './levels/settle.ts';
import { COARSE_LEVELS, type LevelBound } from './levels/solve-levels.ts';
import { Placing } from './model/placing.ts';
import { type Problem, problemOf } from './model/problem.ts';
import { gapOf } from './solve-km.ts';
import { type SolvedPlan, solveLevelsAndKm } from './solve-levels-and-km.ts';

/** How good a plan has to be, and how long to try. */
export type PlanWish = {
  /** (km − bound) / bound at which the planner stops: 0.001 unless said otherwise. */
  readonly targetGap: number;
  /** Rounds of the linear programme after the first. */
  readonly rounds: number;
};

/** As the planner wishes when nothing is said. */
export const USUAL_WISH: PlanWish = { targetGap: 0.001, rounds: 12 };

/** What the planner is doing. `plan` is a whole plan that obeys every hard rule, its drill aside: kept when the planner is cancelled. */
export type Progress =
  | { readonly step: 'levels'; readonly limits: PlanFile['limits'] }
  | {
      readonly step: 'km';
      readonly round: number;
      readonly km: number;
      readonly bound: number;
      readonly gap: number;
      readonly plan: SolvedPlan;
    }
  | { readonly step: 'drill'; readonly done: number; readonly of: number };

const boundInFile = ({ bound, multipliers, solverBound, best }: LevelBound): BoundInFile => ({
  bound,
  multipliers: decimals(multipliers),
  ...(solverBound === undefined ? {} : { solverBound }),
  ...(best === undefined ? {} : { best }),
});

/** A map of units to facilities as their ids. */
const movesOf = ({ instance }: Problem, moves: ReadonlyMap<number, number>): Record<string, string> =>
  Object.fromEntries(
    [...moves].map(
      ([unit, facility]) => [instance.units[unit]?.id, instance.facilities[facility]?.id] as [string, string],
    ),
  );

/** Puts a solved plan and its drills into the form of the file. */
export const planFileOf = (
  { value }: ReadInstance,
  problem: Problem,
  { limits, certificates, incumbent }: SolvedPlan,
  drills: readonly FacilityDrill[],
  status: PlanFile['status'],
): PlanFile => {
  const { instance } = problem;
  const { bound: km, ...proof } = boundInFile(incumbent.bound);
  const byFacility = <Item>(item: (drill: FacilityDrill) => Item): Record<string, Item> =>
    Object.fromEntries(instance.facilities.map(({ id }, index) => [id, item(drills[index] as FacilityDrill)]));
  return withHash({
    format: 'amana-plan-1',
    status,
    instance: hashOf(value),
    facility: Object.fromEntries(
      instance.units.map(({ id }, unit) => [id, instance.facilities[incumbent.facilityOf[unit] as number]?.id ?? null]),
    ),
    levels: incumbent.levels,
    limits,
    bound: { km, ...proof },
    certificates: Object.fromEntries(
      COARSE_LEVELS.map((level) => [level, boundInFile(certificates[level])]),
    ) as PlanFile['certificates'],
    drill: byFacility(({ stranded }) => stranded),
    drillWitness: byFacility(({ moves, proof: drillProof }) => ({
      moves: movesOf(problem, moves),
      ...boundInFile(drillProof),
    })),
  });
};

/**
 * Makes a plan: five levels in their order, certificates, and the drill of every facility. Deterministic: the same instance and wish give the same hash on every machine.
 * @throws SolverError where the solver cannot answer
 */
export const makePlan = async (
  read: ReadInstance,
  wish: PlanWish,
  onProgress: (progress: Progress) => void,
): Promise<PlanFile> => {
  const problem = problemOf(read.instance);
  const solved = settle(
    problem,
    await solveLevelsAndKm(problem, {
      ...wish,
      onLevels: ({ limits }) => onProgress({ step: 'levels', limits }),
      onIncumbent: (incumbent, levels, round) =>
        onProgress({
          step: 'km',
          round,
          km: incumbent.levels.km,
          bound: incumbent.bound.bound,
          gap: gapOf(incumbent),
          plan: { ...levels, incumbent },
        }),
    }),
  );
  const placing = new Placing(problem, solved.incumbent.facilityOf);
  const drills: FacilityDrill[] = [];
  for (let facility = 0; facility < problem.facilities; facility += 1) {
    drills.push(await drillFacility(placing, facility));
    onProgress({ step: 'drill', done: facility + 1, of: problem.facilities });
  }
  return planFileOf(read, problem, solved, drills, 'complete');
};

/**
 * What is left of a planner that was cancelled: its best plan, marked so. The drill says that everybody of a failed facility is stranded, because nobody
 * was re-placed yet, and proves nothing.
 */
export const cancelledPlan = (read: ReadInstance, found: SolvedPlan): PlanFile => {
  const problem = problemOf(read.instance);
  const solved = settle(problem, found);
  const drills = problem.instance.facilities.map((_, facility): FacilityDrill => {
    let stranded = 0;
    for (let unit = 0; unit < problem.units; unit += 1)
      if (solved.incumbent.facilityOf[unit] === facility) stranded += problem.size[unit] as number;
    return { stranded, moves: new Map(), proof: { bound: 0, multipliers: new Map() } };
  });
  return planFileOf(read, problem, solved, drills, 'cancelled');
};
