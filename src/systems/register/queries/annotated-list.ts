import { z } from 'zod';
import type { Trilingual } from '../../../core/access/views.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { tableCsv } from '../../../platform/files/table-csv.ts';
import { defineQuery, type Paper } from '../../../platform/http/query-definition.ts';
import { wholeNumber } from '../../../platform/http/query-values.ts';
import { receiveListInput } from '../commands/receive-list.ts';
import { readGivenFile } from '../list-file.ts';
import { type AnnotatedRow, annotatedTable } from '../lists/annotate.ts';
import { annotatedXlsx } from '../lists/annotated-xlsx.ts';
import { dryRunList, joined, type PlannedReason, reasonText } from '../plan-list.ts';
import { getSite } from '../state.ts';

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
    return answer.format === 'csv' ? tableCsv(table) : annotatedXlsx(table, answer.language);
  },
};

const inWords = (reasons: readonly PlannedReason[], of: keyof Trilingual): string =>
  joined(reasons.map(reasonText))[of];

/** The sheet that was sent, with what would become of each row: nothing is registered by it. It asks by its body, because the file is in it. */
export const annotatedTrial = defineQuery({
  system: 'register',
  name: 'annotated-trial',
  askers: ['origin_officer'],
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
      rows: plan.rows.map(({ row, outcome, reasons, cells }) => ({
        row,
        outcome,
        registerNumber: '',
        reason: inWords(reasons, input.language),
        cells,
      })),
    };
  },
  paper,
});

/** A list that was received, as it was sent, with what became of each row. */
export const annotatedList = defineQuery({
  system: 'register',
  name: 'annotated-list',
  askers: 'signed-in',
  input: z.object({ listNo: wholeNumber, language, format }).strict(),
  run: async (read, { listNo, ...asked }): Promise<Annotated> => {
    const list = await read.row<{ headings: string[] }>('SELECT headings FROM register.list WHERE no = $1', [listNo]);
    if (list === undefined) throw new Refusal('not-found', { values: { detail: `list ${listNo}` } });
    const rows = await read.rows<
      Omit<AnnotatedRow, 'reason' | 'registerNumber'> & { reasons: PlannedReason[]; number: string | null }
    >(
      `SELECT r.row, r.outcome, r.reasons, r.cells, p.register_number AS number FROM register.list_row r LEFT JOIN register.person p ON p.no = r.person_no WHERE r.list_no = $1 ORDER BY r.row`,
      [listNo],
    );
    return {
      ...asked,
      name: `list-${listNo}`,
      headings: list.headings,
      rows: rows.map(({ reasons, number, ...row }) => ({
        ...row,
        registerNumber: number ?? '',
        reason: inWords(reasons, asked.language),
      })),
    };
  },
  paper,
});
