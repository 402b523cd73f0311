import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { PlacementPlanDiscarded } from '../plans/events.ts';
import { getPlan } from '../queries/find-plans.ts';

/** Puts a plan aside that was not approved, with the reason. It stays and can be looked at. */
export const discardPlan = defineCommand({
  system: 'transfers',
  name: 'discard-plan',
  refuses: ['stale'],
  input: z.object({ planId: z.uuid(), reason: z.string().trim().min(3).max(2000) }).strict(),
  streams: async ({ planId }, read) => [(await getPlan(read, planId)).operationNo],
  load: (read, { planId }) => getPlan(read, planId),
  decide: (plan, { planId, reason }, { authority }) => {
    if (plan.authority !== authority) throw new Refusal('not-permitted');
    if (plan.discardedAt !== null || plan.approvedAt !== null)
      throw new Refusal('stale', { values: { detail: 'the plan is unknown, discarded or approved' } });
    return [PlacementPlanDiscarded.make({ stream: plan.operationNo, data: { planId }, personal: { reason } })];
  },
});
