import { canonicalHash } from '../placement-check/exact.ts';
import {
  byId,
  id,
  idOf,
  list,
  map,
  members,
  or,
  type Read,
  readJson,
  refuse,
  text,
  truth,
  which,
  whole,
} from '../placement-check/read.ts';

const count = whole(0, 1_000_000);
const some = whole(1, 1_000_000);

/** One number for every day, or one for each: always read as one for each. */
const daily =
  (days: number, one: Read<number>): Read<readonly number[]> =>
  (value, place) =>
    typeof value === 'number' ? new Array<number>(days).fill(one(value, place)) : list(one, days, days)(value, place);

/** A calendar of open days: null is always open. */
const calendar =
  (days: number): Read<readonly boolean[]> =>
  (value, place) => {
    if (value === null) return new Array<boolean>(days).fill(true);
    const said = text('a calendar of 0 and 1', /^[01]*$/)(value, place);
    return said.length === days
      ? [...said].map((day) => day === '1')
      : refuse(place, `not one sign for each of ${days} days`);
  };

const duration = members({ overMinutes: count, busyDays: whole(1, 30), arrivesAfterDays: whole(0, 30) });

/**
 * Reads an instance of convoys (`amana-convoys-1`, docs/verifying/convoy-files.md).
 * @throws InputRefused at the first thing that is wrong
 */
export const readInstance = (json: string) => {
  const file = readJson(json, 'instance');
  const read = <T>(reads: { readonly [K in keyof T]: Read<T[K]> }): T => members(reads)(file, 'instance');
  const { days } = read({ format: text('the format "amana-convoys-1"', /^amana-convoys-1$/), days: whole(1, 366) });
  const kindList = read({ kinds: list(id, 100, 1) }).kinds;
  const kinds = new Set(kindList);
  if (kinds.size < kindList.length) refuse('instance.kinds', 'an id stands twice');
  const kind = idOf('kinds', kinds);
  const open = calendar(days);
  const hazard = daily(days, whole(0, 1000));
  const supplies = read({
    from: whole(0, days - 1),
    sites: byId(members({ id, hazard, lossDay: or(whole(0, days), null), open }), 1000),
    destinations: byId(members({ id, intake: daily(days, count) }), 1000),
    crossings: byId(members({ id, open }), 1000),
    teams: daily(days, count),
    vehicles: byId(
      members({
        id,
        count: daily(days, count),
        compartments: list(members({ seats: whole(1, 1000), kinds: list(kind, 100, 1), medical: truth }), 100, 1),
      }),
      100,
    ),
    driving: members({
      kmPerHour: whole(1, 1000),
      restAfterMinutes: whole(1, 20_000),
      restMinutes: count,
      durations: list(duration, 100, 1),
    }),
  });
  const { durations } = supplies.driving;
  durations.forEach(({ overMinutes, busyDays, arrivesAfterDays }, n) => {
    const isNext = n === 0 ? overMinutes === 0 : overMinutes > (durations[n - 1]?.overMinutes ?? 0);
    if (!isNext || arrivesAfterDays >= busyDays)
      refuse(`instance.driving.durations[${n}]`, 'not in order, or free before it arrives');
  });
  const site = idOf('sites', supplies.sites);
  const destination = idOf('destinations', supplies.destinations);
  const needs = whole(0, 1000);
  const { axes } = read({
    axes: byId(
      members({
        id,
        crossings: list(idOf('crossings', supplies.crossings), 1000),
        open,
        persons: or(whole(1, 1000), undefined),
        teams: needs,
        vehicles: map(idOf('vehicles', supplies.vehicles), needs),
        convoysPerDay: or(needs, null),
      }),
      100,
    ),
  });
  const axis = idOf('axes', axes);
  const length = or(whole(1, 20_000), undefined);
  const people = read({
    drives: list(members({ origin: site, axis, destination, minutes: length, km: length }), 100_000, 1),
    lots: byId(
      members({ id, origin: site, destination, kind, medical: truth, size: whole(1, 1000), count: some }),
      200_000,
    ),
  });
  people.drives.forEach(({ minutes, km }, n) => {
    if ((minutes === undefined) === (km === undefined)) refuse(`instance.drives[${n}]`, 'not one of minutes and km');
  });
  const ways = new Set(people.drives.map((drive) => `${drive.origin}|${drive.axis}|${drive.destination}`));
  if (ways.size < people.drives.length) refuse('instance.drives', 'a drive stands twice');
  const lot = idOf('lots', people.lots);
  const { apart, fixed } = read({
    apart: list(list(lot, 2, 2), 1_000_000),
    fixed: byId(
      members({
        id,
        origin: site,
        axis,
        day: whole(0, 366),
        arrivesDay: count,
        busyThrough: count,
        units: map(lot, some),
      }),
      10_000,
    ),
  });
  const single: Read<string> = which('a lot of one unit', (one) => people.lots.get(one as string)?.count === 1);
  for (const [n, pair] of apart.entries()) for (const one of pair) single(one, `instance.apart[${n}]`);
  if (apart.some(([one, other]) => one === other)) refuse('instance.apart', 'a pair of one lot with itself');
  if (new Set(apart.map((pair) => pair.toSorted().join('|'))).size < apart.length)
    refuse('instance.apart', 'a pair stands twice');
  const free = new Map([...people.lots.values()].map((one) => [one.id, one.count]));
  for (const convoy of fixed.values()) {
    if (Math.min(convoy.arrivesDay, convoy.busyThrough) < convoy.day)
      refuse(`instance.fixed ${convoy.id}`, 'over before it leaves');
    for (const [one, units] of convoy.units) {
      free.set(one, (free.get(one) ?? 0) - units);
      if (people.lots.get(one)?.origin !== convoy.origin || (free.get(one) ?? 0) < 0)
        refuse(`instance.fixed ${convoy.id}`, `it has of ${one} who is not at its site`);
    }
  }
  whole(0, 1_000_000)(
    [...people.lots.values()].reduce((sum, one) => sum + one.size * one.count, 0),
    'all persons',
  );
  /** Units of each lot whom no sealed or moving convoy has. */
  const left: ReadonlyMap<string, number> = free;
  return { days, kinds, ...supplies, axes, ...people, apart, fixed, free: left, hash: canonicalHash(file) };
};

/** What was to be planned, by ids. */
export type Instance = ReturnType<typeof readInstance>;
export type Lot = Instance['lots'] extends ReadonlyMap<string, infer T> ? T : never;
