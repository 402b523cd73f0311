import { type ProvenBound, proveAgain } from '../certificate/prove-bound.ts';
import type { LevelName, LimitsSoFar } from '../model/level-names.ts';
import type { Problem } from '../model/problem.ts';
import { coarseClasses, fineClasses } from '../model/unit-classes.ts';
import type { SolvedPlan } from '../solve-levels-and-km.ts';
import { type PairRow, placementModel } from './placement-model.ts';
import { type LevelBound, limitOf } from './solve-levels.ts';

/** The pair rows that a certificate names. */
const pairRowsOf = ({ instance }: Problem, { multipliers }: ProvenBound): PairRow[] => {
  const pairs = new Map(instance.apart.map(([one, other], pair) => [`${one}|${other}`, pair]));
  const facilities = new Map(instance.facilities.map(({ id }, facility) => [id, facility]));
  return [...multipliers.keys()].flatMap((name) => {
    const [kind, one, other, facility] = name.split('|');
    if (kind !== 'K') return [];
    return [{ pair: pairs.get(`${one}|${other}`) as number, facility: facilities.get(facility as string) as number }];
  });
};

const isSettled = ({ limits, certificates, incumbent: { levels } }: SolvedPlan, problem: Problem): boolean =>
  levels.unplaced === limits.unplaced &&
  levels.stranded === limits.stranded &&
  levels.networkExcess === limits.networkExcess &&
  limits.worstLoss === limitOf(problem, 'worstLoss', certificates.worstLoss.bound);

/**
 * Makes the limits those that the plan reached, and proves every bound again for them: a planner that ends better than it hoped, or that had to leave somebody
 * unplaced, may have sought within others. A plan that is as its limits say is answered as it is.
 */
export const settle = (problem: Problem, solved: SolvedPlan): SolvedPlan => {
  if (isSettled(solved, problem)) return solved;
  const { certificates, incumbent } = solved;
  const again = (objective: LevelName, limits: LimitsSoFar, bound: LevelBound): LevelBound => {
    const pairRows = pairRowsOf(problem, bound);
    const singles = new Set(pairRows.flatMap(({ pair }) => [...problem.pairs.subarray(2 * pair, 2 * pair + 2)]));
    const classes = objective === 'km' ? fineClasses(problem, singles) : coarseClasses(problem, singles);
    const proven = proveAgain(placementModel(problem, classes, { objective, limits, pairRows }).linear, bound);
    return bound.solverBound !== undefined && bound.solverBound > proven.bound
      ? { ...proven, solverBound: bound.solverBound }
      : proven;
  };
  const { levels } = incumbent;
  const unplaced = again('unplaced', {}, certificates.unplaced);
  const first = { unplaced: levels.unplaced };
  const stranded = again('stranded', first, certificates.stranded);
  const second = { ...first, stranded: levels.stranded };
  const loss = again('worstLoss', second, certificates.worstLoss);
  const reaches = levels.worstLoss <= limitOf(problem, 'worstLoss', loss.bound);
  const worstLoss = reaches ? loss : { ...loss, best: levels.worstLoss };
  const third = { ...second, worstLoss: limitOf(problem, 'worstLoss', worstLoss.best ?? worstLoss.bound) };
  const networkExcess = again('networkExcess', third, certificates.networkExcess);
  const limits = { ...third, networkExcess: levels.networkExcess };
  const km = again('km', limits, incumbent.bound);
  return {
    limits,
    certificates: { unplaced, stranded, worstLoss, networkExcess },
    incumbent: { ...incumbent, bound: km },
  };
};
