import { type ProvenBound, proveBound } from '../certificate/prove-bound.ts';
import { SolverError, solveLinear } from '../linear/solver.ts';
import type { LevelName, Limits, LimitsSoFar } from '../model/level-names.ts';
import type { Problem } from '../model/problem.ts';
import type { UnitClasses } from '../model/unit-classes.ts';
import { type PairRow, placementModel } from './placement-model.ts';

/** A level that does not see geography. */
export type CoarseLevel = Exclude<LevelName, 'km'>;

/** The four levels before the km, in their order. */
export const COARSE_LEVELS = [
  'unplaced',
  'stranded',
  'worstLoss',
  'networkExcess',
] as const satisfies readonly CoarseLevel[];

/** A bound with its certificate, what branch and bound said beyond it, and (worst loss) the best value that was reached where that is not the bound. */
export type LevelBound = ProvenBound & { readonly solverBound?: number; readonly best?: number };

/** The limits that the levels set, and what proves each of them. */
export type SolvedLevels = {
  readonly limits: Limits;
  readonly certificates: Readonly<Record<CoarseLevel, LevelBound>>;
};

/** Slack is a decimal with at most six places: a whole number of millionths. */
const withSlack = (best: number, slack: number): number =>
  Math.floor((best * (1_000_000 + Math.round(slack * 1_000_000))) / 1_000_000);

/** The limit that later levels keep, from the best value of a level. */
export const limitOf = (problem: Problem, level: CoarseLevel, best: number): number =>
  level === 'worstLoss' ? withSlack(best, problem.instance.dispersionSlack) : best;

/** Nodes of branch and bound for one level, where the linear programme alone promised too much. */
const NODES = 500;
/** Cuts that are kept meanwhile: with as few the level is solved in three quarters of the time. */
const KEPT_CUTS = 100;

type OneLevel = { readonly value: number; readonly bound: LevelBound };

const solveRelaxed = async (
  problem: Problem,
  coarse: UnitClasses,
  objective: CoarseLevel,
  limits: LimitsSoFar,
  pairRows: readonly PairRow[] = [],
): Promise<OneLevel> => {
  const { linear } = placementModel(problem, coarse, { objective, limits, pairRows });
  const relaxed = await solveLinear(linear);
  if (!relaxed)
    throw new SolverError(
      `The limits before ${objective} cannot be kept. This is a fault of the planner: report it with the instance.`,
    );
  const bound = proveBound(linear, relaxed.duals);
  return { value: Math.max(bound.bound, Math.ceil(relaxed.objective - 1e-6)), bound };
};

/** The level in whole numbers; as before where nothing was found within the nodes. */
const branch = async (
  problem: Problem,
  coarse: UnitClasses,
  objective: CoarseLevel,
  limits: LimitsSoFar,
  relaxed: OneLevel,
): Promise<OneLevel & { readonly isFound: boolean }> => {
  const { linear } = placementModel(problem, coarse, { objective, limits, whole: true });
  const whole = await solveLinear(linear, { whole: { nodes: NODES, relativeGap: 0, keptCuts: KEPT_CUTS } });
  if (!whole) return { ...relaxed, isFound: false };
  const solverBound = Math.ceil(whole.bound - 1e-6);
  return {
    value: Math.max(relaxed.value, Math.round(whole.objective)),
    bound: solverBound > relaxed.bound.bound ? { ...relaxed.bound, solverBound } : relaxed.bound,
    isFound: true,
  };
};

/** What is known beyond the instance when the levels are solved again. */
export type KnownOfLevels = {
  /** What a plan was found to leave unplaced, where no better one was found. */
  readonly unplacedAtLeast?: number;
  /** Rows of pairs that bind; both units of each have classes of their own. */
  readonly pairRows?: readonly PairRow[];
};

/**
 * Solves unplaced, stranded, worst loss and network excess one after the other, each within what those before it reached. They do not depend on
 * where facilities are, so units that differ in origin and destination only are one class.
 */
export const solveLevels = async (
  problem: Problem,
  coarse: UnitClasses,
  { unplacedAtLeast = 0, pairRows = [] }: KnownOfLevels = {},
): Promise<SolvedLevels> => {
  const limits: { -readonly [Level in CoarseLevel]?: number } = {};
  const certificates: Partial<Record<CoarseLevel, LevelBound>> = {};
  for (const level of COARSE_LEVELS) {
    const { value, bound } = await solveRelaxed(problem, coarse, level, limits, pairRows);
    certificates[level] = bound;
    limits[level] = limitOf(problem, level, level === 'unplaced' ? Math.max(value, unplacedAtLeast) : value);
  }
  return { limits: limits as Limits, certificates: certificates as SolvedLevels['certificates'] };
};

/**
 * The same in whole numbers, by branch and bound: slow, and for instances where a plan that keeps the limits of the linear programmes was not found. The network
 * excess is tried first, because a whole solution of it within the limits before it shows that those can be kept too.
 */
export const solveLevelsByBranching = async (
  problem: Problem,
  coarse: UnitClasses,
  relaxed: SolvedLevels,
): Promise<SolvedLevels> => {
  const known = (level: CoarseLevel): OneLevel => ({
    value: relaxed.certificates[level].bound,
    bound: relaxed.certificates[level],
  });
  const { networkExcess: _, ...before } = relaxed.limits;
  const excess = await branch(problem, coarse, 'networkExcess', before, known('networkExcess'));
  if (excess.isFound)
    return {
      limits: { ...before, networkExcess: excess.value },
      certificates: { ...relaxed.certificates, networkExcess: excess.bound },
    };
  const limits: { -readonly [Level in CoarseLevel]?: number } = {};
  const certificates: Partial<Record<CoarseLevel, LevelBound>> = {};
  for (const level of COARSE_LEVELS) {
    const one = await solveRelaxed(problem, coarse, level, limits);
    const { value, bound } = level === 'worstLoss' ? one : await branch(problem, coarse, level, limits, one);
    certificates[level] = bound;
    limits[level] = limitOf(problem, level, value);
  }
  return { limits: limits as Limits, certificates: certificates as SolvedLevels['certificates'] };
};
