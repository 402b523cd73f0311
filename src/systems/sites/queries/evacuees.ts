import { z } from 'zod';
import { Refusal } from '../../../core/register/refusal.ts';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { cutPage, pageInBody, wholeNumber } from '../../../platform/http/query-values.ts';
import { evacueesTable } from '../emergencies/evacuees-table.ts';
import { type EvacueesAnswer, type EvacueeView, evacueesAnswer } from '../emergencies/views.ts';
import { allNames, cutFound, shownName } from './cut-found.ts';

type Evacuation = Pick<EvacueesAnswer, 'emergencyId' | 'site' | 'toSite' | 'code'>;

/** On the list and still where it began, or in a vehicle; `$2` is where it began, `$3` and `$4` cut it to a section and a vehicle. */
const WAITING = `FROM transfers.line l JOIN register.person p ON p.no = l.person_no JOIN register.custody c ON c.person_no = l.person_no AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state IN ('held', 'resident', 'accompanying')
  WHERE l.manifest_no = $1 AND l.state = 'listed' AND l.live AND (c.vehicle IS NOT NULL OR c.site = $2) AND ($3::text IS NULL OR c.section = $3) AND ($4::text IS NULL OR c.vehicle = $4)`;

/** Missing by name in the emergency, and not found since. */
const MISSING =
  'EXISTS (SELECT FROM sites.missing x JOIN sites.evacuation y ON y.emergency_id = x.emergency_id WHERE y.manifest_no = l.manifest_no AND x.person_no = l.person_no AND x.outcome IS NULL)';

/**
 * Who on a list of an evacuation is still where it began or in a vehicle, by the register, as far as the officer sees them, page by page: whom it can be said of where they were brought. Of a section, of a vehicle, or
 * searched by number or name.
 */
export const evacuees = defineQuery({
  system: 'sites',
  name: 'evacuees',
  asks: 'body',
  input: z
    .object({
      manifestNo: z.union([wholeNumber, z.int().positive()]),
      section: z.string().max(60).optional(),
      vehicle: z.string().max(60).optional(),
      q: z.string().max(300).optional(),
      ...pageInBody,
    })
    .strict(),
  answer: evacueesAnswer,
  table: evacueesTable,
  refuses: ['not-found'],
  run: async (read, { manifestNo, section, vehicle, q = '', ...asked }, context): Promise<EvacueesAnswer> => {
    const evacuation = await read.row<Evacuation>(
      `SELECT v.emergency_id AS "emergencyId", e.site, v.to_site AS "toSite", m.code
         FROM sites.evacuation v JOIN sites.emergency e ON e.id = v.emergency_id LEFT JOIN transfers.manifest m ON m.no = v.manifest_no WHERE v.manifest_no = $1`,
      [manifestNo],
    );
    if (evacuation === undefined) throw new Refusal('not-found', { values: { detail: `manifest ${manifestNo}` } });
    const searched = q.trim() !== '';
    const { sql, page, pageSize } = cutPage(asked);
    const values = [manifestNo, evacuation.site, section ?? null, vehicle ?? null];
    const rows = await read.rows<EvacueeView & { names: string }>(
      `SELECT l.person_no AS "personNo", p.register_number AS "registerNumber", ${shownName('l.person_no')} AS name, ${searched ? allNames('l.person_no') : "''"} AS names, c.state, c.section, c.vehicle, ${MISSING} AS missing
         ${WAITING} ORDER BY ${MISSING}, p.register_number ${searched ? '' : sql}`,
      values,
    );
    const count = await read.row<{ n: number }>(`SELECT count(*)::int AS n ${WAITING}`, values);
    const vehicles = await read.rows<{ vehicle: string }>(
      `SELECT DISTINCT c.vehicle ${WAITING} AND c.vehicle IS NOT NULL ORDER BY 1`,
      [manifestNo, evacuation.site, null, null],
    );
    const cut = searched ? cutFound(rows, q, asked) : { total: count?.n ?? 0, page, pageSize, rows };
    return {
      manifestNo,
      ...evacuation,
      ...cut,
      rows: cut.rows.map(({ names: _names, ...row }) => row),
      vehicles: vehicles.map((row) => row.vehicle),
      abilities: context.abilities.filter((name) => name === 'register/record-all-found-in-section'),
    };
  },
});
