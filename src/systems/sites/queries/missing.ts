import { z } from 'zod';
import { Refusal } from '../../../core/register/refusal.ts';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { cutPage, pageInBody } from '../../../platform/http/query-values.ts';
import { missingTable } from '../emergencies/missing-table.ts';
import { type MissingAnswer, type MissingRow, missingAnswer } from '../emergencies/views.ts';
import { allNames, cutFound, shownName } from './cut-found.ts';
import { findOfficerReferences } from './find-officer-references.ts';

type Row = Omit<MissingRow, 'by'> & { officer: number | null; names: string };

/** Who was missing in an emergency, within reach, and what became of each, page by page: those without an outcome first. Searched by number or name. */
export const missing = defineQuery({
  system: 'sites',
  name: 'missing',
  asks: 'body',
  input: z
    .object({
      emergencyId: z.uuid(),
      /** Those without an outcome, or those with one. */
      state: z.enum(['open', 'resolved']).optional(),
      q: z.string().max(300).optional(),
      ...pageInBody,
    })
    .strict(),
  answer: missingAnswer,
  refuses: ['not-found'],
  table: missingTable,
  run: async (read, { emergencyId, state, q = '', ...asked }): Promise<MissingAnswer> => {
    const emergency = await read.row<{ site: string }>('SELECT site FROM sites.emergency WHERE id = $1', [emergencyId]);
    if (emergency === undefined) throw new Refusal('not-found', { values: { detail: `emergency ${emergencyId}` } });
    const searched = q.trim() !== '';
    const { sql, page, pageSize } = cutPage(asked);
    const where = `m.emergency_id = $1 AND ($2::boolean IS NULL OR (m.outcome IS NULL) = $2)`;
    const of = [emergencyId, state === undefined ? null : state === 'open'];
    const rows = await read.rows<Row>(
      `SELECT s.*, ${shownName('s."personNo"')} AS name, ${searched ? allNames('s."personNo"') : "''"} AS names, c.section FROM (
         SELECT m.person_no AS "personNo", p.register_number AS "registerNumber", m.resident, m.outcome, m.account, m.resolved_at AS at, m.resolved_by AS officer
           FROM sites.missing m JOIN register.person p ON p.no = m.person_no WHERE ${where} ORDER BY m.outcome IS NOT NULL, p.register_number ${searched ? '' : sql}) s
         LEFT JOIN register.custody c ON c.person_no = s."personNo" AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.site = $3 ORDER BY s.outcome IS NOT NULL, s."registerNumber"`,
      [...of, emergency.site],
    );
    const count = await read.row<{ n: number }>(`SELECT count(*)::int AS n FROM sites.missing m WHERE ${where}`, of);
    const cut = searched ? cutFound(rows, q, asked) : { total: count?.n ?? 0, page, pageSize, rows };
    const officer = await findOfficerReferences(
      read,
      cut.rows.map((row) => row.officer),
    );
    return {
      ...cut,
      site: emergency.site,
      rows: cut.rows.map(({ officer: by, names: _names, ...row }) => ({
        ...row,
        by: by === null ? null : officer(by),
      })),
    };
  },
});
