import { type SolvedLevels, solveLevels, solveLevelsByBranching } from './levels/solve-levels.ts';
import { isSmall, solveSmall } from './levels/solve-small.ts';
import type { Problem } from './model/problem.ts';
import { coarseClasses } from './model/unit-classes.ts';
import { type FoundKm, type Incumbent, type KmWish, solveKm } from './solve-km.ts';

/** The best plan with the limits that it was sought within, and what proves them. */
export type SolvedPlan = SolvedLevels & { readonly incumbent: Incumbent };

/** Whom to tell what while the levels and the km are solved. */
export type SolveWish = Omit<KmWish, 'onIncumbent' | 'roundsToPlace'> & {
  readonly onLevels: (levels: SolvedLevels) => void;
  readonly onIncumbent: (incumbent: Incumbent, levels: SolvedLevels, round: number) => void;
};

/** How often pairs may raise the limits of the levels before the planner leaves unplaced whoever it cannot place. */
const RAISES = 6;

/** A search within the limits of levels. */
type Attempt = SolvedPlan & Pick<FoundKm, 'pairsForbidLimits'>;

const placesEnough = ({ limits, incumbent }: SolvedPlan): boolean => incumbent.levels.unplaced <= limits.unplaced;

/**
 * Where pairs and limits contradict each other, the levels are solved again with those pairs; where no plan is found that places as many as the linear programmes
 * promise, in whole numbers by branch and bound. Where that is not enough either, as many are left unplaced as the best plan leaves, and the
 * difference to the certified bound is told.
 */
const searchLevelsAndKm = async (problem: Problem, wish: SolveWish): Promise<SolvedPlan> => {
  const coarse = coarseClasses(problem);
  const search = async (levels: SolvedLevels, roundsToPlace: number): Promise<Attempt> => {
    wish.onLevels(levels);
    const onIncumbent = (incumbent: Incumbent, round: number) => wish.onIncumbent(incumbent, levels, round);
    const found = await solveKm(problem, coarse, levels.limits, { ...wish, roundsToPlace, onIncumbent });
    return { ...levels, ...found };
  };
  const relaxed = await solveLevels(problem, coarse);
  let found = await search(relaxed, 1);
  if (!placesEnough(found)) found = await search(await solveLevelsByBranching(problem, coarse, relaxed), 4);
  for (let raise = 0; !placesEnough(found); raise += 1) {
    const { pairsForbidLimits: pairs, incumbent } = found;
    const known = {
      unplacedAtLeast: raise < RAISES && pairs ? 0 : incumbent.levels.unplaced,
      pairRows: pairs?.pairRows ?? [],
    };
    found = await search(await solveLevels(problem, pairs ? coarseClasses(problem, pairs.singles) : coarse, known), 4);
  }
  return found;
};

/** Whether a plan is better than another: fewer unplaced, then stranded, then network excess, then km. Worst loss has its slack and is not compared. */
const isBetter = (
  { incumbent: { levels: one } }: SolvedPlan,
  { incumbent: { levels: other } }: SolvedPlan,
): boolean => {
  for (const level of ['unplaced', 'stranded', 'networkExcess', 'km'] as const)
    if (one[level] !== other[level]) return one[level] < other[level];
  return false;
};

/** Solves all five levels; a small instance also unit by unit, and the better plan of the two is the answer. */
export const solveLevelsAndKm = async (problem: Problem, wish: SolveWish): Promise<SolvedPlan> => {
  const found = await searchLevelsAndKm(problem, wish);
  const exact = isSmall(problem) ? await solveSmall(problem) : undefined;
  return exact && !isBetter(found, exact) ? exact : found;
};
