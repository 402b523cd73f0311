import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { OrderExtended } from '../events.ts';
import { requireDocument } from '../state.ts';

/** A judicial role extends an order before its end (I05-order-live); moving a person never resets it. */
export const extendOrder = defineCommand({
  system: 'register',
  name: 'extend-order',
  input: z
    .object({
      orderId: z.uuid(),
      expiresAt: z.int(),
      documentSha256: z.string().regex(/^[0-9a-f]{64}$/),
      reason: z.string().trim().min(3).max(2000),
    })
    .strict(),
  streams: async (input, read) => {
    const order = await read.row<{ person_no: number }>('SELECT person_no FROM register.custody_order WHERE id = $1', [
      input.orderId,
    ]);
    if (order === undefined) throw new Refusal('not-found', { values: { detail: `order ${input.orderId}` } });
    return [order.person_no];
  },
  load: async (read, input) => {
    await requireDocument(read, input.documentSha256);
    const order = await read.row<{ person_no: number; expires_at: number }>(
      'SELECT person_no, expires_at FROM register.custody_order WHERE id = $1',
      [input.orderId],
    );
    if (order === undefined) throw new Refusal('not-found', { values: { detail: `order ${input.orderId}` } });
    return order;
  },
  decide: (order, { reason, ...data }, { now }) => {
    if (order.expires_at <= now)
      throw new Refusal('I05-order-live', { values: { detail: 'the order has ended; a new one is needed' } });
    if (data.expiresAt <= order.expires_at)
      throw new Refusal('I05-order-live', { values: { detail: 'an extension ends later than the order' } });
    return [OrderExtended.make({ stream: order.person_no, data, personal: { reason } })];
  },
});
