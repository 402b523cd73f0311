import type { ConvoyLoad } from './model/convoy-loads.ts';
import type { ConvoyProblem, Route } from './model/convoy-problem.ts';
import { RoomOfDays } from './room-of-days.ts';

/** Whom a convoy could carry now: the largest units first, as far as seats and intake go. */
const fill = (problem: ConvoyProblem, left: readonly number[], room: RoomOfDays, index: number, day: number) => {
  const route = problem.routes[index] as Route;
  const units = new Map<number, number>();
  const taken = new Map<number, number>();
  let seats = route.persons;
  const able = [...problem.streams.keys()]
    .filter((stream) => {
      const { site, destination } = problem.streams[stream] as ConvoyProblem['streams'][number];
      return site === route.site && route.destinations.includes(destination);
    })
    .sort((one, other) => (problem.streams[other]?.size as number) - (problem.streams[one]?.size as number));
  for (const stream of able) {
    const { size, destination } = problem.streams[stream] as ConvoyProblem['streams'][number];
    const open = room.intake(destination, index, day) - (taken.get(destination) ?? 0);
    const count = Math.min(left[stream] as number, Math.floor(Math.min(seats, open) / size));
    if (count < 1) continue;
    units.set(stream, count);
    taken.set(destination, (taken.get(destination) ?? 0) + count * size);
    seats -= count * size;
  }
  return { units, taken, persons: route.persons - seats };
};

/**
 * Riskiest first, as it is done by telephone: every day, as long as a convoy can leave, the one that takes most hazard away for each day that it is busy.
 * A plan that keeps every rule; seldom the best one.
 */
export const riskiestFirst = (problem: ConvoyProblem): ConvoyLoad[] => {
  const { instance, routes, hazard, streams } = problem;
  const room = new RoomOfDays(problem);
  const left = streams.map(({ units }) => units);
  const loads: ConvoyLoad[] = [];
  for (let day = instance.from; day < instance.days; day += 1)
    for (;;) {
      let best: { index: number; score: number; filled: ReturnType<typeof fill> } | undefined;
      routes.forEach(({ site, busyDays }, index) => {
        if (!room.canLeave(index, day)) return;
        const filled = fill(problem, left, room, index, day);
        const score = ((hazard[site]?.[day] as number) * filled.persons) / busyDays;
        if (filled.persons > 0 && (best === undefined || score > best.score)) best = { index, score, filled };
      });
      if (best === undefined) break;
      const { index, filled } = best;
      room.leave(index, day);
      for (const [destination, persons] of filled.taken) room.arrive(destination, index, day, persons);
      for (const [stream, count] of filled.units) left[stream] = (left[stream] as number) - count;
      loads.push({ route: index, day, units: filled.units });
    }
  return loads;
};
