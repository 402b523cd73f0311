import { checkSeats } from './check-seats.ts';
import type { Instance, Lot } from './read-instance.ts';
import type { Plan } from './read-plan.ts';
import { type Route, suppliesOf, usesOf } from './routes.ts';

const WORDS: Readonly<Record<string, string>> = {
  T: 'escort teams',
  V: 'vehicles',
  X: 'convoys of an axis',
  I: 'intake',
};

/** Counts every convoy anew: the hard rules that the plan breaks, its four levels, and who has no seat. */
export const recompute = (instance: Instance, plan: Plan, routes: readonly Route[]) => {
  const { days, from, sites, lots, apart, fixed } = instance;
  const [broken, used, free]: [string[], Map<string, number>, Map<string, number>] = [
    [],
    new Map(),
    new Map(instance.free),
  ];
  const foes = new Map<string, string[]>();
  for (const [one = '', other = ''] of apart) {
    foes.set(one, [...(foes.get(one) ?? []), other]);
    foes.set(other, [...(foes.get(other) ?? []), one]);
  }
  const use = (row: string, count: number) => used.set(row, (used.get(row) ?? 0) + count);
  const personsOf = (units: ReadonlyMap<string, number>): number =>
    [...units].reduce((sum, [lot, count]) => sum + count * (lots.get(lot) as Lot).size, 0);
  const left = new Map<string, number>();
  let [minutes, unseated] = [0, 0];
  for (const convoy of plan.convoys.values()) {
    const tell = (problem: string) => broken.push(`convoy ${convoy.id}: ${problem}`);
    const route = routes.find(({ origin, axis }) => origin === convoy.origin && axis === convoy.axis);
    if (fixed.has(convoy.id)) tell('a convoy that is sealed or moving has this id');
    if (route === undefined) {
      tell(`no road leads from ${convoy.origin} along ${convoy.axis}`);
      continue;
    }
    if (!route.leaves.includes(convoy.day))
      tell(`it cannot leave on day ${convoy.day}: site, axis or a crossing is closed, or it would arrive too late`);
    for (const [row, count] of usesOf(instance, route, convoy.day)) use(row, count);
    const persons = personsOf(convoy.units);
    if (persons === 0) tell('nobody is with it');
    if (persons > route.persons) tell(`${persons} persons, and ${route.persons} are allowed`);
    for (const [lot, count] of convoy.units) {
      const { origin, destination, size } = lots.get(lot) as Lot;
      if (origin !== convoy.origin || !route.destinations.has(destination))
        tell(`it cannot carry ${lot} from ${origin} to ${destination}`);
      free.set(lot, (free.get(lot) ?? 0) - count);
      use(`I|${destination}|${convoy.day + route.arrivesAfterDays}`, count * size);
    }
    broken.push(...checkSeats(instance, convoy, foes));
    minutes += route.minutes;
    unseated += personsOf(convoy.unseated);
    const day = `${convoy.origin}|${convoy.day}`;
    left.set(day, (left.get(day) ?? 0) + persons);
  }
  const supplies = suppliesOf(instance);
  for (const [row, count] of used)
    if (count > (supplies.get(row) ?? 0))
      broken.push(`${row} (${WORDS[row.charAt(0)]}): ${count} are used, ${supplies.get(row) ?? 0} are left`);
  for (const [lot, count] of free) if (count < 0) broken.push(`${lot}: ${-count} units more than there are leave`);
  const levels = { left: 0, late: 0, risk: 0, minutes };
  const waiting = [...lots.values()].map(({ id, origin, size }) => ({
    origin,
    persons: size * (instance.free.get(id) ?? 0),
  }));
  for (const { id, lossDay, hazard } of sites.values()) {
    let there = waiting.reduce((sum, lot) => (lot.origin === id ? sum + lot.persons : sum), 0);
    if (lossDay !== null && lossDay <= from) levels.late += there;
    for (let day = from; day < days; day += 1) {
      there -= left.get(`${id}|${day}`) ?? 0;
      levels.risk += there * (hazard[day] ?? 0);
      if (lossDay === day + 1) levels.late += there;
    }
    levels.left += there;
  }
  return { broken, levels, unseated };
};
