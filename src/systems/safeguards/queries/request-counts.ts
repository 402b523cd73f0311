import { defineQuery } from '../../../platform/http/query-definition.ts';
import { nothing } from '../../../platform/http/query-values.ts';
import { type RequestCountsAnswer, requestCountsAnswer } from '../requests/views.ts';

/** How many requests of families each authority has, and what became of them: of all authorities to monitors, of the own one to its desk. Nobody is named. */
export const requestCounts = defineQuery({
  system: 'safeguards',
  name: 'request-counts',
  input: nothing,
  answer: requestCountsAnswer,
  run: async (read): Promise<RequestCountsAnswer> => ({
    rows: await read.rows(
      'SELECT authority, open, overdue, told, refused, unconfirmed, withheld, follow_up_overdue AS "followUpOverdue", withdrawn, withdrawn_unanswered AS "withdrawnUnanswered" FROM safeguards.requests_counted()',
    ),
  }),
});
