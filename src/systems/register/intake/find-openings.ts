import type { Reader } from '../../../core/register/command-definition.ts';
import type { Deprivation, Way } from './particulars.ts';

/** A custody that was opened, or a birth in custody, with what is known of how the person came in. */
export type Opening = {
  readonly factEvent: string;
  readonly at: number;
  readonly site: string | null;
  readonly zone: string | null;
  readonly custodian: string | null;
  readonly registerNumber: string;
  readonly way: Way;
  readonly tag: string | null;
  /** Null: nothing was told. */
  readonly particulars: Omit<Deprivation, 'way'> | null;
  /** How many tags the person has had. */
  readonly tags: number;
};

/**
 * Openings of a person's custody, the newest first, of the events that are believed. What was told of one that was corrected since counts for the corrected one.
 */
const OPENINGS = `SELECT f.event_id AS "factEvent", f.at, f.site, s.zone, f.custodian, p.register_number AS "registerNumber",
    coalesce(d.way, nullif(i.way, 'admitted'), 'existing-custody') AS way, d.tag, d.particulars,
    (SELECT count(DISTINCT x.tag)::int FROM register.deprivation x WHERE x.person_no = f.person_no AND x.tag IS NOT NULL) AS tags
  FROM register.custody_fact f JOIN register.person p ON p.no = f.person_no JOIN register.intake i ON i.person_no = f.person_no AND i.event_pos = f.event_pos LEFT JOIN sites.site s ON s.code = f.site
  CROSS JOIN LATERAL (WITH RECURSIVE chain(id) AS (SELECT f.event_id UNION SELECT c.corrected_event FROM register.correction c JOIN chain ON c.correcting_event = chain.id WHERE c.person_no = f.person_no)
    SELECT array_agg(chain.id) AS ids FROM chain) told
  LEFT JOIN LATERAL (SELECT d.way, d.particulars, (SELECT t.tag FROM register.deprivation t WHERE t.person_no = f.person_no AND t.fact_event = ANY (told.ids) AND t.tag IS NOT NULL ORDER BY t.event_pos LIMIT 1) AS tag
    FROM register.deprivation d WHERE d.person_no = f.person_no AND d.fact_event = ANY (told.ids) ORDER BY d.event_pos DESC LIMIT 1) d ON true
 WHERE f.person_no = $1 AND f.superseded_pos IS NULL ORDER BY f.at DESC, f.event_pos DESC`;

/** The openings of a person's custody, newest first; empty where the person is behind the wall. */
export const findOpenings = (read: Reader, personNo: number): Promise<Opening[]> =>
  read.rows<Opening>(OPENINGS, [personNo]);
