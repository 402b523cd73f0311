import type { LocksById } from '../by-hand/resolve-plan-file.ts';
import type { ToldUnit } from '../by-hand/tell-unit.ts';
import type { PlanFile } from '../files/plan-file.ts';
import type { ByHandAnswer, ByHandInput } from './by-hand-worker.ts';
import { workInWorker } from './work-in-worker.ts';

/** An instance and a plan of it, as the texts of their files. */
export type PlanTexts = { readonly instanceText: string; readonly planText: string };

/** Units were placed by hand so that it contradicts a hard rule or another of them. */
export class ContradictionError extends Error {
  override readonly name = 'ContradictionError';
  readonly unit: string;
  readonly site: string;

  constructor(unit: string, site: string) {
    super(`Unit ${unit} cannot be placed at ${site}.`);
    this.unit = unit;
    this.site = site;
  }
}

const ask = (input: ByHandInput, signal: AbortSignal): Promise<ByHandAnswer> =>
  workInWorker<ByHandAnswer, never>(
    new URL('./by-hand-worker.ts', import.meta.url),
    input,
    { signal },
    () => undefined,
  );

/**
 * Explains a unit of a plan in a worker.
 * @throws SolverError where it fails, NoPlanYetError where it was ended
 */
export const explainInWorker = async (texts: PlanTexts, unit: string, signal: AbortSignal): Promise<ToldUnit> => {
  const answer = await ask({ ...texts, unit }, signal);
  if (!('told' in answer)) throw new Error('The worker answered something else than was asked.');
  return answer.told;
};

/**
 * Makes a plan again around units that people placed by hand, in a worker.
 * @throws ContradictionError where that cannot be, SolverError where it fails, NoPlanYetError where it was ended
 */
export const planAroundInWorker = async (
  texts: PlanTexts,
  locks: LocksById,
  signal: AbortSignal,
): Promise<PlanFile> => {
  const answer = await ask({ ...texts, locks }, signal);
  if ('contradiction' in answer) throw new ContradictionError(answer.contradiction.unit, answer.contradiction.site);
  if (!('plan' in answer)) throw new Error('The worker answered something else than was asked.');
  return answer.plan;
};
