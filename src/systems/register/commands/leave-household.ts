import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { HouseholdLeft } from '../residents/events.ts';
import { findMembership } from '../residents/find-households.ts';
import { LEAVING_KINDS } from '../residents/residents.ts';

/**
 * Records that a person left the household, with the reason. It separates nobody: until another officer confirms it (`confirm-leaving`) the household is kept together with the person, unless child protection records it
 * (I32). Who is apart without having left is recorded by `record-found-apart`.
 */
export const leaveHousehold = defineCommand({
  system: 'register',
  name: 'leave-household',
  refuses: ['not-permitted'],
  input: z
    .object({
      personNo: z.int().positive(),
      kind: z.enum(LEAVING_KINDS),
      account: z.string().trim().min(3).max(2000),
      leftAt: z.int().optional(),
    })
    .strict(),
  streams: ({ personNo }) => [personNo],
  load: (read, { personNo }) => findMembership(read, personNo),
  decide: (own, { personNo, kind, account, leftAt }, { now }) => {
    if (own === undefined) throw new Refusal('household-member');
    if (leftAt !== undefined && (leftAt > now || leftAt < own.joinedAt))
      throw new Refusal('invalid-input', { problems: [{ code: 'not-yet', field: 'leftAt' }] });
    return [
      HouseholdLeft.make({
        stream: personNo,
        occurredAt: leftAt,
        data: { householdId: own.householdId, kind },
        personal: { account },
      }),
    ];
  },
  result: z.object({ membershipId: z.uuid() }),
  // the newest that was left: another officer confirms it
  present: (read, _events, { personNo }) =>
    read.row(
      'SELECT id AS "membershipId" FROM register.household_member WHERE person_no = $1 AND left_at IS NOT NULL ORDER BY event_pos DESC LIMIT 1',
      [personNo],
    ),
});
