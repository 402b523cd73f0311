import { foldDigits } from '../external-numbers/number-kinds.ts';
import type { HouseholdRole } from '../residents/residents.ts';
import { foldLabel } from './fold-label.ts';
import type { ListNote } from './list-grid.ts';
import type { HouseholdRemarkCode, StatedHousehold } from './row-outcome.ts';

/** Most rows of one household; a column that says more is no column of households. */
export const MOST_MEMBERS = 60;

/** Who heads a household of which no row says it: nobody, or, as the officer who knows the list said, its first row. */
export type Heads = 'as-stated' | 'first-row';

/** The household to which a row comes, and what an officer is told about it. `key` is the same for all its rows, `label` as the first of them writes it. */
export type ListedHousehold = {
  readonly key: string;
  readonly label: string;
  readonly role: HouseholdRole;
  readonly remarks: readonly {
    readonly field: 'household' | 'relation';
    readonly code: HouseholdRemarkCode;
    readonly values: Record<string, string>;
  }[];
};

/** What of a row decides about its household. */
export type HouseholdRow = { readonly row: number; readonly household: StatedHousehold | null };

type Member = { readonly row: number; readonly stated: StatedHousehold };

const rowsText = (members: readonly Member[]): string => members.map(({ row }) => row).join(', ');
const WORD = new RegExp(
  `^(?:${['household', 'family', 'hh', 'العائلة', 'الأسرة', 'خێزان'].map(foldLabel).join('|')}) (?=\\S)`,
  'u',
);
/** 12, ١٢ and “Family 12” are one household; 012 is another number until somebody says otherwise. */
const keyOf = (label: string): string => foldLabel(foldDigits(label)).replace(WORD, '');

/** Who of the members of one household heads it: whom just one row names, or the first row where the officer said so, or who stands alone without any relation. */
const headOf = (members: readonly Member[], heads: Heads): Member | undefined => {
  const named = members.filter(({ stated }) => stated.role === 'head');
  if (named.length > 0) return named.length === 1 ? named[0] : undefined;
  const [first] = members;
  const alone = members.length === 1 && first?.stated.relation === '';
  return heads === 'first-row' || alone ? first : undefined;
};

const gatherOne = (members: readonly Member[], heads: Heads): [number, ListedHousehold][] => {
  const [first] = members as [Member];
  const label = first.stated.label;
  const key = keyOf(label);
  const head = headOf(members, heads);
  const named = members.filter(({ stated }) => stated.role === 'head');
  return members.map((member, i) => {
    const { row, stated } = member;
    const remarks: ListedHousehold['remarks'][number][] = [];
    if (named.length > 1 && stated.role === 'head')
      remarks.push({ field: 'relation', code: 'household-two-heads', values: { label, rows: rowsText(named) } });
    if (named.length === 0 && head === undefined && i === 0)
      remarks.push({ field: 'relation', code: 'household-no-head', values: { label } });
    if (members.length === 1) remarks.push({ field: 'household', code: 'household-one-member', values: { label } });
    if (stated.relation !== '' && stated.role === null)
      remarks.push({ field: 'relation', code: 'relation-unknown', values: { label: stated.relation } });
    const stood = stated.role === 'head' ? null : stated.role;
    return [row, { key, label, role: member === head ? 'head' : (stood ?? 'other'), remarks }];
  });
};

/**
 * Brings the rows of a list together to households. Every row counts, also one that waits or is refused: who is entered later joins the household that the list
 * named. A household has the head that exactly one row names. Where no row names one, or several do, it is made without a head, nobody is guessed, and the rows say so.
 * @param rows of residents, in the order of the file
 */
export const gatherHouseholds = (
  rows: readonly HouseholdRow[],
  heads: Heads,
): { readonly households: ReadonlyMap<number, ListedHousehold>; readonly notes: readonly ListNote[] } => {
  const stated = rows.flatMap(({ row, household }) => (household === null ? [] : [{ row, stated: household }]));
  if (stated.length === 0) return { households: new Map(), notes: [] };
  const groups = [...Map.groupBy(stated, (member) => keyOf(member.stated.label)).values()];
  const households = groups.filter(({ length }) => length <= MOST_MEMBERS);
  const tooLarge = groups.filter(({ length }) => length > MOST_MEMBERS);
  const found = new Map(households.flatMap((members) => gatherOne(members, heads)));
  const persons = households.reduce((sum, { length }) => sum + length, 0);
  const without = households.filter((members) => members.every(({ row }) => found.get(row)?.role !== 'head'));
  const notes: ListNote[] = [
    { code: 'households-made', values: { count: String(households.length), rows: String(persons) } },
  ];
  const labels = (some: readonly (readonly Member[])[]): string =>
    some
      .slice(0, 8)
      .map(([first]) => first?.stated.label)
      .join(', ') + (some.length > 8 ? ', …' : '');
  if (without.length > 0)
    notes.push({
      code: 'households-without-head',
      values: { count: String(without.length), labels: labels(without) },
    });
  if (tooLarge.length > 0)
    notes.push({ code: 'households-too-large', values: { most: String(MOST_MEMBERS), labels: labels(tooLarge) } });
  const apart = rows.length - stated.length;
  if (apart > 0) notes.push({ code: 'rows-without-household', values: { count: String(apart) } });
  return { households: found, notes };
};
