import { z } from 'zod';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { type SavedViewsAnswer, savedViewsAnswer } from '../list-views.ts';
import { findOfficers } from './find-officers.ts';

type Row = {
  view_id: string;
  name: string;
  filter: Record<string, string>;
  shared: boolean;
  officer_no: number;
  opening: boolean;
};

/** The views of a list: one's own by name, then those that officers of the own authority share. */
export const savedViews = defineQuery({
  system: 'access',
  name: 'saved-views',
  input: z.object({ list: z.string().regex(/^[a-z]+\/[a-z-]{1,60}$/) }).strict(),
  answer: savedViewsAnswer,
  run: async (read, { list }, { officerNo }): Promise<SavedViewsAnswer> => {
    const rows = await read.rows<Row>(
      `SELECT v.view_id, v.name, v.filter, v.shared, v.officer_no, o.view_id IS NOT NULL AS opening
         FROM access.saved_view v LEFT JOIN access.opening_view o ON o.officer_no = $2 AND o.list = v.list AND o.view_id = v.view_id
        WHERE v.list = $1 AND NOT v.removed ORDER BY v.officer_no <> $2, v.name, v.view_id`,
      [list, officerNo],
    );
    const officers = await findOfficers(
      read,
      rows.map((row) => row.officer_no),
    );
    return {
      views: rows.flatMap((row) => {
        const owner = officers.get(row.officer_no);
        return owner === undefined
          ? []
          : [
              {
                viewId: row.view_id,
                name: row.name,
                filter: row.filter,
                shared: row.shared,
                owner,
                own: row.officer_no === officerNo,
                opening: row.opening,
              },
            ];
      }),
    };
  },
});
