import { z } from 'zod';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { cutPage, pageInBody } from '../../../platform/http/query-values.ts';
import { queryTokens } from '../name-tokens.ts';
import { parseRegisterNumber } from '../numbers/register-number.ts';
import { type PeopleAnswer, peopleAnswer } from '../views.ts';
import { findPersonRows } from './person-rows.ts';

/** Present custody of the person `p`. */
const PRESENT = "FROM register.custody c WHERE c.person_no = p.no AND c.known_to IS NULL AND c.to_at = 'infinity'";
const LIVE_LINE = 'EXISTS (SELECT FROM transfers.line l WHERE l.person_no = p.no AND l.live)';
const statuses = {
  held: `EXISTS (SELECT ${PRESENT} AND c.state = 'held')`,
  eligible: `EXISTS (SELECT ${PRESENT} AND c.state = 'held' AND c.site IS NOT NULL) AND NOT ${LIVE_LINE} AND NOT register.is_child_of_detainee(p.no)`,
  'on-manifest': LIVE_LINE,
  moving: `EXISTS (SELECT ${PRESENT} AND c.vehicle IS NOT NULL)`,
  // held under an order that has ended: a release review is due
  review: `EXISTS (SELECT ${PRESENT} AND c.state = 'held') AND EXISTS (SELECT FROM register.custody_order o WHERE o.person_no = p.no) AND NOT EXISTS (SELECT FROM register.custody_order o WHERE o.person_no = p.no AND o.issued_at <= register.clock() AND register.clock() < o.expires_at)`,
  breach: 'EXISTS (SELECT FROM register.breach b WHERE b.person_no = p.no AND b.cured_at IS NULL)',
  unaccounted: `EXISTS (SELECT ${PRESENT} AND c.state <> 'held')`,
  ended: `NOT EXISTS (SELECT ${PRESENT})`,
} as const;

/** Conditions on the person `p`, and their values, for a search text: a register number, or words that must all be among the names. */
const searchConditions = (q: string, values: unknown[]): string[] => {
  const number = parseRegisterNumber(q);
  if (number.ok) {
    values.push(number.value);
    return [`p.register_number = $${values.length}`];
  }
  const words = queryTokens(q);
  if (words.length === 0) return ['false'];
  return words.map((tokens) => {
    values.push(tokens);
    return `p.no IN (SELECT t.person_no FROM register.name_token t WHERE t.token = ANY ($${values.length}))`;
  });
};

/** Persons within reach of the officer's authority: searched by name across scripts or by number, filtered by site, section and status, page by page. */
export const people = defineQuery({
  system: 'register',
  name: 'people',
  askers: 'signed-in',
  asks: 'body',
  input: z
    .object({
      q: z.string().max(300).optional(),
      site: z
        .string()
        .regex(/^[A-Z]{3}$/)
        .optional(),
      section: z.string().min(1).max(60).optional(),
      status: z.enum(Object.keys(statuses) as (keyof typeof statuses)[]).optional(),
      ...pageInBody,
    })
    .strict(),
  answer: peopleAnswer,
  run: async (read, { q, site, section, status, ...asked }, context): Promise<PeopleAnswer> => {
    const { sql, ...page } = cutPage(asked);
    const values: unknown[] = [];
    const conditions = ['true'];
    if (q !== undefined && q.trim() !== '') conditions.push(...searchConditions(q, values));
    if (site !== undefined) {
      values.push(site);
      conditions.push(`EXISTS (SELECT ${PRESENT} AND c.site = $${values.length})`);
    }
    if (section !== undefined) {
      values.push(section);
      conditions.push(`EXISTS (SELECT ${PRESENT} AND c.section = $${values.length})`);
    }
    if (status !== undefined) conditions.push(statuses[status]);
    const where = conditions.join(' AND ');
    const total = await read.row<{ n: number }>(`SELECT count(*) AS n FROM register.person p WHERE ${where}`, values);
    const found = await read.rows<{ no: number }>(
      `SELECT p.no FROM register.person p WHERE ${where} ORDER BY p.register_number ${sql}`,
      values,
    );
    return {
      total: total?.n ?? 0,
      ...page,
      rows: await findPersonRows(
        read,
        found.map(({ no }) => no),
        context.now,
      ),
      abilities: [...context.abilities],
    };
  },
});
