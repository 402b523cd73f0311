import type { Reader } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { type PlanRows, personsOfUnits } from './build-instance.ts';
import type { PlanFacts, PlannedFacts, PlanRules, PlanSection, PlanSite } from './plan-facts.ts';
import { planUnits } from './plan-units.ts';

/** Whom a plan is about: everybody whom the own authority holds at these sites, who is or was on a manifest of this phase, and these persons. Who is on one now is left out of the plan. */
export type PlanChoice = {
  readonly operationNo: number;
  readonly sites: readonly string[];
  readonly phase?: string | undefined;
  readonly persons: readonly number[];
  /** Sites that may receive. */
  readonly receiving: readonly string[];
  readonly rules: PlanRules;
};

/** What a plan is made from, with the moment that it was read at. */
export type ReadPlanRows = PlanRows & {
  readonly registerPos: number;
  readonly momentAt: number;
  /** Sections as the plan keeps them, to see later whether they still have these places. */
  readonly counted: readonly { site: string; section: string; authority: string | null; places: number }[];
};

const CHOSEN = `SELECT c.person_no AS no FROM register.custody c WHERE c.known_to IS NULL AND c.to_at = 'infinity' AND c.custodian = $1 AND (c.site = ANY ($2) OR c.person_no = ANY ($3)
   OR EXISTS (SELECT FROM transfers.line l JOIN transfers.manifest m ON m.no = l.manifest_no JOIN transfers.convoy v ON v.manifest_no = m.no WHERE l.person_no = c.person_no AND m.operation_no = $4 AND v.phase = $5))`;

const findFacts = async (read: Reader, persons: readonly number[]): Promise<PlannedFacts[]> => {
  const rows = await read.rows<{ person_no: number; facts: PlanFacts }>(
    'SELECT person_no, facts FROM transfers.plan_facts_seen($1)',
    [persons],
  );
  return rows.map(({ person_no, facts }) => ({ personNo: person_no, facts }));
};

/** The chosen persons and everybody whom the register keeps together with them at the same site: families are planned whole. */
const findPeople = async (read: Reader, chosen: readonly number[]): Promise<PlannedFacts[]> => {
  const people: PlannedFacts[] = [];
  const known = new Set<number>();
  let wanted = [...new Set(chosen)];
  while (wanted.length > 0) {
    for (const no of wanted) known.add(no);
    const found = await findFacts(read, wanted);
    people.push(...found);
    wanted = [...new Set(found.flatMap(({ facts }) => facts.together))].filter((no) => !known.has(no));
  }
  return people;
};

/**
 * The sections of receiving sites, with the places that the persons of the plan would find. Whoever is left out stays, and keeps the own place: with the places that are taken by them, more units may have none. It is
 * asked until nobody more is left out; a place that is once taken stays taken, so that is at most as often as there are units.
 */
const findSections = async (read: Reader, rows: Omit<PlanRows, 'sites' | 'sections'>): Promise<PlanSection[]> => {
  let placed = planUnits(rows.people, rows.listed, rows.seed).units.flatMap(({ members }) =>
    members.map(({ personNo }) => personNo),
  );
  for (;;) {
    const sections = await read.rows<PlanSection>(
      `SELECT s.site, s.section, s.sex, s.age_group AS "ageGroup", s.legal_status AS "legalStatus", coalesce(s.level, 'ordinary') AS level, s.medical, s.family, p.places
         FROM transfers.plan_places_seen($1, $2) p JOIN sites.section s ON s.site = p.site AND s.section = p.section ORDER BY s.site, s.section`,
      [rows.receiving, placed],
    );
    const still = personsOfUnits({ ...rows, sections });
    if (still.length === placed.length) return sections;
    placed = still;
  }
};

/**
 * Reads what a plan is made from, behind the walls of the officer who asks, in the one snapshot that `read` is.
 * @throws Refusal `not-found` for an operation or a site that does not exist, `not-permitted` for an officer of no authority
 */
export const readPlanRows = async (
  read: Reader,
  choice: PlanChoice,
  { authority, now, seed }: { readonly authority: string | null; readonly now: number; readonly seed: string },
): Promise<ReadPlanRows> => {
  const { operationNo, phase, rules } = choice;
  const receiving = [...new Set(choice.receiving)].sort();
  if (authority === null) throw new Refusal('not-permitted');
  if ((await read.row('SELECT FROM transfers.operation WHERE no = $1', [operationNo])) === undefined)
    throw new Refusal('not-found', { values: { detail: `operation ${operationNo}` } });
  const chosen = await read.rows<{ no: number }>(CHOSEN, [
    authority,
    choice.sites,
    choice.persons,
    operationNo,
    phase ?? null,
  ]);
  const people = (
    await findPeople(
      read,
      chosen.map(({ no }) => no),
    )
  ).filter(({ facts }) => facts.custodian === authority);
  const from = people.flatMap(({ facts }) => (facts.site === null ? [] : [facts.site]));
  const sites = await read.rows<PlanSite>(
    'SELECT code, authority, latitude_e5 AS "latitudeE5", longitude_e5 AS "longitudeE5" FROM sites.site WHERE code = ANY ($1) ORDER BY code',
    [[...new Set([...receiving, ...from])]],
  );
  const unknown = receiving.filter((code) => !sites.some((site) => site.code === code));
  if (unknown.length > 0)
    throw new Refusal('invalid-input', { problems: unknown.map(() => ({ code: 'unknown-site', field: 'receiving' })) });
  // two sign for everybody who is brought anywhere: the authority of the site is one of them
  const without = sites.filter(({ code, authority: of }) => of === null && receiving.includes(code));
  if (without.length > 0)
    throw new Refusal('invalid-input', {
      problems: without.map(({ code }) => ({
        code: 'site-without-authority',
        field: 'receiving',
        values: { detail: code },
      })),
    });
  const listed = (
    await read.rows<{ no: number }>('SELECT no FROM transfers.plan_listed_seen($1) x(no) ORDER BY no', [
      people.map(({ personNo }) => personNo),
    ])
  ).map(({ no }) => no);
  const sections = await findSections(read, { seed, people, listed, receiving, rules });
  const position = await read.row<{ pos: number | null }>('SELECT transfers.plan_position() AS pos');
  if (position?.pos == null) throw new Refusal('not-permitted');
  const authorityOf = new Map(sites.map((site) => [site.code, site.authority]));
  return {
    seed,
    people,
    listed,
    sections,
    receiving,
    sites,
    rules,
    registerPos: position.pos,
    momentAt: now,
    counted: sections.map(({ site, section, places }) => ({
      site,
      section,
      authority: authorityOf.get(site) ?? null,
      places,
    })),
  };
};
