import { type ConvoyInstance, USUAL_PERSONS } from '../files/convoy-instance-schema.ts';

/** An axis as it serves one site: how long a convoy drives at most, and what it takes. Places are those of the lists of the instance. */
export type Route = {
  readonly site: number;
  readonly axis: number;
  /** Whom it can carry: destinations for which people of the site wait. */
  readonly destinations: readonly number[];
  /** Driving and rests to the farthest of them. */
  readonly minutes: number;
  readonly busyDays: number;
  readonly arrivesAfterDays: number;
  readonly persons: number;
  /** Whether a convoy can leave on a day: site, axis and crossings open until it arrives, within the horizon. */
  readonly isOpen: readonly boolean[];
};

/** Units of one size who wait at a site for a destination. What is sealed or moving is taken off. */
export type Stream = {
  readonly site: number;
  readonly destination: number;
  readonly size: number;
  readonly units: number;
};

/** Routes of one site whose people can change between them, because they share destinations. Named by its first axis. */
export type Component = {
  readonly site: number;
  readonly axis: number;
  readonly routes: readonly number[];
  readonly destinations: readonly number[];
  /** Persons who wait for these destinations. */
  readonly waiting: number;
};

/** An instance as numbers. What convoys that are sealed or moving use is taken off already. */
export type ConvoyProblem = {
  readonly instance: ConvoyInstance;
  readonly routes: readonly Route[];
  readonly streams: readonly Stream[];
  readonly components: readonly Component[];
  readonly teams: readonly number[];
  readonly vehicles: readonly (readonly number[])[];
  readonly intake: readonly (readonly number[])[];
  /** Convoys that may still leave on an axis on a day; undefined where there is no limit. */
  readonly leaving: readonly (readonly number[] | undefined)[];
  readonly hazard: readonly (readonly number[])[];
  /** Units of each lot that may still be moved. */
  readonly free: readonly number[];
  /** Persons by site who may still be moved. */
  readonly waiting: readonly number[];
};

type PerDay = number | readonly number[];
const daily = (value: PerDay, days: number): number[] =>
  typeof value === 'number' ? new Array<number>(days).fill(value) : [...value];
const isOpen = (calendar: string | null, day: number): boolean => calendar === null || calendar[day] === '1';

/** Minutes of driving with its rests: one after every so many minutes, none on arrival. */
const withRests = (
  { minutes, km }: ConvoyInstance['drives'][number],
  { kmPerHour, restAfterMinutes, restMinutes }: ConvoyInstance['driving'],
): number => {
  const drive = minutes ?? Math.ceil(((km ?? 0) * 60) / kmPerHour);
  return drive + restMinutes * (Math.ceil(drive / restAfterMinutes) - 1);
};

const indexed = (items: readonly { readonly id: string }[]): ReadonlyMap<string, number> =>
  new Map(items.map(({ id }, index) => [id, index]));

const routesOf = (instance: ConvoyInstance, wanted: ReadonlySet<string>): Route[] => {
  const { days, from, sites, axes, driving } = instance;
  const [siteOf, axisOf, destinationOf] = [indexed(sites), indexed(axes), indexed(instance.destinations)];
  const crossing = new Map(instance.crossings.map(({ id, open }) => [id, open]));
  const found = new Map<number, { destinations: number[]; minutes: number }>();
  for (const drive of instance.drives) {
    if (!wanted.has(`${drive.origin}|${drive.destination}`)) continue;
    const key = (siteOf.get(drive.origin) as number) * axes.length + (axisOf.get(drive.axis) as number);
    const route = found.get(key) ?? { destinations: [], minutes: 0 };
    found.set(key, route);
    route.destinations.push(destinationOf.get(drive.destination) as number);
    route.minutes = Math.max(route.minutes, withRests(drive, driving));
  }
  return [...found]
    .sort(([one], [other]) => one - other)
    .map(([key, { destinations, minutes }]) => {
      const [site, axis] = [Math.floor(key / axes.length), key % axes.length];
      const { busyDays, arrivesAfterDays } = driving.durations.findLast(
        ({ overMinutes }) => minutes > overMinutes,
      ) as ConvoyInstance['driving']['durations'][number];
      const { open, crossings, persons } = axes[axis] as ConvoyInstance['axes'][number];
      const ways = [open, ...crossings.map((id) => crossing.get(id) ?? null)];
      const canLeave = (day: number): boolean => {
        if (day < from || day + arrivesAfterDays >= days || !isOpen(sites[site]?.open ?? null, day)) return false;
        for (let on = day; on <= day + arrivesAfterDays; on += 1)
          if (!ways.every((way) => isOpen(way, on))) return false;
        return true;
      };
      return {
        site,
        axis,
        destinations: destinations.sort((one, other) => one - other),
        minutes,
        busyDays,
        arrivesAfterDays,
        persons: persons ?? USUAL_PERSONS,
        isOpen: Array.from({ length: days }, (_, day) => canLeave(day)),
      };
    });
};

const componentsOf = (routes: readonly Route[], streams: readonly Stream[]): Component[] => {
  const root = routes.map((_, index) => index);
  const find = (index: number): number => (root[index] === index ? index : find(root[index] as number));
  routes.forEach((one, index) => {
    routes.slice(0, index).forEach((other, before) => {
      if (one.site === other.site && one.destinations.some((destination) => other.destinations.includes(destination)))
        root[Math.max(find(index), find(before))] = Math.min(find(index), find(before));
    });
  });
  return routes.flatMap(({ site, axis }, index) => {
    if (find(index) !== index) return [];
    const members = routes.flatMap((_, member) => (find(member) === index ? [member] : []));
    const destinations = [...new Set(members.flatMap((member) => routes[member]?.destinations ?? []))].sort(
      (one, other) => one - other,
    );
    const waiting = streams.reduce(
      (sum, stream) =>
        stream.site === site && destinations.includes(stream.destination) ? sum + stream.size * stream.units : sum,
      0,
    );
    return [{ site, axis, routes: members, destinations, waiting }];
  });
};

/** What is left of teams, vehicles, intake and the days of axes beside what is sealed or moving: never less than nothing. */
const leftBeside = (instance: ConvoyInstance) => {
  const { days, axes } = instance;
  const teams = daily(instance.teams, days);
  const vehicles = instance.vehicles.map(({ count }) => daily(count, days));
  const intake = instance.destinations.map((destination) => daily(destination.intake, days));
  const leaving = axes.map(({ convoysPerDay }) => (convoysPerDay === null ? undefined : daily(convoysPerDay, days)));
  const [axisOf, destinationOf, typeOf] = [indexed(axes), indexed(instance.destinations), indexed(instance.vehicles)];
  const lotOf = new Map(instance.lots.map((lot) => [lot.id, lot]));
  const take = (list: number[] | undefined, day: number, count: number): void => {
    if (list?.[day] !== undefined) list[day] = Math.max(0, list[day] - count);
  };
  for (const { axis: id, day, arrivesDay, busyThrough, units } of instance.fixed) {
    const axis = axes[axisOf.get(id) as number] as ConvoyInstance['axes'][number];
    take(leaving[axisOf.get(id) as number], day, 1);
    for (let on = day; on <= busyThrough; on += 1) {
      take(teams, on, axis.teams);
      for (const [type, count] of Object.entries(axis.vehicles)) take(vehicles[typeOf.get(type) as number], on, count);
    }
    for (const [lot, count] of Object.entries(units)) {
      const { destination = '', size = 0 } = lotOf.get(lot) ?? {};
      take(intake[destinationOf.get(destination) as number], arrivesDay, count * size);
    }
  }
  return { teams, vehicles, intake, leaving };
};

/** Prepares a checked instance of convoys for solving. */
export const convoyProblemOf = (instance: ConvoyInstance): ConvoyProblem => {
  const { lots, sites, destinations } = instance;
  const [siteOf, destinationOf] = [indexed(sites), indexed(destinations)];
  const moved = new Map<string, number>();
  for (const { units } of instance.fixed)
    for (const [lot, count] of Object.entries(units)) moved.set(lot, (moved.get(lot) ?? 0) + count);
  const free = lots.map(({ id, count }) => count - (moved.get(id) ?? 0));
  const units = new Map<string, Stream & { units: number }>();
  const waiting = sites.map(() => 0);
  lots.forEach(({ origin, destination, size }, index) => {
    const stream = { site: siteOf.get(origin) as number, destination: destinationOf.get(destination) as number, size };
    const key = JSON.stringify(stream);
    const known = units.get(key) ?? { ...stream, units: 0 };
    units.set(key, known);
    known.units += free[index] as number;
    waiting[stream.site] = (waiting[stream.site] as number) + size * (free[index] as number);
  });
  const streams = [...units.values()]
    .filter((stream) => stream.units > 0)
    .sort((one, other) => one.site - other.site || one.destination - other.destination || one.size - other.size);
  const routes = routesOf(instance, new Set(lots.map(({ origin, destination }) => `${origin}|${destination}`)));
  return {
    instance,
    routes,
    streams,
    components: componentsOf(routes, streams),
    ...leftBeside(instance),
    hazard: sites.map(({ hazard }) => daily(hazard, instance.days)),
    free,
    waiting,
  };
};

/** Streams as persons, one by one: what the linear programme of the certificates counts in. */
export const personStreams = ({ streams }: ConvoyProblem): Stream[] => {
  const found = new Map<string, Stream & { units: number }>();
  for (const { site, destination, size, units } of streams) {
    const key = `${site}|${destination}`;
    const known = found.get(key) ?? { site, destination, size: 1, units: 0 };
    found.set(key, known);
    known.units += size * units;
  }
  return [...found.values()];
};
