import { z } from 'zod';
import { findRefusalText } from '../../../core/register/refusal-texts.ts';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { cutPage, pageInAddress } from '../../../platform/http/query-values.ts';
import { siteBreachesTable } from '../reported/site-breaches-table.ts';
import { type SiteBreachesAnswer, type SiteBreachRow, siteBreachesAnswer } from '../reported/views.ts';

type Row = Omit<SiteBreachRow, 'name' | 'text'> & { name_en: string; name_ar: string; name_ckb: string | null };

const words = (rule: string): SiteBreachRow['text'] => {
  const { en, ar, ckb } = findRefusalText(rule).detail;
  return { en, ar, ckb };
};

/** Breaches of sites, open or cured: what a recorded fact about a site breaks, since when, and which authority answered for it; the oldest first. */
export const siteBreaches = defineQuery({
  system: 'sites',
  name: 'breaches',
  input: z
    .object({
      /** Open where it is not said. */
      state: z.enum(['open', 'cured']).optional(),
      site: z
        .string()
        .regex(/^[A-Z]{3}$/)
        .optional(),
      rule: z
        .string()
        .regex(/^(?:I\d\d|P\d)-[a-z0-9-]{1,60}$/)
        .optional(),
      authority: z
        .string()
        .regex(/^[A-Z]{2,8}$/)
        .optional(),
      ...pageInAddress,
    })
    .strict(),
  answer: siteBreachesAnswer,
  table: siteBreachesTable,
  run: async (read, { state = 'open', site, rule, authority, ...asked }): Promise<SiteBreachesAnswer> => {
    const { sql, page, pageSize } = cutPage(asked);
    const where = `b.cured_at IS ${state === 'open' ? '' : 'NOT '}NULL AND ($1::text IS NULL OR b.site = $1) AND ($2::text IS NULL OR b.rule = $2) AND ($3::text IS NULL OR b.authority = $3)`;
    const values = [site ?? null, rule ?? null, authority ?? null];
    const count = await read.row<{ n: number }>(
      `SELECT count(*)::int AS n FROM sites.site_breach b WHERE ${where}`,
      values,
    );
    const rows = await read.rows<Row>(
      `SELECT b.site, s.name_en, s.name_ar, s.name_ckb, s.zone, b.rule, b.source, b.authority, b.opened_at AS "openedAt", b.cured_at AS "curedAt"
         FROM sites.site_breach b JOIN sites.site s ON s.code = b.site WHERE ${where} ORDER BY b.opened_at, b.fact_event, b.rule ${sql}`,
      values,
    );
    return {
      total: count?.n ?? 0,
      page,
      pageSize,
      rows: rows.map(({ name_en, name_ar, name_ckb, ...row }) => ({
        ...row,
        name: { en: name_en, ar: name_ar, ckb: name_ckb ?? name_ar },
        text: words(row.rule),
      })),
    };
  },
});
