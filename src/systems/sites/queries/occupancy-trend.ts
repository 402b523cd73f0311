import { z } from 'zod';
import { Refusal } from '../../../core/register/refusal.ts';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { cutPage, pageInBody } from '../../../platform/http/query-values.ts';
import { findPersonRows, primaryAndLatin } from '../../register/index.ts';
import { occupancyTrendTable, occupantsTable } from '../capacity/occupancy-table.ts';
import {
  type OccupancyTrendAnswer,
  type OccupantsAnswer,
  occupancyTrendAnswer,
  occupantsAnswer,
} from '../capacity/occupancy-views.ts';
import { requirePastDay } from './past-day.ts';

/** Longest period of a trend, in days. */
const LONGEST = 366;
const site = z.string().regex(/^[A-Z]{3}$/);
type Day = { day: string; persons: number; places: number | null };

/** Days of several sites as one. A site that did not say how many places it has adds none, and its persons are told apart. */
export const trendOf = (days: readonly Day[]): OccupancyTrendAnswer['rows'] => {
  const rows = new Map<string, OccupancyTrendAnswer['rows'][number]>();
  for (const { day, persons, places } of days) {
    const row = rows.get(day) ?? { day, persons: 0, places: null, over: 0, withoutPlaces: 0 };
    rows.set(day, {
      day,
      persons: row.persons + persons,
      places: places === null ? row.places : (row.places ?? 0) + places,
      over: row.over + (places === null ? 0 : Math.max(0, persons - places)),
      withoutPlaces: row.withoutPlaces + (places === null ? persons : 0),
    });
  }
  return [...rows.values()];
};

/** Occupancy of one site, or of all together, at the end of each day of a period, as custody is known now (R18). */
export const occupancyTrend = defineQuery({
  system: 'sites',
  name: 'occupancy-trend',
  input: z.object({ site: site.optional(), from: z.iso.date(), to: z.iso.date() }).strict(),
  answer: occupancyTrendAnswer,
  table: occupancyTrendTable,
  run: async (read, { site: one, from, to }): Promise<OccupancyTrendAnswer> => {
    const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
    if (days < 0) throw new Refusal('invalid-input', { problems: [{ code: 'ends-before-it-begins', field: 'to' }] });
    if (days >= LONGEST)
      throw new Refusal('invalid-input', { problems: [{ code: 'longer-than-a-year', field: 'to' }] });
    await requirePastDay(read, to, 'to');
    const rows = await read.rows<Day>(
      'SELECT day::text AS day, persons, places FROM sites.occupancy_days($1, $2::date, $3::date) ORDER BY day, site',
      [one ?? null, from, to],
    );
    return { site: one ?? null, from, to, rows: trendOf(rows) };
  },
});

/** The persons behind a number of occupancy, within reach: who was held or lived at a site or in a section at the end of a day, or is there now. */
export const occupants = defineQuery({
  system: 'sites',
  name: 'occupants',
  asks: 'body',
  input: z
    .object({ site, section: z.string().min(1).max(60).optional(), asOf: z.iso.date().optional(), ...pageInBody })
    .strict(),
  answer: occupantsAnswer,
  table: occupantsTable,
  run: async (read, { site: one, section, asOf, ...asked }, { now }): Promise<OccupantsAnswer> => {
    await requirePastDay(read, asOf);
    const { sql, page, pageSize } = cutPage(asked);
    const from = `FROM sites.site s JOIN register.custody c ON c.site = s.code AND c.known_to IS NULL AND c.state IN ('held', 'resident', 'accompanying')
       CROSS JOIN LATERAL (SELECT CASE WHEN $3::date IS NULL THEN register.clock() ELSE sites.last_of_day(s.zone, $3::date) END AS at) t
      WHERE s.code = $1 AND ($2::text IS NULL OR c.section = $2) AND c.from_at <= t.at AND c.to_at > t.at`;
    const values = [one, section ?? null, asOf ?? null];
    const total = await read.row<{ n: number }>(`SELECT count(*) AS n ${from}`, values);
    const found = await read.rows<{
      personNo: number;
      section: string | null;
      state: OccupantsAnswer['rows'][number]['state'];
      sinceAt: number;
    }>(
      `SELECT c.person_no AS "personNo", c.section, c.state, c.from_at AS "sinceAt" ${from} ORDER BY register.in_order(c.section) NULLS FIRST, c.person_no ${sql}`,
      values,
    );
    const persons = new Map(
      (
        await findPersonRows(
          read,
          found.map(({ personNo }) => personNo),
          now,
        )
      ).map((row) => [row.personNo, row]),
    );
    return {
      total: total?.n ?? 0,
      page,
      pageSize,
      rows: found.flatMap(({ personNo, ...row }) => {
        const person = persons.get(personNo);
        return person === undefined
          ? []
          : [
              {
                ...row,
                personNo,
                registerNumber: person.registerNumber,
                name: primaryAndLatin(person.names),
              },
            ];
      }),
    };
  },
});
