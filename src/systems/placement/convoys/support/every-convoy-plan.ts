import { CONVOY_LEVELS, type ConvoyLevelValues } from '../model/convoy-levels.ts';
import { type ConvoyLoad, levelsOfLoads } from '../model/convoy-loads.ts';
import type { ConvoyProblem } from '../model/convoy-problem.ts';
import { RoomOfDays } from '../room-of-days.ts';

const isBefore = (one: ConvoyLevelValues, other: ConvoyLevelValues): boolean => {
  for (const level of CONVOY_LEVELS) if (one[level] !== other[level]) return one[level] < other[level];
  return false;
};

/** Every way to fill one convoy of a route: at least one unit, not more persons than it takes. */
const fillings = (
  { streams, routes }: ConvoyProblem,
  route: number,
  left: readonly number[],
): Map<number, number>[] => {
  const { site, destinations, persons } = routes[route] as ConvoyProblem['routes'][number];
  let found: { units: Map<number, number>; persons: number }[] = [{ units: new Map(), persons: 0 }];
  streams.forEach((stream, index) => {
    if (stream.site !== site || !destinations.includes(stream.destination)) return;
    found = found.flatMap((one) =>
      Array.from({ length: (left[index] as number) + 1 }, (_, count) => ({
        units: count === 0 ? one.units : new Map(one.units).set(index, count),
        persons: one.persons + count * stream.size,
      })).filter((filled) => filled.persons <= persons),
    );
  });
  return found.filter(({ units }) => units.size > 0).map(({ units }) => units);
};

/**
 * The best of every plan there is, tried one by one; undefined where there are more than `most` of them. For instances of a few people.
 */
export const bestOfAll = (problem: ConvoyProblem, most: number): ConvoyLevelValues | undefined => {
  const { instance, routes, streams } = problem;
  const slots = Array.from({ length: instance.days - instance.from }, (_, day) => day + instance.from).flatMap((day) =>
    routes.map((_, route) => ({ route, day })),
  );
  let tried = 0;
  let best = levelsOfLoads(problem, []);
  const isPossible = (loads: readonly ConvoyLoad[]): boolean => {
    const room = new RoomOfDays(problem);
    return loads.every(({ route, day, units }) => {
      if (!room.canLeave(route, day)) return false;
      room.leave(route, day);
      return [...units].every(([stream, count]) => {
        const { destination, size } = streams[stream] as ConvoyProblem['streams'][number];
        if (room.intake(destination, route, day) < count * size) return false;
        room.arrive(destination, route, day, count * size);
        return true;
      });
    });
  };
  const go = (slot: number, loads: readonly ConvoyLoad[], left: readonly number[]): void => {
    tried += 1;
    if (tried > most) return;
    const levels = levelsOfLoads(problem, loads);
    if (isBefore(levels, best)) best = levels;
    for (let next = slot; next < slots.length; next += 1) {
      const { route, day } = slots[next] as (typeof slots)[number];
      if (!routes[route]?.isOpen[day]) continue;
      for (const units of fillings(problem, route, left)) {
        const more = [...loads, { route, day, units }];
        if (isPossible(more))
          go(
            next,
            more,
            left.map((count, stream) => count - (units.get(stream) ?? 0)),
          );
      }
    }
  };
  go(
    0,
    [],
    streams.map(({ units }) => units),
  );
  return tried > most ? undefined : best;
};
