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

/** How often pairs may raise the limits of the levels. */
const RAISES = 6;
/** How far the limits of the later levels are loosened, step by step, before anybody is left unplaced: each step twice as far as the one before. */
const LOOSENINGS = 9;

/** A search within the limits of levels. */
type Attempt = SolvedPlan & Pick<FoundKm, 'pairsForbidLimits'>;

const placesEnough = ({ limits, incumbent }: SolvedPlan): boolean => incumbent.levels.unplaced <= limits.unplaced;

/** Whether a plan is better than another: fewer unplaced, then stranded, then network excess, then km. Worst loss has its slack and is not compared. */
const isBetter = (
  { incumbent: { levels: one } }: SolvedPlan,
  { incumbent: { levels: other } }: SolvedPlan,
): boolean => {
  for (const level of ['unplaced', 'stranded', 'networkExcess', 'km'] as const)
    if (one[level] !== other[level]) return one[level] < other[level];
  return false;
};

/** Limits that give way to whoever would be left unplaced: network excess first and most, the worst loss by parts of a hundred, stranded last. */
const loosened = ({ limits, ...rest }: SolvedLevels, step: number): SolvedLevels => ({
  ...rest,
  limits: {
    unplaced: limits.unplaced,
    networkExcess: limits.networkExcess + 2 ** step,
    worstLoss: Math.ceil(limits.worstLoss * (1 + 0.0025 * 2 ** step)),
    stranded: limits.stranded + (step < 3 ? 0 : 2 ** (step - 3)),
  },
});

/**
 * Where pairs and limits contradict each other, the levels are solved again with those pairs; where no plan is found that places as many as the linear programmes promise, in whole numbers by branch and bound.
 * Where that is not enough either, the limits of the levels after *unplaced* give way, because it comes before them; the certificates tell how far from its bound each level is then.
 * Only where nobody finds a place so is somebody left without: then as few as were left in any attempt.
 */
const searchLevelsAndKm = async (problem: Problem, wish: SolveWish): Promise<SolvedPlan> => {
  const coarse = coarseClasses(problem);
  let best: Attempt | undefined;
  /** Searches within limits and keeps what is better; whether it places as many as the limits say. */
  const search = async (levels: SolvedLevels, roundsToPlace: number): Promise<{ found: Attempt; isDone: boolean }> => {
    wish.onLevels(levels);
    const onIncumbent = (incumbent: Incumbent, round: number) => wish.onIncumbent(incumbent, levels, round);
    const solved = await solveKm(problem, coarse, levels.limits, { ...wish, roundsToPlace, onIncumbent });
    const found = { ...levels, ...solved };
    if (best === undefined || isBetter(found, best)) best = found;
    return { found, isDone: placesEnough(found) };
  };
  const relaxed = await solveLevels(problem, coarse);
  const first = await search(relaxed, 1);
  if (first.isDone) return first.found;
  let levels = await solveLevelsByBranching(problem, coarse, relaxed);
  let { found, isDone } = await search(levels, 4);
  for (let raise = 0; !isDone && raise < RAISES && found.pairsForbidLimits; raise += 1) {
    const { pairRows, singles } = found.pairsForbidLimits;
    levels = await solveLevels(problem, coarseClasses(problem, singles), { pairRows });
    ({ found, isDone } = await search(levels, 4));
  }
  // a small instance is solved unit by unit besides, which knows better than any attempt
  const steps = isSmall(problem) ? 0 : LOOSENINGS;
  for (let step = 0; !isDone && step < steps; step += 1) ({ isDone } = await search(loosened(levels, step), 4));
  if (isDone) return best ?? found;
  // as few are left as in the best attempt; within that, the later levels once more at their best
  const unplacedAtLeast = (best ?? found).incumbent.levels.unplaced;
  const pairs = found.pairsForbidLimits;
  const known = { unplacedAtLeast, pairRows: pairs?.pairRows ?? [] };
  await search(await solveLevels(problem, pairs ? coarseClasses(problem, pairs.singles) : coarse, known), 4);
  return best ?? found;
};

/** Solves all five levels; a small instance also unit by unit, and the better plan of the two is the answer. */
export const solveLevelsAndKm = async (problem: Problem, wish: SolveWish): Promise<SolvedPlan> => {
  const found = await searchLevelsAndKm(problem, wish);
  const exact = isSmall(problem) ? await solveSmall(problem) : undefined;
  return exact && !isBetter(found, exact) ? exact : found;
};
