import { type ProvenBound, proveBound } from '../certificate/prove-bound.ts';
import { type Solution, solveLinear } from '../linear/solver.ts';
import { LEVEL_NAMES, type LevelName, type Limits, type LimitsSoFar } from '../model/level-names.ts';
import { Placing } from '../model/placing.ts';
import type { Problem } from '../model/problem.ts';
import { fineClasses, type UnitClasses } from '../model/unit-classes.ts';
import { roundDown } from '../rounding/round-down.ts';
import type { SolvedPlan } from '../solve-levels-and-km.ts';
import { type PairRow, type PlacementModel, placementModel } from './placement-model.ts';
import { type CoarseLevel, type LevelBound, limitOf } from './solve-levels.ts';

/** Units × facilities up to which every unit has columns of its own, every pair its rows, and every level is solved in whole numbers. */
const SMALL = 2000;
const NODES = 2000;

/** Whether an instance is small enough to be solved unit by unit. */
export const isSmall = ({ units, facilities }: Problem): boolean => units * facilities <= SMALL;

const everyPairRow = ({ pairs, facilities }: Problem): PairRow[] =>
  Array.from({ length: (pairs.length / 2) * facilities }, (_, index) => ({
    pair: Math.floor(index / facilities),
    facility: index % facilities,
  }));

type Small = { readonly problem: Problem; readonly classes: UnitClasses; readonly pairRows: readonly PairRow[] };
type SmallLevel = { readonly model: PlacementModel; readonly whole: Solution; readonly proven: ProvenBound };

const solveLevel = async (
  { problem, classes, pairRows }: Small,
  objective: LevelName,
  limits: LimitsSoFar,
): Promise<SmallLevel | undefined> => {
  const model = placementModel(problem, classes, { objective, limits, pairRows, whole: true });
  const relaxed = await solveLinear(model.linear);
  const whole = relaxed && (await solveLinear(model.linear, { whole: { nodes: NODES, relativeGap: 0 } }));
  return whole && { model, whole, proven: proveBound(model.linear, relaxed.duals) };
};

const boundOf = ({ whole, proven }: SmallLevel): LevelBound => {
  const solverBound = Math.ceil(whole.bound - 1e-6);
  return solverBound > proven.bound ? { ...proven, solverBound } : proven;
};

/**
 * Solves a small instance unit by unit, all five levels by branch and bound: exact where the nodes suffice.
 * @returns undefined where nothing whole was found within the nodes
 */
export const solveSmall = async (problem: Problem): Promise<SolvedPlan | undefined> => {
  const classes = fineClasses(problem, new Set(Array.from({ length: problem.units }, (_, unit) => unit)));
  const small: Small = { problem, classes, pairRows: everyPairRow(problem) };
  const limits: { -readonly [Level in CoarseLevel]?: number } = {};
  const certificates: Partial<Record<CoarseLevel, LevelBound>> = {};
  for (const level of LEVEL_NAMES) {
    const solved = await solveLevel(small, level, limits);
    if (!solved) return undefined;
    const bound = boundOf(solved);
    if (level === 'km') {
      const facilityOf = roundDown(solved.model, classes, solved.whole.values, problem.facilities);
      const levels = new Placing(problem, facilityOf).levels();
      return {
        limits: limits as Limits,
        certificates: certificates as SolvedPlan['certificates'],
        incumbent: { facilityOf, levels, bound },
      };
    }
    const value = Math.round(solved.whole.objective);
    certificates[level] = level === 'worstLoss' && value > bound.bound ? { ...bound, best: value } : bound;
    limits[level] = limitOf(problem, level, value);
  }
  return undefined;
};
