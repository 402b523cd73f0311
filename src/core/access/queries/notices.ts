import { defineQuery } from '../../../platform/http/query-definition.ts';
import { nothing } from '../../../platform/http/query-values.ts';
import { type NoticesAnswer, noticesAnswer } from '../break-glass-views.ts';

/**
 * What waits for who asks, the oldest first: openings of walls to review; for administrators and monitors those that nobody reviewed in 72 hours, and witnesses of the public log that refuse. It follows from the
 * record and is behind its walls: what is done is not told any more.
 */
export const notices = defineQuery({
  system: 'access',
  name: 'notices',
  input: nothing,
  answer: noticesAnswer,
  run: async (read, _input, context): Promise<NoticesAnswer> => ({
    notices: await read.rows<NoticesAnswer['notices'][number]>(
      `SELECT 'review' AS kind, register.ms(w.opened_at) AS at, w.register_number AS about FROM access.opened_wall w WHERE w.reviewer_no = $1 AND w.reviewed_at IS NULL
       UNION ALL SELECT 'review-overdue', register.ms(w.opened_at), w.register_number FROM access.opened_wall w
         WHERE w.reviewed_at IS NULL AND w.reviewer_no <> $1 AND w.officer_no <> $1 AND w.opened_at <= register.at($2) - interval '72 hours'
       UNION ALL SELECT 'witness-refuses', register.ms(n.noticed_at), n.name FROM (SELECT DISTINCT ON (x.witness) x.* FROM register.log_notice x ORDER BY x.witness, x.no DESC) n WHERE n.kind = 'refuses'
       ORDER BY 2`,
      [context.officerNo, context.now],
    ),
  }),
});
