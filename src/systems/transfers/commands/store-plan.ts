import { hash } from 'node:crypto';
import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { uuidv7 } from '../../../platform/ids.ts';
import type { Verdict } from '../../placement-check/check-plan.ts';
import { requireDocument } from '../../register/index.ts';
import { checkInWorker } from '../plans/check-in-worker.ts';
import {
  PEOPLE_OF_PART,
  PlacementPlanMade,
  PlacementPlanPeople,
  planFactsSchema,
  planNoteSchema,
} from '../plans/events.ts';

/** The most of a file that is stored: a plan of ten thousand persons has some megabytes. */
const LONGEST = 64 * 1024 * 1024;

const sha256 = (text: string): string => hash('sha256', text);
type PlanText = {
  readonly hash: string;
  readonly status: 'complete' | 'cancelled';
  readonly facility: Record<string, string | null>;
};

/** Verdicts by the input that they are of: found in a thread of their own before the transaction begins, which would hold the lock of the operation meanwhile. */
const verdicts = new WeakMap<object, Verdict>();
const verdictOf = (input: object): Verdict => {
  const verdict = verdicts.get(input);
  if (verdict === undefined) throw new Error('A plan is checked before it is stored.');
  if (verdict.refusals.length > 0)
    throw new Refusal('plan-refused', {
      values: { detail: verdict.refusals[0] ?? '', count: verdict.refusals.length },
    });
  return verdict;
};

const figuresOf = ({ levels }: Verdict) =>
  Object.fromEntries(
    levels.map(({ level, value, bound, certified }) => [level, { value, bound, certified }]),
  ) as Parameters<typeof PlacementPlanMade.make>[0]['data']['figures'];

/**
 * Stores a plan that the server made for the officer. It has no address: what stands behind a unit is read by the server, and is not to be typed. The checker of `placement-check` decides first, from the two texts alone,
 * whether this is a plan of this instance that breaks nothing; figures and drill are the checker's, not the planner's.
 */
export const storePlan = defineCommand({
  system: 'transfers',
  name: 'store-plan',
  issuedByServer: true,
  vouched: true,
  bodyLimit: 2 * LONGEST,
  refuses: ['stale'],
  input: z
    .object({
      operationNo: z.int().positive(),
      title: z.string().trim().min(3).max(200),
      instanceText: z.string().max(LONGEST),
      planText: z.string().max(LONGEST),
      registerPos: z.int().positive(),
      momentAt: z.int(),
      receiving: z.array(z.string()).min(1).max(1000),
      sections: z.array(
        z
          .object({
            site: z.string(),
            section: z.string(),
            authority: z.string().nullable(),
            places: z.int().nonnegative(),
          })
          .strict(),
      ),
      rules: z
        .object({
          lossWeights: z.array(z.int().nonnegative()).length(3),
          slackThousandths: z.int().nonnegative(),
        })
        .strict(),
      units: z
        .array(
          z
            .object({
              unit: z.string(),
              members: z.array(z.object({ personNo: z.int().positive(), facts: planFactsSchema }).strict()).min(1),
            })
            .strict(),
        )
        .min(1),
      notes: z.array(planNoteSchema),
    })
    .strict(),
  prepare: async (input) => {
    verdicts.set(input, await checkInWorker(input));
    return verdictOf(input);
  },
  streams: ({ operationNo }) => [operationNo],
  load: async (read, { operationNo, instanceText, planText }) => {
    await requireDocument(read, sha256(instanceText));
    await requireDocument(read, sha256(planText));
    return read.row<{ ended_at: number | null }>('SELECT ended_at FROM transfers.operation WHERE no = $1', [
      operationNo,
    ]);
  },
  decide: (operation, input, { authority }) => {
    const { operationNo, instanceText, planText, units, notes, ...data } = input;
    if (operation === undefined) throw new Refusal('not-found', { values: { detail: `operation ${operationNo}` } });
    if (operation.ended_at !== null) throw new Refusal('stale', { values: { detail: 'the operation has ended' } });
    const verdict = verdictOf(input);
    const plan = JSON.parse(planText) as PlanText;
    const people = units.flatMap(({ unit, members }) => {
      if (!Object.hasOwn(plan.facility, unit)) throw new Error(`unit ${unit} is not in the plan`);
      return members.map(({ personNo, facts }) => ({
        personNo,
        unit,
        from: facts.site ?? '',
        to: plan.facility[unit] ?? null,
        facts,
      }));
    });
    if (people.some(({ facts }) => facts.custodian !== authority)) throw new Refusal('not-permitted');
    const answeredFor = new Set(data.sections.flatMap(({ site, authority: of }) => (of === null ? [] : [site])));
    const destinations = new Set(people.flatMap(({ from, to }) => (to === null || to === from ? [] : [to])));
    const problems = [...destinations]
      .filter((site) => !answeredFor.has(site))
      .map((site) => ({ code: 'site-without-authority', field: 'sections', values: { detail: site } }));
    if (problems.length > 0) throw new Refusal('invalid-input', { problems });
    const planId = uuidv7();
    const parts = Math.ceil(people.length / PEOPLE_OF_PART);
    return [
      PlacementPlanMade.make({
        stream: operationNo,
        id: planId,
        data: {
          ...data,
          instanceSha256: sha256(instanceText),
          planSha256: sha256(planText),
          planHash: plan.hash,
          status: plan.status,
          persons: people.length,
          parts,
          figures: figuresOf(verdict),
          drill: verdict.drill.map(({ facility, persons, value, bound }) => ({
            site: facility,
            persons,
            stranded: value,
            bound,
          })),
        },
        personal: { notes },
      }),
      ...Array.from({ length: parts }, (_, part) =>
        PlacementPlanPeople.make({
          stream: operationNo,
          data: { planId, part: part + 1 },
          personal: { people: people.slice(part * PEOPLE_OF_PART, (part + 1) * PEOPLE_OF_PART) },
        }),
      ),
    ];
  },
  result: z.object({ planId: z.uuid() }),
  present: async (_read, events) => ({ planId: events.find(({ type }) => type === 'PlacementPlanMade')?.id }),
});
