import { Refusal } from '../../../core/register/refusal.ts';
import { type PlanControl, type Progress, planInWorker, USUAL_WISH } from '../../placement/index.ts';
import type { storePlan } from '../commands/store-plan.ts';
import { type BuiltInstance, buildInstance } from './build-instance.ts';
import type { ReadPlanRows } from './read-plan-rows.ts';

/** What `store-plan` takes. */
export type StorePlanInput = Parameters<typeof storePlan.decide>[1];

/**
 * Builds the instance of rows that were read, or refuses where nobody or no site is left to plan.
 * @throws Refusal `plan-empty`, with what the instance would have left out
 */
export const instanceOfRows = (rows: ReadPlanRows): BuiltInstance => {
  const built = buildInstance(rows);
  if (built.instance !== undefined) return built;
  throw new Refusal('plan-empty', {
    problems: built.notes.map(({ code, site, section, persons }) => ({
      code: `plan-note-${code}`,
      values: { detail: [site, section, persons?.length].filter((part) => part !== undefined).join(' ') },
    })),
  });
};

/**
 * Makes a plan of an instance that was built of rows, in a worker and outside every transaction, and answers what is stored of it. Its two texts are documents.
 * @param control progress, and the end by hand: the best plan so far is kept and marked
 * @throws NoPlanYetError where it was ended before there was a plan; SolverError
 */
export const makePlanOfInstance = async (
  { instance, units, notes }: BuiltInstance,
  rows: ReadPlanRows,
  { operationNo, title }: { readonly operationNo: number; readonly title: string },
  control: PlanControl<Progress> = {},
): Promise<StorePlanInput> => {
  const instanceText = JSON.stringify(instance);
  const plan = await planInWorker(instanceText, USUAL_WISH, control);
  return {
    operationNo,
    title,
    instanceText,
    planText: JSON.stringify(plan),
    registerPos: rows.registerPos,
    momentAt: rows.momentAt,
    receiving: [...rows.receiving],
    sections: rows.counted.map((section) => ({ ...section })),
    rules: { lossWeights: [...rows.rules.lossWeights], slackThousandths: rows.rules.slackThousandths },
    units: units.map(({ id, members }) => ({
      unit: id,
      members: members.map(({ personNo, facts }) => ({
        personNo,
        facts: { ...facts, together: [...facts.together], apart: [...facts.apart] },
      })),
    })),
    notes: notes.map(({ persons, ...note }) => ({
      ...note,
      ...(persons === undefined ? {} : { persons: [...persons] }),
    })),
  };
};

/** The same of rows. @throws Refusal `plan-empty`; as `makePlanOfInstance` */
export const makePlanOfRows = async (
  rows: ReadPlanRows,
  about: { readonly operationNo: number; readonly title: string },
  control: PlanControl<Progress> = {},
): Promise<StorePlanInput> => makePlanOfInstance(instanceOfRows(rows), rows, about, control);
