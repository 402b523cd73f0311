import { z } from 'zod';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { cutPage, pageInAddress } from '../../../platform/http/query-values.ts';
import { type UnjudgedAnswer, unjudgedAnswer } from '../appearances/owed-views.ts';
import { noJudgeTable } from '../tables/no-judge-table.ts';
import { findPersonRows, primaryAndLatin } from './person-rows.ts';

/** Who is detained at a site, with the newest way in; a child born in custody is nobody's detainee. What was told of a fact that was corrected since counts for the one in its place. */
const UNJUDGED = `WITH newest AS (SELECT DISTINCT ON (c.person_no) c.person_no, c.site, f.event_id, f.at, i.way FROM register.custody c JOIN register.intake i ON i.person_no = c.person_no
      JOIN register.custody_fact f ON f.person_no = i.person_no AND f.event_pos = i.event_pos AND f.superseded_pos IS NULL
     WHERE c.known_to IS NULL AND c.to_at = 'infinity' AND c.state = 'held' ORDER BY c.person_no, f.at DESC, f.event_pos DESC),
  unjudged AS (SELECT n.* FROM newest n WHERE n.way <> 'birth-in-custody' AND NOT EXISTS (SELECT FROM register.first_appearance a WHERE a.person_no = n.person_no AND a.superseded_pos IS NULL AND (a.fact_event = n.event_id
      OR a.fact_event IN (WITH RECURSIVE chain(id) AS (SELECT n.event_id UNION SELECT k.corrected_event FROM register.correction k JOIN chain ON k.correcting_event = chain.id WHERE k.person_no = n.person_no) SELECT chain.id FROM chain))))`;

type Row = { personNo: number; site: string | null; arrivedAt: number; arrest: string | null };

/** Of whom no first appearance before a judge is recorded since the present custody began, the longest first, with counts by site (Body of Principles 11 and 12, ICCPR 9(3)). */
export const noJudge = defineQuery({
  system: 'register',
  name: 'no-judge',
  input: z
    .object({
      site: z
        .string()
        .regex(/^[A-Z]{3}$/)
        .optional(),
      ...pageInAddress,
    })
    .strict(),
  answer: unjudgedAnswer,
  table: noJudgeTable,
  run: async (read, { site, ...asked }, context): Promise<UnjudgedAnswer> => {
    const { sql, ...page } = cutPage(asked);
    const sites = await read.rows<UnjudgedAnswer['sites'][number]>(
      `${UNJUDGED} SELECT u.site, count(*)::int AS persons, min(u.at) AS "longestSinceAt" FROM unjudged u GROUP BY u.site ORDER BY u.site`,
    );
    const rows = await read.rows<Row>(
      `${UNJUDGED} SELECT u.person_no AS "personNo", u.site, u.at AS "arrivedAt", (SELECT d.particulars->'when'->>'text' FROM register.deprivation d WHERE d.person_no = u.person_no AND d.fact_event = u.event_id ORDER BY d.event_pos DESC LIMIT 1) AS arrest
         FROM unjudged u WHERE $1::text IS NULL OR u.site = $1 ORDER BY u.at, u.person_no ${sql}`,
      [site ?? null],
    );
    const persons = new Map(
      (
        await findPersonRows(
          read,
          rows.map(({ personNo }) => personNo),
          context.now,
        )
      ).map((one) => [one.personNo, one]),
    );
    return {
      total: sites.filter((one) => site === undefined || one.site === site).reduce((sum, one) => sum + one.persons, 0),
      ...page,
      rows: rows.flatMap((row) => {
        const person = persons.get(row.personNo);
        return person === undefined
          ? []
          : [{ ...row, registerNumber: person.registerNumber, name: primaryAndLatin(person.names) }];
      }),
      sites,
      at: context.now,
      abilities: context.abilities.filter((name) => name === 'register/record-first-appearance'),
    };
  },
});
