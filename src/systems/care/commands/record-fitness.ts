import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { checkSheet, expectedCount, sheetRow } from '../../../core/register/sheet.ts';
import { getAllPresent } from '../../register/index.ts';
import { requireOnLive } from '../../safeguards/index.ts';
import { FitnessRecorded } from '../events.ts';

/** A health officer saw these persons: fit or not fit to travel (I10-fitness-48h). One event for each person. */
export const recordFitness = defineCommand({
  system: 'care',
  name: 'record-fitness',
  refuses: ['count-differs'],
  bodyLimit: 8 * 1024 * 1024,
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
  load: async (read, { manifestNo, rows }) => {
    const persons = rows.map((row) => row.personNo);
    await getAllPresent(read, persons);
    if (manifestNo !== undefined) await requireOnLive(read, manifestNo, persons);
  },
  decide: (_state, { rows, expectedCount: typed }, { now }) => {
    checkSheet(rows, typed);
    const early = rows.filter((row) => (row.examinedAt ?? now) > now);
    if (early.length > 0)
      throw new Refusal('invalid-input', {
        problems: early.map(({ personNo }) => ({ code: 'in-the-future', personNo, field: 'examinedAt' })),
      });
    return rows.map((row) =>
      FitnessRecorded.make({
        stream: row.personNo,
        occurredAt: row.examinedAt,
        data: { fit: row.fit, examinedAt: row.examinedAt ?? now },
        personal: {
          ...(row.note?.trim() ? { note: row.note } : {}),
          ...(row.medication?.trim() ? { medication: row.medication } : {}),
        },
      }),
    );
  },
});
