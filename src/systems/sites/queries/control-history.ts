import { z } from 'zod';
import { Refusal } from '../../../core/register/refusal.ts';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { cutPage, pageInAddress } from '../../../platform/http/query-values.ts';
import { controlTable } from '../control/control-table.ts';
import { type ControlHistoryAnswer, controlHistoryAnswer } from '../control/views.ts';
import { findControlHistory } from './find-control-history.ts';

/** Who is said to have controlled a site, newest first, page by page: what `sites/place` shows, to be taken along as a table. */
export const controlHistory = defineQuery({
  system: 'sites',
  name: 'control-history',
  input: z.object({ site: z.string().regex(/^[A-Z]{3}$/), ...pageInAddress }).strict(),
  answer: controlHistoryAnswer,
  table: controlTable,
  refuses: ['not-found'],
  run: async (read, { site, ...asked }, context): Promise<ControlHistoryAnswer> => {
    if ((await read.row('SELECT FROM sites.site WHERE code = $1', [site])) === undefined)
      throw new Refusal('not-found', { values: { detail: `site ${site}` } });
    const { page, pageSize } = cutPage(asked);
    // one claim disputes another: all are read, and a site has few
    const claims = await findControlHistory(read, site, context);
    return {
      site,
      total: claims.length,
      page,
      pageSize,
      rows: claims.slice((page - 1) * pageSize, page * pageSize),
    };
  },
});
