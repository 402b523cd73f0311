import type { Instance } from './read-instance.ts';

/** An axis as it serves one site: whom it carries, how long it drives, when a convoy can leave. */
export type Route = {
  readonly origin: string;
  readonly axis: string;
  readonly destinations: ReadonlySet<string>;
  readonly minutes: number;
  readonly busyDays: number;
  readonly arrivesAfterDays: number;
  readonly persons: number;
  readonly leaves: readonly number[];
};

const USUAL_PERSONS = 150;

/** Every route for which people wait, in the order of the sites and axes of the file. */
export const routesOf = (instance: Instance): Route[] => {
  const { days, from, sites, axes, crossings, drives, driving, lots } = instance;
  const wanted = new Set([...lots.values()].map(({ origin, destination }) => `${origin}|${destination}`));
  return [...sites.values()].flatMap((site) =>
    [...axes.values()].flatMap((axis): Route[] => {
      const mine = drives.filter(
        (drive) => drive.origin === site.id && drive.axis === axis.id && wanted.has(`${site.id}|${drive.destination}`),
      );
      if (mine.length === 0) return [];
      const minutes = Math.max(
        ...mine.map(({ minutes: said, km = 0 }) => {
          const drive = said ?? Math.ceil((km * 60) / driving.kmPerHour);
          return drive + driving.restMinutes * (Math.ceil(drive / driving.restAfterMinutes) - 1);
        }),
      );
      const { busyDays = 1, arrivesAfterDays = 0 } =
        driving.durations.filter((one) => one.overMinutes < minutes).at(-1) ?? {};
      const ways = [axis.open, ...axis.crossings.map((crossing) => crossings.get(crossing)?.open ?? [])];
      const leaves = [...Array(days).keys()].filter((day) => {
        const road = [...Array(arrivesAfterDays + 1).keys()].map((after) => day + after);
        return (
          day >= from &&
          site.open[day] === true &&
          road.every((on) => on < days && ways.every((way) => way[on] === true))
        );
      });
      const destinations = new Set(mine.map(({ destination }) => destination));
      const persons = axis.persons ?? USUAL_PERSONS;
      return [{ origin: site.id, axis: axis.id, destinations, minutes, busyDays, arrivesAfterDays, persons, leaves }];
    }),
  );
};

/** What is left of everything that is short, by row and day, beside what is sealed or moving: `T|day`, `V|type|day`, `X|axis|day`, `I|destination|day`. Never less than nothing. */
export const suppliesOf = (instance: Instance): Map<string, number> => {
  const left = new Map<string, number>();
  const say = (row: string, perDay: readonly number[]): void => {
    for (const [day, count] of perDay.entries()) left.set(`${row}|${day}`, count);
  };
  say('T', instance.teams);
  for (const { id, count } of instance.vehicles.values()) say(`V|${id}`, count);
  for (const { id, intake } of instance.destinations.values()) say(`I|${id}`, intake);
  for (const { id, convoysPerDay } of instance.axes.values())
    if (convoysPerDay !== null) say(`X|${id}`, new Array<number>(instance.days).fill(convoysPerDay));
  const take = (row: string, count: number): void => {
    const before = left.get(row);
    if (before !== undefined) left.set(row, Math.max(0, before - count));
  };
  for (const { axis, day, arrivesDay, busyThrough, units } of instance.fixed.values()) {
    take(`X|${axis}|${day}`, 1);
    const needs = instance.axes.get(axis);
    for (let on = day; on <= busyThrough; on += 1) {
      take(`T|${on}`, needs?.teams ?? 0);
      for (const [type, count] of needs?.vehicles ?? []) take(`V|${type}|${on}`, count);
    }
    for (const [lot, count] of units) {
      const { destination, size } = instance.lots.get(lot) ?? { destination: '', size: 0 };
      take(`I|${destination}|${arrivesDay}`, count * size);
    }
  }
  return left;
};

/** What one convoy of a route that leaves on a day uses of teams, vehicles and axes, by row. */
export const usesOf = ({ axes, days }: Instance, { axis, busyDays }: Route, day: number): Map<string, number> => {
  const needs = axes.get(axis);
  const uses = new Map<string, number>();
  if (needs === undefined) return uses;
  if (needs.convoysPerDay !== null) uses.set(`X|${axis}|${day}`, 1);
  for (let on = day; on < Math.min(days, day + busyDays); on += 1) {
    if (needs.teams > 0) uses.set(`T|${on}`, needs.teams);
    for (const [type, count] of needs.vehicles) if (count > 0) uses.set(`V|${type}|${on}`, count);
  }
  return uses;
};
