import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { PublishedFigureWithdrawn } from '../published/events.ts';

/** Withdraws a published figure that was entered wrongly or that its publisher took back, with the reason: by the authority that entered it. It stays in the list, marked. */
export const withdrawPublishedFigure = defineCommand({
  system: 'transfers',
  name: 'withdraw-published-figure',
  input: z
    .object({
      operationNo: z.int().positive(),
      reference: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,19}$/),
      reason: z.string().trim().min(3).max(1000),
    })
    .strict(),
  streams: ({ operationNo }) => [operationNo],
  load: (read, { operationNo, reference }) =>
    read.row<{ recorder: string | null; withdrawn: boolean }>(
      `SELECT o.authority AS recorder, f.withdrawn_at IS NOT NULL AS withdrawn FROM transfers.published_figure f LEFT JOIN access.officer o ON o.no = f.recorded_by
        WHERE f.operation_no = $1 AND f.reference = $2 ORDER BY f.withdrawn_at IS NOT NULL LIMIT 1`,
      [operationNo, reference],
    ),
  decide: (found, { operationNo, reference, reason }, { authority }) => {
    if (found === undefined) throw new Refusal('not-found', { values: { detail: `published figure ${reference}` } });
    if (found.withdrawn) throw new Refusal('stale');
    if (found.recorder !== authority)
      throw new Refusal('not-permitted', { values: { detail: 'a figure that another authority entered' } });
    return [PublishedFigureWithdrawn.make({ stream: operationNo, data: { reference }, personal: { reason } })];
  },
});
