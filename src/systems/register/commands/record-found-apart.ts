import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { uuidv7 } from '../../../platform/ids.ts';
import { FoundApart } from '../residents/events.ts';
import { findMembership, mayBeApart } from '../residents/find-households.ts';
import { breachesFor } from '../rules.ts';
import { getPresent } from '../state.ts';

/** Records that a person was found apart from the household: a fact, with its breach where nothing decided allows it (I32). */
export const recordFoundApart = defineCommand({
  system: 'register',
  name: 'record-found-apart',
  refuses: ['not-permitted'],
  input: z
    .object({
      personNo: z.int().positive(),
      circumstances: z.string().trim().min(3).max(4000),
      occurredAt: z.int().optional(),
    })
    .strict(),
  streams: ({ personNo }) => [personNo],
  load: async (read, { personNo, occurredAt }, { now }) => {
    const own = await findMembership(read, personNo);
    return {
      own,
      present: await getPresent(read, personNo),
      allowed: own !== undefined && (await mayBeApart(read, personNo, own.householdId, occurredAt ?? now)),
    };
  },
  decide: ({ own, present, allowed }, { personNo, circumstances, occurredAt }) => {
    if (own === undefined) throw new Refusal('household-member');
    const id = uuidv7();
    return [
      FoundApart.make({
        stream: personNo,
        id,
        occurredAt,
        data: { householdId: own.householdId },
        personal: { circumstances },
      }),
      ...(allowed
        ? []
        : breachesFor([{ person_no: personNo, rule: 'I32-household-together' }], id, present.custodian, occurredAt)),
    ];
  },
});
