import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { uuidv7 } from '../../../platform/ids.ts';
import { unopenedAfter } from '../moved-breaches.ts';
import { ReleasedUnverified } from '../release/events.ts';
import { UNVERIFIED } from '../release/release.ts';
import { breachesFor } from '../rules.ts';
import { getPresent } from '../state.ts';

/** Records that a person was let go without the verification of another body, or in error: a fact is never refused, and its breach is opened with it. */
export const recordUnverifiedRelease = defineCommand({
  system: 'register',
  name: 'record-unverified-release',
  input: z
    .object({
      personNo: z.int().positive(),
      how: z.enum(UNVERIFIED),
      circumstances: z.string().trim().min(1).max(4000),
      place: z.string().trim().min(1).max(400),
      occurredAt: z.int().optional(),
    })
    .strict(),
  streams: (input) => [input.personNo],
  load: async (read, { personNo, occurredAt }, { now }) => ({
    present: await getPresent(read, personNo),
    followed: await unopenedAfter(read, { personNo, release: occurredAt ?? now }),
  }),
  decide: ({ present: { custodian }, followed }, { personNo, how, occurredAt, ...personal }, { authority }) => {
    if (custodian !== authority)
      throw new Refusal('I01-one-place-one-custodian', {
        values: { detail: 'a person whom your authority does not hold' },
      });
    const id = uuidv7();
    return [
      ReleasedUnverified.make({ stream: personNo, id, occurredAt, data: { how }, personal }),
      ...breachesFor([{ person_no: personNo, rule: 'I24-release-verified' }, ...followed], id, custodian, occurredAt),
    ];
  },
});
