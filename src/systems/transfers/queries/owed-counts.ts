import type { Reader } from '../../../core/register/command-definition.ts';
import { type Counted, type JourneyReport, type OwedCount, owedCounts } from '../head-counts.ts';
import { plannedChanges } from '../planned-changes.ts';
import type { OwedCountView } from '../way-views.ts';

type Row = {
  no: number;
  to_site: string;
  escort_authority: string;
  reports: JourneyReport[];
  counts: Counted[];
  legs: { from: string; to: string; vehicles: string[] }[];
  seated: string[];
};

/** As it is told: the escort counts. */
const presentOwed = (owed: OwedCount, authority: string): OwedCountView => ({
  ...owed,
  role: 'escort_commander',
  authority,
});

/** Head-counts that nobody has recorded, of several convoys, told from sets in one statement; convoys without any, and those behind the wall, are left out. */
export const findOwedCounts = async (
  read: Reader,
  manifestNos: readonly number[],
): Promise<ReadonlyMap<number, OwedCountView[]>> => {
  if (manifestNos.length === 0) return new Map();
  const rows = await read.rows<Row>(
    `WITH way AS MATERIALIZED (SELECT w.* FROM transfers.way_of($1) w)
     SELECT m.no, coalesce(m.heading_site, m.to_site) AS to_site, m.escort_authority,
       coalesce((SELECT jsonb_agg(jsonb_build_object('kind', v.kind, 'place', v.place, 'at', register.ms(v.at)) ORDER BY v.at, v.event_pos) FROM transfers.movement v
         WHERE v.manifest_no = m.no AND v.withdrawn_pos IS NULL AND v.kind IN ('departed', 'arrived', 'stop')), '[]') AS reports,
       coalesce((SELECT jsonb_agg(x) FROM (SELECT c.occasion, c.place, register.ms(c.at) AS at FROM transfers.head_count c WHERE c.manifest_no = m.no
         UNION ALL SELECT CASE h.ordinal WHEN 1 THEN 'loading' ELSE 'unloading' END, h.place, register.ms(h.instant) FROM transfers.handover h WHERE h.manifest_no = m.no) x), '[]') AS counts,
       coalesce((SELECT jsonb_agg(jsonb_build_object('from', l.from_place, 'to', l.to_place, 'vehicles', l.vehicles) ORDER BY l.ordinal) FROM way l WHERE l.manifest_no = m.no), '[]') AS legs,
       coalesce((SELECT jsonb_agg(DISTINCT l.vehicle) FROM transfers.line l WHERE l.manifest_no = m.no AND l.state = 'listed' AND l.vehicle IS NOT NULL), '[]') AS seated
     FROM transfers.manifest m WHERE m.no = ANY ($1) AND EXISTS (SELECT FROM transfers.movement v WHERE v.manifest_no = m.no AND v.withdrawn_pos IS NULL)`,
    [manifestNos],
  );
  return new Map(
    rows.flatMap(({ no, to_site, escort_authority, reports, counts, legs, seated }) => {
      const plan = legs.map((leg) => ({ ...leg, departedAt: null, arrivedAt: null }));
      const owed = owedCounts(reports, counts, {
        to: to_site,
        changes: plannedChanges(plan, seated).map(({ place }) => place),
      });
      return owed.length === 0 ? [] : [[no, owed.map((one) => presentOwed(one, escort_authority))] as const];
    }),
  );
};
