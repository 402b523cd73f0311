import type { FileFault } from '../../files/instance-error.ts';
import type { ConvoyInstance } from './convoy-instance-schema.ts';

type Tell = (place: string, problem: string, remedy: string) => void;
type Known = {
  readonly [List in
    | 'sites'
    | 'destinations'
    | 'crossings'
    | 'axes'
    | 'vehicles'
    | 'lots'
    | 'kinds']: ReadonlySet<string>;
};

const MOST_PERSONS = 1_000_000;

const tellTwice = (kind: string, ids: readonly string[], tell: Tell): Set<string> => {
  const seen = new Set<string>();
  ids.forEach((id, index) => {
    if (seen.has(id)) tell(`${kind}[${index}]`, `the id ${id} stands twice.`, 'Give each its own id.');
    seen.add(id);
  });
  return seen;
};

/** Lists and calendars that have not one entry for each day. */
const tellOfDays = (instance: ConvoyInstance, tell: Tell): void => {
  const { days } = instance;
  const check = (place: string, value: number | string | null | readonly number[]): void => {
    if (value === null || typeof value === 'number' || value.length === days) return;
    tell(place, `it has ${value.length} days; the horizon has ${days}.`, 'Give it one entry for each day.');
  };
  check('teams', instance.teams);
  instance.sites.forEach(({ hazard, open, lossDay }, index) => {
    check(`sites[${index}].hazard`, hazard);
    check(`sites[${index}].open`, open);
    if (lossDay !== null && lossDay > days)
      tell(
        `sites[${index}].lossDay`,
        `day ${lossDay} is after the horizon of ${days} days.`,
        'Write null, or lengthen the horizon.',
      );
  });
  for (const [index, { intake }] of instance.destinations.entries()) check(`destinations[${index}].intake`, intake);
  for (const [index, { open }] of instance.crossings.entries()) check(`crossings[${index}].open`, open);
  for (const [index, { open }] of instance.axes.entries()) check(`axes[${index}].open`, open);
  for (const [index, { count }] of instance.vehicles.entries()) check(`vehicles[${index}].count`, count);
  if (instance.from >= days)
    tell('from', `day ${instance.from} is not within the ${days} days.`, 'Name a day of the horizon.');
};

const tellOfAxes = ({ axes, vehicles }: ConvoyInstance, known: Known, tell: Tell): void => {
  axes.forEach((axis, index) => {
    for (const crossing of axis.crossings)
      if (!known.crossings.has(crossing))
        tell(`axes[${index}].crossings`, `the crossing ${crossing} is unknown.`, 'Add it to crossings.');
    for (const type of Object.keys(axis.vehicles))
      if (!known.vehicles.has(type))
        tell(`axes[${index}].vehicles`, `the type ${type} is unknown.`, 'Add it to vehicles.');
  });
  vehicles.forEach(({ compartments }, index) => {
    for (const { kinds } of compartments)
      for (const kind of kinds)
        if (!known.kinds.has(kind))
          tell(`vehicles[${index}].compartments`, `the kind ${kind} is not among the kinds.`, 'Name it in kinds.');
  });
};

const tellOfDrives = ({ drives, driving }: ConvoyInstance, known: Known, tell: Tell): void => {
  const seen = new Set<string>();
  drives.forEach(({ origin, axis, destination }, index) => {
    const place = `drives[${index}]`;
    if (!known.sites.has(origin)) tell(place, `its origin ${origin} is unknown.`, 'Add it to sites.');
    if (!known.axes.has(axis)) tell(place, `its axis ${axis} is unknown.`, 'Add it to axes.');
    if (!known.destinations.has(destination))
      tell(place, `its destination ${destination} is unknown.`, 'Add it to destinations.');
    const key = `${origin}|${axis}|${destination}`;
    if (seen.has(key)) tell(place, `it stands twice.`, 'Take one of the two out.');
    seen.add(key);
  });
  driving.durations.forEach(({ overMinutes, busyDays, arrivesAfterDays }, index) => {
    const place = `driving.durations[${index}]`;
    const before = driving.durations[index - 1]?.overMinutes;
    if (before === undefined ? overMinutes !== 0 : overMinutes <= before)
      tell(place, 'durations begin with overMinutes 0 and rise.', 'Sort them, and begin with 0.');
    if (arrivesAfterDays >= busyDays)
      tell(place, 'a convoy arrives after it is free again.', 'Let it be busy until the day on which it arrives.');
  });
};

const tellOfLots = ({ lots, axes, drives }: ConvoyInstance, known: Known, tell: Tell): void => {
  const largest = new Map<string, number>();
  const persons = new Map(axes.map((axis) => [axis.id, axis.persons ?? 150]));
  for (const { origin, axis, destination } of drives) {
    const key = `${origin}|${destination}`;
    largest.set(key, Math.max(largest.get(key) ?? 0, persons.get(axis) ?? 0));
  }
  lots.forEach(({ id, origin, destination, kind, size }, index) => {
    const place = `lots[${index}] (${id})`;
    if (!known.sites.has(origin)) tell(place, `its origin ${origin} is unknown.`, 'Add it to sites.');
    if (!known.destinations.has(destination))
      tell(place, `its destination ${destination} is unknown.`, 'Add it to destinations.');
    if (!known.kinds.has(kind)) tell(place, `its kind ${kind} is not among the kinds.`, 'Name it in kinds.');
    const most = largest.get(`${origin}|${destination}`);
    if (known.sites.has(origin) && known.destinations.has(destination) && most === undefined)
      tell(place, `no drive leads from ${origin} to ${destination}.`, 'Add one to drives, or another destination.');
    if (most !== undefined && size > most)
      tell(
        place,
        `a unit of ${size} persons is larger than any convoy there (${most}).`,
        'Correct the size, or divide the unit.',
      );
  });
  const all = lots.reduce((sum, { size, count }) => sum + size * count, 0);
  if (all > MOST_PERSONS)
    tell(
      'lots',
      `they are ${all} persons; the planner takes ${MOST_PERSONS}.`,
      'Divide the instance, for example by phase.',
    );
};

const tellOfPairs = ({ apart, lots }: ConvoyInstance, known: Known, tell: Tell): void => {
  const seen = new Set<string>();
  const countOf = new Map(lots.map(({ id, count }) => [id, count]));
  apart.forEach(([first, second], index) => {
    const place = `apart[${index}]`;
    for (const id of [first, second]) {
      if (!known.lots.has(id)) tell(place, `the lot ${id} is unknown.`, 'Add it to lots, or take the pair out.');
      else if (countOf.get(id) !== 1)
        tell(
          place,
          `the lot ${id} has more than one unit.`,
          'Give the one who is kept apart a lot of their own, of count 1.',
        );
    }
    if (first === second) tell(place, `${first} is paired with itself.`, 'Take the pair out, or name the other one.');
    const key = first < second ? `${first}|${second}` : `${second}|${first}`;
    if (seen.has(key)) tell(place, `${first} and ${second} are paired twice.`, 'Take one of the two pairs out.');
    seen.add(key);
  });
};

/** What is sealed or moving is a fact: it may break rules, but it must be about people and axes that there are. */
const tellOfFixed = (instance: ConvoyInstance, known: Known, tell: Tell): void => {
  const lots = new Map(instance.lots.map((lot) => [lot.id, { ...lot, left: lot.count }]));
  instance.fixed.forEach(({ id, origin, axis, day, arrivesDay, busyThrough, units }, index) => {
    const place = `fixed[${index}] (${id})`;
    if (!known.sites.has(origin)) tell(place, `its origin ${origin} is unknown.`, 'Add it to sites.');
    if (!known.axes.has(axis)) tell(place, `its axis ${axis} is unknown.`, 'Add it to axes.');
    if (arrivesDay < day || busyThrough < day)
      tell(place, 'it arrives, or is free again, before it leaves.', 'Correct its days.');
    for (const [lot, count] of Object.entries(units)) {
      const found = lots.get(lot);
      if (found === undefined) tell(place, `the lot ${lot} is unknown.`, 'Add it to lots.');
      else if (found.origin !== origin)
        tell(place, `the lot ${lot} is at ${found.origin}, not at ${origin}.`, 'Correct the lot, or the convoy.');
      else {
        found.left -= count;
        if (found.left < 0)
          tell(place, `convoys hold more of the lot ${lot} than its ${found.count}.`, 'Correct its count.');
      }
    }
  });
};

/** What is wrong with an instance whose shape is right. All at once. */
export const findConvoyFaults = (instance: ConvoyInstance): FileFault[] => {
  const faults: FileFault[] = [];
  const tell: Tell = (place, problem, remedy) => faults.push({ place, problem, remedy });
  const ids = (list: 'sites' | 'destinations' | 'crossings' | 'axes' | 'vehicles' | 'lots') =>
    tellTwice(
      list,
      instance[list].map(({ id }) => id),
      tell,
    );
  const known: Known = {
    kinds: tellTwice('kinds', instance.kinds, tell),
    sites: ids('sites'),
    destinations: ids('destinations'),
    crossings: ids('crossings'),
    axes: ids('axes'),
    vehicles: ids('vehicles'),
    lots: ids('lots'),
  };
  tellTwice(
    'fixed',
    instance.fixed.map(({ id }) => id),
    tell,
  );
  tellOfDays(instance, tell);
  tellOfAxes(instance, known, tell);
  tellOfDrives(instance, known, tell);
  tellOfLots(instance, known, tell);
  tellOfPairs(instance, known, tell);
  tellOfFixed(instance, known, tell);
  return faults;
};
