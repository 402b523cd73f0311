import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { uuidv7 } from '../../../platform/ids.ts';
import { HouseholdJoined } from '../residents/events.ts';
import { findHousehold, findMembership } from '../residents/find-households.ts';
import { HOUSEHOLD_ROLES } from '../residents/residents.ts';
import { requireReach } from '../state.ts';

/** Records that a person is in a household: in that of another person, or, where none is named, in a new one of the own. With source and reason; never by itself. */
export const joinHousehold = defineCommand({
  system: 'register',
  name: 'join-household',
  refuses: ['not-permitted', 'household-member'],
  input: z
    .object({
      personNo: z.int().positive(),
      /** Register number or person: whoever is in the household already; absent for a household of the own. */
      withPersonNo: z.int().positive().optional(),
      role: z.enum(HOUSEHOLD_ROLES),
      source: z.string().trim().min(3).max(300),
      reason: z.string().trim().min(3).max(2000),
      joinedAt: z.int().optional(),
    })
    .strict(),
  streams: ({ personNo, withPersonNo }) => [personNo, ...(withPersonNo === undefined ? [] : [withPersonNo])],
  load: async (read, { personNo, withPersonNo }) => {
    await requireReach(read, [personNo]);
    const other = withPersonNo === undefined ? undefined : await findMembership(read, withPersonNo);
    return {
      own: await findMembership(read, personNo),
      other,
      members: other === undefined ? [] : await findHousehold(read, other.householdId),
    };
  },
  decide: ({ own, other, members }, { personNo, withPersonNo, role, source, reason, joinedAt }, { now }) => {
    if (own !== undefined) throw new Refusal('household-member');
    if (withPersonNo !== undefined && other === undefined)
      throw new Refusal('invalid-input', { problems: [{ code: 'in-no-household', field: 'withPersonNo' }] });
    if (
      (withPersonNo === undefined) !== (role === 'head') &&
      !(role === 'head' && members.every((m) => m.role !== 'head'))
    )
      throw new Refusal('invalid-input', { problems: [{ code: 'one-head', field: 'role' }] });
    if (joinedAt !== undefined && joinedAt > now)
      throw new Refusal('invalid-input', { problems: [{ code: 'not-yet', field: 'joinedAt' }] });
    return [
      HouseholdJoined.make({
        stream: personNo,
        occurredAt: joinedAt,
        data: { householdId: other?.householdId ?? uuidv7(), role },
        personal: { source, reason },
      }),
    ];
  },
});
