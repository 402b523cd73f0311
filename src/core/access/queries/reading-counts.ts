import { z } from 'zod';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { cutPage, pageInAddress } from '../../../platform/http/query-values.ts';
import { type ReadingCount, type ReadingCountsAnswer, readingCountsAnswer } from '../reading-counts-views.ts';
import { findOfficers } from './find-officers.ts';

const DAY = 86_400_000;
type Row = Pick<ReadingCount, 'authority' | 'part' | 'ground' | 'readings' | 'files'> & {
  readonly officer_no: number;
  readonly last_at: number;
  readonly total: number;
};

/** How often officers opened files in the last days, by what was opened and on what ground: of the own authority for auditors, of all for monitors. It names officers and no person. */
export const readingCounts = defineQuery({
  system: 'access',
  name: 'reading-counts',
  input: z.object({ days: z.coerce.number().int().min(1).max(366).default(30), ...pageInAddress }).strict(),
  answer: readingCountsAnswer,
  run: async (read, { days, ...asked }, { now }): Promise<ReadingCountsAnswer> => {
    const { sql, ...page } = cutPage(asked);
    const sinceAt = now - days * DAY;
    const rows = await read.rows<Row>(
      `SELECT c.officer_no, c.authority, c.part, c.ground, c.readings, c.files, c.last_at, count(*) OVER () AS total FROM access.readings_counted(register.at($1)) c
        ORDER BY c.files DESC, c.readings DESC, c.officer_no, c.part, c.ground ${sql}`,
      [sinceAt],
    );
    const officers = await findOfficers(
      read,
      rows.map((row) => row.officer_no),
    );
    return {
      sinceAt,
      total: rows[0]?.total ?? 0,
      ...page,
      rows: rows.map(({ officer_no, last_at, total: _total, ...row }) => ({
        ...row,
        officer: officers.get(officer_no) ?? { officerNo: officer_no, name: { en: '', ar: '' } },
        lastAt: last_at,
      })),
    };
  },
});
