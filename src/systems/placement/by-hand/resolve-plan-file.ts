import { millionthsOf } from '../certificate/prove-bound.ts';
import { drillFacility, type FacilityDrill } from '../drill/drill-facility.ts';
import type { BoundInFile, PlanFile } from '../files/plan-file.ts';
import type { ReadInstance } from '../files/read-instance.ts';
import { PlanMismatchError, readPlan } from '../files/read-plan.ts';
import { settle } from '../levels/settle.ts';
import { COARSE_LEVELS, type LevelBound, type SolvedLevels } from '../levels/solve-levels.ts';
import { planFileOf } from '../make-plan.ts';
import { problemOf } from '../model/problem.ts';
import { resolveAround } from './resolve-around.ts';

const boundOf = ({ multipliers, ...rest }: BoundInFile): LevelBound => ({
  ...rest,
  multipliers: millionthsOf(multipliers),
});

/** Where people placed a unit by hand: the ids of the unit and of the site, null for nowhere. */
export type LocksById = Readonly<Record<string, string | null>>;

/**
 * Makes a plan again around units that people placed by hand, from the files: those stay there, who is in their way finds another place, all others stay where the plan had them. The bounds of the plan are proved again
 * for what came out, and every drill is made anew. The checker reads it like any other plan; what the placing by hand costs shows as the gap to the bound.
 * @throws PlanMismatchError where the plan is none of this instance or a lock names what there is not, LocksError where locks contradict each other or a hard rule
 */
export const resolvePlanFile = async (read: ReadInstance, plan: unknown, locksById: LocksById): Promise<PlanFile> => {
  const problem = problemOf(read.instance);
  const before = readPlan(read, problem, plan);
  const units = new Map(read.instance.units.map(({ id }, index) => [id, index]));
  const facilities = new Map(read.instance.facilities.map(({ id }, index) => [id, index]));
  const locks = new Map(
    Object.entries(locksById).map(([unitId, siteId]): [number, number] => {
      const unit = units.get(unitId);
      const facility = siteId === null ? -1 : facilities.get(siteId);
      if (unit === undefined) throw new PlanMismatchError(`There is no unit ${unitId} in the instance.`);
      if (facility === undefined) throw new PlanMismatchError(`There is no site ${siteId} in the instance.`);
      return [unit, facility];
    }),
  );
  const placing = resolveAround(problem, before.facilityOf, locks, before.limits);
  const { km, ...proof } = before.bound;
  const solved = settle(problem, {
    limits: before.limits,
    certificates: Object.fromEntries(
      COARSE_LEVELS.map((level) => [level, boundOf(before.certificates[level])]),
    ) as SolvedLevels['certificates'],
    incumbent: {
      facilityOf: placing.facilityOf,
      levels: placing.levels(),
      bound: boundOf({ bound: km, ...proof }),
    },
  });
  const drills: FacilityDrill[] = [];
  for (let facility = 0; facility < problem.facilities; facility += 1)
    drills.push(await drillFacility(placing, facility));
  return planFileOf(read, problem, solved, drills, 'complete');
};
