import { Prices } from '../placement-check/prices.ts';
import type { Instance } from './read-instance.ts';
import { OBJECTIVES, type Objective, type Plan } from './read-plan.ts';
import { type Route, suppliesOf, usesOf } from './routes.ts';

const divisor = (one: number, other: number): number => (other === 0 ? one : divisor(other, one % other));

/** Routes of one site that share destinations, directly or over others: whoever waits for one of them may go on any. */
const componentsOf = (routes: readonly Route[]): Route[][] => {
  const groups: Route[][] = [];
  for (const route of routes) {
    const joined = groups.filter((group) =>
      group.some((other) => other.origin === route.origin && !other.destinations.isDisjointFrom(route.destinations)),
    );
    const rest = groups.filter((group) => !joined.includes(group));
    groups.splice(0, groups.length, ...rest, [...joined.flat(), route]);
  }
  return groups;
};

/** What no plan can do better that keeps what this plan reached before: the programme of docs/verifying/convoy-files.md, row by row, at these prices. */
export const proveLevel = (instance: Instance, routes: readonly Route[], objective: Objective, plan: Plan): number => {
  const { days, from, sites, lots, free } = instance;
  const prices = new Prices(plan.certificates[objective].multipliers);
  const supplies = suppliesOf(instance);
  const waiting = new Map<string, number>();
  let everybody = 0;
  for (const { id, origin, destination, size } of lots.values()) {
    const persons = size * (free.get(id) ?? 0);
    waiting.set(`${origin}|${destination}`, (waiting.get(`${origin}|${destination}`) ?? 0) + persons);
    everybody += persons;
  }
  const uppers = new Map<string, number>();
  const upper = (column: string): number => uppers.get(column) ?? 0;

  const short = new Map<string, Map<string, number>>();
  for (const route of routes)
    for (const day of route.leaves) {
      const v = `v|${route.origin}|${route.axis}|${day}`;
      uppers.set(v, everybody);
      for (const [row, count] of usesOf(instance, route, day))
        short.set(row, (short.get(row) ?? new Map()).set(v, count));
    }
  for (const [row, terms] of short) {
    const shared = [...terms.values()].reduce(divisor, 0);
    const side = Math.floor((supplies.get(row) ?? 0) / shared);
    for (const [v, count] of terms) uppers.set(v, Math.min(upper(v), Math.floor(side / (count / shared))));
    // of whole convoys, what all counts share can be divided away, and the rest of the division is lost
    prices.row(row, '≤', side, Object.fromEntries([...terms].map(([v, count]) => [v, count / shared])));
  }

  const arriving = new Map<string, Record<string, number>>();
  const leaving = new Map<string, Record<string, number>>();
  const going = new Map<string, Record<string, number>>();
  const put = (rows: Map<string, Record<string, number>>, row: string, column: string, times: number): void => {
    rows.set(row, Object.assign(rows.get(row) ?? {}, { [column]: times }));
  };
  for (const { origin, axis, destinations, persons, leaves, arrivesAfterDays } of routes)
    for (const to of destinations) {
      const most = waiting.get(`${origin}|${to}`) ?? 0;
      for (const day of most > 0 ? leaves : []) {
        const [m, arrival] = [`m|${origin}|${to}|${axis}|${day}`, `I|${to}|${day + arrivesAfterDays}`];
        uppers.set(m, Math.min(most, supplies.get(arrival) ?? 0));
        put(arriving, arrival, m, 1);
        put(going, `A|${origin}|${to}`, m, 1);
        put(leaving, `B|${origin}|${axis}|${day}`, m, 1);
        put(leaving, `B|${origin}|${axis}|${day}`, `v|${origin}|${axis}|${day}`, -persons);
      }
    }
  for (const [row, terms] of arriving) prices.row(row, '≤', supplies.get(row) ?? 0, terms);
  for (const [row, terms] of leaving) prices.row(row, '≤', 0, terms);
  for (const [row, terms] of going) prices.row(row, '≤', waiting.get(row.slice(2)) ?? 0, terms);

  const levels = { left: 'L', late: 'D', risk: 'R', minutes: 'H' } as const;
  const [sums, all]: [Record<string, Record<string, number>>, Record<string, number>] = [{ L: {}, D: {}, R: {} }, {}];
  const sides: Record<string, number> = { L: 0, D: 0, R: 0 };
  for (const component of componentsOf(routes)) {
    const { origin } = component[0] as Route;
    const name = `${origin}|${component.map(({ axis }) => axis).sort((one, other) => order(instance, one) - order(instance, other))[0]}`;
    const destinations = new Set(component.flatMap((route) => [...route.destinations]));
    const persons = [...destinations].reduce((sum, to) => sum + (waiting.get(`${origin}|${to}`) ?? 0), 0);
    if (persons === 0) continue;
    const seats = Math.max(...component.map((route) => route.persons));
    const convoys = Math.ceil(persons / seats);
    const rest = persons - seats * (convoys - 1);
    let before: string | undefined;
    const { lossDay = null, hazard = [] } = sites.get(origin) ?? {};
    /** Counts persons, who are still there or (without a column) all of them, in the row of a level. */
    const weigh = (row: string, times: number, still: string | undefined): void => {
      all[row] = (all[row] ?? 0) + persons * times;
      if (still === undefined) sides[row] = (sides[row] ?? 0) - persons * times;
      else (sums[row] as Record<string, number>)[still] = (sums[row]?.[still] ?? 0) + times;
    };
    if (lossDay !== null && lossDay <= from) weigh('D', 1, undefined);
    for (let day = from; day < days; day += 1) {
      const today = component.filter(({ leaves }) => leaves.includes(day));
      if (today.length > 0) {
        const here = `${name}|${day}`;
        const [s, w] = [`s|${here}`, `w|${here}`];
        const v = today.map(({ axis }) => `v|${origin}|${axis}|${day}`);
        const earlier = before === undefined ? {} : { [`s|${before}`]: -1 };
        const gone = today.flatMap(({ axis, destinations: to }) =>
          [...to].map((one) => `m|${origin}|${one}|${axis}|${day}`),
        );
        prices.row(`G|${here}`, '=', before === undefined ? persons : 0, {
          [s]: 1,
          ...earlier,
          ...Object.fromEntries(gone.filter((m) => uppers.has(m)).map((m) => [m, 1])),
        });
        prices.row(`K|${here}`, '=', 0, {
          [w]: 1,
          ...(before === undefined ? {} : { [`w|${before}`]: -1 }),
          ...Object.fromEntries(v.map((one) => [one, -1])),
        });
        // mixed-integer rounding: whole convoys cannot take a part of a convoy away
        prices.row(`M|${here}`, '≤', -rest * convoys, { [s]: -1, [w]: -rest });
        uppers.set(s, persons);
        uppers.set(w, (before === undefined ? 0 : upper(`w|${before}`)) + v.reduce((sum, one) => sum + upper(one), 0));
        before = here;
      }
      const still = before && `s|${before}`;
      weigh('R', hazard[day] ?? 0, still);
      if (lossDay === day + 1) weigh('D', 1, still);
      if (day === days - 1) weigh('L', 1, still);
    }
  }
  for (const row of ['L', 'D', 'R']) prices.row(row, '=', sides[row] ?? 0, { ...sums[row], [row]: -1 });
  const drives = routes.flatMap(({ origin, axis, minutes, leaves }) =>
    leaves.map((day) => [`v|${origin}|${axis}|${day}`, minutes] as const),
  );
  prices.row('H', '=', 0, { ...Object.fromEntries(drives), H: -1 });
  all.H = drives.reduce((sum, [v, minutes]) => sum + minutes * upper(v), 0);
  prices.columns(Object.fromEntries(uppers));
  const aim = OBJECTIVES.indexOf(objective);
  for (const [n, level] of OBJECTIVES.entries())
    prices.columns({ [levels[level]]: n < aim ? plan.levels[level] : (all[levels[level]] ?? 0) }, n === aim ? 1 : 0);
  return prices.bound;
};

const order = ({ axes }: Instance, id: string): number => [...axes.keys()].indexOf(id);
