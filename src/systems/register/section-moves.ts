import type { Reader } from '../../core/register/command-definition.ts';
import type { NewEvent } from '../../core/register/event-definition.ts';
import { Refusal } from '../../core/register/refusal.ts';
import { findAccompaniments, findChildrenBeside } from './accompanying/find-accompaniment.ts';
import { SectionMoved } from './events.ts';
import { missedByOwn } from './residents/find-households.ts';
import { type PlacementViolation, placementRules } from './rules.ts';
import { findPresent, getAllPresent, type PresentCustody, placementRefusal, placementViolations } from './state.ts';

/** Persons who go to another section of the site where they are. */
export type SectionMove = { readonly persons: readonly number[]; readonly site: string; readonly section: string };
/** A child who goes along because its parent goes, and the number of that parent. */
type Child = { readonly personNo: number; readonly parentNo: number; readonly registerNumber: string };

/** What is known of a move before it is decided. */
export type SectionMoveState = {
  readonly children: readonly Child[];
  readonly present: ReadonlyMap<number, PresentCustody>;
  readonly known: boolean;
  readonly violations: readonly PlacementViolation[];
  readonly missed: readonly PlacementViolation[];
};

/** What a move to a section is refused with beyond what is wrong in the input. */
export const sectionMoveRefusals: readonly string[] = [...placementRules, 'not-found'];

/** Streams of a move: the persons, and the children who accompany them, by the clock of the moment. */
export const streamsOfMove = async (read: Reader, persons: readonly number[]): Promise<number[]> => [
  ...new Set([...persons, ...(await findAccompaniments(read, persons, 'parent')).map(({ personNo }) => personNo)]),
];

/** Reads what a move of these persons needs, all together: whether the section holds them is asked of all of them and of the children who go along (I13, I16, I17, I32). */
export const loadSectionMove = async (
  read: Reader,
  { persons, site, section, bestInterest = false }: SectionMove & { readonly bestInterest?: boolean },
  now: number,
): Promise<SectionMoveState> => {
  const moving = new Set(persons);
  const beside = (await findChildrenBeside(read, persons, site, now)).filter(({ personNo }) => !moving.has(personNo));
  const numbers = new Map(
    (
      await findPresent(
        read,
        beside.map(({ personNo }) => personNo),
      )
    ).map((row) => [row.person_no, row.register_number]),
  );
  return {
    children: beside.map((child) => ({ ...child, registerNumber: numbers.get(child.personNo) ?? '' })),
    present: await getAllPresent(read, persons),
    known:
      (await read.row('SELECT FROM sites.section WHERE site = $1 AND section = $2', [site, section])) !== undefined,
    violations: await placementViolations(read, [
      ...persons.map((personNo) => ({ personNo, site, section, at: now, bestInterest })),
      ...beside.map(({ personNo }) => ({ personNo, site, section, at: now })),
    ]),
    missed: await missedByOwn(read, persons, now),
  };
};

/**
 * The moves of these persons and of the children who go along, for one reason. Refused, it names each person with each rule; what is broken by a child who goes along stands beside the parent, who can be left out.
 * @param protects whether the officer protects children: no household keeps them from an act (I32)
 * @throws Refusal
 */
export const decideSectionMove = (
  { children, present, known, violations, missed }: SectionMoveState,
  { persons, site, section }: SectionMove,
  { reason, protects, bestInterest }: { reason: string; protects: boolean; bestInterest?: true | undefined },
): NewEvent[] => {
  if (!known) throw new Refusal('invalid-input', { problems: [{ code: 'unknown-section', field: 'section' }] });
  const elsewhere = persons.filter((personNo) => present.get(personNo)?.site !== site);
  if (elsewhere.length > 0)
    throw new Refusal('invalid-input', {
      problems: elsewhere.map((personNo) => ({ code: 'person-at-another-site', personNo, field: 'site' })),
    });
  const byChild = new Map(children.map((child) => [child.personNo, child]));
  const broken = [...violations, ...(protects ? [] : missed)].map((violation) => {
    const child = byChild.get(violation.person_no);
    return child === undefined || persons.length === 1
      ? violation
      : { ...violation, person_no: child.parentNo, detail: `${child.registerNumber}: ${violation.detail}` };
  });
  if (broken.length > 0) throw placementRefusal(broken);
  const move = (personNo: number, more: { bestInterest?: true } = {}) =>
    SectionMoved.make({ stream: personNo, data: { site, section, ...more }, personal: { reason } });
  return [
    ...persons.map((personNo) => move(personNo, bestInterest === undefined ? {} : { bestInterest })),
    ...children.map(({ personNo }) => move(personNo)),
  ];
};
