import { z } from 'zod';
import { flag, id, list, whole } from '../../files/instance-schema.ts';

/** Persons in one convoy where an axis says nothing else. */
export const USUAL_PERSONS = 150;

const LARGEST_COUNT = 1_000_000;
const count = (what: string) => whole(0, LARGEST_COUNT, what);
const day = whole(0, 366, 'a day');

/** One number for every day, or a list with one for each. */
const perDay = (most: number, what: string) => {
  const one = whole(0, most, what);
  return z.union([one, z.array(one)], { error: `${what} is wanted here: one number for every day, or one for each.` });
};

const calendar = z
  .string({ error: 'a calendar is wanted here: a "1" for each open day and a "0" for each closed one, or null.' })
  .regex(/^[01]*$/, 'a calendar has a "1" for each open day and a "0" for each closed one, nothing else.')
  .nullable();

const site = z.object({
  id,
  hazard: perDay(1000, 'a hazard'),
  lossDay: day.nullable(),
  open: calendar,
});

const axis = z.object({
  id,
  crossings: list(id, 'crossings', 0, 1000),
  open: calendar,
  persons: whole(1, 1000, 'the persons of a convoy').optional(),
  teams: whole(0, 1000, 'the escort teams of a convoy'),
  vehicles: z.record(id, whole(0, 1000, 'the vehicles of a convoy'), { error: 'vehicles by type are wanted here.' }),
  convoysPerDay: whole(0, 1000, 'the convoys of a day').nullable(),
});

const drive = z
  .object({
    origin: id,
    axis: id,
    destination: id,
    minutes: whole(1, 20_000, 'the minutes of a drive').optional(),
    km: whole(1, 20_000, 'the km of a drive').optional(),
  })
  .refine(
    ({ minutes, km }) => (minutes === undefined) !== (km === undefined),
    'say its minutes or its km, one of the two.',
  );

const driving = z.object({
  kmPerHour: whole(1, 1000, 'the km of an hour'),
  restAfterMinutes: whole(1, 20_000, 'the minutes after which there is a rest'),
  restMinutes: count('the minutes of a rest'),
  durations: list(
    z.object({
      overMinutes: count('the minutes of a drive'),
      busyDays: whole(1, 30, 'the days that a convoy is busy'),
      arrivesAfterDays: whole(0, 30, 'the days until a convoy arrives'),
    }),
    'durations',
    1,
    100,
  ),
});

const vehicle = z.object({
  id,
  count: perDay(LARGEST_COUNT, 'a number of vehicles'),
  compartments: list(
    z.object({ seats: whole(1, 1000, 'the seats of a compartment'), kinds: list(id, 'kinds', 1, 100), medical: flag }),
    'compartments',
    1,
    100,
  ),
});

const lot = z.object({
  id,
  origin: id,
  destination: id,
  kind: id,
  medical: flag,
  size: whole(1, 1000, 'the size of a unit'),
  count: whole(1, LARGEST_COUNT, 'the units of a lot'),
});

const fixed = z.object({
  id,
  origin: id,
  axis: id,
  day,
  arrivesDay: whole(0, 1000, 'the day on which a convoy arrives'),
  busyThrough: whole(0, 1000, 'the last day on which a convoy is busy'),
  units: z.record(id, whole(1, LARGEST_COUNT, 'the units of a lot'), { error: 'units by lot are wanted here.' }),
});

/** The most of each list that the planner takes; more is refused before it is read. */
export const MOST = {
  sites: 1000,
  destinations: 1000,
  axes: 100,
  drives: 100_000,
  lots: 200_000,
  apart: 1_000_000,
} as const;

/** The shape of `amana-convoys-1` (docs/verifying/convoy-files.md). What needs two places of the file to be told is asked by `findConvoyFaults`. */
export const convoyInstanceSchema = z.object({
  format: z.literal('amana-convoys-1', { error: 'the format is not "amana-convoys-1".' }),
  days: whole(1, 366, 'the number of days'),
  from: whole(0, 365, 'the first day on which a convoy may leave'),
  kinds: list(id, 'kinds', 1, 100),
  sites: list(site, 'sites', 1, MOST.sites),
  destinations: list(
    z.object({ id, intake: perDay(LARGEST_COUNT, 'an intake') }),
    'destinations',
    1,
    MOST.destinations,
  ),
  crossings: list(z.object({ id, open: calendar }), 'crossings', 0, 1000),
  axes: list(axis, 'axes', 1, MOST.axes),
  drives: list(drive, 'drives', 1, MOST.drives),
  driving,
  teams: perDay(LARGEST_COUNT, 'a number of escort teams'),
  vehicles: list(vehicle, 'types of vehicles', 0, 100),
  lots: list(lot, 'lots', 1, MOST.lots),
  apart: list(
    z.tuple([id, id], { error: 'a pair of two lot ids is wanted here.' }),
    'pairs that are kept apart',
    0,
    MOST.apart,
  ),
  fixed: list(fixed, 'convoys that are sealed or moving', 0, 10_000),
});

/** An instance of convoys as it stands in its file. */
export type ConvoyInstance = z.infer<typeof convoyInstanceSchema>;
