import type { Placing } from '../model/placing.ts';
import { LEVELS } from '../model/problem.ts';

/** Why a unit has no place at a facility in a plan: the first thing that stands against it. `free` and `needs` are persons. */
export type Obstacle = {
  readonly facility: number;
  readonly against: 'no-section' | 'places' | 'beds' | 'families' | 'apart' | 'later-levels';
  readonly free: number;
  readonly needs: number;
};

/** Facilities that hold somebody from whom a unit is kept apart. */
export const keptApartAt = ({ problem, facilityOf }: Placing, unit: number): Set<number> => {
  const closed = new Set<number>();
  for (let index = problem.enemiesFrom[unit] as number; index < (problem.enemiesFrom[unit + 1] as number); index += 1)
    closed.add(facilityOf[problem.enemies[index] as number] as number);
  closed.delete(-1);
  return closed;
};

/** What stands against an unplaced unit at each facility, as the plan is. */
export const whyNot = (placing: Placing, unit: number): Obstacle[] => {
  const { problem, held, beds, families } = placing;
  const needs = problem.size[unit] as number;
  const level = problem.level[unit] as number;
  const apart = keptApartAt(placing, unit);
  return problem.instance.facilities.map((_, facility) => {
    const section = (facility * problem.groups + (problem.group[unit] as number)) * LEVELS;
    if ((problem.capacity[section + level] as number) === 0) return { facility, against: 'no-section', free: 0, needs };
    // the places of higher levels are among those of lower ones: the least of what is free counts
    let free = Number.POSITIVE_INFINITY;
    for (let below = 0; below <= level; below += 1)
      free = Math.min(free, (problem.capacity[section + below] as number) - (held[section + below] as number));
    if (free < needs) return { facility, against: 'places', free, needs };
    const freeBeds = (problem.beds[facility] as number) - (beds[facility] as number);
    if (problem.medical[unit] === 1 && freeBeds < needs) return { facility, against: 'beds', free: freeBeds, needs };
    const freeFamilies = (problem.familyPlaces[facility] as number) - (families[facility] as number);
    if (problem.family[unit] === 1 && freeFamilies < needs)
      return { facility, against: 'families', free: freeFamilies, needs };
    return { facility, against: apart.has(facility) ? 'apart' : 'later-levels', free, needs };
  });
};
