import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { uuidv7 } from '../../../platform/ids.ts';
import { UnaccountedRecorded } from '../events.ts';
import { afterRelease } from '../moved-breaches.ts';
import { breachesFor } from '../rules.ts';
import { getPresent } from '../state.ts';

/** Records that nobody knows where the person is: a period of its own under the last responsible authority (decisions.md 2). */
export const recordUnaccounted = defineCommand({
  system: 'register',
  name: 'record-unaccounted',
  input: z
    .object({
      personNo: z.int().positive(),
      circumstances: z.string().trim().min(1).max(4000),
      occurredAt: z.int().optional(),
    })
    .strict(),
  streams: (input) => [input.personNo],
  load: async (read, { personNo, occurredAt }, { now }) => ({
    present: await getPresent(read, personNo),
    broken: await afterRelease(read, { personNo, at: occurredAt ?? now }),
  }),
  decide: ({ present, broken }, { personNo, occurredAt, ...personal }) => {
    const id = uuidv7();
    return [
      UnaccountedRecorded.make({ stream: personNo, id, occurredAt, data: {}, personal }),
      ...breachesFor(broken, id, present.custodian, occurredAt),
    ];
  },
});
