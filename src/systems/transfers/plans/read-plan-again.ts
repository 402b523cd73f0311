import type { Reader } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { findPlanChanges, getPlan, requireFreshPlan } from '../queries/find-plans.ts';
import type { StorePlanInput } from './make-plan.ts';
import type { PlanFacts } from './plan-facts.ts';
import type { PlanNote } from './plan-words.ts';

/** A plan as it is made again: all that is stored of the new one but its name and its files, the files of the old one, and where units stay. */
export type StoredPlan = {
  readonly instanceSha256: string;
  readonly planSha256: string;
  readonly locks: Readonly<Record<string, string | null>>;
  readonly input: Omit<StorePlanInput, 'title' | 'instanceText' | 'planText'>;
};

type PlanRow = Pick<StorePlanInput, 'registerPos' | 'momentAt' | 'receiving' | 'rules'> & {
  readonly instanceSha256: string;
  readonly planSha256: string;
  readonly persons: number;
  readonly notes: PlanNote[];
};
type PersonRow = { readonly no: number; readonly unit: string; readonly to: string | null; readonly facts: PlanFacts };

const BY_HAND = new Set<PlanNote['code']>(['made-from', 'placed-by-hand']);

/** Who was placed by hand, a note for each site. */
const notesByHand = (locks: ReadonlyMap<string, string | null>, people: readonly PersonRow[]): PlanNote[] => {
  const sites = [...new Set(locks.values())].sort();
  return sites.map((site) => ({
    code: 'placed-by-hand',
    persons: people.filter(({ unit }) => locks.get(unit) === site && locks.has(unit)).map(({ no }) => no),
    ...(site === null ? {} : { site }),
  }));
};

/**
 * Reads a stored plan to make it again around units that people place, behind the walls of the officer. Whoever was placed by hand in it stays, unless placed anew.
 * @throws Refusal `not-found` for a plan that is not seen or a unit or site that it has not, `not-permitted` for one of another authority or persons who are not seen, `stale` where the operation has ended, `plan-outdated`
 */
export const readPlanAgain = async (
  read: Reader,
  planId: string,
  authority: string | null,
  moves: readonly { readonly unit: string; readonly to: string | null }[],
): Promise<StoredPlan> => {
  const state = await getPlan(read, planId);
  if (state.authority !== authority) throw new Refusal('not-permitted');
  if (state.operationEndedAt !== null) throw new Refusal('stale', { values: { detail: 'the operation has ended' } });
  requireFreshPlan(await findPlanChanges(read, planId));
  const plan = (await read.row<PlanRow>(
    `SELECT p.instance_sha256 AS "instanceSha256", p.plan_sha256 AS "planSha256", p.register_pos AS "registerPos", p.moment AS "momentAt", to_jsonb(p.receiving) AS receiving, p.rules, p.persons, t.notes
       FROM transfers.plan p CROSS JOIN LATERAL transfers.plan_told_seen(p.id) t WHERE p.id = $1`,
    [planId],
  )) as PlanRow;
  const people = await read.rows<PersonRow>(
    'SELECT person_no AS no, unit, to_site AS "to", facts FROM transfers.planned_person WHERE plan_id = $1 ORDER BY unit, person_no',
    [planId],
  );
  if (people.length !== plan.persons) throw new Refusal('not-permitted');
  const sections = await read.rows<StorePlanInput['sections'][number]>(
    'SELECT site, section, authority, places FROM transfers.planned_section WHERE plan_id = $1 ORDER BY site, section',
    [planId],
  );
  const units = new Set(people.map(({ unit }) => unit));
  const held = new Set(plan.notes.flatMap(({ code, persons }) => (code === 'placed-by-hand' ? (persons ?? []) : [])));
  const locks = new Map(people.filter(({ no }) => held.has(no)).map(({ unit, to }) => [unit, to]));
  for (const { unit, to } of moves) {
    if (!units.has(unit)) throw new Refusal('not-found', { values: { detail: `unit ${unit}` } });
    if (to !== null && !sections.some(({ site }) => site === to))
      throw new Refusal('not-found', { values: { detail: `site ${to}` } });
    locks.set(unit, to);
  }
  return {
    instanceSha256: plan.instanceSha256,
    planSha256: plan.planSha256,
    locks: Object.fromEntries(locks),
    input: {
      operationNo: state.operationNo,
      registerPos: plan.registerPos,
      momentAt: plan.momentAt,
      receiving: plan.receiving,
      rules: plan.rules,
      sections,
      units: [...Map.groupBy(people, ({ unit }) => unit)].map(([unit, members]) => ({
        unit,
        members: members.map(({ no, facts }) => ({
          personNo: no,
          facts: { ...facts, together: [...facts.together], apart: [...facts.apart] },
        })),
      })),
      notes: [
        ...plan.notes.filter(({ code }) => !BY_HAND.has(code)),
        { code: 'made-from' as const, plan: planId },
        ...notesByHand(locks, people),
      ].map(({ persons, ...note }) => ({ ...note, ...(persons === undefined ? {} : { persons: [...persons] }) })),
    },
  };
};
