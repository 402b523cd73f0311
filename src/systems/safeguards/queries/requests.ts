import { z } from 'zod';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { cutPage, pageInAddress } from '../../../platform/http/query-values.ts';
import { getAppealPeriod } from '../appeal-period.ts';
import { findAnswerPeriods, REQUESTS, type RequestRow } from '../requests/find-requests.ts';
import { OUTCOMES } from '../requests/request.ts';
import { type Answered, showRequest } from '../requests/show-request.ts';
import { requestsTable } from '../requests/table.ts';
import { type RequestsAnswer, requestsAnswer } from '../requests/views.ts';

const LIVE = 'q.withdrawn_at IS NULL';
const UNANSWERED = `${LIVE} AND l.outcome IS NULL`;
/** What a filter of the list asks; `$1` is the present. */
const conditions = {
  open: `${UNANSWERED} AND NOT w.waits`,
  proposed: `${LIVE} AND w.waits`,
  overdue: `${UNANSWERED} AND q.due_at < register.at($1)`,
  'follow-up': 'q.follow_up_at IS NOT NULL',
  answered: `${LIVE} AND l.outcome IS NOT NULL AND NOT w.waits`,
  withdrawn: 'q.withdrawn_at IS NOT NULL',
} as const;
const states = Object.keys(conditions) as (keyof typeof conditions)[];

/** A request with the answer that stands, and whether another waits. */
const FROM = `safeguards.request q
  CROSS JOIN LATERAL (SELECT EXISTS (SELECT FROM safeguards.request_answer a WHERE a.request_no = q.no AND a.decided_at IS NULL) AS waits,
    EXISTS (SELECT FROM safeguards.request_withdrawal x WHERE x.request_no = q.no AND x.confirmed_at IS NULL AND x.said_at >= q.received_at) AS withdrawal) w
  LEFT JOIN LATERAL (SELECT a.outcome, a.decided_at FROM safeguards.request_answer a WHERE a.request_no = q.no AND a.approved ORDER BY a.decided_at DESC, a.event_pos DESC LIMIT 1) l ON true`;
const SELECT = REQUESTS.replace('FROM safeguards.request q', '').trim();

/** Requests that the family desk of the own authority received, as a work list: whatever waits or is owed first, the earliest day first. */
export const requests = defineQuery({
  system: 'safeguards',
  name: 'requests',
  input: z
    .object({ state: z.enum(states).optional(), outcome: z.enum(OUTCOMES).optional(), ...pageInAddress })
    .strict(),
  answer: requestsAnswer,
  table: requestsTable,
  run: async (read, { state, outcome, ...asked }, { now, abilities }): Promise<RequestsAnswer> => {
    const { sql, ...page } = cutPage(asked);
    const where = `register.at($1) IS NOT NULL AND ${state === undefined ? 'true' : conditions[state]} AND ($2::text IS NULL OR l.outcome = $2)`;
    const values = [now, outcome ?? null];
    const counted = await read.row<{ n: number }>(`SELECT count(*) AS n FROM ${FROM} WHERE ${where}`, values);
    const rows = await read.rows<RequestRow & Answered>(
      `${SELECT}, w.waits, w.withdrawal AS "withdrawalWaits", l.outcome, l.decided_at AS "answeredAt" FROM ${FROM} WHERE ${where}
        ORDER BY q.withdrawn_at IS NOT NULL, l.outcome IS NOT NULL AND q.follow_up_at IS NULL, CASE WHEN l.outcome IS NULL THEN q.due_at ELSE coalesce(q.follow_up_at, q.due_at) END, q.no ${sql}`,
      values,
    );
    const { days, source, sourceAr, sourceCkb } = getAppealPeriod(await findAnswerPeriods(read), now);
    return {
      total: counted?.n ?? 0,
      ...page,
      rows: rows.map((row) => showRequest(row, row, now)),
      period: { days, source, sourceText: { en: source, ar: sourceAr ?? source, ckb: sourceCkb ?? source } },
      abilities: abilities.filter((name) => name === 'safeguards/receive-request'),
    };
  },
});
