import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { OfferWithdrawn } from '../events.ts';

/** Takes an offer back before the second signature: the same authority that made it. */
export const withdrawOffer = defineCommand({
  system: 'transfers',
  name: 'withdraw-offer',
  input: z.object({ offerId: z.uuid() }).strict(),
  streams: async (input, read) => {
    const offer = await read.row<{ manifest_no: number }>('SELECT manifest_no FROM transfers.offer WHERE id = $1', [
      input.offerId,
    ]);
    return offer === undefined ? [] : [offer.manifest_no];
  },
  load: async (read, input) =>
    read.row<{ manifest_no: number; from_authority: string; withdrawn_at: number | null; done: boolean }>(
      'SELECT o.manifest_no, o.from_authority, o.withdrawn_at, EXISTS (SELECT FROM transfers.handover h WHERE h.offer_id = o.id) AS done FROM transfers.offer o WHERE o.id = $1',
      [input.offerId],
    ),
  decide: (offer, input, { authority }) => {
    if (offer === undefined) throw new Refusal('not-found', { values: { detail: 'offer' } });
    if (offer.from_authority !== authority) throw new Refusal('not-permitted');
    if (offer.done || offer.withdrawn_at !== null)
      throw new Refusal('stale', { values: { detail: offer.done ? 'handed over already' : 'withdrawn already' } });
    return [OfferWithdrawn.make({ stream: offer.manifest_no, data: { offerId: input.offerId } })];
  },
});
