import { z } from 'zod';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { wholeNumber } from '../../../platform/http/query-values.ts';
import { openFrom } from '../erasure/erasure.ts';
import { ERASURE_ORDERS, type ErasureOrder, findCustodyEnd, findErasable } from '../erasure/find-orders.ts';
import { showOrders } from '../erasure/show-order.ts';
import { type ErasuresAnswer, type ErasureView, erasuresAnswer } from '../erasure/views.ts';
import { requireReach } from '../state.ts';
import { findPersonEvents } from './person-timeline.ts';
import { timelineOf } from './timeline.ts';

type Touched = { readonly orderId: string; readonly eventId: string; readonly fields: string[] };

/** The orders of erasure of a person with what they erase, and the events of which something can be erased, for who may order it. */
export const erasures = defineQuery({
  system: 'register',
  name: 'erasures',
  input: z.object({ personNo: wholeNumber }).strict(),
  reads: { part: 'file', of: ({ personNo }) => [personNo] },
  answer: erasuresAnswer,
  run: async (read, { personNo }, context): Promise<ErasuresAnswer> => {
    await requireReach(read, [personNo]);
    const orders = await read.rows<ErasureOrder>(
      `${ERASURE_ORDERS} WHERE o.person_no = $1 ORDER BY o.ordered_at DESC, o.event_pos DESC`,
      [personNo],
    );
    const touched = await read.rows<Touched>(
      `SELECT x.order_id AS "orderId", x.event_id AS "eventId", array_agg(x.field ORDER BY x.field) AS fields FROM register.erased_field x WHERE x.person_no = $1 GROUP BY 1, 2
       UNION ALL SELECT o.id, p.event_id, p.fields FROM register.erasure_order o CROSS JOIN LATERAL register.erasure_plan_seen(o.id) p
        WHERE o.person_no = $1 AND o.carried_out_at IS NULL AND o.withdrawn_at IS NULL`,
      [personNo],
    );
    const mayOrder = context.abilities.includes('register/order-erasure');
    const erasable = mayOrder ? await findErasable(read, personNo) : [];
    const named = new Set([...touched, ...erasable].map(({ eventId }) => eventId));
    const told = await findPersonEvents(read, personNo, null);
    const entries = await timelineOf(
      read,
      told.filter(({ id }) => named.has(id)),
      told,
    );
    const events = new Map(
      entries.map(({ eventId, summary, occurredAt }) => [eventId, { eventId, summary, occurredAt }]),
    );
    const withFields = (eventId: string, fields: readonly string[]): ErasureView['events'] => {
      const event = events.get(eventId);
      return event === undefined ? [] : [{ ...event, fields: [...fields] }];
    };
    return {
      orders: (await showOrders(read, orders, context)).map((order) => ({
        ...order,
        events: touched
          .filter(({ orderId }) => orderId === order.orderId)
          .flatMap(({ eventId, fields }) => withFields(eventId, fields)),
      })),
      erasable: erasable.flatMap(({ eventId, fields, authority }) =>
        withFields(eventId, fields).map((event) => ({ ...event, own: authority === context.authority })),
      ),
      openFromAt: openFrom(await findCustodyEnd(read, personNo)) ?? null,
      abilities: context.abilities.filter((ability) => ability === 'register/order-erasure'),
    };
  },
});
