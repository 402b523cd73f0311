import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { PlacementPlanAgreed } from '../plans/events.ts';
import { findAgreements, findPlanChanges, getPlan, requireFreshPlan, requireOpenPlan } from '../queries/find-plans.ts';

/** Agrees, for an authority that answers for sites of a plan, to receive there whom it would bring: the first of the two signatures. No person is accepted by it (I06). */
export const agreeToPlan = defineCommand({
  system: 'transfers',
  name: 'agree-to-plan',
  refuses: ['plan-outdated', 'stale'],
  input: z.object({ planId: z.uuid() }).strict(),
  streams: async ({ planId }, read) => [(await getPlan(read, planId)).operationNo],
  load: async (read, { planId }) => ({
    plan: await getPlan(read, planId),
    agreements: await findAgreements(read, planId),
    changes: await findPlanChanges(read, planId),
  }),
  decide: ({ plan, agreements, changes }, { planId }, { authority }) => {
    const own = agreements.find((agreement) => agreement.authority === authority);
    if (own === undefined) throw new Refusal('not-permitted');
    requireOpenPlan(plan);
    if (own.agreedBy !== null)
      throw new Refusal('stale', {
        values: { detail: 'the plan is unknown, discarded, approved, or agreed to by this authority' },
      });
    requireFreshPlan(changes);
    return [PlacementPlanAgreed.make({ stream: plan.operationNo, data: { planId } })];
  },
});
