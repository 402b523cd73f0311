import { type Measure, measures } from '../published/measures.ts';

/**
 * Persons whom a destination of the operation received, each once, at the instant of the first such hand-over: what every own figure beside a published one is counted from, so that the figure and the list
 * behind it are the same set. `$1` is the operation. A convoy that came back received nobody, and a move within one authority brought nobody to another one.
 */
export const RECEIVED = `SELECT DISTINCT ON (p.person_no) p.person_no, h.manifest_no, h.instant AS at FROM transfers.manifest m JOIN transfers.handover h ON h.manifest_no = m.no AND h.ordinal > 1 AND NOT h.goes_back AND h.kind = 'between-authorities'
  JOIN transfers.handover_person p ON p.handover_id = h.id WHERE m.operation_no = $1 AND m.heading_site IS DISTINCT FROM m.from_site ORDER BY p.person_no, h.instant, h.manifest_no`;

/** Who left a site with a convoy of the operation `$1`: passed in its first hand-over; somebody who left twice is there twice. */
export const DEPARTED = `SELECT p.person_no, h.manifest_no, h.instant AS at FROM transfers.manifest m JOIN transfers.handover h ON h.manifest_no = m.no AND h.ordinal = 1 AND h.kind = 'between-authorities'
  JOIN transfers.handover_person p ON p.handover_id = h.id WHERE m.operation_no = $1`;

/** Of those received (the set `got`), who was admitted to a section, at the first admission of the operation `$1`. */
export const ADMITTED = `SELECT got.person_no, a.manifest_no, a.at FROM got JOIN LATERAL (SELECT x.manifest_no, x.at FROM transfers.admission x JOIN transfers.manifest m ON m.no = x.manifest_no
  WHERE m.operation_no = $1 AND x.person_no = got.person_no ORDER BY x.at, x.manifest_no LIMIT 1) a ON true`;

/** Whether a person of the set `got` is counted by a measure of the nationality that `nationality` (SQL) is. */
export const countedBy = (measure: Measure, nationality: string): string => {
  const claims = `EXISTS (SELECT FROM claims c WHERE c.person_no = got.person_no AND c.code = ${nationality})`;
  return measure === 'received-of-nationality'
    ? claims
    : measure === 'received-not-of-nationality'
      ? `NOT ${claims}`
      : measure === 'received-nationalities'
        ? 'EXISTS (SELECT FROM claims c WHERE c.person_no = got.person_no)'
        : 'true';
};

/** Measures that the register counts. */
export const countedMeasures: readonly Measure[] = measures.filter((measure) => measure !== 'not-counted');

/** The end of a partial date (a day, a month or a year; SQL) in the zone of the register `z.zone`. */
export const endOf = (date: string): string =>
  `((CASE length(${date}) WHEN 10 THEN ${date}::date + 1 WHEN 7 THEN ((${date} || '-01')::date + interval '1 month')::date ELSE ((${date} || '-01-01')::date + interval '1 year')::date END)::timestamp AT TIME ZONE z.zone)`;
