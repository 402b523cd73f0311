import type { Reader } from '../../../core/register/command-definition.ts';
import type { AwayView, GoneView } from '../line-views.ts';

/**
 * Of persons who boarded a convoy: who is not in it any more by the own file (dead, escaped, unaccounted for, taken to a hospital), since when. What the file says is no difference of a hand-over
 * yet: that is recorded by who counts, and whoever reads the manifest is told meanwhile.
 */
export const findGone = async (read: Reader, persons: readonly number[]): Promise<ReadonlyMap<number, GoneView>> => {
  if (persons.length === 0) return new Map();
  const rows = await read.rows<GoneView & { personNo: number }>(
    `SELECT u.no AS "personNo", g.kind, g.at FROM unnest($1::bigint[]) u(no) CROSS JOIN LATERAL (
       SELECT 'died' AS kind, d.at FROM register.death d WHERE d.person_no = u.no
       UNION ALL SELECT CASE c.state WHEN 'at_large' THEN 'escaped' ELSE 'missing' END, c.from_at FROM register.custody c
         WHERE c.person_no = u.no AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state IN ('at_large', 'unaccounted', 'missing')
       UNION ALL SELECT CASE a.reason WHEN 'hospital' THEN 'medical-evacuation' ELSE 'left-behind' END, a.left_at FROM sites.absence a
         WHERE a.person_no = u.no AND a.vehicle IS NOT NULL AND a.returned_at IS NULL LIMIT 1) g`,
    [persons],
  );
  return new Map(rows.map(({ personNo, kind, at }) => [personNo, { kind, at }]));
};

/** Of persons who are about to leave: who is away from the site by the own file (at a court, in a hospital), since when and until when. Nobody boards who is somewhere else: the return is recorded first, or the file is wrong. */
export const findAway = async (read: Reader, persons: readonly number[]): Promise<ReadonlyMap<number, AwayView>> => {
  if (persons.length === 0) return new Map();
  const rows = await read.rows<AwayView & { personNo: number }>(
    `SELECT a.person_no AS "personNo", a.reason, a.left_at AS "leftAt", a.due_at AS "dueAt" FROM sites.absence a
      WHERE a.person_no = ANY ($1::bigint[]) AND a.vehicle IS NULL AND a.returned_at IS NULL`,
    [persons],
  );
  return new Map(rows.map(({ personNo, ...away }) => [personNo, away]));
};
