import type { FileFault } from './instance-error.ts';
import type { Instance } from './instance-schema.ts';

type Tell = (place: string, problem: string, remedy: string) => void;

const tellTwice = (kind: string, ids: readonly string[], tell: Tell): Set<string> => {
  const seen = new Set<string>();
  ids.forEach((id, index) => {
    if (seen.has(id)) tell(`${kind}[${index}]`, `the id ${id} stands twice.`, 'Give each its own id.');
    seen.add(id);
  });
  return seen;
};

const idsOf = (items: readonly { id: string }[]): string[] => items.map(({ id }) => id);

/** Places of a group at one facility in sections of a level or above. */
const placesFrom = (places: readonly number[] | undefined, level: number): number =>
  (places ?? []).slice(level).reduce((sum, count) => sum + count, 0);

const tellOfPlaces = (instance: Instance, groups: ReadonlySet<string>, tell: Tell): void => {
  instance.facilities.forEach(({ places }, index) => {
    for (const group of Object.keys(places))
      if (!groups.has(group))
        tell(`facilities[${index}].places`, `${group} is not among the groups.`, 'Name it in groups, or take it out.');
  });
};

/** A unit for whose group no site has a place, or which is larger than all places of its group at every site: never a person's wish, always a slip of whoever wrote the file. */
const tellOfUnitsWithoutRoom = (instance: Instance, groups: ReadonlySet<string>, tell: Tell): void => {
  const most = new Map<string, number>();
  for (const group of groups)
    most.set(group, Math.max(...instance.facilities.map(({ places }) => placesFrom(places[group], 0))));
  const told = new Set<string>();
  instance.units.forEach(({ id, group, size }, index) => {
    const room = most.get(group);
    if (room === undefined || room >= size) return;
    if (room > 0)
      tell(
        `units[${index}] (${id})`,
        `it has ${size} persons; the largest site for ${group} has ${room} places.`,
        'Correct the size, or divide the unit.',
      );
    else if (!told.has(group)) {
      told.add(group);
      tell(
        `units[${index}] (${id})`,
        `no site has a place for the group ${group}.`,
        'Give a site places for it, or take these units out.',
      );
    }
  });
};

const tellOfUnits = (instance: Instance, groups: ReadonlySet<string>, tell: Tell): void => {
  const [origins, destinations] = [new Set(idsOf(instance.origins)), new Set(idsOf(instance.destinations))];
  instance.units.forEach(({ id, group, network, origin, destination }, index) => {
    const place = `units[${index}] (${id})`;
    if (!groups.has(group)) tell(place, `its group ${group} is not among the groups.`, 'Name it in groups.');
    if (!origins.has(origin)) tell(place, `its origin ${origin} is unknown.`, 'Add it to origins.');
    if (!destinations.has(destination))
      tell(place, `its destination ${destination} is unknown.`, 'Add it to destinations.');
    if (network !== null && !Object.hasOwn(instance.networkLimit, network))
      tell(place, `its network ${network} has no limit.`, 'Add it to networkLimit, or write null.');
  });
};

const tellOfPairs = ({ apart }: Instance, units: ReadonlySet<string>, tell: Tell): void => {
  const seen = new Set<string>();
  apart.forEach(([first, second], index) => {
    const place = `apart[${index}]`;
    for (const id of [first, second])
      if (!units.has(id)) tell(place, `the unit ${id} is unknown.`, 'Add it to units, or take the pair out.');
    if (first === second) tell(place, `${first} is paired with itself.`, 'Take the pair out, or name the other one.');
    const key = first < second ? `${first}|${second}` : `${second}|${first}`;
    if (seen.has(key)) tell(place, `${first} and ${second} are paired twice.`, 'Take one of the two pairs out.');
    seen.add(key);
  });
};

const MOST_PERSONS = 1_000_000;

const tellOfPersons = ({ units }: Instance, tell: Tell): void => {
  const persons = units.reduce((sum, { size }) => sum + size, 0);
  if (persons > MOST_PERSONS)
    tell(
      'units',
      `they are ${persons} persons; the planner takes ${MOST_PERSONS}.`,
      'Divide the instance, for example by phase.',
    );
};

/** What is wrong with an instance whose shape is right: ids that nothing has, ids that stand twice, pairs, units without room. All at once, in the order of the file. */
export const findFaults = (instance: Instance): FileFault[] => {
  const faults: FileFault[] = [];
  const tell: Tell = (place, problem, remedy) => faults.push({ place, problem, remedy });
  const groups = tellTwice('groups', instance.groups, tell);
  tellTwice('facilities', idsOf(instance.facilities), tell);
  tellTwice('origins', idsOf(instance.origins), tell);
  tellTwice('destinations', idsOf(instance.destinations), tell);
  const units = tellTwice('units', idsOf(instance.units), tell);
  tellOfPlaces(instance, groups, tell);
  tellOfPersons(instance, tell);
  tellOfUnits(instance, groups, tell);
  tellOfUnitsWithoutRoom(instance, groups, tell);
  tellOfPairs(instance, units, tell);
  return faults;
};
