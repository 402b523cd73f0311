import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { checkSheet, expectedCount, sheetRow } from '../../../core/register/sheet.ts';
import { getAllPresent } from '../../register/index.ts';
import { FitnessRecorded } from '../events.ts';

/** A health officer records, person by person, who is fit to travel (GC III 47, Mandela 30). No answer is assumed: each row carries one. */
export const recordFitness = defineCommand({
  system: 'care',
  name: 'record-fitness',
  roles: ['health_officer'],
  input: z
    .object({
      manifestNo: z.int().positive().optional(),
      expectedCount,
      rows: z
        .array(
          z
            .object({
              ...sheetRow,
              fit: z.boolean(),
              examinedAt: z.int().optional(),
              note: z.string().max(4000).optional(),
              medication: z.string().max(4000).optional(),
            })
            .strict(),
        )
        .min(1)
        .max(5000),
    })
    .strict(),
  streams: (input) => input.rows.map((row) => row.personNo),
  load: (read, input) =>
    getAllPresent(
      read,
      input.rows.map((row) => row.personNo),
    ),
  decide: (_present, input, { now }) => {
    checkSheet(input.rows, input.expectedCount);
    return input.rows.map(({ personNo, fit, examinedAt, note, medication }) =>
      FitnessRecorded.make({
        stream: personNo,
        ...(examinedAt === undefined ? {} : { occurredAt: examinedAt }),
        data: { fit, examinedAt: examinedAt ?? now },
        personal: { note, medication },
      }),
    );
  },
});
