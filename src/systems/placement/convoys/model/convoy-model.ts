import { Entries, LinearModel } from '../../linear/linear-model.ts';
import { CONVOY_LEVELS, type ConvoyLevel, type ConvoyLevelValues } from './convoy-levels.ts';
import type { ConvoyProblem, Stream } from './convoy-problem.ts';

/** What is to be modelled. */
export type ConvoyModelWish = {
  readonly objective: ConvoyLevel;
  /** What the levels before the objective may not exceed. */
  readonly limits: Partial<ConvoyLevelValues>;
  /** People by unit of this size, or everybody as persons. */
  readonly streams: readonly Stream[];
  /** Whether people come in whole units as well as convoys. */
  readonly wholePeople?: boolean;
  /** Convoys by route and day that may run at most: those of a plan, when only people are to be chosen. */
  readonly most?: (route: number, day: number) => number;
  /** Leaves the lot-sizing rows out: for measuring what they are worth. */
  readonly withoutLotSizing?: boolean;
};

/** The programme with the places of its columns. */
export type ConvoyModel = {
  readonly linear: LinearModel;
  /** `convoys[route][day]`, -1 where none can leave. */
  readonly convoys: readonly Int32Array[];
  /** Who leaves: column by stream, route and day. */
  readonly people: readonly {
    readonly stream: number;
    readonly route: number;
    readonly day: number;
    readonly column: number;
  }[];
  /** By component: what is counted after each day on which a convoy of it can leave. */
  readonly counts: readonly (readonly Count[])[];
  readonly levels: Readonly<Record<ConvoyLevel, number>>;
};

const gcd = (one: number, other: number): number => (other === 0 ? one : gcd(other, one % other));

type Term = { readonly route: number; readonly day: number; readonly times: number };
/** A row of whole convoys: Σ times × convoys ≤ most. Divided by what all coefficients share, its limit is a whole number again and may be tighter. */
type ConvoyRow = { readonly name: string; readonly most: number; readonly terms: readonly Term[] };

/** Rows of escort teams, vehicles, and convoys that may leave on an axis, day by day. */
const convoyRows = ({ instance, routes, teams, vehicles, leaving }: ConvoyProblem): ConvoyRow[] => {
  const rows: ConvoyRow[] = [];
  const add = (name: string, most: number, terms: readonly Term[]): void => {
    const used = terms.filter(({ times }) => times > 0);
    const shared = used.reduce((sum, { times }) => gcd(sum, times), 0);
    if (shared > 0)
      rows.push({
        name,
        most: Math.floor(most / shared),
        terms: used.map(({ times, ...term }) => ({ ...term, times: times / shared })),
      });
  };
  for (let day = instance.from; day < instance.days; day += 1) {
    const busy = (needs: (axis: (typeof instance.axes)[number]) => number): Term[] =>
      routes.flatMap(({ axis, busyDays, isOpen }, route) =>
        Array.from({ length: busyDays }, (_, before) => day - before)
          .filter((left) => left >= 0 && isOpen[left])
          .map((left) => ({ route, day: left, times: needs(instance.axes[axis] as (typeof instance.axes)[number]) })),
      );
    add(
      `T|${day}`,
      teams[day] as number,
      busy((axis) => axis.teams),
    );
    instance.vehicles.forEach(({ id }, type) => {
      add(
        `V|${id}|${day}`,
        vehicles[type]?.[day] as number,
        busy((axis) => (Object.hasOwn(axis.vehicles, id) ? (axis.vehicles[id] as number) : 0)),
      );
    });
    instance.axes.forEach(({ id }, axis) => {
      const most = leaving[axis]?.[day];
      if (most !== undefined)
        add(
          `X|${id}|${day}`,
          most,
          routes.flatMap((one, route) => (one.axis === axis && one.isOpen[day] ? [{ route, day, times: 1 }] : [])),
        );
    });
  }
  return rows;
};

/** What is counted of a component after each day on which a convoy of it can leave: persons who are still there, and convoys so far. */
type Count = { readonly day: number; readonly still: number; readonly convoys: number };

/** Rows that count, day by day, who of a component is still there (`G`) and how many convoys have left (`K`), with its lot-sizing rows (`M`). */
const countComponents = (
  { instance, routes, components }: ConvoyProblem,
  { streams, withoutLotSizing }: ConvoyModelWish,
  linear: LinearModel,
  convoys: ConvoyModel['convoys'],
  people: ConvoyModel['people'],
): Count[][] => {
  const byRouteAndDay = Map.groupBy(people, ({ route, day }) => route * instance.days + day);
  return components.map(({ site, axis, routes: members, waiting }) => {
    const name = `${instance.sites[site]?.id}|${instance.axes[axis]?.id}`;
    const seats = Math.max(...members.map((route) => routes[route]?.persons as number));
    const whole = Math.ceil(waiting / seats);
    const rest = waiting - seats * (whole - 1);
    const counts: Count[] = [];
    for (let day = instance.from; day < instance.days; day += 1) {
      const leaving = members.map((route) => convoys[route]?.[day] as number).filter((column) => column >= 0);
      if (leaving.length === 0 || waiting === 0) continue;
      const before = counts.at(-1);
      const most =
        (before ? (linear.upper[before.convoys] as number) : 0) +
        leaving.reduce((sum, column) => sum + (linear.upper[column] as number), 0);
      const count = { day, still: linear.column(0, waiting), convoys: linear.column(0, most, true) };
      const there = new Entries().add(count.still, 1);
      const left = new Entries().add(count.convoys, 1).addAll(leaving, -1);
      if (before) [there.add(before.still, -1), left.add(before.convoys, -1)];
      for (const route of members)
        for (const { stream, column } of byRouteAndDay.get(route * instance.days + day) ?? [])
          there.add(column, streams[stream]?.size as number);
      linear.row(before ? 0 : waiting, before ? 0 : waiting, there, `G|${name}|${day}`);
      linear.row(0, 0, left, `K|${name}|${day}`);
      if (!withoutLotSizing)
        linear.atMost(-rest * whole, new Entries().add(count.still, -1).add(count.convoys, -rest), `M|${name}|${day}`);
      counts.push(count);
    }
    return counts;
  });
};

/**
 * The programme of docs/verifying/convoy-files.md: how many convoys leave on each route and day, and how many people of each stream with them.
 * The lot-sizing rows (`M`) say that of Q persons who wait, in convoys of at most c, Q − c (⌈Q / c⌉ − 1) are still there for every whole convoy that has not left.
 */
export const convoyModel = (problem: ConvoyProblem, wish: ConvoyModelWish): ConvoyModel => {
  const { instance, routes, components, intake, hazard } = problem;
  const { days, from, sites, destinations, axes } = instance;
  const { streams } = wish;
  const linear = new LinearModel();
  const everybody = streams.reduce((sum, { size, units }) => sum + size * units, 0);
  const rows = convoyRows(problem);
  const most = routes.map(() => new Array<number>(days).fill(everybody));
  for (const row of rows)
    for (const { route, day, times } of row.terms) {
      const list = most[route] as number[];
      list[day] = Math.min(list[day] as number, Math.floor(row.most / times));
    }
  const convoys = routes.map(({ isOpen }, route) =>
    Int32Array.from({ length: days }, (_, day) =>
      isOpen[day]
        ? linear.column(0, Math.min(most[route]?.[day] as number, wish.most?.(route, day) ?? everybody), true)
        : -1,
    ),
  );
  const people: ConvoyModel['people'][number][] = [];
  const boarding = routes.map(() => Array.from({ length: days }, () => new Entries()));
  const arriving = destinations.map(() => Array.from({ length: days }, () => new Entries()));
  streams.forEach(({ site, destination, size, units }, stream) => {
    const all = new Entries();
    routes.forEach((route, index) => {
      if (route.site !== site || route.persons < size || !route.destinations.includes(destination)) return;
      for (let day = from; day < days; day += 1) {
        if (!route.isOpen[day]) continue;
        const arrival = day + route.arrivesAfterDays;
        const room = Math.floor((intake[destination]?.[arrival] as number) / size);
        const column = linear.column(0, Math.min(units, room), wish.wholePeople === true);
        people.push({ stream, route: index, day, column });
        all.add(column, 1);
        boarding[index]?.[day]?.add(column, size);
        arriving[destination]?.[arrival]?.add(column, size);
      }
    });
    if (all.columns.length > 0)
      linear.atMost(units, all, size === 1 ? `A|${sites[site]?.id}|${destinations[destination]?.id}` : '');
  });
  routes.forEach(({ site, axis, persons: seats }, route) => {
    for (let day = from; day < days; day += 1) {
      const entries = boarding[route]?.[day] as Entries;
      const convoy = convoys[route]?.[day] as number;
      if (convoy >= 0 && entries.columns.length > 0)
        linear.atMost(0, entries.add(convoy, -seats), `B|${sites[site]?.id}|${axes[axis]?.id}|${day}`);
    }
  });
  for (const { name, most: limit, terms } of rows) {
    const entries = new Entries();
    for (const { route, day, times } of terms) entries.add(convoys[route]?.[day] as number, times);
    linear.atMost(limit, entries, name);
  }
  destinations.forEach(({ id }, destination) => {
    for (let day = from; day < days; day += 1) {
      const entries = arriving[destination]?.[day] as Entries;
      if (entries.columns.length > 0) linear.atMost(intake[destination]?.[day] as number, entries, `I|${id}|${day}`);
    }
  });
  const counts = countComponents(problem, wish, linear, convoys, people);
  /** One level: its column is what `weight` says of everybody who is still there at the end of each day. */
  const level = (
    name: ConvoyLevel,
    row: string,
    weight: (site: number, day: number) => number,
    before: (site: number) => number = () => 0,
  ): number => {
    const entries = new Entries();
    let [fixed, all] = [0, 0];
    components.forEach(({ site, waiting }, index) => {
      fixed += waiting * before(site);
      all += waiting * before(site);
      const days_ = counts[index] as Count[];
      let at = -1;
      const sums = new Map<number, number>();
      for (let day = from; day < days; day += 1) {
        if (days_[at + 1]?.day === day) at += 1;
        sums.set(at, (sums.get(at) ?? 0) + weight(site, day));
        all += waiting * weight(site, day);
      }
      for (const [place, sum] of sums)
        if (place < 0) fixed += waiting * sum;
        else if (sum > 0) entries.add(days_[place]?.still as number, sum);
    });
    const column = linear.column(name === wish.objective ? 1 : 0, limit(name, all));
    linear.row(-fixed, -fixed, entries.add(column, -1), row);
    return column;
  };
  const limit = (name: ConvoyLevel, otherwise: number): number =>
    CONVOY_LEVELS.indexOf(name) < CONVOY_LEVELS.indexOf(wish.objective) ? (wish.limits[name] ?? otherwise) : otherwise;
  const minutes = new Entries();
  let allMinutes = 0;
  routes.forEach((route, index) => {
    convoys[index]?.forEach((column) => {
      if (column < 0) return;
      minutes.add(column, route.minutes);
      allMinutes += route.minutes * (linear.upper[column] as number);
    });
  });
  const lossDay = (site: number): number => sites[site]?.lossDay ?? Number.POSITIVE_INFINITY;
  const levels = {
    left: level('left', 'L', (_, day) => (day === days - 1 ? 1 : 0)),
    late: level(
      'late',
      'D',
      (site, day) => (day === lossDay(site) - 1 ? 1 : 0),
      (site) => (lossDay(site) <= from ? 1 : 0),
    ),
    risk: level('risk', 'R', (site, day) => hazard[site]?.[day] as number),
    minutes: linear.column(wish.objective === 'minutes' ? 1 : 0, limit('minutes', allMinutes)),
  };
  linear.row(0, 0, minutes.add(levels.minutes, -1), 'H');
  return { linear, convoys, people, counts, levels };
};
