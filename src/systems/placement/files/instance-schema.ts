import { z } from 'zod';

const ID = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/;
const LARGEST_COUNT = 1_000_000;
const FARTHEST_KM = 100_000;

/** An id of a file of the planner. */
export const id = z
  .string({ error: 'an id is wanted here.' })
  .regex(
    ID,
    'this is no id. An id is 1 to 64 letters, digits, ".", "_", ":" or "-", and begins with a letter or a digit.',
  );

/** A whole number between two limits; `what` names it in a refusal. */
export const whole = (least: number, most: number, what: string) =>
  z
    .number({ error: `${what} is wanted here, a whole number from ${least} to ${most}.` })
    .int(`${what} is a whole number.`)
    .min(least, `${what} is at least ${least}.`)
    .max(most, `${what} is at most ${most}.`);

const places = whole(0, LARGEST_COUNT, 'a number of places');
const coordinate = whole(-FARTHEST_KM, FARTHEST_KM, 'a coordinate in km of the grid');
const point = { id, x: coordinate, y: coordinate };
const weight = whole(0, 1000, 'a weight');
const byLevel = <Item extends z.ZodType>(item: Item) =>
  z.tuple([item, item, item], { error: 'three numbers are wanted here, for the levels 0, 1 and 2.' });
/** True or false. */
export const flag = z.boolean({ error: 'true or false is wanted here.' });

const facility = z.object({
  ...point,
  places: z.record(id, byLevel(places), { error: 'places by group are wanted here: {group: [level 0, 1, 2]}.' }),
  medicalBeds: places,
  familyPlaces: places,
});

const unit = z.object({
  id,
  group: id,
  level: whole(0, 2, 'a security level'),
  medical: flag,
  network: id.nullable(),
  size: whole(1, 1000, 'the size of a unit'),
  family: flag,
  origin: id,
  destination: id,
});

/** A list of so many items; `what` names them in a refusal. */
export const list = <Item extends z.ZodType>(item: Item, what: string, least: number, most: number) =>
  z
    .array(item, { error: `a list of ${what} is wanted here.` })
    .min(least, `there are no ${what}.`)
    .max(most, `more ${what} than the planner takes (${most}).`);

/** The most of each list that the planner takes; more is refused before it is read. */
export const LARGEST = { facilities: 1000, units: 200_000, apart: 1_000_000, points: 10_000, groups: 100 } as const;

/**
 * The shape of `amana-placement-1` (docs/verifying/placement-files.md). What needs two places of the file to be told (unknown ids, a unit that no site can
 * take) is asked by `findFaults`.
 */
export const instanceSchema = z.object({
  format: z.literal('amana-placement-1', { error: 'the format is not "amana-placement-1".' }),
  groups: list(id, 'groups', 1, LARGEST.groups),
  levels: z.literal(3, { error: 'the number of levels is 3.' }),
  facilities: list(facility, 'facilities', 1, LARGEST.facilities),
  origins: list(z.object(point), 'origins', 1, LARGEST.points),
  destinations: list(z.object(point), 'destinations', 1, LARGEST.points),
  units: list(unit, 'units', 1, LARGEST.units),
  apart: list(
    z.tuple([id, id], { error: 'a pair of two unit ids is wanted here.' }),
    'pairs that are kept apart',
    0,
    LARGEST.apart,
  ),
  networkLimit: z.record(id, places, { error: 'limits by network are wanted here: {network: persons}.' }),
  levelWeight: byLevel(weight),
  kmWeight: z.object({ origin: weight, destination: weight }, { error: 'the weights of the km are wanted here.' }),
  dispersionSlack: z
    .number({ error: 'a decimal is wanted here (0.05 is 5 %).' })
    .min(0, 'the slack is not below 0.')
    .max(100, 'the slack is at most 100.')
    .refine(
      (slack) => Number.isFinite(slack) && /^\d+(\.\d{1,6})?$/.test(String(slack)),
      'the slack has at most six decimals.',
    ),
});

/** A placement instance as it stands in its file. */
export type Instance = z.infer<typeof instanceSchema>;
