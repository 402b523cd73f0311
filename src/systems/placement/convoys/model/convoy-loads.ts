import type { ConvoyLevelValues } from './convoy-levels.ts';
import type { ConvoyProblem } from './convoy-problem.ts';

/** One convoy: its route, the day on which it leaves, and how many units of each stream are with it. */
export type ConvoyLoad = { readonly route: number; readonly day: number; readonly units: ReadonlyMap<number, number> };

/** Persons with a convoy. */
export const personsOf = ({ streams }: ConvoyProblem, { units }: Pick<ConvoyLoad, 'units'>): number => {
  let sum = 0;
  for (const [stream, count] of units) sum += count * (streams[stream]?.size as number);
  return sum;
};

/** What a plan reaches at each level. People whom sealed or moving convoys have count in none of them. */
export const levelsOfLoads = (problem: ConvoyProblem, loads: readonly ConvoyLoad[]): ConvoyLevelValues => {
  const { instance, routes, hazard, waiting } = problem;
  const { days, from, sites } = instance;
  const leaving = sites.map(() => new Array<number>(days).fill(0));
  let minutes = 0;
  for (const load of loads) {
    const { site, minutes: drive } = routes[load.route] as ConvoyProblem['routes'][number];
    const list = leaving[site] as number[];
    list[load.day] = (list[load.day] as number) + personsOf(problem, load);
    minutes += drive;
  }
  let [left, late, risk] = [0, 0, 0];
  sites.forEach(({ lossDay }, site) => {
    let there = waiting[site] as number;
    if (lossDay !== null && lossDay <= from) late += there;
    for (let day = from; day < days; day += 1) {
      there -= leaving[site]?.[day] as number;
      risk += there * (hazard[site]?.[day] as number);
      if (day === (lossDay ?? -1) - 1) late += there;
    }
    left += there;
  });
  return { left, late, risk, minutes };
};
