import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { HouseholdLeavingConfirmed } from '../residents/events.ts';
import { getLeaving } from '../residents/find-households.ts';
import { mayConfirmLeaving } from '../residents/residents.ts';

/** Confirms that a person left the household: by another officer of the authority whose officer recorded it, or by child protection (I24, I32). */
export const confirmLeaving = defineCommand({
  system: 'register',
  name: 'confirm-leaving',
  refuses: ['not-permitted'],
  input: z.object({ membershipId: z.uuid() }).strict(),
  streams: async ({ membershipId }, read) => [(await getLeaving(read, membershipId)).personNo],
  load: (read, { membershipId }) => getLeaving(read, membershipId),
  decide: (leaving, data, { officerNo, authority, postings }) => {
    if (!leaving.bound) throw new Refusal('stale');
    const protectsChildren = postings.some(({ role }) => role === 'child_protection_officer');
    if (!mayConfirmLeaving(leaving, { officerNo, authority, protectsChildren }))
      throw new Refusal('I24-four-eyes', { values: { detail: 'another officer of the same authority confirms' } });
    return [HouseholdLeavingConfirmed.make({ stream: leaving.personNo, data })];
  },
});
