import { z } from 'zod';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { cutPage, pageInAddress } from '../../../platform/http/query-values.ts';
import { findPersonRows, primaryAndLatin } from '../../register/index.ts';
import { HEALTH_WITHIN, OCCASIONS, type Occasion } from '../health.ts';
import { type HealthOwedAnswer, healthOwedAnswer } from '../views.ts';
import { healthOwedTable } from './health-owed-table.ts';

/**
 * Everybody who is held at a site since an instant (the beginning of the unbroken time there, as `arrivalOf` has it), and everybody who was let go; with when a health officer first saw them on that occasion. Of a release also
 * in the 24 hours before it.
 */
const OCCASIONS_OF = `WITH present AS (SELECT c.person_no, c.site FROM register.custody c WHERE c.known_to IS NULL AND c.to_at = 'infinity' AND c.state IN ('held', 'accompanying') AND c.site IS NOT NULL),
  admitted AS (SELECT p.person_no, p.site, (SELECT max(c.from_at) FROM register.custody c WHERE c.person_no = p.person_no AND c.known_to IS NULL AND c.site = p.site AND c.state IN ('held', 'accompanying')
      AND NOT EXISTS (SELECT FROM register.custody b WHERE b.person_no = c.person_no AND b.known_to IS NULL AND b.to_at = c.from_at AND b.site = c.site AND b.state IN ('held', 'accompanying'))) AS at FROM present p),
  let_go AS (SELECT g.person_no, g.at, (SELECT c.site FROM register.custody c WHERE c.person_no = g.person_no AND c.known_to IS NULL AND c.site IS NOT NULL AND c.from_at < g.at ORDER BY c.from_at DESC LIMIT 1) AS site
      FROM (SELECT r.person_no, r.carried_out_at AS at FROM register.release r WHERE r.carried_out_at IS NOT NULL UNION ALL SELECT u.person_no, u.at FROM register.unverified_release u) g),
  occasions AS (
    SELECT 'admission' AS occasion, a.person_no, a.site, a.at, (SELECT min(h.examined_at) FROM care.health_check h WHERE h.person_no = a.person_no AND h.occasion = 'admission' AND h.examined_at >= a.at) AS seen_at FROM admitted a
    UNION ALL SELECT 'release', g.person_no, g.site, g.at, (SELECT min(h.examined_at) FROM care.health_check h WHERE h.person_no = g.person_no AND h.occasion = 'release' AND h.examined_at >= g.at - interval '24 hours') FROM let_go g)`;

type Row = { occasion: Occasion; personNo: number; site: string | null; at: number };
type Count = HealthOwedAnswer['sites'][number];

/**
 * Whom no health officer has seen since admission to the present site, or at release: the longest first, and counts by site of who was seen within 24 hours, later, and not. Good practice (Mandela 30); nothing is held up by it.
 */
export const healthOwed = defineQuery({
  system: 'care',
  name: 'health-owed',
  input: z
    .object({
      state: z.enum(OCCASIONS).optional(),
      site: z
        .string()
        .regex(/^[A-Z]{3}$/)
        .optional(),
      ...pageInAddress,
    })
    .strict(),
  answer: healthOwedAnswer,
  table: healthOwedTable,
  run: async (read, { state, site, ...asked }, context): Promise<HealthOwedAnswer> => {
    const { sql, ...page } = cutPage(asked);
    const sites = await read.rows<Count>(
      `${OCCASIONS_OF} SELECT o.site, o.occasion, count(*)::int AS persons, count(*) FILTER (WHERE o.seen_at <= o.at + interval '24 hours')::int AS "inTime",
         count(*) FILTER (WHERE o.seen_at > o.at + interval '24 hours')::int AS later, count(*) FILTER (WHERE o.seen_at IS NULL)::int AS "notSeen"
       FROM occasions o GROUP BY o.site, o.occasion ORDER BY o.occasion, o.site`,
    );
    const rows = await read.rows<Row>(
      `${OCCASIONS_OF} SELECT o.occasion, o.person_no AS "personNo", o.site, o.at FROM occasions o
        WHERE o.seen_at IS NULL AND ($1::text IS NULL OR o.occasion = $1) AND ($2::text IS NULL OR o.site = $2) ORDER BY o.at, o.person_no, o.occasion ${sql}`,
      [state ?? null, site ?? null],
    );
    const isShown = (one: Count): boolean =>
      (state === undefined || one.occasion === state) && (site === undefined || one.site === site);
    const persons = new Map(
      (await findPersonRows(read, [...new Set(rows.map(({ personNo }) => personNo))], context.now)).map((one) => [
        one.personNo,
        one,
      ]),
    );
    return {
      total: sites.filter(isShown).reduce((sum, { notSeen }) => sum + notSeen, 0),
      ...page,
      rows: rows.flatMap((row) => {
        const person = persons.get(row.personNo);
        if (person === undefined) return [];
        const { registerNumber, names } = person;
        return [{ ...row, registerNumber, name: primaryAndLatin(names), dueAt: row.at + HEALTH_WITHIN }];
      }),
      sites,
      at: context.now,
      abilities: context.abilities.filter((name) => name === 'care/record-health'),
    };
  },
});
