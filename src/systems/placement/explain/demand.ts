import { LEVELS, type Problem } from '../model/problem.ts';

/** Free places of sections (nested, at `section × 3 + level`), medical beds and family places of every facility. */
export type Room = { readonly places: Int32Array; readonly beds: Int32Array; readonly families: Int32Array };

/** All that an instance has. */
export const wholeRoom = ({ capacity, beds, familyPlaces }: Problem): Room => ({
  places: capacity,
  beds,
  families: familyPlaces,
});

/** Units that ask for the same: how many persons, and at which facilities each of them fits alone. */
export type Demand = {
  readonly group: number;
  readonly level: number;
  readonly medical: boolean;
  readonly family: boolean;
  readonly units: readonly number[];
  readonly persons: number;
  readonly open: readonly number[];
};

/** The facilities at which a unit fits alone: the places, beds and family places that are free there are enough for it. */
const openTo = (problem: Problem, room: Room, unit: number, closed: ReadonlySet<number>): number[] => {
  const size = problem.size[unit] as number;
  const hasPlaces = (facility: number): boolean => {
    const section = (facility * problem.groups + (problem.group[unit] as number)) * LEVELS;
    // of places that are left, those of lower levels may be fewer: others than the high ones are on them
    for (let below = 0; below <= (problem.level[unit] as number); below += 1)
      if ((room.places[section + below] as number) < size) return false;
    return true;
  };
  return Array.from({ length: problem.facilities }, (_, facility) => facility).filter(
    (facility) =>
      !closed.has(facility) &&
      hasPlaces(facility) &&
      (problem.medical[unit] === 0 || (room.beds[facility] as number) >= size) &&
      (problem.family[unit] === 0 || (room.families[facility] as number) >= size),
  );
};

/**
 * Who asks for places, by what they ask for, in the order of the instance.
 * @param closedTo facilities that a unit may not go to, beside those where it does not fit: where it is kept apart from somebody
 */
export const demandsOf = (
  problem: Problem,
  units: readonly number[],
  room: Room,
  closedTo: (unit: number) => ReadonlySet<number> = () => new Set(),
): Demand[] => {
  const known = new Map<string, { units: number[]; persons: number; open: number[] }>();
  for (const unit of units) {
    const open = openTo(problem, room, unit, closedTo(unit));
    const { group, level, medical, family, size } = problem;
    const key = JSON.stringify([group[unit], level[unit], medical[unit], family[unit], open]);
    const found = known.get(key) ?? { units: [], persons: 0, open };
    known.set(key, found);
    found.units.push(unit);
    found.persons += size[unit] as number;
  }
  return [...known.values()].map(({ units: alike, persons, open }) => {
    const unit = alike[0] as number;
    return {
      group: problem.group[unit] as number,
      level: problem.level[unit] as number,
      medical: problem.medical[unit] === 1,
      family: problem.family[unit] === 1,
      units: alike,
      persons,
      open,
    };
  });
};
