import { z } from 'zod';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { cutPage, pageInAddress } from '../../../platform/http/query-values.ts';
import type { Reader } from '../../register/command-definition.ts';
import { wordsOfRule } from '../../register/refusal-texts.ts';
import { type ExportsAnswer, exportsAnswer } from '../list-views.ts';
import { findOfficers } from './find-officers.ts';

/** Filters that say by an internal number of what the list was, and where the reference stands by which people call it; read behind the wall of who asks. */
const REFERENCES: Readonly<Record<string, string>> = {
  manifestNo: 'SELECT no::text AS value, code AS reference FROM transfers.manifest WHERE no::text = ANY ($1)',
  operationNo: 'SELECT no::text AS value, code AS reference FROM transfers.operation WHERE no::text = ANY ($1)',
};

const findReferences = async (
  read: Reader,
  filters: readonly Readonly<Record<string, string>>[],
): Promise<ExportsAnswer['references']> => {
  const found: ExportsAnswer['references'] = [];
  for (const [filter, sql] of Object.entries(REFERENCES)) {
    const asked = [...new Set(filters.flatMap((one) => one[filter] ?? []))];
    if (asked.length === 0) continue;
    for (const row of await read.rows<{ value: string; reference: string }>(sql, [asked]))
      found.push({ filter, ...row });
  }
  return found;
};

/** What left the register as a table, newest first: an officer's own, an administrator's authority, everybody's for a monitor. */
export const exportsOfLists = defineQuery({
  system: 'access',
  name: 'exports',
  input: z.object(pageInAddress).strict(),
  answer: exportsAnswer,
  run: async (read, asked, context): Promise<ExportsAnswer> => {
    const { sql, ...page } = cutPage(asked);
    const total = await read.row<{ n: number }>('SELECT count(*) AS n FROM access.list_export');
    const rows = await read.rows<{
      officer_no: number;
      list: string;
      filter: Record<string, string>;
      search: string | null;
      rows: number;
      exported_at: number;
    }>(
      `SELECT officer_no, list, filter, search, rows, exported_at FROM access.list_export ORDER BY event_pos DESC ${sql}`,
    );
    const officers = await findOfficers(
      read,
      rows.map((row) => row.officer_no),
    );
    return {
      total: total?.n ?? 0,
      ...page,
      rows: rows.flatMap(({ officer_no, exported_at, ...row }) => {
        const officer = officers.get(officer_no);
        return officer === undefined ? [] : [{ officer, ...row, exportedAt: exported_at }];
      }),
      rules: [...new Set(rows.flatMap(({ filter }) => filter.rule ?? []))].sort().map(wordsOfRule),
      references: await findReferences(
        read,
        rows.map(({ filter }) => filter),
      ),
      abilities: [...context.abilities],
    };
  },
});
