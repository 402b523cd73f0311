import { z } from 'zod';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { cutPage, pageInAddress } from '../../../platform/http/query-values.ts';
import { type OrderRow, type OrdersAnswer, ordersAnswer } from '../owed-views.ts';
import { ordersTable } from '../tables/owed-tables.ts';
import { findPersonRows, primaryAndLatin } from './person-rows.ts';

/** An order that ends within this many days is shown as ending. */
const ENDING_DAYS = 14;

const STATES = {
  ended: 'o.expires_at <= register.at($2)',
  ending: `o.expires_at > register.at($2) AND o.expires_at <= register.at($2) + interval '${ENDING_DAYS} days'`,
  'in-force': 'o.issued_at <= register.at($2) AND o.expires_at > register.at($2)',
} as const;

type Row = Omit<OrderRow, 'registerNumber' | 'name'>;

/**
 * The newest order of everybody within reach who is held: ended (a release review is due), ending within 14 days, in force; the soonest end first. Who is held
 * without any order is in the list of breaches.
 */
export const orders = defineQuery({
  system: 'register',
  name: 'orders',
  input: z
    .object({
      state: z.enum(['ended', 'ending', 'in-force']).optional(),
      site: z
        .string()
        .regex(/^[A-Z]{3}$/)
        .optional(),
      ...pageInAddress,
    })
    .strict(),
  answer: ordersAnswer,
  table: ordersTable,
  run: async (read, { state, site, ...asked }, context): Promise<OrdersAnswer> => {
    const { sql, ...page } = cutPage(asked);
    const from = `FROM register.custody_order o JOIN register.custody c ON c.person_no = o.person_no AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state = 'held'
      WHERE NOT EXISTS (SELECT FROM register.custody_order n WHERE n.person_no = o.person_no AND (n.expires_at, n.event_pos) > (o.expires_at, o.event_pos))
        AND ($1::text IS NULL OR c.site = $1) AND register.at($2) IS NOT NULL ${state === undefined ? '' : `AND ${STATES[state]}`}`;
    const values = [site ?? null, context.now];
    const total = await read.row<{ n: number }>(`SELECT count(*) AS n ${from}`, values);
    const rows = await read.rows<Row>(
      `SELECT o.id AS "orderId", o.person_no AS "personNo", c.site, c.custodian, o.ground, o.article, o.authority, o.legal_status AS "legalStatus", o.issued_at AS "issuedAt", o.expires_at AS "expiresAt"
         ${from} ORDER BY o.expires_at, o.event_pos ${sql}`,
      values,
    );
    const persons = new Map(
      (
        await findPersonRows(
          read,
          rows.map((row) => row.personNo),
          context.now,
        )
      ).map((one) => [one.personNo, one]),
    );
    return {
      total: total?.n ?? 0,
      ...page,
      rows: rows.flatMap((row) => {
        const person = persons.get(row.personNo);
        return person === undefined
          ? []
          : [{ ...row, registerNumber: person.registerNumber, name: primaryAndLatin(person.names) }];
      }),
      at: context.now,
      abilities: context.abilities.filter(
        (name) => name === 'register/record-order' || name === 'register/extend-order',
      ),
    };
  },
});
