import { z } from 'zod';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { cutPage, pageInAddress } from '../../../platform/http/query-values.ts';
import { type RefusalsAnswer, type RefusedCommand, refusalsAnswer } from '../refusals-views.ts';
import { findOfficers } from './find-officers.ts';

const DAY = 86_400_000;
type Row = Pick<RefusedCommand, 'no' | 'authority' | 'roles' | 'command' | 'code'> & {
  readonly officer_no: number;
  readonly refused_at: number;
  readonly total: number;
};

/** Commands that officers were refused in the last days for want of a permission, a fresh second factor or a second hand: of the own authority for auditors, of all for monitors. It names officers and no person. */
export const refusals = defineQuery({
  system: 'access',
  name: 'refusals',
  input: z.object({ days: z.coerce.number().int().min(1).max(366).default(30), ...pageInAddress }).strict(),
  answer: refusalsAnswer,
  run: async (read, { days, ...asked }, { now }): Promise<RefusalsAnswer> => {
    const { page, pageSize } = cutPage(asked);
    const sinceAt = now - days * DAY;
    const rows = await read.rows<Row>('SELECT r.* FROM access.refusals_noted(register.at($1), $2, $3) r', [
      sinceAt,
      pageSize,
      (page - 1) * pageSize,
    ]);
    const officers = await findOfficers(
      read,
      rows.map((row) => row.officer_no),
    );
    return {
      sinceAt,
      total: rows[0]?.total ?? 0,
      page,
      pageSize,
      rows: rows.map(({ officer_no, refused_at, total: _total, ...row }) => ({
        ...row,
        officer: officers.get(officer_no) ?? { officerNo: officer_no, name: { en: '', ar: '' } },
        refusedAt: refused_at,
      })),
    };
  },
});
