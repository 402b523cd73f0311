import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { UnaccountedRecorded, witnessRoles } from '../events.ts';
import { getPresent } from '../state.ts';

/** Records that nobody knows where the person is: a period of its own under the last responsible authority (decisions.md 2). */
export const recordUnaccounted = defineCommand({
  system: 'register',
  name: 'record-unaccounted',
  roles: witnessRoles,
  input: z
    .object({
      personNo: z.int().positive(),
      circumstances: z.string().trim().min(1).max(4000),
      occurredAt: z.int().optional(),
    })
    .strict(),
  streams: (input) => [input.personNo],
  load: (read, input) => getPresent(read, input.personNo),
  decide: (_present, { personNo, occurredAt, ...personal }) => [
    UnaccountedRecorded.make({ stream: personNo, occurredAt, data: {}, personal }),
  ],
});
