import { Refusal } from '../../../core/register/refusal.ts';
import { ContradictionError, NoPlanYetError, SolverError } from '../../placement/index.ts';

/** Runs what a planner does in its thread, and says what it throws as a refusal. */
export const refusingPlanErrors = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NoPlanYetError) throw new Refusal('plan-ended-early');
    if (error instanceof SolverError) throw new Refusal('plan-not-found');
    if (error instanceof ContradictionError) throw new Refusal('plan-by-hand', { values: { site: error.site } });
    throw error;
  }
};
