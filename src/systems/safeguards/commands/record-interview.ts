import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { checkSheet, expectedCount, sheetRow } from '../../../core/register/sheet.ts';
import { FearRecorded, InterviewRecorded } from '../events.ts';
import { fearStatement } from '../fear-statement.ts';
import { requireOnLive } from '../on-manifest.ts';

/** Private interviews were held or refused by the person (I12); a fear that was voiced is recorded with it and suspends the line (I11). */
export const recordInterview = defineCommand({
  system: 'safeguards',
  name: 'record-interview',
  refuses: ['count-differs', 'not-on-manifest'],
  bodyLimit: 8 * 1024 * 1024,
  input: z
    .object({
      manifestNo: z.int().positive(),
      expectedCount,
      occurredAt: z.int().optional(),
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
  streams: ({ manifestNo, rows }) => [manifestNo, ...rows.map((row) => row.personNo)],
  load: (read, { manifestNo, rows }) =>
    requireOnLive(
      read,
      manifestNo,
      rows.map((row) => row.personNo),
    ),
  decide: (_state, { manifestNo, rows, occurredAt, expectedCount: typed }) => {
    checkSheet(rows, typed);
    return [
      ...rows.map(({ personNo, outcome, language }) =>
        InterviewRecorded.make({ stream: personNo, occurredAt, data: { manifestNo, outcome, language } }),
      ),
      ...rows.flatMap(({ personNo, fear }) =>
        fear === undefined ? [] : FearRecorded.make({ stream: personNo, occurredAt, data: {}, personal: fear }),
      ),
    ];
  },
});
