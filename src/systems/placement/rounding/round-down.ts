import type { PlacementModel } from '../levels/placement-model.ts';
import type { UnitClasses } from '../model/unit-classes.ts';

/** What a solution says short of this to a whole number counts as that number. */
const TOLERANCE = 1e-6;

/**
 * The whole part of a solution as a plan: so many members of each class to each facility, in their order. It keeps every rule and limit that the solution keeps, pairs aside;
 * who is left over is -1.
 */
export const roundDown = (
  { at }: PlacementModel,
  { classes, classOf }: UnitClasses,
  values: Float64Array,
  facilities: number,
): Int32Array => {
  const facilityOf = new Int32Array(classOf.length).fill(-1);
  classes.forEach(({ members }, index) => {
    let next = 0;
    for (let facility = 0; facility < facilities; facility += 1) {
      const column = at[index * facilities + facility] as number;
      if (column < 0) continue;
      const count = Math.floor((values[column] as number) + TOLERANCE);
      for (let taken = 0; taken < count && next < members.length; taken += 1, next += 1)
        facilityOf[members[next] as number] = facility;
    }
  });
  return facilityOf;
};
