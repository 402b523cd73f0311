import { z } from 'zod';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { cutPage, pageInAddress } from '../../../platform/http/query-values.ts';
import { type PublicationsAnswer, type PublicationView, publicationsAnswer } from '../published/views.ts';

type Row = Omit<PublicationView, 'withdrawn'> & { withdrawn_at: number | null; withdrawal: string | null };

/** What others published of all operations, the newest first, as its sources say it: for whoever is signed in, because it names nobody and the register's own figures do not stand here. */
export const publishedFigures = defineQuery({
  system: 'transfers',
  name: 'published-figures',
  input: z.object(pageInAddress).strict(),
  answer: publicationsAnswer,
  run: async (read, asked): Promise<PublicationsAnswer> => {
    const { sql, ...page } = cutPage(asked);
    const total = await read.row<{ n: number }>('SELECT count(*) AS n FROM transfers.published_figure');
    const rows = await read.rows<Row>(
      `SELECT o.code AS operation, f.reference, f.measure, f.nationality, f.said, f.unit, f.at_least AS "atLeast", f.at_most AS "atMost", f.as_of AS "asOf", f.published_on AS "publishedOn", f.definition,
         f.attributed_to AS "attributedTo", f.source, coalesce(f.remark, '') AS remark, f.withdrawn_at, f.withdrawal
       FROM transfers.published_figure f JOIN transfers.operation o ON o.no = f.operation_no ORDER BY coalesce(f.as_of, f.published_on) DESC, o.code, f.reference ${sql}`,
    );
    return {
      total: total?.n ?? 0,
      ...page,
      rows: rows.map(({ withdrawn_at, withdrawal, ...row }) => ({
        ...row,
        withdrawn: withdrawn_at === null ? null : { at: withdrawn_at, reason: withdrawal ?? '' },
      })),
    };
  },
});
