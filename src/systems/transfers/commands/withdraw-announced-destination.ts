import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { AnnouncedDestinationWithdrawn } from '../announced/events.ts';

/** Withdraws an announced destination that was entered wrongly or that was taken back, with the reason: by the authority that entered it. It stays in the list, marked. */
export const withdrawAnnouncedDestination = defineCommand({
  system: 'transfers',
  name: 'withdraw-announced-destination',
  input: z
    .object({
      operationNo: z.int().positive(),
      announcementId: z.uuid(),
      reason: z.string().trim().min(3).max(1000),
    })
    .strict(),
  streams: ({ operationNo }) => [operationNo],
  load: (read, { operationNo, announcementId }) =>
    read.row<{ recorder: string | null; withdrawn: boolean }>(
      `SELECT o.authority AS recorder, a.withdrawn_at IS NOT NULL AS withdrawn FROM transfers.announced_destination a LEFT JOIN access.officer o ON o.no = a.recorded_by
        WHERE a.operation_no = $1 AND a.id = $2`,
      [operationNo, announcementId],
    ),
  decide: (found, { operationNo, announcementId, reason }, { authority }) => {
    if (found === undefined) throw new Refusal('not-found', { values: { detail: `announcement ${announcementId}` } });
    if (found.withdrawn) throw new Refusal('stale');
    if (found.recorder !== authority)
      throw new Refusal('not-permitted', { values: { detail: 'an announcement that another authority entered' } });
    return [
      AnnouncedDestinationWithdrawn.make({ stream: operationNo, data: { announcementId }, personal: { reason } }),
    ];
  },
});
