import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { stepOf } from '../erasure/erasure.ts';
import { ErasureWithdrawn } from '../erasure/events.ts';
import { getErasureOrder } from '../erasure/find-orders.ts';

/** Takes back an order of erasure that was not carried out: whoever may carry out or give one keeps a value by it, and nothing is lost. */
export const withdrawErasure = defineCommand({
  system: 'register',
  name: 'withdraw-erasure',
  input: z.object({ orderId: z.uuid() }).strict(),
  streams: async ({ orderId }, read) => [(await getErasureOrder(read, orderId)).personNo],
  load: (read, { orderId }) => getErasureOrder(read, orderId),
  decide: (order, { orderId }) => {
    if (stepOf(order) !== 'waiting') throw new Refusal('stale');
    return [ErasureWithdrawn.make({ stream: order.personNo, data: { orderId } })];
  },
});
