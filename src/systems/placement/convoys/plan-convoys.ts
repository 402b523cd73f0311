import { decimals, type ProvenBound } from '../certificate/prove-bound.ts';
import { hashOf } from '../files/plan-file.ts';
import {
  type ConvoyCertificate,
  type ConvoyPlanFile,
  type PlannedConvoy,
  type UnitsByLot,
  withPlanHash,
} from './files/convoy-plan-file.ts';
import type { ReadConvoyInstance } from './files/read-convoy-instance.ts';
import { CONVOY_LEVELS } from './model/convoy-levels.ts';
import { type ConvoyLoad, levelsOfLoads } from './model/convoy-loads.ts';
import { type ConvoyProblem, convoyProblemOf } from './model/convoy-problem.ts';
import { compartmentsOf } from './seating/compartments.ts';
import { lotsOfConvoys } from './seating/lots-of-convoys.ts';
import { seatConvoys } from './seating/seat-convoys.ts';
import type { Boarder } from './seating/seats.ts';
import { type ConvoyStep, type ConvoyWish, type SolvedConvoys, solveConvoys } from './solve-convoys.ts';

/**
 * Ids c0.1, c0.2, …: the first day of the plan, and a number above all that fixed convoys and a plan before have of that day, so that a plan that is made again, also more than once on one day, calls no other convoy by an id that somebody has read already.
 */
const newIds = (
  { fixed, from }: ConvoyProblem['instance'],
  count: number,
  before: readonly string[] | undefined,
): string[] => {
  const numbers = [...fixed.map(({ id }) => id), ...(before ?? [])].flatMap((id) => {
    const [day, number] = id.split('.');
    return day === `c${from}` && /^\d{1,9}$/.test(number ?? '') ? [Number(number)] : [];
  });
  const highest = numbers.reduce((most, number) => Math.max(most, number), 0);
  return Array.from({ length: count }, (_, index) => `c${from}.${highest + index + 1}`);
};

/** Convoys of a plan with the people and the seats that they get. */
const plannedConvoys = (
  problem: ConvoyProblem,
  loads: readonly ConvoyLoad[],
  { taken }: Pick<ConvoyWish, 'taken'>,
): PlannedConvoy[] => {
  const { instance, routes } = problem;
  const foes = new Map<string, string[]>();
  for (const [one, other] of instance.apart) {
    foes.set(one, [...(foes.get(one) ?? []), other]);
    foes.set(other, [...(foes.get(other) ?? []), one]);
  }
  const lots = new Map(
    instance.lots.map(({ id, kind, medical, size, origin, destination }) => [
      id,
      {
        boarder: { lot: id, kind, medical, size, apart: foes.get(id) ?? [] },
        way: `${origin}|${destination}|${size}`,
      },
    ]),
  );
  const known = (lot: string) => lots.get(lot) as { boarder: Boarder; way: string };
  const toSeat = lotsOfConvoys(problem, loads).map((units, index) => ({
    compartments: compartmentsOf(instance, routes[loads[index]?.route as number]?.axis as number),
    lots: units,
  }));
  const seated = seatConvoys(toSeat, { boarder: (lot) => known(lot).boarder, way: (lot) => known(lot).way });
  const ids = newIds(instance, loads.length, taken);
  const byLot = (units: ReadonlyMap<string, number>): UnitsByLot => Object.fromEntries(units);
  return seated.map(({ lots: units, seats, unseated }, index) => {
    const { route, day } = loads[index] as ConvoyLoad;
    const { site, axis } = routes[route] as ConvoyProblem['routes'][number];
    return {
      id: ids[index] as string,
      origin: instance.sites[site]?.id as string,
      axis: instance.axes[axis]?.id as string,
      day,
      units: byLot(units),
      seats: seats.compartments.flatMap(({ vehicle, number, compartment }, at) => {
        const here = seats.taken[at] as ReadonlyMap<string, number>;
        return here.size === 0 ? [] : [{ vehicle, number, compartment, units: byLot(here) }];
      }),
      unseated: byLot(unseated),
    };
  });
};

const planFileOf = (
  { value }: ReadConvoyInstance,
  problem: ConvoyProblem,
  { loads, levels, bounds }: SolvedConvoys,
  status: ConvoyPlanFile['status'],
  wish: Pick<ConvoyWish, 'taken'>,
): ConvoyPlanFile => {
  const convoys = plannedConvoys(problem, loads, wish);
  const sizeOf = new Map(problem.instance.lots.map(({ id, size }) => [id, size]));
  const certificates = CONVOY_LEVELS.map((level): [string, ConvoyCertificate] => {
    const { bound, multipliers, searched } = bounds[level];
    return [
      level,
      { bound, multipliers: decimals(multipliers), ...(searched === undefined ? {} : { solverBound: searched }) },
    ];
  });
  return withPlanHash({
    format: 'amana-convoy-plan-1',
    status,
    instance: hashOf(value),
    convoys,
    levels,
    unseated: convoys.reduce(
      (sum, { unseated }) =>
        Object.entries(unseated).reduce((all, [lot, units]) => all + units * (sizeOf.get(lot) as number), sum),
      0,
    ),
    certificates: Object.fromEntries(certificates) as ConvoyPlanFile['certificates'],
  });
};

/**
 * Plans convoys: four levels in their order with their certificates, then a seat for everybody. Deterministic: the same instance gives the same hash on every machine.
 * @throws SolverError where the solver cannot answer
 */
export const planConvoys = async (
  read: ReadConvoyInstance,
  wish: ConvoyWish,
  onStep: (step: ConvoyStep) => void,
): Promise<ConvoyPlanFile> => {
  const problem = convoyProblemOf(read.instance);
  return planFileOf(read, problem, await solveConvoys(problem, wish, onStep), 'complete', wish);
};

/** What is left of a planner that was cancelled: its best plan, marked so. It proves nothing of how good it is. */
export const cancelledConvoys = (
  read: ReadConvoyInstance,
  loads: readonly ConvoyLoad[],
  wish: Pick<ConvoyWish, 'taken'> = {},
): ConvoyPlanFile => {
  const problem = convoyProblemOf(read.instance);
  const nothing: ProvenBound = { bound: 0, multipliers: new Map() };
  return planFileOf(
    read,
    problem,
    {
      loads,
      levels: levelsOfLoads(problem, loads),
      bounds: { left: nothing, late: nothing, risk: nothing, minutes: nothing },
    },
    'cancelled',
    wish,
  );
};
