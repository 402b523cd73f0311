import { type ProvenBound, proveAgain, proveBound } from '../certificate/prove-bound.ts';
import { type Solution, solveLinear } from '../linear/solver.ts';
import { riskiestFirst } from './greedy.ts';
import { CONVOY_LEVELS, type ConvoyLevel, type ConvoyLevelValues } from './model/convoy-levels.ts';
import { type ConvoyLoad, levelsOfLoads, personsOf } from './model/convoy-loads.ts';
import { type ConvoyModel, convoyModel } from './model/convoy-model.ts';
import { type ConvoyProblem, personStreams, type Stream } from './model/convoy-problem.ts';
import { type Flow, packConvoys } from './pack-convoys.ts';

/** What a planner is asked for beside the instance. */
export type ConvoyWish = {
  /** How long to search: nodes of branch and bound for each level. Never a clock. */
  readonly nodes: number;
  /** Ids of a plan before, which no new convoy gets: in one day it is made again more than once. */
  readonly taken?: readonly string[];
};

/** As the planner searches when nothing is said. */
export const USUAL_CONVOY_WISH: ConvoyWish = { nodes: 2000 };

/** A bound of a level: proved from multipliers, and beyond it what a search said without a proof. */
export type ConvoyBound = ProvenBound & { readonly searched?: number };

/** A whole plan with what is known of how good it is. */
export type SolvedConvoys = {
  readonly loads: readonly ConvoyLoad[];
  readonly levels: ConvoyLevelValues;
  readonly bounds: Readonly<Record<ConvoyLevel, ConvoyBound>>;
};

/** What the planner is doing; `loads` is the best whole plan so far. */
export type ConvoyStep = {
  readonly level: ConvoyLevel;
  readonly reached: number;
  readonly bound: number;
  readonly loads: readonly ConvoyLoad[];
};

const isBetter = (one: ConvoyLevelValues, other: ConvoyLevelValues): boolean => {
  for (const level of CONVOY_LEVELS) if (one[level] !== other[level]) return one[level] < other[level];
  return false;
};

/** Less than this is nothing: what a solver leaves of a whole number. */
const NOTHING = 1e-6;

/** So few columns of people that they are solved unit by unit from the beginning. */
const SMALL = 1500;

const isSmall = ({ streams, routes, instance }: ConvoyProblem): boolean =>
  streams.length * routes.length * (instance.days - instance.from) <= SMALL;

/** Values of the columns of a model that say the same as a plan. */
const startOf = (
  problem: ConvoyProblem,
  model: ConvoyModel,
  streams: readonly Stream[],
  loads: readonly ConvoyLoad[],
  levels: ConvoyLevelValues,
): Float64Array => {
  const values = new Float64Array(model.linear.cost.length);
  const streamOf = new Map(
    streams.map(({ site, destination, size }, index) => [`${site}|${destination}|${size}`, index]),
  );
  const columnOf = new Map(model.people.map(({ stream, route, day, column }) => [`${stream}|${route}|${day}`, column]));
  for (const { route, day, units } of loads) {
    const convoy = model.convoys[route]?.[day] as number;
    values[convoy] = (values[convoy] as number) + 1;
    for (const [stream, count] of units) {
      const { site, destination, size } = problem.streams[stream] as Stream;
      const same = streamOf.get(`${site}|${destination}|${size}`);
      const alike = streams === problem.streams ? same : streamOf.get(`${site}|${destination}|1`);
      const column = columnOf.get(`${alike}|${route}|${day}`) as number;
      values[column] = (values[column] as number) + (streams === problem.streams ? count : count * size);
    }
  }
  for (const level of CONVOY_LEVELS) values[model.levels[level]] = levels[level];
  model.counts.forEach((counts, index) => {
    const { routes, waiting } = problem.components[index] as ConvoyProblem['components'][number];
    for (const { day, still, convoys } of counts) {
      const gone = loads.filter((load) => load.day <= day && routes.includes(load.route));
      values[convoys] = gone.length;
      values[still] = gone.reduce((sum, load) => sum - personsOf(problem, load), waiting);
    }
  });
  return values;
};

const convoysOf =
  (model: ConvoyModel, { values }: Solution) =>
  (route: number, day: number): number => {
    const column = model.convoys[route]?.[day] ?? -1;
    return column < 0 ? 0 : Math.round(values[column] as number);
  };

/** Whole units for convoys that are chosen: the first three levels once more, with people who cannot be divided. */
const chooseUnits = async (
  problem: ConvoyProblem,
  most: (route: number, day: number) => number,
  { nodes }: ConvoyWish,
): Promise<ConvoyLoad[] | undefined> => {
  const limits: Partial<Record<ConvoyLevel, number>> = {};
  let flows: Flow[] | undefined;
  for (const objective of ['left', 'late', 'risk'] as const) {
    const model = convoyModel(problem, {
      objective,
      limits,
      streams: problem.streams,
      wholePeople: true,
      most,
      withoutLotSizing: true,
    });
    const found = await solveLinear(model.linear, { whole: { nodes, relativeGap: 0 } });
    if (!found) break;
    limits[objective] = Math.round(found.objective);
    flows = model.people.flatMap(({ column, ...flow }) => {
      const units = Math.round(found.values[column] as number);
      return units > 0 ? [{ ...flow, units }] : [];
    });
  }
  return flows && packConvoys(problem, flows, most);
};

/**
 * Solves the four levels in their order, each within what the plan reached at those before it. Deterministic: nodes are counted, no clock is read.
 * The bound of each level is proved from the linear programme with its lot-sizing rows; what branch and bound said beyond it is told apart.
 * @throws SolverError where the solver cannot answer
 */
export const solveConvoys = async (
  problem: ConvoyProblem,
  wish: ConvoyWish,
  onStep: (step: ConvoyStep) => void = () => {},
): Promise<SolvedConvoys> => {
  const byPerson = personStreams(problem);
  const small = isSmall(problem);
  const streams = small ? problem.streams : byPerson;
  let loads: readonly ConvoyLoad[] = riskiestFirst(problem);
  let levels = levelsOfLoads(problem, loads);
  const limits: Partial<Record<ConvoyLevel, number>> = {};
  const proved: Partial<Record<ConvoyLevel, ProvenBound>> = {};
  const searched: Partial<Record<ConvoyLevel, number>> = {};
  for (const objective of CONVOY_LEVELS) {
    const relaxed = convoyModel(problem, { objective, limits, streams: byPerson });
    const lp = await solveLinear(relaxed.linear);
    const bound = lp ? proveBound(relaxed.linear, lp.duals) : { bound: 0, multipliers: new Map() };
    proved[objective] = bound;
    if (levels[objective] === bound.bound) {
      // the plan is the best there is at this level already: nothing is to be searched
      [limits[objective], searched[objective]] = [bound.bound, bound.bound];
      onStep({ level: objective, reached: bound.bound, bound: bound.bound, loads });
      continue;
    }
    const model = convoyModel(problem, { objective, limits, streams, wholePeople: small });
    const found = await solveLinear(model.linear, {
      whole: { nodes: wish.nodes, relativeGap: 0, keptCuts: 100 },
      start: startOf(problem, model, streams, loads, levels),
    });
    if (!found) break;
    limits[objective] = Math.ceil(found.objective - NOTHING) + 0;
    searched[objective] = Math.ceil(found.bound - NOTHING) + 0;
    const chosen = await chooseUnits(problem, convoysOf(model, found), wish);
    const better = chosen && levelsOfLoads(problem, chosen);
    if (chosen && better && isBetter(better, levels)) [loads, levels] = [chosen, better];
    onStep({ level: objective, reached: limits[objective] as number, bound: bound.bound, loads });
  }
  return { loads, levels, bounds: await boundsWithin(problem, levels, proved, { limits, searched }) };
};

/** The bounds proved again for the limits that the plan itself reached. What a search said holds only where it had the same limits. */
const boundsWithin = async (
  problem: ConvoyProblem,
  levels: ConvoyLevelValues,
  proved: Partial<Record<ConvoyLevel, ProvenBound>>,
  said: {
    readonly limits: Partial<Record<ConvoyLevel, number>>;
    readonly searched: Partial<Record<ConvoyLevel, number>>;
  },
): Promise<SolvedConvoys['bounds']> => {
  const streams = personStreams(problem);
  let isSame = true;
  const bounds: Partial<Record<ConvoyLevel, ConvoyBound>> = {};
  for (const objective of CONVOY_LEVELS) {
    const { linear } = convoyModel(problem, { objective, limits: levels, streams });
    const before = proved[objective];
    const again = before ? proveAgain(linear, before) : { bound: 0, multipliers: new Map<string, number>() };
    const searched = said.searched[objective];
    bounds[objective] = isSame && searched !== undefined && searched > again.bound ? { ...again, searched } : again;
    isSame &&= said.limits[objective] === levels[objective];
  }
  return bounds as SolvedConvoys['bounds'];
};
