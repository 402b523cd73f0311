import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { RemarkRecorded } from '../events.ts';
import { requireReach } from '../state.ts';

/** Records remarks, one for each row; a person may have several. Kept with the events of the person, never projected. */
export const recordRemarks = defineCommand({
  system: 'register',
  name: 'record-remarks',
  bodyLimit: 16 * 1024 * 1024,
  input: z
    .object({
      rows: z
        .array(z.object({ personNo: z.int().positive(), text: z.string().min(1).max(4000) }).strict())
        .min(1)
        .max(10_000),
    })
    .strict(),
  streams: (input) => input.rows.map((row) => row.personNo),
  load: (read, input) => requireReach(read, [...new Set(input.rows.map((row) => row.personNo))]),
  decide: (_state, { rows }) =>
    rows.map((row) => RemarkRecorded.make({ stream: row.personNo, data: {}, personal: { text: row.text } })),
});
