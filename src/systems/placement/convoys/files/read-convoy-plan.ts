import { z } from 'zod';
import { hashOf } from '../../files/plan-file.ts';
import { PlanMismatchError } from '../../files/read-plan.ts';
import type { PlannedConvoy } from './convoy-plan-file.ts';
import type { ReadConvoyInstance } from './read-convoy-instance.ts';

const units = z.record(z.string(), z.int().min(1));

/** As much of a plan as the planner reads again. What it claims is not checked here: that is the work of the checker. */
const planSchema = z.object({
  format: z.literal('amana-convoy-plan-1'),
  instance: z.string(),
  convoys: z.array(
    z.object({
      id: z.string(),
      origin: z.string(),
      axis: z.string(),
      day: z.int().min(0),
      units,
      seats: z.array(z.object({ vehicle: z.string(), number: z.int(), compartment: z.int().min(0), units })),
      unseated: units,
    }),
  ),
});

/**
 * Reads the convoys of a plan of an instance, from its parsed JSON.
 * @throws PlanMismatchError where it is no plan, or one of another instance
 */
export const readConvoyPlan = ({ instance, value }: ReadConvoyInstance, plan: unknown): readonly PlannedConvoy[] => {
  const read = planSchema.safeParse(plan);
  if (!read.success)
    throw new PlanMismatchError('This is no plan of the format amana-convoy-plan-1. Name the file that `solve` wrote.');
  if (read.data.instance !== hashOf(value))
    throw new PlanMismatchError(
      'The plan was made for another instance, or the instance was changed since. Name the instance that it was made for.',
    );
  const lots = new Set(instance.lots.map(({ id }) => id));
  const unknown = read.data.convoys.find(({ units: own }) => Object.keys(own).some((lot) => !lots.has(lot)));
  if (unknown !== undefined)
    throw new PlanMismatchError(`Convoy ${unknown.id} has a lot that there is not. Let \`check\` look at the plan.`);
  return read.data.convoys;
};
