/** Wire of places over time and of occupancy. The web application imports the types only. */
import { z } from 'zod';
import { officerReference, trilingual } from '../../../core/access/views.ts';
import { instant, view } from '../../../core/wire.ts';
import { sourceKind } from '../control/views.ts';
import type { SourceKind } from '../source.ts';

export const capacityView = view(
  'CapacityView',
  'How many places a section or a whole site has from a day on, with the source.',
  {
    capacityId: z.string(),
    section: z.string().nullable().describe('Null: the whole site.'),
    places: z.int(),
    fromAt: instant,
    sourceKind,
    source: z.string(),
    recordedBy: officerReference,
  },
);
/** How many places a section or a whole site has from a day on, with the source. */
export type CapacityView = z.infer<typeof capacityView>;

export const occupancyRow = view(
  'OccupancyRow',
  'Who is in a section beside its places; of a whole site where there is no section.',
  {
    site: z.string(),
    name: trilingual,
    authority: z.string().nullable(),
    zone: z.string(),
    section: z.string().nullable(),
    inside: z.int().describe('Persons who are there.'),
    away: z.int().describe('Persons whose places are kept while they are at court or in hospital.'),
    places: z.int().nullable().describe('Null where nobody said how many there are.'),
    placesFromAt: instant.nullable(),
    placesSource: z.string().nullable(),
    extraPlaces: z.int().describe('Authorised beyond the places, in force now.'),
    extraUntil: instant.nullable().describe('When the first of these ends.'),
    free: z.int().nullable().describe('Below zero: persons beyond places and authorisations.'),
  },
);
/** Who is in a section beside its places. */
export type OccupancyRow = z.infer<typeof occupancyRow>;

export const occupancyAnswer = view('OccupancyAnswer', 'Occupancy of every site and section at an instant.', {
  at: instant,
  rows: z.array(occupancyRow),
});
/** `GET /api/sites/occupancy`. */
export type OccupancyAnswer = z.infer<typeof occupancyAnswer>;

/** `sites/record-capacity`. */
export interface RecordCapacityInput {
  site: string;
  section?: string;
  places: number;
  fromAt: number;
  sourceKind: SourceKind;
  source: string;
}
