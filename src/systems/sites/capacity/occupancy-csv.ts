import type { Trilingual } from '../../../core/access/views.ts';
import { tableCsv } from '../../../platform/files/table-csv.ts';
import type { OccupancyAnswer } from './views.ts';

const instantText = (at: number | null): string => (at === null ? '' : new Date(at).toISOString());

/** Occupancy as CSV: one line for each site and each section; headings are codes, names of sites in one language, instants in UTC. Places that nobody recorded are `not-recorded`, not none. */
export const occupancyCsv = ({ at, rows }: OccupancyAnswer, language: keyof Trilingual): Uint8Array =>
  tableCsv([
    [
      'asOf',
      'site',
      'siteName',
      'authority',
      'section',
      'inside',
      'away',
      'places',
      'placesSince',
      'placesSource',
      'extraPlaces',
      'extraUntil',
      'free',
    ],
    ...rows.map((row) => [
      instantText(at),
      row.site,
      row.name[language],
      row.authority ?? '',
      row.section ?? '',
      String(row.inside),
      String(row.away),
      row.places === null ? 'not-recorded' : String(row.places),
      instantText(row.placesFromAt),
      row.placesSource ?? '',
      String(row.extraPlaces),
      instantText(row.extraUntil),
      row.free === null ? 'not-recorded' : String(row.free),
    ]),
  ]);
