import type { Reader } from '../../../core/register/command-definition.ts';
import { type Inspected, vehicleStateAt } from '../vehicle-readiness.ts';
import type { VehicleReadinessView } from '../way-views.ts';

type Row = {
  no: number;
  vehicle: string;
  at: number;
  received: number | null;
  newest: Inspected | null;
  before: Inspected | null;
  searched: number | null;
};

const inspection = (where: string) =>
  `(SELECT jsonb_build_object('occasion', i.occasion, 'inspectedAt', register.ms(i.inspected_at), 'fit', i.fit, 'defects', to_jsonb(i.defects)) FROM sites.vehicle_inspection i
     WHERE i.vehicle = v.vehicle AND i.inspected_at <= v.at ${where} ORDER BY i.inspected_at DESC, i.event_pos DESC LIMIT 1)`;

/**
 * Whether the vehicles of several convoys are fit and were searched afterwards, in one statement; told as it was when each left, else now. A vehicle into which
 * persons were moved on the way is one of them, told as it was when they were.
 */
export const findVehicleReadiness = async (
  read: Reader,
  manifestNos: readonly number[],
  now: number,
): Promise<ReadonlyMap<number, VehicleReadinessView[]>> => {
  if (manifestNos.length === 0) return new Map();
  const rows = await read.rows<Row>(
    `WITH seated AS MATERIALIZED (SELECT DISTINCT l.manifest_no AS no, l.vehicle FROM transfers.line l WHERE l.manifest_no = ANY ($1) AND l.state = 'listed' AND l.vehicle IS NOT NULL),
     v AS MATERIALIZED (SELECT s.no, s.vehicle, coalesce(s.changed, (SELECT min(x.at) FROM transfers.movement x WHERE x.manifest_no = s.no AND x.withdrawn_pos IS NULL AND x.kind = 'departed'), register.at($2)) AS at,
         (SELECT min(h.instant) FROM transfers.handover h WHERE h.manifest_no = s.no AND h.ordinal > 1) AS received
       FROM (SELECT s.no, s.vehicle, NULL::timestamptz AS changed FROM seated s
         UNION ALL SELECT r.manifest_no, r.vehicle, min(r.at) FROM transfers.reseating r WHERE r.manifest_no = ANY ($1)
           AND NOT EXISTS (SELECT FROM seated s WHERE s.no = r.manifest_no AND s.vehicle = r.vehicle) GROUP BY 1, 2) s)
     SELECT v.no, v.vehicle, register.ms(v.at) AS at, v.received, ${inspection('')} AS newest, ${inspection("AND i.occasion = 'before-departure'")} AS before,
       (SELECT min(i.inspected_at) FROM sites.vehicle_inspection i WHERE i.vehicle = v.vehicle AND i.occasion = 'after-arrival' AND i.inspected_at >= v.received) AS searched
     FROM v ORDER BY v.no, register.in_order(v.vehicle)`,
    [manifestNos, now],
  );
  const told = rows.map(({ no, vehicle, at, received, newest, before, searched }) => {
    const state = vehicleStateAt(newest, before, at);
    const last = state === 'not-fit' ? newest : before;
    return {
      no,
      vehicle,
      state,
      inspectedAt: last?.inspectedAt ?? null,
      defects: [...(last?.defects ?? [])],
      searchedAt: searched,
      searchOwed: received !== null && searched === null,
    };
  });
  return new Map(
    [...Map.groupBy(told, ({ no }) => no)].map(([no, list]) => [no, list.map(({ no: _no, ...vehicle }) => vehicle)]),
  );
};
