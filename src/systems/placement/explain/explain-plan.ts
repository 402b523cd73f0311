import type { Placing } from '../model/placing.ts';
import { demandsOf, type Room, wholeRoom } from './demand.ts';
import { findShortages, type Shortage } from './find-shortages.ts';
import { keptApartAt, type Obstacle, whyNot } from './why-not.ts';

/** Why people have no place: the shortages that prove that not all can have one, and of each unplaced unit what stands against it at each facility. */
export type Explanation = {
  readonly shortages: readonly Shortage[];
  readonly unplaced: readonly { readonly unit: number; readonly obstacles: readonly Obstacle[] }[];
};

/** Why a plan leaves people unplaced. Nothing where it leaves nobody. */
export const explainUnplaced = async (placing: Placing): Promise<Explanation> => {
  const { problem, facilityOf } = placing;
  const units = Array.from({ length: problem.units }, (_, unit) => unit);
  const left = units.filter((unit) => facilityOf[unit] === -1);
  if (left.length === 0) return { shortages: [], unplaced: [] };
  const room = wholeRoom(problem);
  return {
    shortages: await findShortages(problem, demandsOf(problem, units, room), room),
    unplaced: left.map((unit) => ({ unit, obstacles: whyNot(placing, unit) })),
  };
};

/** What is free beside who stays, where one facility has failed. */
const roomWithout = ({ problem, held, beds, families }: Placing, failed: number): Room => {
  const ofSections = problem.capacity.length / problem.facilities;
  return {
    places: problem.capacity.map((places, index) =>
      Math.floor(index / ofSections) === failed ? 0 : places - (held[index] as number),
    ),
    beds: problem.beds.map((all, facility) => (facility === failed ? 0 : all - (beds[facility] as number))),
    families: problem.familyPlaces.map((all, facility) =>
      facility === failed ? 0 : all - (families[facility] as number),
    ),
  };
};

/**
 * What is missing, and of which kind, if one facility fails tonight and nobody else moves: sections, medical beds, family places and pairs are counted as in the drill. Their sum is at most what the drill says is
 * stranded: households that may not be divided can leave more.
 */
export const explainFailure = async (placing: Placing, failed: number): Promise<Shortage[]> => {
  const { problem, facilityOf } = placing;
  const units = Array.from({ length: problem.units }, (_, unit) => unit).filter((unit) => facilityOf[unit] === failed);
  const room = roomWithout(placing, failed);
  return findShortages(
    problem,
    demandsOf(problem, units, room, (unit) => keptApartAt(placing, unit)),
    room,
  );
};
