import type { PlannedConvoy } from '../files/convoy-plan-file.ts';
import type { ConvoyLoad } from './convoy-loads.ts';
import type { ConvoyProblem } from './convoy-problem.ts';

/** Convoys of a plan file as the planner counts them. Convoys of a route that there is not are left out. */
export const loadsOfPlan = (
  { instance, routes, streams }: ConvoyProblem,
  convoys: readonly PlannedConvoy[],
): ConvoyLoad[] => {
  const routeOf = new Map(
    routes.map(({ site, axis }, index) => [`${instance.sites[site]?.id}|${instance.axes[axis]?.id}`, index]),
  );
  const streamOf = new Map(
    streams.map(({ site, destination, size }, index) => [
      `${instance.sites[site]?.id}|${instance.destinations[destination]?.id}|${size}`,
      index,
    ]),
  );
  const lotOf = new Map(instance.lots.map((lot) => [lot.id, lot]));
  return convoys.flatMap(({ origin, axis, day, units }) => {
    const route = routeOf.get(`${origin}|${axis}`);
    if (route === undefined) return [];
    const own = new Map<number, number>();
    for (const [id, count] of Object.entries(units)) {
      const lot = lotOf.get(id);
      const stream = streamOf.get(`${lot?.origin}|${lot?.destination}|${lot?.size}`);
      if (stream !== undefined) own.set(stream, (own.get(stream) ?? 0) + count);
    }
    return [{ route, day, units: own }];
  });
};
