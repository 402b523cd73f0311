import type { ReadInstance } from '../files/read-instance.ts';
import { PlanMismatchError, readPlan } from '../files/read-plan.ts';
import { Placing } from '../model/placing.ts';
import { problemOf } from '../model/problem.ts';
import { explainUnit } from './explain-unit.ts';
import { sayUnit } from './say-unit.ts';

/**
 * Says why one unit is where it is, what the next best place would cost, and which rule or limit excludes the others, from the two files.
 * @throws PlanMismatchError where the plan is none of this instance, or there is no such unit
 */
export const explainUnitOfFile = (read: ReadInstance, plan: unknown, unitId: string): string => {
  const problem = problemOf(read.instance);
  const { facilityOf, limits } = readPlan(read, problem, plan);
  const unit = read.instance.units.findIndex(({ id }) => id === unitId);
  if (unit < 0) throw new PlanMismatchError(`There is no unit ${unitId} in the instance.`);
  return sayUnit(problem, limits, explainUnit(new Placing(problem, facilityOf), limits, unit));
};
