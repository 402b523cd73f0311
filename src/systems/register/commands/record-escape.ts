import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { EscapeRecorded, witnessRoles } from '../events.ts';
import { getPresent } from '../state.ts';

/** Records an escape: not an exit; the person stays on the register, at large. */
export const recordEscape = defineCommand({
  system: 'register',
  name: 'record-escape',
  roles: witnessRoles,
  input: z
    .object({
      personNo: z.int().positive(),
      circumstances: z.string().trim().min(1).max(4000),
      place: z.string().trim().min(1).max(400),
      occurredAt: z.int().optional(),
    })
    .strict(),
  streams: (input) => [input.personNo],
  load: (read, input) => getPresent(read, input.personNo),
  decide: (_present, { personNo, occurredAt, ...personal }) => [
    EscapeRecorded.make({ stream: personNo, occurredAt, data: {}, personal }),
  ],
});
