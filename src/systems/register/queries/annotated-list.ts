import { z } from 'zod';
import { Refusal } from '../../../core/register/refusal.ts';
import { tableCsv } from '../../../platform/files/table-csv.ts';
import { tableXlsx } from '../../../platform/files/table-xlsx.ts';
import { defineQuery, type Paper } from '../../../platform/http/query-definition.ts';
import { cutPage, pageInAddress, wholeNumber } from '../../../platform/http/query-values.ts';
import { receiveListInput } from '../commands/receive-list.ts';
import { readGivenFile } from '../list-file.ts';
import type { PlannedReason } from '../list-plan.ts';
import { ANNOTATED_WIDTHS, type AnnotatedRow, annotatedTable } from '../lists/annotate.ts';
import { type AnnotatedListAnswer, annotatedListAnswer, OUTCOMES } from '../lists/annotated-views.ts';
import { dryRunList, rowText } from '../plan-list.ts';
import type { HouseholdRole } from '../residents/residents.ts';
import { getSite } from '../state.ts';
import { annotatedListTable } from '../tables/annotated-table.ts';

const language = z.enum(['en', 'ar', 'ckb']);
const format = z.enum(['xlsx', 'csv']);

type Annotated = {
  readonly name: string;
  readonly language: z.infer<typeof language>;
  readonly format: z.infer<typeof format>;
  readonly headings: readonly string[];
  readonly rows: readonly AnnotatedRow[];
};

const MEDIA_TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const;

const paper: Paper<Annotated> = {
  mediaType: (answer) => MEDIA_TYPES[answer.format],
  // Never the name of the file that came: file names name people.
  fileName: (answer) => `${answer.name}.${answer.format}`,
  download: true,
  render: (answer) => {
    const table = annotatedTable(answer.headings, answer.rows, answer.language);
    return answer.format === 'csv' ? tableCsv(table) : tableXlsx(table, answer.language, ANNOTATED_WIDTHS);
  },
};

/**
 * The sheet that was sent, with what would become of each row: nothing is registered by it. It asks by its body, because the file is in it. It gives back what the
 * officer has just sent, and is therefore no list that is taken out of the register.
 */
export const annotatedTrial = defineQuery({
  system: 'register',
  name: 'annotated-trial',
  asks: 'body',
  bodyLimit: 16 * 1024 * 1024,
  input: receiveListInput.omit({ dryRun: true }).extend({ language, format }).strict(),
  prepare: readGivenFile,
  run: async (read, input, context): Promise<Annotated> => {
    const site = await getSite(read, input.site);
    if (site.authority !== context.authority)
      throw new Refusal('not-permitted', { values: { detail: `site ${site.code}` } });
    const { plan } = await dryRunList(read, input, input.occurredAt ?? context.now);
    return {
      name: `trial-${input.site}`,
      language: input.language,
      format: input.format,
      headings: plan.headings.map(({ heading }) => heading),
      rows: plan.rows.map(({ row, outcome, reasons, household, cells }) => ({
        row,
        outcome,
        registerNumber: '',
        reason: rowText(reasons, household)[input.language],
        cells,
      })),
    };
  },
  paper,
});

/** A list that was received, as it was sent, with what became of each row: saved as a table like every list (`access/export-list`). */
export const annotatedList = defineQuery({
  system: 'register',
  name: 'annotated-list',
  input: z.object({ listNo: wholeNumber, outcome: z.enum(OUTCOMES).optional(), ...pageInAddress }).strict(),
  answer: annotatedListAnswer,
  table: annotatedListTable,
  run: async (read, { listNo, outcome, ...asked }): Promise<AnnotatedListAnswer> => {
    const { sql, ...page } = cutPage(asked);
    const list = await read.row<{ headings: string[]; n: number }>(
      'SELECT l.headings, (SELECT count(*)::int FROM register.list_row r WHERE r.list_no = l.no AND ($2::text IS NULL OR r.outcome = $2)) AS n FROM register.list l WHERE l.no = $1',
      [listNo, outcome ?? null],
    );
    if (list === undefined) throw new Refusal('not-found', { values: { detail: `list ${listNo}` } });
    const rows = await read.rows<
      Omit<AnnotatedListAnswer['rows'][number], 'reason'> & {
        reasons: PlannedReason[];
        household: { label: string; role: HouseholdRole } | null;
      }
    >(
      `SELECT r.row, r.outcome, coalesce(x.reasons, '[]') AS reasons, coalesce(x.cells, '{}') AS cells, x.row IS NULL AS closed, p.register_number AS "registerNumber",
          CASE WHEN r.household_id IS NOT NULL THEN json_build_object('label', coalesce(x.household_label, ''), 'role', r.household_role) END AS household FROM register.list_row r LEFT JOIN register.list_contents($1) x ON x.row = r.row LEFT JOIN register.person p ON p.no = r.person_no
        WHERE r.list_no = $1 AND ($2::text IS NULL OR r.outcome = $2) ORDER BY r.row ${sql}`,
      [listNo, outcome ?? null],
    );
    return {
      total: list.n,
      ...page,
      headings: list.headings,
      rows: rows.map(({ reasons, household, ...row }) => ({ ...row, reason: rowText(reasons, household) })),
    };
  },
});
