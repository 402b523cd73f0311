import type { ConvoyLoad } from './model/convoy-loads.ts';
import type { ConvoyProblem, Route } from './model/convoy-problem.ts';
import { RoomOfDays } from './room-of-days.ts';

/** Whole units of a stream that leave on a route and a day. */
export type Flow = { readonly stream: number; readonly route: number; readonly day: number; readonly units: number };

type OpenLoad = ConvoyLoad & { readonly units: Map<number, number>; seats: number };

/** Puts units with a convoy as far as there are seats; answers how many are over. */
const board = (load: OpenLoad, stream: number, size: number, units: number): number => {
  const count = Math.min(units, Math.floor(load.seats / size));
  if (count > 0) {
    load.units.set(stream, (load.units.get(stream) ?? 0) + count);
    load.seats -= count * size;
  }
  return units - count;
};

/**
 * Divides who leaves on a route and a day among its convoys: the largest units first, because small ones fit where large ones do not. Units that fit into no convoy of their day go with any other convoy that has
 * seats and whose destination can take them; whoever is over then stays.
 * @param convoys how many convoys leave at most, by route and day
 */
export const packConvoys = (
  problem: ConvoyProblem,
  flows: readonly Flow[],
  convoys: (route: number, day: number) => number,
): ConvoyLoad[] => {
  const { instance, routes, streams } = problem;
  const sizeOf = (stream: number): number => streams[stream]?.size as number;
  const destinationOf = (stream: number): number => streams[stream]?.destination as number;
  const byDay = Map.groupBy(flows, ({ route, day }) => route * instance.days + day);
  const loads: OpenLoad[] = [];
  const over = new Map<number, number>();
  for (const [key, together] of [...byDay].sort(([one], [other]) => one - other)) {
    const [route, day] = [Math.floor(key / instance.days), key % instance.days];
    const mine = Array.from(
      { length: convoys(route, day) },
      (): OpenLoad => ({ route, day, units: new Map(), seats: routes[route]?.persons as number }),
    );
    for (const { stream, units } of together.toSorted((one, other) => sizeOf(other.stream) - sizeOf(one.stream))) {
      let rest = units;
      for (const load of mine) rest = board(load, stream, sizeOf(stream), rest);
      if (rest > 0) over.set(stream, (over.get(stream) ?? 0) + rest);
    }
    loads.push(...mine);
  }
  if (over.size > 0) {
    const room = new RoomOfDays(problem);
    for (const { route, day, units } of loads)
      for (const [stream, count] of units) room.arrive(destinationOf(stream), route, day, count * sizeOf(stream));
    for (const [stream, units] of over) {
      let rest = units;
      const { site, destination, size } = streams[stream] as ConvoyProblem['streams'][number];
      for (const load of loads.toSorted((one, other) => one.day - other.day)) {
        const route = routes[load.route] as Route;
        if (route.site !== site || !route.destinations.includes(destination)) continue;
        const able = Math.min(rest, Math.floor(room.intake(destination, load.route, load.day) / size));
        const boarded = able - board(load, stream, size, able);
        room.arrive(destination, load.route, load.day, boarded * size);
        rest -= boarded;
      }
    }
  }
  return loads
    .filter(({ units }) => units.size > 0)
    .map(({ route, day, units }) => ({ route, day, units }))
    .sort((one, other) => one.day - other.day || one.route - other.route);
};
