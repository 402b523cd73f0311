import { nameOrClosed } from '../../../core/register/closed-identity.ts';
import type { Reader } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { type AgeEvidenceKind, addDays, type CivilDate, classify } from '../../juveniles/age/index.ts';
import { localDate } from '../local-date.ts';
import type { AgeClass, CustodyPeriod, NameKind, NameView, PersonRow, Script, Sex } from '../views.ts';

/** Kind of a stored name as it is shown: a name as printed in a document is one more name of the person. */
export const shownKind = (kind: string): NameKind => (kind === 'printed' ? 'alias' : (kind as NameKind));

/** Primary name, and the first in Latin letters; the primary name stands for a missing one. Both are empty where the identity of a child is closed to who asks. */
export const primaryAndLatin = (names: readonly NameView[]): { primary: string; latin: string } => {
  const primary = names.find(({ kind }) => kind === 'primary') ?? names[0];
  const latin = names.find(({ script }) => script === 'latin') ?? primary;
  return { primary: primary?.full ?? '', latin: latin?.full ?? '' };
};

/** The same on a paper in several languages: where the identity of a child is closed to who asks, that it is so, in Arabic and in English. */
export const namesOnPaper = (names: readonly NameView[]): { primary: string; latin: string } => {
  const { primary, latin } = primaryAndLatin(names);
  return { primary: nameOrClosed(primary, 'ar'), latin: nameOrClosed(latin, 'en') };
};

/**
 * A paper that is one person's own has a name on it.
 * @throws Refusal `identity-closed` where the identity of a child is closed to who asks
 */
export const demandIdentity = ({
  closed,
  registerNumber,
}: Pick<PersonRow, 'registerNumber'> & { closed: boolean }): void => {
  if (closed) throw new Refusal('identity-closed', { values: { person: registerNumber } });
};

type Custody = [
  no: number,
  custodian: string,
  site: string | null,
  section: string | null,
  vehicle: string | null,
  state: string,
];
type Name = [no: number, pos: number, ord: number, kind: string, script: Script, full: string];
type Evidence = [no: number, kind: AgeEvidenceKind, text: string, from: CivilDate | null, to: CivilDate | null];

type Person = [no: number, registerNumber: string, sex: Sex];
type Claim = [no: number, code: string];
type Supervision = [no: number, supervisor: string];

/** The columns of a table; each is null where it has no row. */
type Columns<Row extends readonly unknown[]> = { readonly [Key in keyof Row]: readonly Row[Key][] | null };
/** What `register.person_rows` tells: tables by columns, the first of which are the numbers of persons. */
type Told = {
  readonly persons: Columns<Person>;
  readonly custody: Columns<Custody>;
  readonly names: Columns<Name>;
  readonly claims: Columns<Claim>;
  readonly evidence: Columns<Evidence>;
  readonly supervision: Columns<Supervision>;
  /** The class of age of those whose identity is closed to who asks, by their numbers. */
  readonly closed: Readonly<Record<string, AgeClass>> | null;
  /** Open breaches of a person by its number. */
  readonly breaches: Readonly<Record<string, number>> | null;
  readonly zones: Readonly<Record<string, string>> | null;
};
/** What is told of persons alone or with a page. */
export type PersonsTold = {
  readonly told: Told | null;
  /** The manifest on which a person stands, by the person's number. */
  readonly manifests: Readonly<Record<string, number>> | null;
};

const rowsIn = <Row extends [no: number, ...unknown[]]>(columns: Columns<Row>): Row[] =>
  ((columns[0] as readonly number[] | null) ?? []).map((_, row) => columns.map((column) => column?.[row]) as Row);

const byPerson = <Row extends [no: number, ...unknown[]]>(columns: Columns<Row>): Map<number, Row[]> => {
  const grouped = new Map<number, Row[]>();
  for (const row of rowsIn<Row>(columns)) {
    const group = grouped.get(row[0]);
    if (group === undefined) grouped.set(row[0], [row]);
    else group.push(row);
  }
  return grouped;
};

/** The primary name first, then as they became known. */
const namesOf = (rows: readonly Name[]): NameView[] =>
  rows
    .toSorted(
      ([, leftPos, leftOrd, left], [, rightPos, rightOrd, right]) =>
        Number(left !== 'primary') - Number(right !== 'primary') || leftPos - rightPos || leftOrd - rightOrd,
    )
    .map(([, , , kind, script, full]) => ({ full, script, kind: shownKind(kind) }));

/** The class on the local day, and what all evidence leaves of the day of birth; a view names the last day itself. */
const birthOf = (rows: readonly Evidence[], day: CivilDate): Pick<PersonRow, 'ageClass' | 'birth'> => {
  if (rows.length === 0) return { ageClass: 'undetermined', birth: null };
  const { ageClass, birth } = classify(
    rows.map(([, kind, , from, to]) => ({ kind, birth: from === null || to === null ? null : { from, to } })),
    day,
  );
  return {
    ageClass,
    birth: {
      text: [...new Set(rows.map(([, , text]) => text))].sort().join(' / '),
      from: birth?.from ?? null,
      to: birth === null ? null : addDays(birth.to, -1),
    },
  };
};

/** The state of a period of custody as it is shown: who is held or lives in a camp, and is in a vehicle, is on the move; who is at large or unaccounted for is not. */
export const shownStateOf = (state: string, vehicle: string | null): CustodyPeriod['state'] => {
  if (state === 'at_large') return 'escaped';
  if (state === 'unaccounted' || state === 'missing') return state;
  // also on the way: it says that the child is nobody's detainee
  if (state === 'accompanying') return state;
  if (vehicle !== null) return 'moving';
  return state === 'resident' ? 'resident' : 'held';
};

/** Persons as lists show them, in the given order, at an instant; who is not among what was told is left out. */
export const rowsOf = ({ told, manifests }: PersonsTold, persons: readonly number[], now: number): PersonRow[] => {
  if (told === null) return [];
  const known = new Map(rowsIn<Person>(told.persons).map((row) => [row[0], row]));
  const custody = new Map(rowsIn<Custody>(told.custody).map((row) => [row[0], row]));
  const [names, claims, evidence] = [
    byPerson<Name>(told.names),
    byPerson<Claim>(told.claims),
    byPerson<Evidence>(told.evidence),
  ];
  const supervision = new Map(rowsIn<Supervision>(told.supervision));
  const days = new Map<string, CivilDate>();
  const dayAt = (site: string | null): CivilDate => {
    const zone = told.zones?.[site ?? ''] ?? 'Asia/Baghdad';
    const day = days.get(zone) ?? localDate(now, zone);
    days.set(zone, day);
    return day;
  };
  return persons.flatMap((no) => {
    const person = known.get(no);
    if (person === undefined) return [];
    const closed = told.closed?.[no];
    const [, custodian = null, site = null, section = null, vehicle = null, state] = custody.get(no) ?? [];
    return [
      {
        personNo: no,
        registerNumber: person[1],
        names: namesOf(names.get(no) ?? []),
        sex: person[2],
        ...birthOf(evidence.get(no) ?? [], dayAt(site)),
        ...(closed === undefined ? {} : { ageClass: closed }),
        closed: closed !== undefined,
        nationalities: [...new Set((claims.get(no) ?? []).map(([, code]) => code))].sort(),
        custodian,
        supervisor: supervision.get(no) ?? null,
        resident: state === 'resident',
        state: state === undefined ? null : shownStateOf(state, vehicle),
        place: { site, section, vehicle },
        breaches: told.breaches?.[no] ?? 0,
        manifestNo: manifests?.[no] ?? null,
      },
    ];
  });
};

/**
 * The manifests on which persons stand, as SQL. Lines have walls of their own; the rest is told by one function that asks for the wall once.
 * @param persons the array of their numbers, as SQL
 */
export const manifestsOf = (persons: string): string =>
  `(SELECT json_object_agg(l.person_no, l.manifest_no) FROM transfers.line l WHERE l.person_no = ANY (${persons}) AND l.live) AS manifests`;

/**
 * Persons as lists show them, in the given order; those behind the wall are left out.
 * @param now instant on whose local day ages are told, in milliseconds
 */
export const findPersonRows = async (read: Reader, persons: readonly number[], now: number): Promise<PersonRow[]> => {
  if (persons.length === 0) return [];
  const answered = await read.row<PersonsTold>(`SELECT register.person_rows($1) AS told, ${manifestsOf('$1')}`, [
    persons,
  ]);
  return answered === undefined ? [] : rowsOf(answered, persons, now);
};
