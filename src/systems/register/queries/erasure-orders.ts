import { z } from 'zod';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { cutPage, pageInAddress } from '../../../platform/http/query-values.ts';
import { ERASURE_ORDERS, type ErasureOrder } from '../erasure/find-orders.ts';
import { showOrders } from '../erasure/show-order.ts';
import { erasureTable } from '../erasure/table.ts';
import { type ErasureOrdersAnswer, erasureOrdersAnswer } from '../erasure/views.ts';
import { findPersonRows, primaryAndLatin } from './person-rows.ts';

const STATES = {
  waiting: 'o.carried_out_at IS NULL AND o.withdrawn_at IS NULL',
  'carried-out': 'o.carried_out_at IS NOT NULL',
  withdrawn: 'o.withdrawn_at IS NOT NULL',
} as const;

/** Orders of erasure of everybody within reach, newest first: those that wait for a second officer, and what became of the others. */
export const erasureOrders = defineQuery({
  system: 'register',
  name: 'erasure-orders',
  input: z.object({ state: z.enum(['waiting', 'carried-out', 'withdrawn']).optional(), ...pageInAddress }).strict(),
  answer: erasureOrdersAnswer,
  table: erasureTable,
  run: async (read, { state, ...asked }, context): Promise<ErasureOrdersAnswer> => {
    const { sql, ...page } = cutPage(asked);
    const where = state === undefined ? '' : `WHERE ${STATES[state]}`;
    const total = await read.row<{ n: number }>(`SELECT count(*) AS n FROM register.erasure_order o ${where}`);
    const orders = await read.rows<ErasureOrder>(
      `${ERASURE_ORDERS} ${where} ORDER BY o.ordered_at DESC, o.event_pos DESC ${sql}`,
    );
    const persons = new Map(
      (
        await findPersonRows(
          read,
          orders.map(({ personNo }) => personNo),
          context.now,
        )
      ).map((one) => [one.personNo, one]),
    );
    return {
      total: total?.n ?? 0,
      ...page,
      rows: (await showOrders(read, orders, context)).flatMap((order) => {
        const person = persons.get(order.personNo);
        return person === undefined
          ? []
          : [{ ...order, registerNumber: person.registerNumber, name: primaryAndLatin(person.names) }];
      }),
    };
  },
});
