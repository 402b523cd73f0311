import type { ReadConvoyInstance } from '../files/read-convoy-instance.ts';
import { readConvoyPlan } from '../files/read-convoy-plan.ts';
import { levelsOfLoads } from '../model/convoy-loads.ts';
import { convoyProblemOf } from '../model/convoy-problem.ts';
import { loadsOfPlan } from '../model/loads-of-plan.ts';
import { type ConvoyReasons, findReasons } from './find-reasons.ts';
import { whyNoSeat } from './why-no-seat.ts';

/** People of a site and a destination who are left. `noWay` where no convoy for them can leave on any day. */
export type LeftPeople = {
  readonly origin: string;
  readonly destination: string;
  readonly persons: number;
  readonly noWay: boolean;
};

/** Why people are left, late, or without a seat in a plan. */
export type ConvoyExplanation = {
  readonly left: ConvoyReasons | undefined;
  readonly late: ConvoyReasons | undefined;
  readonly people: readonly LeftPeople[];
  readonly unseated: readonly {
    readonly convoy: string;
    readonly lot: string;
    readonly units: number;
    readonly why: string;
  }[];
};

/**
 * Explains a plan of convoys from the two files.
 * @param plan the parsed plan file
 * @throws PlanMismatchError where the plan is none, or none of this instance
 */
export const explainConvoys = async (read: ReadConvoyInstance, plan: unknown): Promise<ConvoyExplanation> => {
  const { instance } = read;
  const convoys = readConvoyPlan(read, plan);
  const problem = convoyProblemOf(instance);
  const loads = loadsOfPlan(problem, convoys);
  const levels = levelsOfLoads(problem, loads);
  const gone = problem.streams.map((_, stream) => loads.reduce((sum, { units }) => sum + (units.get(stream) ?? 0), 0));
  const left = new Map<string, { site: number; destination: number; persons: number }>();
  problem.streams.forEach(({ site, destination, size, units }, stream) => {
    const persons = size * (units - (gone[stream] as number));
    const known = left.get(`${site}|${destination}`) ?? { site, destination, persons: 0 };
    if (persons > 0) left.set(`${site}|${destination}`, { ...known, persons: known.persons + persons });
  });
  return {
    left: levels.left > 0 ? await findReasons(instance, 'left', levels) : undefined,
    late: levels.late > 0 ? await findReasons(instance, 'late', levels) : undefined,
    people: [...left.values()].map(({ site, destination, persons }) => ({
      origin: instance.sites[site]?.id as string,
      destination: instance.destinations[destination]?.id as string,
      persons,
      noWay: !problem.routes.some(
        (route) => route.site === site && route.destinations.includes(destination) && route.isOpen.includes(true),
      ),
    })),
    unseated: convoys.flatMap((convoy) =>
      Object.entries(convoy.unseated).map(([lot, units]) => ({
        convoy: convoy.id,
        lot,
        units,
        why: whyNoSeat(instance, convoy, lot),
      })),
    ),
  };
};
