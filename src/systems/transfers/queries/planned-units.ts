import { z } from 'zod';
import { Refusal } from '../../../core/register/refusal.ts';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { cutPage, pageInAddress } from '../../../platform/http/query-values.ts';
import { findPersonRows, primaryAndLatin } from '../../register/index.ts';
import { plannedUnitsTable } from '../plans/planned-units-table.ts';
import { type PlannedUnitsAnswer, plannedUnitsAnswer } from '../plans/unit-views.ts';

type Row = { unit: string; from: string; to: string | null; persons: number; people: number[]; total: number };

/** As units are named in the files of a plan: a text of letters would be one that somebody typed, which stands in no address. */
const unitId = z.string().regex(/^[A-Za-z0-9._:-]{1,64}$/);

/**
 * Where a plan wants whom, unit by unit: those whom it brings elsewhere first. Who stands behind a unit is told of persons whom the officer sees; the receiver of others sees the units, as both files of the plan say
 * them.
 */
export const plannedUnits = defineQuery({
  system: 'transfers',
  name: 'planned-units',
  input: z.object({ planId: z.uuid(), unit: unitId.optional(), ...pageInAddress }).strict(),
  answer: plannedUnitsAnswer,
  table: plannedUnitsTable,
  run: async (read, { planId, unit, ...asked }, context): Promise<PlannedUnitsAnswer> => {
    const plan = await read.row<{ title: string; authority: string }>(
      'SELECT title, authority FROM transfers.plan WHERE id = $1',
      [planId],
    );
    if (plan === undefined) throw new Refusal('not-found', { values: { detail: `plan ${planId}` } });
    const { sql, ...page } = cutPage(asked);
    const rows = await read.rows<Row>(
      `SELECT u.unit, u.from_site AS "from", u.to_site AS "to", u.persons, count(*) OVER ()::int AS total,
         coalesce((SELECT jsonb_agg(x.person_no ORDER BY x.person_no) FROM transfers.planned_person x WHERE x.plan_id = $1 AND x.unit = u.unit), '[]') AS people
         FROM transfers.plan_units_seen($1) u WHERE $2::text IS NULL OR u.unit = $2
        ORDER BY u.to_site IS NOT DISTINCT FROM u.from_site, u.from_site, u.to_site NULLS FIRST, length(u.unit), u.unit ${sql}`,
      [planId, unit ?? null],
    );
    const found = await findPersonRows(
      read,
      rows.flatMap(({ people }) => people),
      context.now,
    );
    const persons = new Map(found.map((person) => [person.personNo, person]));
    return {
      ...page,
      total: rows[0]?.total ?? 0,
      planId,
      title: plan.title,
      isOwn: plan.authority === context.authority,
      rows: rows.map(({ total: _total, people, ...row }) => ({
        ...row,
        people: people.flatMap((no) => {
          const person = persons.get(no);
          return person === undefined
            ? []
            : [{ personNo: no, registerNumber: person.registerNumber, name: primaryAndLatin(person.names) }];
        }),
      })),
    };
  },
});
