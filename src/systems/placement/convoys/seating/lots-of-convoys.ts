import type { ConvoyLoad } from '../model/convoy-loads.ts';
import type { Component, ConvoyProblem } from '../model/convoy-problem.ts';

type Lot = ConvoyProblem['instance']['lots'][number];
/** Lots of one way and size that are still to leave, by kind: medical needs first, then in the order of the file. */
type Queues = ReadonlyMap<string, { readonly lot: string; left: number }[]>;

const queuesOf = ({ instance, free }: ConvoyProblem): ReadonlyMap<string, Queues> => {
  const queues = new Map<string, Map<string, { lot: string; left: number }[]>>();
  const order = [...instance.lots.keys()].sort(
    (one, other) => Number(instance.lots[other]?.medical) - Number(instance.lots[one]?.medical) || one - other,
  );
  for (const index of order) {
    const { id, origin, destination, size, kind } = instance.lots[index] as Lot;
    const left = free[index] as number;
    if (left === 0) continue;
    const way = `${origin}|${destination}|${size}`;
    const byKind = queues.get(way) ?? new Map<string, { lot: string; left: number }[]>();
    queues.set(way, byKind.set(kind, [...(byKind.get(kind) ?? []), { lot: id, left }]));
  }
  return queues;
};

/** Kinds of the people of a component, those with the fewest persons first. */
const kindsOf = ({ instance, free }: ConvoyProblem, { site, destinations }: Component): string[] => {
  const persons = new Map(instance.kinds.map((kind) => [kind, 0]));
  const there = new Set(destinations.map((destination) => instance.destinations[destination]?.id));
  instance.lots.forEach(({ origin, destination, kind, size }, index) => {
    if (origin === instance.sites[site]?.id && there.has(destination))
      persons.set(kind, (persons.get(kind) as number) + size * (free[index] as number));
  });
  return [...persons]
    .filter(([, count]) => count > 0)
    .sort(([, one], [, other]) => one - other)
    .map(([kind]) => kind);
};

/**
 * The order in which kinds board the convoy of so many: each kind but the largest has one convoy in which it goes first, so that few kinds are in each and few compartments are half empty;
 * whoever of an earlier one is left comes before them, then the largest kind, then those whose turn comes later.
 */
const boardingOrder = (kinds: readonly string[], convoy: number, convoys: number): string[] => {
  const small = kinds.slice(0, -1).map((kind, index) => ({ kind, turn: index % convoys }));
  const now = small.filter(({ turn }) => turn <= convoy);
  const later = small.filter(({ turn }) => turn > convoy).sort((one, other) => one.turn - other.turn);
  return [...now.map(({ kind }) => kind), ...kinds.slice(-1), ...later.map(({ kind }) => kind)];
};

/** Which lots are with each convoy, where it is known how many of each way and size are. */
export const lotsOfConvoys = (problem: ConvoyProblem, loads: readonly ConvoyLoad[]): Map<string, number>[] => {
  const { instance, streams, components } = problem;
  const queues = queuesOf(problem);
  const componentOf = new Map(
    components.flatMap((component) => component.routes.map((route) => [route, component] as const)),
  );
  const inComponent = Map.groupBy(loads.keys(), (index) => componentOf.get(loads[index]?.route as number));
  const places = new Map(
    [...inComponent].flatMap(([component, members]) => {
      const kinds = kindsOf(problem, component as Component);
      return members.map((index, place) => [index, boardingOrder(kinds, place, members.length)] as const);
    }),
  );
  return loads.map(({ units }, index) => {
    const lots = new Map<string, number>();
    for (const [stream, count] of units) {
      const { site, destination, size } = streams[stream] as ConvoyProblem['streams'][number];
      const byKind = queues.get(`${instance.sites[site]?.id}|${instance.destinations[destination]?.id}|${size}`);
      let rest = count;
      for (const kind of places.get(index) as string[]) {
        const queue = byKind?.get(kind) ?? [];
        for (let [next] = queue; next !== undefined && rest > 0; [next] = queue) {
          const taken = Math.min(rest, next.left);
          lots.set(next.lot, (lots.get(next.lot) ?? 0) + taken);
          next.left -= taken;
          rest -= taken;
          if (next.left === 0) queue.shift();
        }
      }
      if (rest > 0) throw new Error('a stream has no more units than its lots');
    }
    return lots;
  });
};
