import { z } from 'zod';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { cutPage, pageInAddress } from '../../../platform/http/query-values.ts';
import { type HouseholdRow, type HouseholdsAnswer, householdsAnswer } from '../residents/views.ts';
import { getSite } from '../state.ts';

/** The households with a member who lives at a site. */
const HERE = `FROM register.household_member m JOIN register.custody c ON c.person_no = m.person_no AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state = 'resident' AND c.site = $1 WHERE m.left_at IS NULL`;

/** The households of a camp: who heads them, how many live there, in which sections, and where a member is apart. Within reach. */
export const households = defineQuery({
  system: 'register',
  name: 'households',
  askers: 'signed-in',
  input: z.object({ site: z.string().regex(/^[A-Z]{3}$/), ...pageInAddress }).strict(),
  answer: householdsAnswer,
  run: async (read, { site, ...asked }, context): Promise<HouseholdsAnswer> => {
    const { authority } = await getSite(read, site);
    const { sql, ...page } = cutPage(asked);
    const counted = await read.row<{ total: number; persons: number; residents: number }>(
      `SELECT count(DISTINCT m.household_id)::int AS total, count(*)::int AS persons, register.site_residents($1) AS residents ${HERE}`,
      [site],
    );
    return {
      site,
      total: counted?.total ?? 0,
      persons: counted?.persons ?? 0,
      residents: counted?.residents ?? 0,
      ...page,
      rows: await read.rows<HouseholdRow>(
        `WITH h AS (SELECT DISTINCT m.household_id ${HERE}),
         x AS (SELECT h.household_id, m.role, p.no, p.register_number, c.section, c.state = 'resident' AND c.site = $1 AS here,
             (SELECT count(*)::int FROM register.breach b WHERE b.person_no = p.no AND b.rule = 'I32-household-together' AND b.cured_at IS NULL) AS apart
           FROM h JOIN register.household_member m ON m.household_id = h.household_id AND m.left_at IS NULL JOIN register.person p ON p.no = m.person_no
           LEFT JOIN register.custody c ON c.person_no = p.no AND c.known_to IS NULL AND c.to_at = 'infinity'),
         g AS (SELECT x.household_id, (array_agg(x.no ORDER BY x.role <> 'head', x.register_number))[1] AS first, (array_agg(x.register_number ORDER BY x.role <> 'head', x.register_number))[1] AS number, bool_or(x.role = 'head') AS headed,
             count(*) FILTER (WHERE x.here)::int AS here, count(*) FILTER (WHERE x.here AND x.role = 'child')::int AS children, count(*) FILTER (WHERE x.here IS NOT TRUE)::int AS elsewhere,
             coalesce(array_agg(DISTINCT x.section ORDER BY x.section) FILTER (WHERE x.here AND x.section IS NOT NULL), '{}') AS sections, sum(x.apart)::int AS apart FROM x GROUP BY x.household_id)
         SELECT g.household_id AS "householdId", g.first AS "personNo", g.number AS "registerNumber",
             (SELECT n.full_name FROM register.person_name n WHERE n.person_no = g.first ORDER BY n.kind <> 'primary', n.event_pos, n.ord LIMIT 1) AS name,
             g.headed, g.here, g.children, g.elsewhere, g.sections, g.apart FROM g ORDER BY g.number ${sql}`,
        [site],
      ),
      abilities: context.abilities.filter(
        (ability) => ability === 'register/register-household' && authority === context.authority,
      ),
    };
  },
});
