import { z } from 'zod';
import { Refusal } from '../../../core/register/refusal.ts';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { parseRegisterNumber, queryTokens } from '../../register/index.ts';
import { getRequest } from '../requests/find-requests.ts';
import { type CandidatesAnswer, candidatesAnswer } from '../requests/views.ts';

/** Whom a name across scripts, or a register number, finds for a request that is not settled: twenty at most, none of them a match. Every person shown is written down as read, and why; never who asked. */
export const requestCandidates = defineQuery({
  system: 'safeguards',
  name: 'request-candidates',
  asks: 'body',
  input: z.object({ requestNo: z.int().positive(), q: z.string().max(300).optional() }).strict(),
  answer: candidatesAnswer,
  tellsOf: { part: 'request', of: ({ persons }) => persons.map(({ personNo }) => personNo) },
  run: async (read, { requestNo, q }): Promise<CandidatesAnswer> => {
    const { names } = await getRequest(read, requestNo);
    const sought = q === undefined || q.trim() === '' ? (names[0] ?? '') : q;
    const number = parseRegisterNumber(sought);
    const words = number.ok ? [] : queryTokens(sought).map((tokens) => [...tokens]);
    const found = await read.row<{ told: CandidatesAnswer | null }>(
      'SELECT safeguards.request_candidates($1, $2::jsonb, $3) AS told',
      [requestNo, JSON.stringify(words), number.ok ? number.value : null],
    );
    if (found?.told == null) throw new Refusal('not-found', { values: { detail: `open request ${requestNo}` } });
    return found.told;
  },
});
