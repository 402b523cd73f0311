import { z } from 'zod';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { cutPage, pageInBody } from '../../../platform/http/query-values.ts';
import { HOUSEHOLD_STATES } from '../residents/household-states.ts';
import { type HouseholdRow, type HouseholdsAnswer, householdsAnswer } from '../residents/views.ts';
import { getSite } from '../state.ts';
import { householdsTable } from '../tables/households-table.ts';

/** The households with a member who lives at a site. */
const HERE = `FROM register.household_member m JOIN register.custody c ON c.person_no = m.person_no AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state = 'resident' AND c.site = $1 WHERE m.left_at IS NULL`;

/** Each of them once, with what the list says of it. */
const HOUSEHOLDS = `WITH h AS (SELECT DISTINCT m.household_id ${HERE}),
   x AS (SELECT h.household_id, m.role, p.no, p.register_number, c.section, c.state = 'resident' AND c.site = $1 AS here,
       (SELECT count(*)::int FROM register.breach b WHERE b.person_no = p.no AND b.rule = 'I32-household-together' AND b.cured_at IS NULL) AS apart
     FROM h JOIN register.household_member m ON m.household_id = h.household_id AND m.left_at IS NULL JOIN register.person p ON p.no = m.person_no
     LEFT JOIN register.custody c ON c.person_no = p.no AND c.known_to IS NULL AND c.to_at = 'infinity'),
   g AS (SELECT x.household_id, (array_agg(x.no ORDER BY x.role <> 'head', x.register_number))[1] AS first, (array_agg(x.register_number ORDER BY x.role <> 'head', x.register_number))[1] AS number, bool_or(x.role = 'head') AS headed,
       count(*) FILTER (WHERE x.here)::int AS here, count(*) FILTER (WHERE x.here AND x.role = 'child')::int AS children, count(*) FILTER (WHERE x.here IS NOT TRUE)::int AS elsewhere,
       coalesce(array_agg(DISTINCT x.section ORDER BY x.section) FILTER (WHERE x.here AND x.section IS NOT NULL), '{}') AS sections, sum(x.apart)::int AS apart FROM x GROUP BY x.household_id),
   chosen AS (SELECT g.* FROM g WHERE ($2::text IS NULL OR $2 = ANY (g.sections)) AND CASE $3::text WHEN 'apart' THEN g.apart > 0 OR cardinality(g.sections) > 1 WHEN 'headless' THEN NOT g.headed ELSE true END)`;

/** The households of a camp: who heads them, how many live there, in which sections, and where a member is apart. Within reach. */
export const households = defineQuery({
  system: 'register',
  name: 'households',
  asks: 'body',
  input: z
    .object({
      site: z.string().regex(/^[A-Z]{3}$/),
      section: z.string().max(60).optional(),
      /** `apart`: a member is apart from the others; `headless`: nobody is named as its head. */
      state: z.enum(HOUSEHOLD_STATES).optional(),
      ...pageInBody,
    })
    .strict(),
  answer: householdsAnswer,
  table: householdsTable,
  run: async (read, { site, section, state, ...asked }, context): Promise<HouseholdsAnswer> => {
    const { authority } = await getSite(read, site);
    const { sql, ...page } = cutPage(asked);
    const values = [site, section ?? null, state ?? null];
    const counted = await read.row<{ households: number; persons: number; residents: number }>(
      `SELECT count(DISTINCT m.household_id)::int AS households, count(*)::int AS persons, register.site_residents($1) AS residents ${HERE}`,
      [site],
    );
    const total = await read.row<{ n: number }>(`${HOUSEHOLDS} SELECT count(*)::int AS n FROM chosen`, values);
    return {
      site,
      total: total?.n ?? 0,
      households: counted?.households ?? 0,
      persons: counted?.persons ?? 0,
      residents: counted?.residents ?? 0,
      ...page,
      rows: await read.rows<HouseholdRow>(
        `${HOUSEHOLDS} SELECT g.household_id AS "householdId", g.first AS "personNo", g.number AS "registerNumber",
             coalesce((SELECT n.full_name FROM register.person_name n WHERE n.person_no = g.first ORDER BY n.kind <> 'primary', n.event_pos, n.ord LIMIT 1), '') AS name,
             g.headed, g.here, g.children, g.elsewhere, g.sections, g.apart FROM chosen g ORDER BY g.number ${sql}`,
        values,
      ),
      abilities: context.abilities.filter(
        (ability) => ability === 'register/register-household' && authority === context.authority,
      ),
    };
  },
});
