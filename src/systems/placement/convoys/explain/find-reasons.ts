import { proveBound } from '../../certificate/prove-bound.ts';
import { solveLinear } from '../../linear/solver.ts';
import type { ConvoyInstance } from '../files/convoy-instance-schema.ts';
import type { ConvoyLevelValues } from '../model/convoy-levels.ts';
import { convoyModel } from '../model/convoy-model.ts';
import { convoyProblemOf, personStreams } from '../model/convoy-problem.ts';

/** What people wait for. */
export const REASONS = ['roads', 'teams', 'vehicles', 'departures', 'intake', 'hours', 'seats'] as const;
export type Reason = (typeof REASONS)[number];

const ENOUGH = 1_000_000;

/** An instance in which one thing is never short. */
const without: Readonly<Record<Reason, (instance: ConvoyInstance) => ConvoyInstance>> = {
  roads: (instance) => ({
    ...instance,
    sites: instance.sites.map((site) => ({ ...site, open: null })),
    axes: instance.axes.map((axis) => ({ ...axis, open: null })),
    crossings: instance.crossings.map((crossing) => ({ ...crossing, open: null })),
  }),
  teams: (instance) => ({ ...instance, teams: ENOUGH }),
  vehicles: (instance) => ({
    ...instance,
    vehicles: instance.vehicles.map((vehicle) => ({ ...vehicle, count: ENOUGH })),
  }),
  departures: (instance) => ({ ...instance, axes: instance.axes.map((axis) => ({ ...axis, convoysPerDay: null })) }),
  intake: (instance) => ({
    ...instance,
    destinations: instance.destinations.map((destination) => ({ ...destination, intake: ENOUGH })),
  }),
  hours: (instance) => ({
    ...instance,
    driving: { ...instance.driving, durations: [{ overMinutes: 0, busyDays: 1, arrivesAfterDays: 0 }] },
  }),
  seats: (instance) => ({ ...instance, axes: instance.axes.map((axis) => ({ ...axis, persons: 1000 })) }),
};

/** Fewest persons left, or late where no more are left than in the plan, that can be proved for an instance. */
const fewest = async (
  instance: ConvoyInstance,
  level: 'left' | 'late',
  { left }: ConvoyLevelValues,
): Promise<number> => {
  const problem = convoyProblemOf(instance);
  const { linear } = convoyModel(problem, { objective: level, limits: { left }, streams: personStreams(problem) });
  const found = await solveLinear(linear);
  // where so few cannot be left at all, nothing is proved of who is late
  return found ? Math.max(0, proveBound(linear, found.duals).bound) : Number.POSITIVE_INFINITY;
};

/** Why people are left or late: how few would be at least if one thing were never short; and where no single thing matters, an irreducible set of things of which all have to be there together. */
export type ConvoyReasons = {
  readonly persons: number;
  /** Fewest that are proved as things are. */
  readonly atLeast: number;
  readonly alone: readonly { readonly reason: Reason; readonly atLeast: number }[];
  readonly together: readonly Reason[];
};

/** Finds why so many people are left or late in a plan. */
export const findReasons = async (
  instance: ConvoyInstance,
  level: 'left' | 'late',
  levels: ConvoyLevelValues,
): Promise<ConvoyReasons> => {
  const atLeast = await fewest(instance, level, levels);
  const alone: { reason: Reason; atLeast: number }[] = [];
  for (const reason of REASONS) {
    const least = await fewest(without[reason](instance), level, levels);
    if (least < atLeast) alone.push({ reason, atLeast: least });
  }
  const isLess = async (reasons: readonly Reason[]): Promise<boolean> =>
    (await fewest(
      reasons.reduce((changed, reason) => without[reason](changed), instance),
      level,
      levels,
    )) < atLeast;
  let together: readonly Reason[] = [];
  if (alone.length === 0 && atLeast > 0 && (await isLess(REASONS))) {
    together = REASONS;
    for (const reason of REASONS) {
      const rest = together.filter((one) => one !== reason);
      if (await isLess(rest)) together = rest;
    }
  }
  return { persons: levels[level], atLeast, alone: alone.sort((one, other) => one.atLeast - other.atLeast), together };
};
