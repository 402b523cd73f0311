import type { Instance } from '../files/instance-schema.ts';
import { distanceKm } from './distance.ts';

/** Security levels, 0 the lowest. */
export const LEVELS = 3;

/**
 * An instance as numbers: units, facilities, groups, networks are their places in the instance. Flat arrays, because the search asks them millions of times.
 * Sections of (facility f, group g) have the number `f × groups + g`; their nested places for level l and above stand at `section × 3 + l`.
 */
export type Problem = {
  readonly instance: Instance;
  readonly units: number;
  readonly facilities: number;
  readonly groups: number;
  readonly networks: readonly string[];
  readonly group: Int32Array;
  readonly level: Int32Array;
  readonly size: Int32Array;
  readonly medical: Uint8Array;
  readonly family: Uint8Array;
  /** Place in `networks`, or -1. */
  readonly network: Int32Array;
  readonly origin: Int32Array;
  readonly destination: Int32Array;
  /** Nested: places of a section for level l and above. */
  readonly capacity: Int32Array;
  readonly beds: Int32Array;
  readonly familyPlaces: Int32Array;
  readonly networkLimit: Int32Array;
  readonly levelWeight: readonly number[];
  /** Weighted km of one person from an origin to a facility, at `origin × facilities + facility`. */
  readonly fromOrigin: Float64Array;
  /** Weighted km of one person from a facility to a destination, at `destination × facilities + facility`. */
  readonly toDestination: Float64Array;
  /** Both units of each pair that is kept apart, one after the other. */
  readonly pairs: Int32Array;
  /** From whom each unit is kept apart: those of unit u stand in `enemies` from `enemiesFrom[u]` to before `enemiesFrom[u + 1]`. */
  readonly enemiesFrom: Int32Array;
  readonly enemies: Int32Array;
  /** The sum of all sizes. */
  readonly persons: number;
};

const placeOf = (ids: readonly string[]): Map<string, number> => new Map(ids.map((id, index) => [id, index]));

const nestedCapacity = (instance: Instance): Int32Array => {
  const groups = instance.groups.length;
  const capacity = new Int32Array(instance.facilities.length * groups * LEVELS);
  instance.facilities.forEach(({ places }, facility) => {
    instance.groups.forEach((group, index) => {
      let sum = 0;
      for (let level = LEVELS - 1; level >= 0; level -= 1) {
        sum += (Object.hasOwn(places, group) ? places[group]?.[level] : undefined) ?? 0;
        capacity[(facility * groups + index) * LEVELS + level] = sum;
      }
    });
  });
  return capacity;
};

const weighted = (
  points: readonly { x: number; y: number }[],
  { facilities }: Instance,
  weight: number,
): Float64Array =>
  Float64Array.from(points.flatMap((point) => facilities.map((facility) => weight * distanceKm(point, facility))));

const enemiesOf = (units: number, pairs: Int32Array): { enemiesFrom: Int32Array; enemies: Int32Array } => {
  const enemiesFrom = new Int32Array(units + 1);
  for (const unit of pairs) enemiesFrom[unit + 1] = (enemiesFrom[unit + 1] as number) + 1;
  for (let unit = 0; unit < units; unit += 1)
    enemiesFrom[unit + 1] = (enemiesFrom[unit + 1] as number) + (enemiesFrom[unit] as number);
  const next = enemiesFrom.slice(0, units);
  const enemies = new Int32Array(pairs.length);
  for (let index = 0; index < pairs.length; index += 1) {
    const unit = pairs[index] as number;
    enemies[next[unit] as number] = pairs[index ^ 1] as number;
    next[unit] = (next[unit] as number) + 1;
  }
  return { enemiesFrom, enemies };
};

/** Makes the numbers of an instance that `checkInstance` passed. */
export const problemOf = (instance: Instance): Problem => {
  const networks = Object.keys(instance.networkLimit).sort();
  const [group, network] = [placeOf(instance.groups), placeOf(networks)];
  const [origin, destination] = [
    placeOf(instance.origins.map(({ id }) => id)),
    placeOf(instance.destinations.map(({ id }) => id)),
  ];
  const unit = placeOf(instance.units.map(({ id }) => id));
  const of = (places: Map<string, number>, id: string): number => places.get(id) as number;
  const pairs = Int32Array.from(instance.apart.flatMap(([one, other]) => [of(unit, one), of(unit, other)]));
  return {
    instance,
    units: instance.units.length,
    facilities: instance.facilities.length,
    groups: instance.groups.length,
    networks,
    group: Int32Array.from(instance.units, (one) => of(group, one.group)),
    level: Int32Array.from(instance.units, (one) => one.level),
    size: Int32Array.from(instance.units, (one) => one.size),
    medical: Uint8Array.from(instance.units, (one) => Number(one.medical)),
    family: Uint8Array.from(instance.units, (one) => Number(one.family)),
    network: Int32Array.from(instance.units, (one) => (one.network === null ? -1 : of(network, one.network))),
    origin: Int32Array.from(instance.units, (one) => of(origin, one.origin)),
    destination: Int32Array.from(instance.units, (one) => of(destination, one.destination)),
    capacity: nestedCapacity(instance),
    beds: Int32Array.from(instance.facilities, ({ medicalBeds }) => medicalBeds),
    familyPlaces: Int32Array.from(instance.facilities, ({ familyPlaces }) => familyPlaces),
    networkLimit: Int32Array.from(networks, (id) => instance.networkLimit[id] as number),
    levelWeight: instance.levelWeight,
    fromOrigin: weighted(instance.origins, instance, instance.kmWeight.origin),
    toDestination: weighted(instance.destinations, instance, instance.kmWeight.destination),
    pairs,
    ...enemiesOf(instance.units.length, pairs),
    persons: instance.units.reduce((sum, { size }) => sum + size, 0),
  };
};

/** The weighted km of a unit at a facility: all its persons, from its origin and to its destination. */
export const kmOf = (problem: Problem, unit: number, facility: number): number =>
  (problem.size[unit] as number) *
  ((problem.fromOrigin[(problem.origin[unit] as number) * problem.facilities + facility] as number) +
    (problem.toDestination[(problem.destination[unit] as number) * problem.facilities + facility] as number));

/** Whether a facility can take a unit at all: a section of its group and level, medical beds and family places that are large enough. */
export const canTake = (problem: Problem, unit: number, facility: number): boolean => {
  const size = problem.size[unit] as number;
  const section = facility * problem.groups + (problem.group[unit] as number);
  return (
    (problem.capacity[section * LEVELS + (problem.level[unit] as number)] as number) >= size &&
    (problem.medical[unit] === 0 || (problem.beds[facility] as number) >= size) &&
    (problem.family[unit] === 0 || (problem.familyPlaces[facility] as number) >= size)
  );
};
