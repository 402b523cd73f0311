import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { uuidv7 } from '../../../platform/ids.ts';
import { EscapeRecorded } from '../events.ts';
import { afterRelease, livedFree, stateBefore } from '../moved-breaches.ts';
import { breachesFor } from '../rules.ts';
import { getPresent } from '../state.ts';

/**
 * Records an escape: not an exit; the person stays on the register, at large. Said of a resident of a camp, who is free to go, it is recorded with a breach (I31), and the person is a missing resident.
 */
export const recordEscape = defineCommand({
  system: 'register',
  name: 'record-escape',
  input: z
    .object({
      personNo: z.int().positive(),
      circumstances: z.string().trim().min(1).max(4000),
      place: z.string().trim().min(1).max(400),
      occurredAt: z.int().optional(),
    })
    .strict(),
  streams: (input) => [input.personNo],
  load: async (read, { personNo, occurredAt }, { now }) => ({
    present: await getPresent(read, personNo),
    broken: [
      ...(await afterRelease(read, { personNo, at: occurredAt ?? now })),
      ...(livedFree(await stateBefore(read, { personNo, at: occurredAt ?? now }))
        ? [{ person_no: personNo, rule: 'I31-resident-not-detained' }]
        : []),
    ],
  }),
  decide: ({ present, broken }, { personNo, occurredAt, ...personal }) => {
    const id = uuidv7();
    return [
      EscapeRecorded.make({ stream: personNo, id, occurredAt, data: {}, personal }),
      ...breachesFor(broken, id, present.custodian, occurredAt),
    ];
  },
});
