import { z } from 'zod';
import { Refusal } from '../../../core/register/refusal.ts';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { cutPage, pageInAddress, wholeNumber } from '../../../platform/http/query-values.ts';
import { findPersonRows, primaryAndLatin } from '../../register/index.ts';
import type { Measure } from '../published/measures.ts';
import { receivedTable } from '../received-table.ts';
import { type ReceivedPersonsAnswer, receivedPersonsAnswer } from '../room-views.ts';
import { ADMITTED, countedBy, DEPARTED, RECEIVED } from './received.ts';

/** What is listed: who left, was received or was admitted, or those of a measure of published figures. */
const listed = [
  'departed',
  'admitted',
  'received',
  'received-of-nationality',
  'received-not-of-nationality',
  'received-nationalities',
] as const satisfies readonly (Measure | 'departed' | 'admitted')[];

const setOf = { departed: DEPARTED, admitted: ADMITTED } as const;

/** The list behind an own figure: the same persons that it counts, until an instant, page by page. */
export const receivedPersons = defineQuery({
  system: 'transfers',
  name: 'received-persons',
  input: z
    .object({
      operationNo: wholeNumber,
      measure: z.enum(listed),
      nationality: z
        .string()
        .regex(/^[A-Z]{3}$/)
        .optional(),
      fromAt: wholeNumber.optional(),
      untilAt: wholeNumber,
      ...pageInAddress,
    })
    .strict(),
  answer: receivedPersonsAnswer,
  table: receivedTable,
  run: async (
    read,
    { operationNo, measure, nationality, fromAt, untilAt, ...asked },
    context,
  ): Promise<ReceivedPersonsAnswer> => {
    const known = await read.row('SELECT no FROM transfers.operation WHERE no = $1', [operationNo]);
    if (known === undefined) throw new Refusal('not-found', { values: { detail: `operation ${operationNo}` } });
    const { sql, ...page } = cutPage(asked);
    const set = `WITH got AS MATERIALIZED (${RECEIVED}), claims AS MATERIALIZED (SELECT DISTINCT n.person_no, n.code FROM register.nationality_claim n WHERE n.person_no IN (SELECT person_no FROM got)),
      asked AS (SELECT $3::text AS nationality), chosen AS (${measure === 'departed' || measure === 'admitted' ? setOf[measure] : `SELECT got.* FROM got, asked WHERE ${countedBy(measure, 'asked.nationality')}`}),
      counted AS (SELECT c.* FROM chosen c WHERE c.at >= register.at($4) AND c.at < register.at($2))`;
    const values = [operationNo, untilAt, nationality ?? null, fromAt ?? 0];
    const total = await read.row<{ n: number }>(`${set} SELECT count(*)::int AS n FROM counted`, values);
    const rows = await read.rows<{ person_no: number; manifest_no: number; code: string; at: number; to: string }>(
      `${set} SELECT c.person_no, c.manifest_no, m.code, c.at, coalesce(m.heading_site, m.to_site) AS "to" FROM counted c JOIN transfers.manifest m ON m.no = c.manifest_no ORDER BY c.at, c.manifest_no, c.person_no ${sql}`,
      values,
    );
    const zone = await read.row<{ zone: string }>('SELECT zone FROM register.clock_setting');
    const persons = new Map(
      (
        await findPersonRows(
          read,
          rows.map(({ person_no }) => person_no),
          context.now,
        )
      ).map((person) => [person.personNo, person]),
    );
    return {
      total: total?.n ?? 0,
      ...page,
      zone: zone?.zone ?? 'UTC',
      rows: rows.flatMap(({ person_no, manifest_no, code, at, to }) => {
        const person = persons.get(person_no);
        return person === undefined
          ? []
          : [
              {
                personNo: person_no,
                registerNumber: person.registerNumber,
                name: primaryAndLatin(person.names),
                nationalities: person.nationalities,
                manifestNo: manifest_no,
                code,
                at,
                to,
              },
            ];
      }),
    };
  },
});
