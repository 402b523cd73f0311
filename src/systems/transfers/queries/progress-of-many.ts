import type { Reader } from '../../../core/register/command-definition.ts';
import type { ProgressFacts } from '../progress.ts';
import { findRest } from '../state.ts';
import { findManifestRows, gatesAt, type ManifestRow, progressOf } from './manifest-facts.ts';
import type { GateRow } from './manifest-lines.ts';

type Row = GateRow & { manifest_no: number };

/** Before the seal, and where a convoy was redirected, acceptance is a gate; on the way to the planned place it is over. */
const asksAcceptance = (row: ManifestRow): boolean =>
  row.handovers === 0
    ? row.seal_no === null || row.voided_at !== null || row.sealed_by === null
    : row.handovers === 1 && row.heading_site !== null;

/** What the gates of the lines of several manifests are told from, in one statement: as `findLineRows` has it for one. */
const findGateRows = (read: Reader, rows: readonly ManifestRow[], now: number): Promise<Row[]> =>
  read.rows<Row>(
    `WITH asked AS MATERIALIZED (SELECT u.no, register.at(u.at) AS at FROM unnest($1::bigint[], $2::bigint[]) u(no, at)),
     l AS MATERIALIZED (SELECT x.manifest_no, x.person_no, x.live, x.compartment, a.at FROM transfers.line x JOIN asked a ON a.no = x.manifest_no WHERE x.manifest_no = ANY ($1)),
     orders AS (SELECT DISTINCT ON (l.manifest_no, o.person_no) l.manifest_no, o.person_no, o.issued_at, o.expires_at FROM l JOIN register.custody_order o USING (person_no)
                 ORDER BY l.manifest_no, o.person_no, (o.issued_at <= l.at) DESC, o.expires_at DESC),
     -- who lives in a camp travels on a basis for this destination, not on an order of detention (I31)
     residents AS (SELECT l.manifest_no, c.person_no, b.given_at, b.expires_at FROM l JOIN register.custody c ON c.person_no = l.person_no AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state = 'resident'
                    LEFT JOIN LATERAL (SELECT x.given_at, x.expires_at FROM register.movement_basis x JOIN transfers.manifest m ON m.no = l.manifest_no AND m.to_site = x.to_site
                      WHERE x.person_no = c.person_no AND x.withdrawn_at IS NULL ORDER BY x.expires_at DESC LIMIT 1) b ON true),
     fit AS (SELECT DISTINCT ON (f.person_no) f.person_no, f.fit, f.examined_at FROM care.fitness f WHERE f.person_no IN (SELECT person_no FROM l) ORDER BY f.person_no, f.examined_at DESC, f.event_pos DESC),
     told AS (SELECT n.manifest_no, n.person_no, max(n.given_at) AS at FROM safeguards.notice n WHERE n.manifest_no = ANY ($1) GROUP BY 1, 2),
     heard AS (SELECT i.manifest_no, i.person_no, max(i.held_at) AS at FROM safeguards.interview i WHERE i.manifest_no = ANY ($1) GROUP BY 1, 2),
     board AS (SELECT DISTINCT ON (b.manifest_no, b.person_no) b.manifest_no, b.person_no, b.outcome FROM transfers.boarding b WHERE b.manifest_no = ANY ($1) ORDER BY b.manifest_no, b.person_no, b.event_pos DESC),
     passed AS (SELECT h.manifest_no, p.person_no, count(*)::int AS n FROM transfers.handover h JOIN transfers.handover_person p ON h.id = p.handover_id WHERE h.manifest_no = ANY ($1) GROUP BY 1, 2),
     fears AS (SELECT a.no AS manifest_no, f.person_no, f.open FROM asked a CROSS JOIN LATERAL register.fears_on(a.no, a.at) f WHERE a.no = ANY ((SELECT transfers.whole_manifests())::bigint[]))
     SELECT l.manifest_no, l.person_no, l.live, l.compartment, CASE WHEN residents.person_no IS NULL THEN orders.issued_at ELSE residents.given_at END AS order_issued, CASE WHEN residents.person_no IS NULL THEN orders.expires_at ELSE residents.expires_at END AS order_expires, fit.fit, fit.examined_at, told.at AS noticed_at, heard.at AS interviewed_at,
            fears.open AS fear_open, NULL AS fear_upheld, a.decision, a.holds, board.outcome AS boarding, d.kind AS difference, coalesce(passed.n, 0) AS handovers, m.at AS admitted_at
       FROM l LEFT JOIN orders USING (manifest_no, person_no) LEFT JOIN residents USING (manifest_no, person_no) LEFT JOIN fit USING (person_no) LEFT JOIN told USING (manifest_no, person_no) LEFT JOIN heard USING (manifest_no, person_no)
       LEFT JOIN fears USING (manifest_no, person_no) LEFT JOIN transfers.standing_acceptances_seen($3) a USING (manifest_no, person_no) LEFT JOIN board USING (manifest_no, person_no) LEFT JOIN passed USING (manifest_no, person_no)
       LEFT JOIN transfers.difference d ON d.manifest_no = l.manifest_no AND d.person_no = l.person_no LEFT JOIN transfers.admission m ON m.manifest_no = l.manifest_no AND m.person_no = l.person_no`,
    [rows.map(({ no }) => no), rows.map((row) => gatesAt(row, now)), rows.filter(asksAcceptance).map(({ no }) => no)],
  );

/** What the progress of several manifests is derived from, told from sets, so that a board of many costs little more than one. Those behind the wall are left out. */
export const findProgress = async (
  read: Reader,
  manifestNos: readonly number[],
  now: number,
): Promise<ReadonlyMap<number, ProgressFacts>> => {
  if (manifestNos.length === 0) return new Map();
  const rows = await findManifestRows(read, manifestNos, now);
  const lines = Map.groupBy(await findGateRows(read, rows, now), ({ manifest_no }) => manifest_no);
  const found = new Map<number, ProgressFacts>();
  for (const row of rows) {
    const rest = row.handovers > 1 ? await findRest(read, row.no) : [];
    found.set(row.no, progressOf(row, lines.get(row.no) ?? [], rest, gatesAt(row, now), now));
  }
  return found;
};
