import type { Reader } from '../../../core/register/command-definition.ts';
import type { NameKind, NameView, PersonRow, Script, Sex } from '../views.ts';

/** Kind of a stored name as it is shown: a name as printed in a document is one more name of the person. */
export const shownKind = (kind: string): NameKind => (kind === 'printed' ? 'alias' : (kind as NameKind));

/** Primary name, and the first in Latin letters; the primary name stands for a missing one. */
export const primaryAndLatin = (names: readonly NameView[]): { primary: string; latin: string } => {
  const primary = names.find(({ kind }) => kind === 'primary') ?? names[0];
  const latin = names.find(({ script }) => script === 'latin') ?? primary;
  return { primary: primary?.full ?? '', latin: latin?.full ?? '' };
};

type Row = {
  no: number;
  register_number: string;
  sex: Sex;
  class: PersonRow['ageClass'];
  names: { full: string; script: Script; kind: string }[] | null;
  nationalities: string[] | null;
  births: string[] | null;
  last_from: string | null;
  first_to: string | null;
  first_from: string | null;
  last_to: string | null;
  custodian: string | null;
  site: string | null;
  section: string | null;
  vehicle: string | null;
  breaches: number;
  manifest_no: number | null;
};

const birthOf = (row: Row): PersonRow['birth'] => {
  if (row.births === null) return null;
  const agrees = row.last_from !== null && row.first_to !== null && row.last_from <= row.first_to;
  return {
    text: row.births.join(' / '),
    from: agrees ? row.last_from : row.first_from,
    to: agrees ? row.first_to : row.last_to,
  };
};

/**
 * Persons as lists show them, in the given order; those behind the wall are left out.
 * @param now instant on whose local day ages are told, in milliseconds
 */
export const findPersonRows = async (read: Reader, persons: readonly number[], now: number): Promise<PersonRow[]> => {
  // Evidence of birth is half-open in the database; a view names the last day itself.
  const rows = await read.rows<Row>(
    `WITH p AS MATERIALIZED (
       SELECT u.ord, p.no, p.register_number, p.sex, c.custodian, c.site, c.section, c.vehicle, (register.at($2) AT TIME ZONE coalesce(s.zone, 'Asia/Baghdad'))::date AS day
         FROM unnest($1::bigint[]) WITH ORDINALITY u(no, ord) JOIN register.person p ON p.no = u.no
         LEFT JOIN register.custody c ON c.person_no = p.no AND c.known_to IS NULL AND c.to_at = 'infinity' LEFT JOIN sites.site s ON s.code = c.site),
     ages AS (SELECT a.ord, a.class FROM (SELECT array_agg(p.no ORDER BY p.ord) AS persons, array_agg(p.day ORDER BY p.ord) AS days FROM p) x CROSS JOIN LATERAL juveniles.age_classes_seen(x.persons, x.days) a)
     SELECT p.no, p.register_number, p.sex, a.class, n.names, p.custodian, p.site, p.section, p.vehicle, b.births, b.last_from, b.first_to, b.first_from, b.last_to,
            (SELECT array_agg(DISTINCT x.code ORDER BY x.code) FROM register.nationality_claim x WHERE x.person_no = p.no) AS nationalities,
            (SELECT count(*)::int FROM register.breach x WHERE x.person_no = p.no AND x.cured_at IS NULL) AS breaches,
            (SELECT l.manifest_no FROM transfers.line l WHERE l.person_no = p.no AND l.live) AS manifest_no
       FROM (SELECT *, row_number() OVER (ORDER BY ord) AS rank FROM p) p LEFT JOIN ages a ON a.ord = p.rank
       LEFT JOIN LATERAL (SELECT jsonb_agg(jsonb_build_object('full', x.full_name, 'script', x.script, 'kind', x.kind) ORDER BY x.kind <> 'primary', x.event_pos, x.ord) AS names
                            FROM register.person_name x WHERE x.person_no = p.no) n ON true
       LEFT JOIN LATERAL (SELECT array_agg(DISTINCT x.birth_text) AS births, max(x.born_from)::text AS last_from, (min(x.born_to) - 1)::text AS first_to,
                                 min(x.born_from)::text AS first_from, (max(x.born_to) - 1)::text AS last_to
                            FROM juveniles.age_evidence x WHERE x.person_no = p.no AND x.superseded_pos IS NULL) b ON true
      ORDER BY p.ord`,
    [persons, now],
  );
  return rows.map((row) => ({
    personNo: row.no,
    registerNumber: row.register_number,
    names: (row.names ?? []).map((name) => ({ ...name, kind: shownKind(name.kind) })),
    sex: row.sex,
    ageClass: row.class ?? 'undetermined',
    birth: birthOf(row),
    nationalities: row.nationalities ?? [],
    custodian: row.custodian,
    place: { site: row.site, section: row.section, vehicle: row.vehicle },
    breaches: row.breaches,
    manifestNo: row.manifest_no,
  }));
};
