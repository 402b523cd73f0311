import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { checkSheet, expectedCount, sheetRow } from '../../../core/register/sheet.ts';
import { requireReach } from '../../register/index.ts';
import { HealthChecked } from '../events.ts';
import { FINDINGS, OCCASIONS } from '../health.ts';

/** A health officer saw these persons at admission or at release: fit, not fit, or in need of care (ICPPED 17(3)(f), Mandela 30). One event for each person; what was found is for health roles only. */
export const recordHealth = defineCommand({
  system: 'care',
  name: 'record-health',
  refuses: ['count-differs'],
  bodyLimit: 8 * 1024 * 1024,
  input: z
    .object({
      occasion: z.enum(OCCASIONS),
      expectedCount,
      rows: z
        .array(
          z
            .object({
              ...sheetRow,
              finding: z.enum(FINDINGS),
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
  // who was let go before it is written down is within reach still
  load: (read, { rows }) =>
    requireReach(
      read,
      rows.map((row) => row.personNo),
    ),
  decide: (_state, { occasion, rows, expectedCount: typed }, { now }) => {
    checkSheet(rows, typed);
    const early = rows.filter((row) => (row.examinedAt ?? now) > now);
    if (early.length > 0)
      throw new Refusal('invalid-input', {
        problems: early.map(({ personNo }) => ({ code: 'in-the-future', personNo, field: 'examinedAt' })),
      });
    return rows.map(({ personNo, finding, examinedAt = now, note, medication }) =>
      HealthChecked.make({
        stream: personNo,
        occurredAt: examinedAt,
        data: { occasion, finding, examinedAt },
        personal: { ...(note?.trim() ? { note } : {}), ...(medication?.trim() ? { medication } : {}) },
      }),
    );
  },
});
