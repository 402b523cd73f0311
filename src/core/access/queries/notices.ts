import { defineQuery } from '../../../platform/http/query-definition.ts';
import { nothing } from '../../../platform/http/query-values.ts';
import { type NoticesAnswer, noticesAnswer } from '../mail-views.ts';

/**
 * What waits for who asks, the oldest first: openings of walls to review; for administrators and monitors those that nobody reviewed in 72 hours, and witnesses of the public log that refuse; for administrators the
 * officers of their authority whom no mail reaches. It follows from the record: what is done is not told any more, and what is marked as read is told until it is done.
 */
export const notices = defineQuery({
  system: 'access',
  name: 'notices',
  input: nothing,
  answer: noticesAnswer,
  run: async (read): Promise<NoticesAnswer> => {
    const rows = await read.rows<NoticesAnswer['notices'][number]>(
      'SELECT id, kind, register.ms(at) AS at, about, register.ms(read_at) AS "readAt" FROM access.own_notices()',
    );
    return { notices: rows, unread: rows.filter(({ readAt }) => readAt === null).length };
  },
});
