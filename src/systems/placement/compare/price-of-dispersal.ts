import { checkInstance, type ReadInstance } from '../files/read-instance.ts';
import type { PlanWish } from '../make-plan.ts';
import { problemOf } from '../model/problem.ts';
import { solveLevelsAndKm } from '../solve-levels-and-km.ts';

/** What a slack of the worst loss costs: the limit that follows, the km of the plan, and what they are proven to be at least. */
export type PriceAt = {
  /** 0.05 is 5 %; null: no limit of the worst loss at all. */
  readonly slack: number | null;
  readonly worstLossLimit: number;
  readonly worstLoss: number;
  readonly unplaced: number;
  readonly km: number;
  readonly kmAtLeast: number;
};

/** A slack that limits nothing: the largest that a file may have. */
const NO_LIMIT = 100;

/**
 * The price of dispersal: the same instance planned with other slacks of the worst-case loss, and once without a limit of it. Whoever decides sees what spreading people costs in km.
 * Each plan keeps the levels before; no drill is made.
 * @param onPrice told after each plan
 * @throws SolverError where the solver cannot answer
 */
export const priceOfDispersal = async (
  { value }: ReadInstance,
  slacks: readonly number[],
  wish: PlanWish,
  onPrice: (price: PriceAt) => void = () => {},
): Promise<PriceAt[]> => {
  const prices: PriceAt[] = [];
  for (const slack of [...slacks, null]) {
    const instance = checkInstance({ ...(value as object), dispersionSlack: slack ?? NO_LIMIT });
    const { limits, incumbent } = await solveLevelsAndKm(problemOf(instance), {
      ...wish,
      onLevels: () => {},
      onIncumbent: () => {},
    });
    const price = {
      slack,
      worstLossLimit: limits.worstLoss,
      worstLoss: incumbent.levels.worstLoss,
      unplaced: incumbent.levels.unplaced,
      km: incumbent.levels.km,
      kmAtLeast: incumbent.bound.bound,
    };
    prices.push(price);
    onPrice(price);
  }
  return prices;
};
