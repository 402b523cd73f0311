import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { HouseholdRoleCorrected } from '../residents/events.ts';
import { findHousehold, findMembership } from '../residents/find-households.ts';
import { HOUSEHOLD_ROLES } from '../residents/residents.ts';

/**
 * Records what a person is in the household, where another role was recorded or, of the head, nobody was named: a list that does not say who heads a household makes it without a head. A household has one head at
 * most; who headed it before is named another first.
 */
export const correctHouseholdRole = defineCommand({
  system: 'register',
  name: 'correct-household-role',
  refuses: ['not-permitted', 'household-member'],
  input: z
    .object({
      personNo: z.int().positive(),
      role: z.enum(HOUSEHOLD_ROLES),
      reason: z.string().trim().min(3).max(2000),
    })
    .strict(),
  streams: ({ personNo }) => [personNo],
  load: async (read, { personNo }) => {
    const own = await findMembership(read, personNo);
    return { own, members: own === undefined ? [] : await findHousehold(read, own.householdId) };
  },
  decide: ({ own, members }, { personNo, role, reason }) => {
    if (own === undefined)
      throw new Refusal('invalid-input', { problems: [{ code: 'in-no-household', field: 'personNo' }] });
    if (own.role === role) throw new Refusal('invalid-input', { problems: [{ code: 'same-role', field: 'role' }] });
    if (role === 'head' && members.some((member) => member.role === 'head'))
      throw new Refusal('invalid-input', { problems: [{ code: 'one-head', field: 'role' }] });
    return [
      HouseholdRoleCorrected.make({
        stream: personNo,
        data: { householdId: own.householdId, role },
        personal: { reason },
      }),
    ];
  },
});
