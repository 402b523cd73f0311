import { z } from 'zod';
import type { Reader } from '../../../core/register/command-definition.ts';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { cutPage, pageInAddress } from '../../../platform/http/query-values.ts';
import { occupancyTable } from '../capacity/occupancy-table.ts';
import { type OccupancyAnswer, type OccupancyRow, occupancyAnswer } from '../capacity/occupancy-views.ts';
import type { CapacityView } from '../capacity/views.ts';
import { freePlaces, overPlaces } from '../free-places.ts';
import { type PlacesState, placesStates } from '../places-state.ts';
import { findOfficerReferences } from './find-officer-references.ts';
import { requirePastDay } from './past-day.ts';

/** Places of a site and its sections as they were said over time, newest first. */
export const findCapacities = async (read: Reader, site: string): Promise<CapacityView[]> => {
  const rows = await read.rows<Omit<CapacityView, 'recordedBy'> & { recorded_by: number }>(
    `SELECT id AS "capacityId", section, places, from_at AS "fromAt", source_kind AS "sourceKind", source, recorded_by FROM sites.capacity WHERE site = $1
      ORDER BY register.in_order(section) NULLS FIRST, from_at DESC, recorded_at DESC, id`,
    [site],
  );
  const officer = await findOfficerReferences(
    read,
    rows.map((row) => row.recorded_by),
  );
  return rows.map(({ recorded_by, ...row }) => ({ ...row, recordedBy: officer(recorded_by) }));
};

type Row = {
  code: string;
  name_en: string;
  name_ar: string;
  name_ckb: string | null;
  authority: string | null;
  zone: string;
  section: string | null;
  group: OccupancyRow['group'];
  occupied: number;
  away: number;
  places: number | null;
  places_from: number | null;
  places_source: string | null;
  extra: number;
  extra_until: number | null;
};

type Room = Pick<OccupancyRow, 'sectionPlaces' | 'free' | 'over'>;

const left = ({ places, extra, occupied }: Row): number => (places ?? 0) + extra - occupied;

/** A section has places that somebody said; at the end of a past day it may have had none yet. */
const roomOfSection = (row: Row): Room => ({
  sectionPlaces: null,
  free: row.places === null ? null : Math.max(0, left(row)),
  over: row.places === null ? 0 : Math.max(0, -left(row)),
});

/** Of a whole site: by the same rule as in the list of sites. */
const roomOfSite = (row: Row, sections: readonly Row[]): Room => {
  const said = sections.filter(({ places }) => places !== null);
  const sum = (of: (section: Row) => number) => sections.reduce((total, section) => total + of(section), 0);
  const site = {
    occupied: row.occupied,
    residents: 0,
    accompanying: 0,
    withoutSection: row.occupied - sum(({ occupied }) => occupied),
    // what was said of the whole site has its day; the sum of the sections has none
    wholeSite: row.places === null || row.places_from === null ? null : { places: row.places },
    sections: said.map((section) => ({ free: left(section), extraPlaces: section.extra })),
  };
  return {
    sectionPlaces: said.length === 0 ? null : sum(({ places }) => places ?? 0),
    free: freePlaces(site),
    over: overPlaces(site),
  };
};

type Asked = { site?: string | undefined; state?: PlacesState | undefined; asOf?: string | undefined };

/** Of the end of a past day, in the zone of each site, as custody is known now. */
const AT_THE_END = `SELECT s.code, s.name_en, s.name_ar, s.name_ckb, s.authority, s.zone, o.section, CASE WHEN x.section IS NOT NULL THEN jsonb_build_object('sex', x.sex, 'ageGroup', CASE x.age_group WHEN 'juvenile' THEN 'minor' ELSE x.age_group END,
    'legalStatus', x.legal_status, 'level', coalesce(x.level, ''), 'medical', x.medical) END AS "group", o.occupied, o.away,
    CASE WHEN o.section IS NULL THEN coalesce(o.places, (sum(o.places) FILTER (WHERE o.section IS NOT NULL) OVER (PARTITION BY o.site))::int) ELSE o.places END AS places, o.places_from, o.places_source, o.extra, o.extra_until
  FROM sites.occupancy_at($1::date) o JOIN sites.site s ON s.code = o.site LEFT JOIN sites.section x ON x.site = o.site AND x.section = o.section
 WHERE $2::text IS NULL OR s.code = $2 ORDER BY s.code, register.in_order(o.section) NULLS FIRST`;

/** Of every site and section that is asked for, in the order of sites: the whole site first. */
const readOccupancy = async (read: Reader, { site, state, asOf }: Asked, now: number): Promise<OccupancyRow[]> => {
  const rows = await read.rows<Row>(
    asOf !== undefined
      ? AT_THE_END
      : `SELECT s.code, s.name_en, s.name_ar, s.name_ckb, s.authority, s.zone, p.section, p.meant_for AS "group", p.occupied, p.away, coalesce(c.places, p.places) AS places, c.from_at AS places_from, c.source AS places_source,
       coalesce(o.extra, 0)::int AS extra, o.extra_until
       FROM sites.site s CROSS JOIN LATERAL (
         SELECT NULL AS section, NULL::jsonb AS meant_for, register.site_occupants(s.code) + register.site_residents(s.code) + register.site_accompanying(s.code) AS occupied, sites.away_from(s.code, NULL) AS away, (SELECT sum(x.capacity)::int FROM sites.section x WHERE x.site = s.code) AS places
         UNION ALL SELECT x.section, jsonb_build_object('sex', x.sex, 'ageGroup', CASE x.age_group WHEN 'juvenile' THEN 'minor' ELSE x.age_group END, 'legalStatus', x.legal_status, 'level', coalesce(x.level, ''), 'medical', x.medical), register.occupants(x.site, x.section), sites.away_from(x.site, x.section), x.capacity FROM sites.section x WHERE x.site = s.code) p
       LEFT JOIN LATERAL (SELECT y.places, y.from_at, y.source FROM sites.capacity y WHERE y.site = s.code AND y.section IS NOT DISTINCT FROM p.section ORDER BY y.from_at DESC, y.recorded_at DESC, y.id DESC LIMIT 1) c ON true
       LEFT JOIN LATERAL (SELECT sum(v.extra_places) AS extra, min(v.expires_at) AS extra_until FROM sites.over_capacity v
         WHERE v.site = s.code AND (p.section IS NULL OR v.section = p.section) AND v.approved_by IS NOT NULL AND v.expires_at > register.at($1)) o ON true
      WHERE $2::text IS NULL OR s.code = $2
      ORDER BY s.code, register.in_order(p.section) NULLS FIRST`,
    [asOf ?? now, site ?? null],
  );
  return rows
    .map((row) => ({
      site: row.code,
      name: { en: row.name_en, ar: row.name_ar, ckb: row.name_ckb ?? row.name_ar },
      authority: row.authority,
      zone: row.zone,
      section: row.section,
      group: row.group,
      inside: row.occupied - row.away,
      away: row.away,
      places: row.places,
      placesFromAt: row.places_from,
      placesSource: row.places_source,
      extraPlaces: row.extra,
      extraUntil: row.extra_until,
      ...(row.section === null
        ? roomOfSite(
            row,
            rows.filter(({ code, section }) => code === row.code && section !== null),
          )
        : roomOfSection(row)),
    }))
    .filter(({ free, over }) => state === undefined || (state === 'over' ? over > 0 : (free ?? 0) > 0));
};

/** Occupancy of every site and section now, or at the end of a past day as custody is known now: who is in, held or as a resident, who is away, places with source and day, and authorisations (R18, P6). */
export const occupancy = defineQuery({
  system: 'sites',
  name: 'occupancy',
  input: z
    .object({
      site: z
        .string()
        .regex(/^[A-Z]{3}$/)
        .optional(),
      state: z.enum(placesStates).optional(),
      /** A past day, at its end where the site is; absent: now. */
      asOf: z.iso.date().optional(),
      ...pageInAddress,
    })
    .strict(),
  answer: occupancyAnswer,
  table: occupancyTable,
  run: async (read, { site, state, asOf, ...asked }, { now }): Promise<OccupancyAnswer> => {
    const { sql: _sql, page, pageSize } = cutPage(asked);
    await requirePastDay(read, asOf);
    const rows = await readOccupancy(read, { site, state, asOf }, now);
    return {
      at: now,
      asOf: asOf ?? null,
      total: rows.length,
      page,
      pageSize,
      rows: rows.slice((page - 1) * pageSize, page * pageSize),
    };
  },
});
