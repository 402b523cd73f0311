import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { checkSheet, expectedCount, sheetRow } from '../../../core/register/sheet.ts';
import { NoticeGiven } from '../events.ts';
import { requireOnLive } from '../on-manifest.ts';

/** Persons were told of the move and its destination, each in a language understood (I12-notice-and-interview). One event for each person. */
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
  load: (read, { manifestNo, rows }) =>
    requireOnLive(
      read,
      manifestNo,
      rows.map((row) => row.personNo),
    ),
  decide: (_state, { manifestNo, rows, expectedCount: typed }, { now }) => {
    checkSheet(rows, typed);
    return rows.map(({ personNo, language, form, givenAt }) =>
      NoticeGiven.make({
        stream: personNo,
        occurredAt: givenAt,
        data: { manifestNo, language, form, givenAt: givenAt ?? now },
      }),
    );
  },
});
