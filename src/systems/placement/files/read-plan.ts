import { z } from 'zod';
import type { Problem } from '../model/problem.ts';
import { hashOf, type PlanFile } from './plan-file.ts';
import type { ReadInstance } from './read-instance.ts';

/** A plan that cannot be used: it is no plan, or one of another instance. The message says what to do. */
export class PlanMismatchError extends Error {
  override readonly name = 'PlanMismatchError';
}

const bound = z.object({
  bound: z.int(),
  multipliers: z.record(z.string(), z.number()),
  solverBound: z.int().optional(),
  best: z.int().optional(),
});
const four = <Item extends z.ZodType>(item: Item) => ({
  unplaced: item,
  stranded: item,
  worstLoss: item,
  networkExcess: item,
});
const count = z.int().min(0);

/** As much of a plan file as the planner reads again; who would go where in a drill is worked out anew. */
const planSchema = z.object({
  format: z.literal('amana-plan-1'),
  status: z.enum(['complete', 'cancelled']),
  instance: z.string(),
  facility: z.record(z.string(), z.string().nullable()),
  levels: z.object({ ...four(count), km: count }),
  limits: z.object(four(count)),
  bound: z.object({ km: z.int(), multipliers: z.record(z.string(), z.number()), solverBound: z.int().optional() }),
  certificates: z.object(four(bound)),
  drill: z.record(z.string(), count),
});

/** A plan that was read for its instance. */
export type ReadPlan = Pick<PlanFile, 'status' | 'levels' | 'limits' | 'bound' | 'certificates' | 'drill'> & {
  /** Place of the facility of each unit, -1 unplaced. */
  readonly facilityOf: readonly number[];
};

/**
 * Reads a plan of an instance, from its parsed JSON. What it claims is not checked here: that is the work of the checker.
 * @throws PlanMismatchError where it is none, or of another instance
 */
export const readPlan = ({ value }: ReadInstance, problem: Problem, plan: unknown): ReadPlan => {
  const read = planSchema.safeParse(plan);
  if (!read.success)
    throw new PlanMismatchError('This is no plan of the format amana-plan-1. Name the file that `solve` wrote.');
  const { facility, instance, ...rest } = read.data;
  if (instance !== hashOf(value))
    throw new PlanMismatchError(
      'The plan was made for another instance, or the instance was changed since. Name the instance that it was made for.',
    );
  const { units, facilities } = problem.instance;
  const indexOf = new Map(facilities.map(({ id }, index) => [id, index]));
  const wrong = units.find(({ id }) => {
    const at = Object.hasOwn(facility, id) ? facility[id] : undefined;
    return at === undefined || (at !== null && !indexOf.has(at));
  });
  if (wrong !== undefined)
    throw new PlanMismatchError(
      `The plan does not say where unit ${wrong.id} is, or names a site that there is not. Let \`check\` look at it.`,
    );
  return {
    ...(rest as Omit<ReadPlan, 'facilityOf'>),
    facilityOf: units.map(({ id }) => indexOf.get(facility[id] ?? '') ?? -1),
  };
};
