import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { checkSheet, expectedCount, sheetRow } from '../../../core/register/sheet.ts';
import { FearRecorded, InterviewRecorded } from '../events.ts';
import { requireLines } from '../on-manifest.ts';

/** A fear of transfer to a state, in the person's own words. */
export const fearStatement = z
  .object({ country: z.string().regex(/^[A-Z]{3}$/), account: z.string().trim().min(1).max(8000) })
  .strict();

/** Records that a private interview was held, or offered and refused by the person; a fear that was voiced suspends the line at once (I11, I12). */
export const recordInterview = defineCommand({
  system: 'safeguards',
  name: 'record-interview',
  roles: ['interviewer'],
  input: z
    .object({
      manifestNo: z.int().positive(),
      expectedCount,
      rows: z
        .array(
          z
            .object({
              ...sheetRow,
              outcome: z.enum(['held', 'refused-by-person']),
              language: z.string().regex(/^[a-z]{2,3}$/),
              private: z.literal(true),
              fear: fearStatement.optional(),
            })
            .strict(),
        )
        .min(1)
        .max(5000),
    })
    .strict(),
  streams: (input) => input.rows.map((row) => row.personNo),
  load: (read, input) =>
    requireLines(
      read,
      input.manifestNo,
      input.rows.map((row) => row.personNo),
    ),
  decide: (_state, input) => {
    checkSheet(input.rows, input.expectedCount);
    return [
      ...input.rows.map(({ personNo, outcome, language }) =>
        InterviewRecorded.make({ stream: personNo, data: { manifestNo: input.manifestNo, outcome, language } }),
      ),
      ...input.rows.flatMap(({ personNo, fear }) =>
        fear === undefined ? [] : [FearRecorded.make({ stream: personNo, data: {}, personal: fear })],
      ),
    ];
  },
});
