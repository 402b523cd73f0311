import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { TransferOrderApproved } from '../events.ts';
import { getManifest } from '../state.ts';

/** Approves the order to move; never the officer who proposed it (I24-four-eyes), never an expired one (I05-order-live). */
export const approveOrder = defineCommand({
  system: 'transfers',
  name: 'approve-order',
  input: z.object({ manifestNo: z.int().positive() }).strict(),
  streams: (input) => [input.manifestNo],
  load: async (read, input) => ({
    manifest: await getManifest(read, input.manifestNo),
    order: await read.row<{ proposed_by: number; approved_by: number | null; expires_at: number }>(
      'SELECT proposed_by, approved_by, expires_at FROM transfers.transfer_order WHERE manifest_no = $1',
      [input.manifestNo],
    ),
  }),
  decide: ({ manifest, order }, input, { authority, officerNo, now }) => {
    if (authority !== manifest.from_authority) throw new Refusal('not-permitted');
    if (order === undefined) throw new Refusal('not-found', { values: { detail: 'transfer order' } });
    if (order.approved_by !== null) throw new Refusal('stale', { values: { detail: 'approved already' } });
    if (order.proposed_by === officerNo) throw new Refusal('I24-four-eyes');
    if (order.expires_at <= now) throw new Refusal('I05-order-live');
    return [TransferOrderApproved.make({ stream: input.manifestNo, data: {} })];
  },
});
