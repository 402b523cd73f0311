import { z } from 'zod';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { cutPage, pageInAddress } from '../../../platform/http/query-values.ts';
import { isOver, notNamed } from '../reported/reported.ts';
import { reportedStrengthsTable } from '../reported/reported-strengths-table.ts';
import {
  type ReportedPart,
  type ReportedStrengthRow,
  type ReportedStrengthsAnswer,
  reportedStrengthsAnswer,
} from '../reported/views.ts';
import { findOfficerReferences } from './find-officer-references.ts';

type Row = Omit<
  ReportedStrengthRow,
  'name' | 'parts' | 'recordedBy' | 'notNamed' | 'over' | 'withdrawn' | 'mayWithdraw'
> & {
  name_en: string;
  name_ar: string;
  name_ckb: string | null;
  parts: ReportedPart[] | null;
  recorder: string | null;
  recorded_by: number;
  withdrawn_at: number | null;
  withdrawn_by: number | null;
  withdrawal: string | null;
};

/** How many persons sources say that sites held, each beside whom the register has there by name at the end of the same day; of the newest day first. */
export const reportedStrengths = defineQuery({
  system: 'sites',
  name: 'reported-strengths',
  input: z
    .object({
      site: z
        .string()
        .regex(/^[A-Z]{3}$/)
        .optional(),
      ...pageInAddress,
    })
    .strict(),
  answer: reportedStrengthsAnswer,
  table: reportedStrengthsTable,
  run: async (read, { site, ...asked }, context): Promise<ReportedStrengthsAnswer> => {
    const { sql, page, pageSize } = cutPage(asked);
    const count = await read.row<{ n: number }>(
      'SELECT count(*)::int AS n FROM sites.reported_strength WHERE $1::text IS NULL OR site = $1',
      [site ?? null],
    );
    // reports of one day stand beside one count, and all counts of the page are made together
    const rows = await read.rows<Row>(
      `WITH r AS (SELECT * FROM sites.reported_strength WHERE $1::text IS NULL OR site = $1 ORDER BY day DESC, recorded_at DESC, id ${sql}),
         x AS MATERIALIZED (SELECT y.site, y.day, least(sites.end_of_day(y.site, y.day), register.at($2)) AS at, row_number() OVER (ORDER BY y.site, y.day) AS ord FROM (SELECT DISTINCT r.site, r.day FROM r) y),
         d AS MATERIALIZED (SELECT x.site, x.day, n.named, sites.places_beside(x.site, x.day) AS places
           FROM x JOIN sites.named_at((SELECT array_agg(x.site ORDER BY x.ord) FROM x), (SELECT array_agg(x.at ORDER BY x.ord) FROM x)) n ON n.ord = x.ord)
       SELECT r.id AS "reportId", r.site, s.name_en, s.name_ar, s.name_ckb, s.zone, to_char(r.day, 'YYYY-MM-DD') AS day, r.said, r.at_least AS "atLeast", r.at_most AS "atMost", r.source_kind AS "sourceKind", r.source, r.recorded_at AS "recordedAt", r.recorded_by,
         o.authority AS recorder, r.withdrawn_at, r.withdrawn_by, r.withdrawal, d.named, d.places,
         (SELECT jsonb_agg(jsonb_build_object('persons', p.persons, 'sex', p.sex, 'ageGroup', p.age_group, 'nationality', p.nationality) ORDER BY p.ord) FROM sites.reported_part p WHERE p.report_id = r.id) AS parts
         FROM r JOIN sites.site s ON s.code = r.site JOIN d ON d.site = r.site AND d.day = r.day LEFT JOIN access.officer o ON o.no = r.recorded_by
        ORDER BY r.day DESC, r.recorded_at DESC, r.id`,
      [site ?? null, context.now],
    );
    const officer = await findOfficerReferences(
      read,
      rows.flatMap((row) => [row.recorded_by, row.withdrawn_by]),
    );
    return {
      total: count?.n ?? 0,
      page,
      pageSize,
      rows: rows.map(
        ({
          name_en,
          name_ar,
          name_ckb,
          recorder,
          recorded_by,
          withdrawn_at,
          withdrawn_by,
          withdrawal,
          parts,
          ...row
        }) => ({
          ...row,
          name: { en: name_en, ar: name_ar, ckb: name_ckb ?? name_ar },
          parts: parts ?? [],
          recordedBy: officer(recorded_by),
          notNamed: notNamed(row, row.named),
          over: withdrawn_at === null && isOver(row, row.places),
          withdrawn:
            withdrawn_at === null || withdrawn_by === null
              ? null
              : { at: withdrawn_at, reason: withdrawal ?? '', by: officer(withdrawn_by) },
          mayWithdraw:
            withdrawn_at === null &&
            recorder !== null &&
            recorder === context.authority &&
            context.abilities.includes('sites/withdraw-reported-strength'),
        }),
      ),
    };
  },
});
