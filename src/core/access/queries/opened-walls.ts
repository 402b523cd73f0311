import { z } from 'zod';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { cutPage, pageInAddress } from '../../../platform/http/query-values.ts';
import { type OpenedWall, type OpenedWallsAnswer, openedWallsAnswer } from '../break-glass-views.ts';
import { openedWallsTable } from '../opened-walls-table.ts';
import { findOfficers } from './find-officers.ts';

/** After so long without a review an opening is owed one. */
const REVIEW_WITHIN = 72 * 3_600_000;

const WHICH = {
  all: 'true',
  open: 'w.closed_at IS NULL AND w.until_at > register.at($1)',
  waiting: 'w.reviewed_at IS NULL AND $1::bigint IS NOT NULL',
  overdue: "w.reviewed_at IS NULL AND w.opened_at <= register.at($1) - interval '72 hours'",
} as const;

type Row = Pick<OpenedWall, 'registerNumber' | 'wall' | 'reason' | 'words' | 'openedAt' | 'authority'> & {
  readonly id: string;
  readonly officer_no: number;
  readonly reviewer_no: number;
  readonly person_no: number;
  readonly sees: boolean;
  readonly until: number;
  readonly outcome: 'justified' | 'not-justified' | null;
  readonly review: string | null;
  readonly reviewed: number | null;
};

/** Walls that were opened, the newest first: one's own, those one reviews; of the whole authority for its administrators, and all for monitors. */
export const openedWalls = defineQuery({
  system: 'access',
  name: 'opened-walls',
  input: z.object({ state: z.enum(['all', 'open', 'waiting', 'overdue']).default('all'), ...pageInAddress }).strict(),
  answer: openedWallsAnswer,
  table: openedWallsTable,
  run: async (read, { state, ...asked }, context): Promise<OpenedWallsAnswer> => {
    const { sql, ...page } = cutPage(asked);
    const counts = await read.row<{ total: number; waiting: number; overdue: number }>(
      `SELECT count(*) FILTER (WHERE ${WHICH[state]}) AS total, count(*) FILTER (WHERE ${WHICH.waiting}) AS waiting, count(*) FILTER (WHERE ${WHICH.overdue}) AS overdue FROM access.opened_wall w`,
      [context.now],
    );
    const rows = await read.rows<Row>(
      `SELECT w.id, w.officer_no, w.reviewer_no, w.person_no, register.sees_person(w.person_no) OR access.opening_of(w.person_no, 'reach') IS NOT NULL AS sees, w.register_number AS "registerNumber", w.wall, w.reason, w.words,
         register.ms(w.opened_at) AS "openedAt", register.ms(coalesce(w.closed_at, w.until_at)) AS until, w.outcome, w.review, register.ms(w.reviewed_at) AS reviewed, o.authority
       FROM access.opened_wall w JOIN access.officer o ON o.no = w.officer_no WHERE ${WHICH[state]} AND $1::bigint IS NOT NULL ORDER BY w.event_pos DESC ${sql}`,
      [context.now],
    );
    const officers = await findOfficers(
      read,
      rows.flatMap((row) => [row.officer_no, row.reviewer_no]),
    );
    const by = (no: number) => officers.get(no) ?? { officerNo: no, name: { en: '', ar: '' } };
    const reviewers = await read.rows<{ no: number; name_en: string; name_ar: string }>(
      'SELECT no, name_en, name_ar FROM access.reviewers()',
    );
    return {
      total: counts?.total ?? 0,
      waiting: counts?.waiting ?? 0,
      overdue: counts?.overdue ?? 0,
      ...page,
      rows: rows.map((row) => {
        const open = row.until > context.now;
        const waits = row.reviewed === null;
        return {
          openingId: row.id,
          officer: by(row.officer_no),
          authority: row.authority,
          registerNumber: row.registerNumber,
          personNo: row.sees ? row.person_no : null,
          wall: row.wall,
          reason: row.reason,
          words: row.words,
          reviewer: by(row.reviewer_no),
          openedAt: row.openedAt,
          untilAt: row.until,
          open,
          review:
            row.outcome === null || row.review === null || row.reviewed === null
              ? null
              : { outcome: row.outcome, words: row.review, reviewedAt: row.reviewed },
          overdue: waits && row.openedAt <= context.now - REVIEW_WITHIN,
          abilities: context.abilities.filter(
            (name) =>
              (name === 'access/close-wall' && open && row.officer_no === context.officerNo) ||
              (name === 'access/review-break-glass' && waits && row.reviewer_no === context.officerNo),
          ),
        };
      }),
      reviewers: reviewers.map(({ no, name_en, name_ar }) => ({ officerNo: no, name: { en: name_en, ar: name_ar } })),
      abilities: context.abilities.filter((name) => name === 'access/break-glass'),
    };
  },
});
