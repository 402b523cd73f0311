import { z } from 'zod';
import { ERASURE_LEVELS } from '../../../core/ledger/erasure-leaf.ts';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { ERASURE_REASONS, misfits, whyNot } from '../erasure/erasure.ts';
import { ErasureOrdered } from '../erasure/events.ts';
import { findCustodyEnd, findEmptied, findErasable, isSought } from '../erasure/find-orders.ts';
import { requireDocument, requireReach } from '../state.ts';

/** Orders that values of a person's events are erased: single fields of an event that the own authority recorded, or, long after custody ended, everything that can be erased of one event or of all. Without effect until an officer of another authority carries it out. */
export const orderErasure = defineCommand({
  system: 'register',
  name: 'order-erasure',
  refuses: ['not-permitted', 'erasure-not-open', 'erasure-too-early', 'erasure-adds-up'],
  input: z
    .object({
      personNo: z.int().positive(),
      level: z.enum(ERASURE_LEVELS),
      reason: z.enum(ERASURE_REASONS),
      eventId: z.uuid().optional(),
      fields: z.array(z.string().min(1).max(60)).min(1).max(20).optional(),
      documentSha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .optional(),
    })
    .strict(),
  streams: ({ personNo }) => [personNo],
  load: async (read, { personNo, documentSha256 }) => {
    await requireReach(read, [personNo]);
    if (documentSha256 !== undefined) await requireDocument(read, documentSha256);
    return {
      events: await findErasable(read, personNo),
      custodyEndedAt: await findCustodyEnd(read, personNo),
      sought: await isSought(read, personNo),
      emptied: await findEmptied(read, personNo),
    };
  },
  decide: ({ events, ...known }, { personNo, ...order }, { authority, now }) => {
    const wrong = misfits(order);
    if (wrong.length > 0)
      throw new Refusal('invalid-input', { problems: wrong.map((field) => ({ code: 'erasure-misfit', field })) });
    const found = events.find(({ eventId }) => eventId === order.eventId);
    const why = whyNot(order, found, { ...known, orderedBy: authority, now });
    if (why !== undefined) throw new Refusal(why);
    return [ErasureOrdered.make({ stream: personNo, data: order })];
  },
  result: z.object({ orderId: z.uuid() }),
  present: async (_read, events) => ({ orderId: events[0]?.id }),
});
