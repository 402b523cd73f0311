import { Placing } from '../model/placing.ts';
import type { Problem } from '../model/problem.ts';

/** What a site holds in a plan. Occupancy is of the places of all its sections: persons / places, 1 where all are taken; null where it has none. */
export type SiteReadOut = {
  readonly site: string;
  readonly persons: number;
  readonly places: number;
  readonly occupancy: number | null;
  /** Its part of everybody who is placed, from 0 to 1. */
  readonly share: number;
  readonly medical: number;
  readonly inFamilies: number;
};

/** Figures of a plan that nobody optimises and everybody asks for. */
export type ReadOuts = {
  readonly sites: readonly SiteReadOut[];
  /** The largest share of one site. */
  readonly largestShare: number;
  /** Herfindahl–Hirschman index: the sum of the squares of the shares; 1 where all are at one site, 1 / sites where they are spread evenly. */
  readonly concentration: number;
};

const persons = (problem: Problem, facilityOf: ArrayLike<number>, facility: number): number => {
  let sum = 0;
  for (let unit = 0; unit < problem.units; unit += 1)
    if (facilityOf[unit] === facility) sum += problem.size[unit] as number;
  return sum;
};

/** Works out the figures of a plan. */
export const readOutsOf = (problem: Problem, facilityOf: ArrayLike<number>): ReadOuts => {
  const placing = new Placing(problem, facilityOf);
  const placed = problem.persons - placing.unplaced;
  const sites = problem.instance.facilities.map(({ id, places: byGroup }, facility): SiteReadOut => {
    const here = persons(problem, facilityOf, facility);
    const places = Object.values(byGroup).reduce((sum, numbers) => sum + numbers.reduce((all, one) => all + one, 0), 0);
    return {
      site: id,
      persons: here,
      places,
      occupancy: places === 0 ? null : here / places,
      share: placed === 0 ? 0 : here / placed,
      medical: placing.beds[facility] as number,
      inFamilies: placing.families[facility] as number,
    };
  });
  return {
    sites,
    largestShare: Math.max(0, ...sites.map(({ share }) => share)),
    concentration: sites.reduce((sum, { share }) => sum + share * share, 0),
  };
};

/** Units that are elsewhere in one plan than in another. */
export const movedBetween = (one: ArrayLike<number>, other: ArrayLike<number>): number => {
  let moved = 0;
  for (let unit = 0; unit < one.length; unit += 1) if (one[unit] !== other[unit]) moved += 1;
  return moved;
};
