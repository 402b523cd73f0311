/** Wire of occupancy. The web application imports the types only. */
import { z } from 'zod';
import { trilingual } from '../../../core/access/views.ts';
import { instant, pagedView, view } from '../../../core/wire.ts';
import { ageGroup, placeSection, sexGroup } from '../views.ts';

export const occupancyRow = view(
  'OccupancyRow',
  'Who is in a section beside its places; of a whole site where there is no section.',
  {
    site: z.string(),
    name: trilingual,
    authority: z.string().nullable(),
    zone: z.string(),
    section: z.string().nullable(),
    group: z
      .object({
        sex: sexGroup,
        ageGroup,
        legalStatus: placeSection.shape.legalStatus,
        level: placeSection.shape.level,
        medical: placeSection.shape.medical,
      })
      .nullable()
      .describe('Whom the section is for; null of a whole site.'),
    inside: z.int().describe('Persons who are there.'),
    away: z.int().describe('Persons whose places are kept while they are at court or in hospital.'),
    places: z.int().nullable().describe('Null where nobody said how many there are.'),
    sectionPlaces: z
      .int()
      .nullable()
      .describe(
        'Of a whole site: the places of its sections together, which may be another number than what was said of the site; null where it has none.',
      ),
    placesFromAt: instant.nullable(),
    placesSource: z.string().nullable(),
    extraPlaces: z.int().describe('Authorised beyond the places, in force now.'),
    extraUntil: instant.nullable().describe('When the first of these ends.'),
    free: z
      .int()
      .nullable()
      .describe(
        'Places that nobody takes, by the sections and by the whole site; null where nobody said how many there are.',
      ),
    over: z.int().describe('Persons beyond places and authorisations.'),
  },
);
/** Who is in a section beside its places. */
export type OccupancyRow = z.infer<typeof occupancyRow>;

export const occupancyAnswer = pagedView('OccupancyAnswer', 'Occupancy of every site and section at an instant.', {
  at: instant.describe('When it was counted.'),
  asOf: z.string().nullable().describe('The past day at whose end it is told, where each site is; null: now.'),
  rows: z.array(occupancyRow),
});
/** `GET /api/sites/occupancy`. */
export type OccupancyAnswer = z.infer<typeof occupancyAnswer>;

export const occupancyTrendAnswer = view('OccupancyTrendAnswer', 'Occupancy at the end of each day of a period.', {
  site: z.string().nullable().describe('Null: all sites together.'),
  from: z.string(),
  to: z.string(),
  rows: z.array(
    z.object({
      day: z.string(),
      persons: z.int().describe('Held, living there, or there with a detained parent, at the end of the day.'),
      places: z.int().nullable().describe('Of the sites that said how many; null where none did.'),
      over: z.int().describe('Persons beyond the places of their site, without authorisations.'),
      withoutPlaces: z.int().describe('Persons at sites that did not say how many places there are.'),
    }),
  ),
});
/** `GET /api/sites/occupancy-trend`. */
export type OccupancyTrendAnswer = z.infer<typeof occupancyTrendAnswer>;

export const occupantsAnswer = pagedView('OccupantsAnswer', 'The persons behind a number of occupancy, within reach.', {
  rows: z.array(
    z.object({
      personNo: z.int(),
      registerNumber: z.string(),
      name: z.object({ primary: z.string(), latin: z.string() }),
      section: z.string().nullable(),
      state: z
        .enum(['held', 'resident', 'accompanying'])
        .describe('Held, or there and detained by nobody: living there, or a child with a detained parent.'),
      sinceAt: instant,
    }),
  ),
});
/** `POST /api/sites/occupants`. */
export type OccupantsAnswer = z.infer<typeof occupantsAnswer>;
