import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { maySecond, needsClerk, stepOf } from '../erasure/erasure.ts';
import { ErasureCarriedOut } from '../erasure/events.ts';
import { findCustodyEnd, getErasureOrder } from '../erasure/find-orders.ts';

/** An officer of another authority than that of the order carries an order of erasure out (I24-four-eyes). Values and salts are gone at once and for good. */
export const carryOutErasure = defineCommand({
  system: 'register',
  name: 'carry-out-erasure',
  vouched: true,
  erases: true,
  refuses: ['not-permitted', 'erasure-not-open', 'erasure-too-early', 'erasure-adds-up'],
  input: z.object({ orderId: z.uuid() }).strict(),
  streams: async ({ orderId }, read) => [(await getErasureOrder(read, orderId)).personNo],
  load: async (read, { orderId }) => {
    const order = await getErasureOrder(read, orderId);
    return {
      order,
      custodyEndedAt: await findCustodyEnd(read, order.personNo),
      clerk:
        (await read.row<{ clerk: boolean }>("SELECT 'judiciary_clerk' = ANY (access.officer_roles()) AS clerk"))
          ?.clerk === true,
      events: await read.rows<{ eventId: string; fields: string[] }>(
        'SELECT p.event_id AS "eventId", p.fields FROM register.erasure_plan_seen($1) p',
        [orderId],
      ),
    };
  },
  decide: ({ order, events, custodyEndedAt, clerk }, { orderId }, { officerNo, authority, now }) => {
    if (stepOf(order) !== 'waiting') throw new Refusal('stale');
    if (!maySecond(order, { officerNo, authority }))
      throw new Refusal('I24-four-eyes', { values: { detail: 'an officer of another authority carries it out' } });
    if (needsClerk(order.reason, { custodyEndedAt, now, clerks: [order.orderedByClerk, clerk] }))
      throw new Refusal('erasure-needs-clerk');
    if (events.length === 0) throw new Refusal('erasure-not-open');
    return [ErasureCarriedOut.make({ stream: order.personNo, data: { orderId, events } })];
  },
});
