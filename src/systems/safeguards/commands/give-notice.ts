import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { checkSheet, expectedCount, sheetRow } from '../../../core/register/sheet.ts';
import { NoticeGiven } from '../events.ts';
import { requireLines } from '../on-manifest.ts';

/** Records that persons were told of the move and its destination in a language each understands (GC III 46-48, Mandela 54-55). */
export const giveNotice = defineCommand({
  system: 'safeguards',
  name: 'give-notice',
  roles: ['interviewer', 'origin_officer'],
  input: z
    .object({
      manifestNo: z.int().positive(),
      expectedCount,
      rows: z
        .array(
          z
            .object({
              ...sheetRow,
              language: z.string().regex(/^[a-z]{2,3}$/),
              form: z.enum(['written', 'oral']),
              givenAt: z.int().optional(),
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
  decide: (_state, input, { now }) => {
    checkSheet(input.rows, input.expectedCount);
    return input.rows.map(({ personNo, language, form, givenAt }) =>
      NoticeGiven.make({
        stream: personNo,
        ...(givenAt === undefined ? {} : { occurredAt: givenAt }),
        data: { manifestNo: input.manifestNo, language, form, givenAt: givenAt ?? now },
      }),
    );
  },
});
