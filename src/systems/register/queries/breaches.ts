import { z } from 'zod';
import { wordsOfRule } from '../../../core/register/refusal-texts.ts';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { cutPage, pageInAddress } from '../../../platform/http/query-values.ts';
import { HELD_WITHOUT_ORDER, wordsOfBreach } from '../breach-words.ts';
import { type BreachesAnswer, breachesAnswer } from '../owed-views.ts';
import { breachesTable } from '../tables/owed-tables.ts';
import { findPersonRows, primaryAndLatin } from './person-rows.ts';

type Row = {
  id: string;
  person_no: number;
  rule: string;
  source: string;
  authority: string;
  opened_at: number;
  cured_at: number | null;
  order_ended_at: number | null;
};

/** Breaches of the persons within reach, open or cured, by rule, by the authority that answers for them; the oldest first. */
export const breaches = defineQuery({
  system: 'register',
  name: 'breaches',
  input: z
    .object({
      /** Open where it is not said. */
      state: z.enum(['open', 'cured']).optional(),
      rule: z
        .string()
        .regex(/^(?:I\d\d|P\d)-[a-z0-9-]{1,60}$/)
        .optional(),
      authority: z
        .string()
        .regex(/^[A-Z]{2,8}$/)
        .optional(),
      ...pageInAddress,
    })
    .strict(),
  answer: breachesAnswer,
  table: breachesTable,
  run: async (read, { state = 'open', rule, authority, ...asked }, context): Promise<BreachesAnswer> => {
    const { sql, ...page } = cutPage(asked);
    const inState = `b.cured_at IS ${state === 'open' ? '' : 'NOT '}NULL`;
    const where = `${inState} AND ($1::text IS NULL OR b.rule = $1) AND ($2::text IS NULL OR b.authority = $2)`;
    const values = [rule ?? null, authority ?? null];
    const total = await read.row<{ n: number }>(`SELECT count(*) AS n FROM register.breach b WHERE ${where}`, values);
    const rows = await read.rows<Row>(
      `SELECT b.id, b.person_no, b.rule, b.source, b.authority, b.opened_at, b.cured_at,
         CASE WHEN b.rule = '${HELD_WITHOUT_ORDER}' THEN (SELECT max(o.expires_at) FROM register.custody_order o WHERE o.person_no = b.person_no AND o.expires_at <= b.opened_at) END AS order_ended_at
       FROM register.breach b WHERE ${where} ORDER BY b.opened_at, b.id ${sql}`,
      values,
    );
    const rules = await read.rows<{ rule: string }>(
      `SELECT DISTINCT b.rule FROM register.breach b WHERE ${inState} ORDER BY b.rule`,
    );
    const persons = new Map(
      (await findPersonRows(read, [...new Set(rows.map((row) => row.person_no))], context.now)).map((one) => [
        one.personNo,
        one,
      ]),
    );
    return {
      total: total?.n ?? 0,
      ...page,
      rows: rows.flatMap((row) => {
        const person = persons.get(row.person_no);
        if (person === undefined) return [];
        return [
          {
            breachId: row.id,
            personNo: row.person_no,
            registerNumber: person.registerNumber,
            name: primaryAndLatin(person.names),
            rule: row.rule,
            text: wordsOfBreach(row.rule, row.order_ended_at),
            ...(row.order_ended_at === null ? {} : { orderEndedAt: row.order_ended_at }),
            source: row.source,
            authority: row.authority,
            openedAt: row.opened_at,
            curedAt: row.cured_at,
          },
        ];
      }),
      rules: rules.map((row) => wordsOfRule(row.rule)),
      abilities: context.abilities.filter((name) => name === 'register/cure-breach'),
    };
  },
});
