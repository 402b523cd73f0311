import { z } from 'zod';
import type { Reader } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { wholeNumber } from '../../../platform/http/query-values.ts';
import {
  type EarlierPlanView,
  type GoneFromConvoyView,
  type LegView,
  type SeatView,
  type WayAnswer,
  type WelfareItem,
  type WelfareView,
  wayAnswer,
} from '../way-views.ts';

/** The legs of the way, each with what was reported of it: those travelled before the convoy was turned, and the plan that stands. */
export const findLegs = (read: Reader, manifestNo: number): Promise<LegView[]> =>
  read.rows<LegView>(
    `WITH way AS MATERIALIZED (SELECT w.* FROM transfers.way_of(ARRAY[$1::bigint]) w)
     SELECT l.from_place AS "from", l.to_place AS "to", l.mode, to_jsonb(l.vehicles) AS vehicles, coalesce(a.country <> b.country, false) AS "crossesBorder", l.planned_departure AS "departureAt", l.planned_arrival AS "arrivalAt",
       l.departed AS "departedAt", l.arrived AS "arrivedAt", l.turned
     FROM way l LEFT JOIN sites.site b ON b.code = l.to_place
       -- a stop can be a place that is no site: the border lies on the leg that ends in another country than the last site before it
       LEFT JOIN LATERAL (SELECT s.country FROM way p JOIN sites.site s ON s.code = p.from_place WHERE p.ordinal <= l.ordinal ORDER BY p.ordinal DESC LIMIT 1) a ON true
      ORDER BY l.ordinal`,
    [manifestNo],
  );

/** Plans that do not stand any more, whole and as they were made, newest first. */
const findEarlierPlans = async (read: Reader, manifestNo: number): Promise<EarlierPlanView[]> => {
  const rows = await read.rows<{
    at: number;
    officer_no: number;
    name_en: string | null;
    name_ar: string | null;
    legs: EarlierPlanView['legs'];
  }>(
    `SELECT register.event_received(l.event_pos) AS at, l.officer_no, o.name_en, o.name_ar,
       jsonb_agg(jsonb_build_object('from', l.from_place, 'to', l.to_place, 'mode', l.mode, 'departureAt', register.ms(l.planned_departure), 'arrivalAt', register.ms(l.planned_arrival)) ORDER BY l.ordinal) AS legs
     FROM transfers.leg l JOIN transfers.manifest m ON m.no = l.manifest_no LEFT JOIN access.officers_named(ARRAY[l.officer_no]) o ON o.no = l.officer_no
     WHERE l.manifest_no = $1 AND l.event_pos < greatest((SELECT max(x.event_pos) FROM transfers.leg x WHERE x.manifest_no = $1), m.heading_pos)
     GROUP BY l.event_pos, l.officer_no, o.name_en, o.name_ar ORDER BY l.event_pos DESC`,
    [manifestNo],
  );
  return rows.map(({ at, officer_no, name_en, name_ar, legs }) => ({
    at,
    by: { officerNo: officer_no, name: { en: name_en ?? '', ar: name_ar ?? '' } },
    legs,
  }));
};

const findWelfare = async (read: Reader, manifestNo: number): Promise<WelfareView[]> => {
  const rows = await read.rows<{
    event_id: string;
    item: WelfareItem;
    place: string;
    note: string | null;
    at: number;
    officer_no: number;
    name_en: string | null;
    name_ar: string | null;
    refused: number[];
    not_offered: number[];
  }>(
    `SELECT register.event_id(w.event_pos) AS event_id, w.item, w.place, w.note, w.at, w.officer_no, o.name_en, o.name_ar,
       coalesce((SELECT jsonb_agg(x.person_no ORDER BY x.ord) FROM transfers.welfare x WHERE x.event_pos = w.event_pos AND x.outcome = 'refused'), '[]') AS refused,
       coalesce((SELECT jsonb_agg(x.person_no ORDER BY x.ord) FROM transfers.welfare x WHERE x.event_pos = w.event_pos AND x.outcome = 'not-offered'), '[]') AS not_offered
     FROM transfers.welfare w LEFT JOIN access.officers_named(ARRAY[w.officer_no]) o ON o.no = w.officer_no
     WHERE w.manifest_no = $1 AND w.ord = 0 ORDER BY w.at DESC, w.event_pos DESC`,
    [manifestNo],
  );
  return rows.map((row) => ({
    eventId: row.event_id,
    item: row.item,
    place: row.place,
    note: row.note ?? '',
    at: row.at,
    by: { officerNo: row.officer_no, name: { en: row.name_en ?? '', ar: row.name_ar ?? '' } },
    refused: row.refused,
    notOffered: row.not_offered,
  }));
};

/** Who sits where now, of those who stand on the manifest. */
const findSeats = (read: Reader, manifestNo: number): Promise<SeatView[]> =>
  read.rows<SeatView>(
    `SELECT l.person_no AS "personNo", c.vehicle, c.compartment FROM transfers.line l JOIN register.custody c ON c.person_no = l.person_no
      WHERE l.manifest_no = $1 AND l.state IN ('listed', 'born') AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state IN ('held', 'resident', 'accompanying') AND c.vehicle IS NOT NULL ORDER BY l.person_no`,
    [manifestNo],
  );

/** Who boarded, got away, and is not caught: of those whom the officer sees. */
const findAtLarge = (read: Reader, manifestNo: number): Promise<GoneFromConvoyView[]> =>
  read.rows<GoneFromConvoyView>(
    `SELECT p.no AS "personNo", p.register_number AS "registerNumber", c.from_at AS since, c.vehicle, c.compartment
       FROM register.person p JOIN register.custody c ON c.person_no = p.no AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state IN ('at_large', 'unaccounted', 'missing')
      WHERE p.no IN (SELECT b.person_no FROM transfers.boarding b WHERE b.manifest_no = $1 AND b.outcome = 'boarded') ORDER BY p.register_number COLLATE "C"`,
    [manifestNo],
  );

/** The way of a convoy: its planned legs, what was offered on it, and who sits where. */
export const way = defineQuery({
  system: 'transfers',
  name: 'way',
  input: z.object({ manifestNo: wholeNumber }).strict(),
  answer: wayAnswer,
  run: async (read, { manifestNo }): Promise<WayAnswer> => {
    if ((await read.row('SELECT no FROM transfers.manifest WHERE no = $1', [manifestNo])) === undefined)
      throw new Refusal('not-found', { values: { detail: `manifest ${manifestNo}` } });
    return {
      legs: await findLegs(read, manifestNo),
      earlierPlans: await findEarlierPlans(read, manifestNo),
      welfare: await findWelfare(read, manifestNo),
      seats: await findSeats(read, manifestNo),
      atLarge: await findAtLarge(read, manifestNo),
    };
  },
});
