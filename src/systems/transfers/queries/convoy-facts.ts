import type { Reader } from '../../../core/register/command-definition.ts';
import type { ConvoyFacts } from '../board.ts';
import type { ManifestKind } from '../manifest-kind.ts';

/** A convoy as the board lists it, with where it leads. */
export type ConvoyRow = ConvoyFacts & {
  manifestNo: number;
  code: string;
  operationNo: number;
  operationCode: string;
  phase: string | null;
  from: string;
  /** Where it heads: as planned, to another site, or back. */
  to: string;
  via: string[];
  returning: boolean;
  /** Day of the planned departure where it starts, YYYY-MM-DD. */
  plannedDay: string;
  /** Code of the authority that gives. */
  givenBy: string;
  kind: ManifestKind;
};

/** Which convoys are asked for; null: all. */
export type ConvoyFilter = { readonly operationNo: number | null; readonly site: string | null };

/**
 * Every convoy that the officer sees, in the order of departure, told from sets: one statement however many convoys there are.
 * A site is one that the convoy comes from, passes or heads for.
 */
export const findConvoyRows = (read: Reader, { operationNo, site }: ConvoyFilter): Promise<ConvoyRow[]> =>
  read.rows<ConvoyRow>(
    `WITH m AS MATERIALIZED (SELECT x.*, coalesce(x.heading_site, x.to_site) AS heads FROM transfers.manifest x WHERE ($1::bigint IS NULL OR x.operation_no = $1)
         AND ($2::text IS NULL OR $2 IN (x.from_site, x.to_site, x.heading_site) OR $2 = ANY (x.via))),
       passed AS (SELECT h.manifest_no, count(*)::int AS n, max(h.instant) AS at FROM transfers.handover h WHERE h.manifest_no IN (SELECT no FROM m) GROUP BY 1),
       heard AS (SELECT v.manifest_no, min(v.at) FILTER (WHERE v.kind = 'departed') AS departed, max(v.at) AS at FROM transfers.movement v WHERE v.withdrawn_pos IS NULL AND v.manifest_no IN (SELECT no FROM m) GROUP BY 1),
       newest AS (SELECT DISTINCT ON (v.manifest_no) v.manifest_no, s.kind FROM transfers.movement v LEFT JOIN sites.site s ON s.code = v.place WHERE v.withdrawn_pos IS NULL AND v.manifest_no IN (SELECT no FROM m WHERE closed_at IS NULL)
         ORDER BY v.manifest_no, v.at DESC, v.event_pos DESC),
       sealed AS (SELECT s.manifest_no FROM transfers.seal s WHERE s.voided_at IS NULL AND s.sealed_by IS NOT NULL AND s.manifest_no IN (SELECT no FROM m)),
       checked AS (SELECT DISTINCT b.manifest_no FROM transfers.boarding b WHERE b.manifest_no IN (SELECT no FROM m WHERE closed_at IS NULL)),
       listed AS (SELECT l.manifest_no, bool_or(l.live) AS live FROM transfers.line l WHERE l.manifest_no IN (SELECT no FROM m WHERE closed_at IS NULL) GROUP BY 1),
       waiting AS (SELECT h.manifest_no, count(*)::int AS n FROM transfers.handover h JOIN transfers.handover_person p ON p.handover_id = h.id
         WHERE h.ordinal > 1 AND h.manifest_no IN (SELECT no FROM m WHERE closed_at IS NULL)
           AND NOT EXISTS (SELECT FROM transfers.admission a WHERE a.manifest_no = h.manifest_no AND a.person_no = p.person_no) GROUP BY 1),
       refused AS (SELECT d.manifest_no, count(*)::int AS n FROM transfers.difference d JOIN m ON m.no = d.manifest_no AND m.closed_at IS NULL
         JOIN register.custody c ON c.person_no = d.person_no AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state IN ('held', 'resident', 'accompanying') AND c.custodian = m.escort_authority AND (m.kind = 'between-authorities' OR c.site IS NULL)
         WHERE d.ordinal = 2 AND (d.kind = 'refused-at-gate' OR EXISTS (SELECT FROM transfers.let_in l WHERE l.manifest_no = d.manifest_no AND l.person_no = d.person_no AND l.refused_site IS NULL)) AND NOT EXISTS (SELECT FROM sites.absence a WHERE a.person_no = d.person_no AND a.vehicle IS NOT NULL AND a.returned_at IS NULL) GROUP BY 1)
     SELECT m.no AS "manifestNo", m.code, m.operation_no AS "operationNo", o.code AS "operationCode", c.phase, m.from_site AS "from", m.heads AS "to", m.via, coalesce(m.heading_site = m.from_site, false) AS returning, to_char(m.planned_at AT TIME ZONE start.zone, 'YYYY-MM-DD') AS "plannedDay", m.from_authority AS "givenBy", m.kind,
       c.state AS "convoyState", m.closed_at AS "closedAt", m.planned_at AS "plannedAt", sealed.manifest_no IS NOT NULL AS sealed, checked.manifest_no IS NOT NULL AS "boardingBegun",
       listed.live IS FALSE AS emptied, coalesce(passed.n, 0) AS handovers, heard.departed AS "departedAt", greatest(heard.at, passed.at) AS "lastHeardAt", coalesce(newest.kind = 'crossing', false) AS "lastAtCrossing", coalesce(waiting.n, 0) + coalesce(refused.n, 0) AS "toEnd"
     FROM m JOIN transfers.operation o ON o.no = m.operation_no JOIN sites.site start ON start.code = m.from_site JOIN transfers.convoy c ON c.manifest_no = m.no LEFT JOIN passed ON passed.manifest_no = m.no LEFT JOIN heard ON heard.manifest_no = m.no LEFT JOIN newest ON newest.manifest_no = m.no
       LEFT JOIN sealed ON sealed.manifest_no = m.no LEFT JOIN checked ON checked.manifest_no = m.no LEFT JOIN listed ON listed.manifest_no = m.no LEFT JOIN waiting ON waiting.manifest_no = m.no LEFT JOIN refused ON refused.manifest_no = m.no
     ORDER BY m.planned_at, m.no`,
    [operationNo, site],
  );
