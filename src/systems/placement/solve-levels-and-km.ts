import { type SolvedLevels, solveLevels, solveLevelsByBranching } from './levels/solve-levels.ts';
import type { Problem } from './model/problem.ts';
import { coarseClasses } from './model/unit-classes.ts';
import { type Incumbent, type KmWish, solveKm } from './solve-km.ts';

/** The best plan with the limits that it was sought within, and what proves them. */
export type SolvedPlan = SolvedLevels & { readonly incumbent: Incumbent };

/** Whom to tell what while the levels and the km are solved. */
export type SolveWish = Omit<KmWish, 'onIncumbent' | 'roundsToPlace'> & {
  readonly onLevels: (levels: SolvedLevels) => void;
  readonly onIncumbent: (incumbent: Incumbent, levels: SolvedLevels, round: number) => void;
};

/**
 * Solves all five levels. Where no plan is found that places as many as the linear programmes promise, whole numbers are asked for by branch and bound; where
 * that is not enough either (pairs), as many are left unplaced as the best plan leaves, and the difference to the certified bound is told.
 */
export const solveLevelsAndKm = async (problem: Problem, wish: SolveWish): Promise<SolvedPlan> => {
  const coarse = coarseClasses(problem);
  const search = async (levels: SolvedLevels, roundsToPlace: number): Promise<SolvedPlan> => {
    wish.onLevels(levels);
    const onIncumbent = (incumbent: Incumbent, round: number) => wish.onIncumbent(incumbent, levels, round);
    return {
      ...levels,
      incumbent: await solveKm(problem, coarse, levels.limits, { ...wish, roundsToPlace, onIncumbent }),
    };
  };
  const placesEnough = ({ limits, incumbent }: SolvedPlan) => incumbent.levels.unplaced <= limits.unplaced;
  const relaxed = await solveLevels(problem, coarse);
  let found = await search(relaxed, 1);
  if (placesEnough(found)) return found;
  found = await search(await solveLevelsByBranching(problem, coarse, relaxed), 4);
  while (!placesEnough(found))
    found = await search(await solveLevels(problem, coarse, found.incumbent.levels.unplaced), 1);
  return found;
};
