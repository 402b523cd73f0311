/** Wire of plans of who is held where. The web application imports the types only. */
import { z } from 'zod';
import { officerReference } from '../../../core/access/views.ts';
import { codes, instant, pagedView, sha256, view } from '../../../core/wire.ts';
import { planNotes } from './plan-words.ts';

/** States of a plan, derived. */
export const planStates = ['made', 'outdated', 'agreed', 'approved', 'discarded'] as const;
/** One of `planStates`. */
export type PlanState = (typeof planStates)[number];

const figure = z.object({ value: z.int(), bound: z.int(), certified: z.boolean() });
const planState = codes(
  'PlanState',
  'State of a plan, derived: `outdated` while something is no longer as it was counted, `agreed` once every receiving authority agreed.',
  planStates,
);
const row = {
  planId: z.string(),
  title: z.string(),
  authority: z.string().describe('The authority whose persons it places.'),
  status: z.enum(['complete', 'cancelled']).describe('`cancelled`: ended by hand before the planner was done.'),
  state: planState,
  persons: z.int(),
  receiving: z.array(z.string()).describe('Codes of the sites that may receive.'),
  momentAt: instant.describe('The moment of the register that it was made from.'),
  madeAt: instant,
  madeBy: officerReference,
  figures: z.object({
    unplaced: figure,
    stranded: figure,
    worstLoss: figure,
    networkExcess: figure,
    km: figure,
  }),
  worstDrill: z.int().describe('Persons who could not be placed again if one site failed tonight, at the worst.'),
  sites: z.array(z.object({ site: z.string(), persons: z.int() })).describe('Persons whom it places at each site.'),
};
export const planRow = view('PlanRow', 'A plan of who is held where, in a list.', row);
/** A plan in a list. */
export type PlanRow = z.infer<typeof planRow>;

export const plansAnswer = pagedView('PlansAnswer', 'The plans of an operation that the officer sees, newest first.', {
  rows: z.array(planRow),
});
/** `transfers/plans`. */
export type PlansAnswer = z.infer<typeof plansAnswer>;

export const planAnswer = view('PlanAnswer', 'A plan of who is held where.', {
  ...row,
  operationNo: z.int(),
  registerPos: z.int(),
  planHash: sha256,
  instanceSha256: sha256.describe('Document: the instance, whose units are pseudonymous.'),
  planSha256: sha256.describe('Document: the plan with its certificates, which `./amana placement check` checks.'),
  slackThousandths: z.int(),
  drill: z
    .array(z.object({ site: z.string(), persons: z.int(), stranded: z.int(), bound: z.int() }))
    .describe(
      'Per site: persons placed there, how many could not be placed again if it failed tonight, and how many at least no plan could.',
    ),
  ways: z
    .array(z.object({ from: z.string(), to: z.string().nullable(), persons: z.int() }))
    .describe('Persons whom the officer sees, by where they are and where the plan wants them.'),
  notes: z.array(
    z.object({
      code: z.enum(planNotes),
      persons: z.array(z.int()),
      site: z.string().nullable(),
      section: z.string().nullable(),
      planId: z.string().nullable().describe('Of `made-from`: the plan that it was made from.'),
    }),
  ),
  changes: z.array(
    z.object({
      personNo: z.int().nullable(),
      site: z.string().nullable(),
      section: z.string().nullable(),
      fact: z.string(),
    }),
  ),
  agreements: z.array(
    z.object({ authority: z.string(), agreedBy: officerReference.nullable(), agreedAt: instant.nullable() }),
  ),
  manifests: z.array(z.object({ manifestNo: z.int(), code: z.string() })),
  approvedBy: officerReference.nullable(),
  approvedAt: instant.nullable(),
  discardedAt: instant.nullable(),
  discardReason: z.string().nullable().describe('For the authority that made it, and for who sees all.'),
  abilities: z.array(z.string()),
});
/** `transfers/plan`. */
export type PlanAnswer = z.infer<typeof planAnswer>;
