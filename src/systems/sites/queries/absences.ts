import { z } from 'zod';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { cutPage, pageInAddress } from '../../../platform/http/query-values.ts';
import { absencesTable } from '../absences/absences-table.ts';
import { type AbsencesAnswer, absencesAnswer } from '../absences/views.ts';
import { findAbsences } from './find-absences.ts';

/** Who is away from a site for a time and is not back, within reach, page by page; the one due first comes first. */
export const absences = defineQuery({
  system: 'sites',
  name: 'absences',
  input: z.object({ site: z.string().regex(/^[A-Z]{3}$/), ...pageInAddress }).strict(),
  answer: absencesAnswer,
  table: absencesTable,
  run: async (read, { site, ...asked }, context): Promise<AbsencesAnswer> => {
    const { sql, page, pageSize } = cutPage(asked);
    const count = await read.row<{ n: number }>(
      'SELECT count(*)::int AS n FROM sites.absence WHERE site = $1 AND returned_at IS NULL',
      [site],
    );
    return { site, total: count?.n ?? 0, page, pageSize, rows: await findAbsences(read, { site, sql }, context) };
  },
});
