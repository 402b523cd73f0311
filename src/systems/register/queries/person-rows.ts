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
  resident: boolean;
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
  // Breaches and lines of manifests have walls of their own; the rest is told by one function that asks for the wall once.
  const rows = await read.rows<Row>(
    `SELECT p.*,
            (SELECT count(*)::int FROM register.breach x WHERE x.person_no = p.no AND x.cured_at IS NULL) AS breaches,
            (SELECT l.manifest_no FROM transfers.line l WHERE l.person_no = p.no AND l.live) AS manifest_no
       FROM register.person_rows($1, register.at($2)) p ORDER BY p.ord`,
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
    resident: row.resident,
    place: { site: row.site, section: row.section, vehicle: row.vehicle },
    breaches: row.breaches,
    manifestNo: row.manifest_no,
  }));
};
