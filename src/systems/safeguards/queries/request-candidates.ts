import { z } from 'zod';
import { Refusal } from '../../../core/register/refusal.ts';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { parseRegisterNumber, queryTokens } from '../../register/index.ts';
import { type CandidatesAnswer, candidatesAnswer } from '../requests/views.ts';

/** What was typed, as the functions of the database take it: the request, words, a register number. */
const soughtOf = ({ requestNo, q }: { readonly requestNo: number; readonly q: string }): readonly unknown[] => {
  const number = parseRegisterNumber(q);
  const words = number.ok ? [] : queryTokens(q).map((tokens) => [...tokens]);
  return [requestNo, JSON.stringify(words), number.ok ? number.value : null];
};

/** Whom a name across scripts, or a register number, finds for a request that is not settled: twenty at most, sixty for one request, none of them a match. Every person shown is written down as read, and why; never who asked. */
export const requestCandidates = defineQuery({
  system: 'safeguards',
  name: 'request-candidates',
  asks: 'body',
  input: z.object({ requestNo: z.int().positive(), q: z.string().trim().min(1).max(300) }).strict(),
  answer: candidatesAnswer,
  refuses: ['request-shows-no-more'],
  notes: (asked) => ({ columns: 'safeguards.note_search($1, $2::jsonb, $3) AS refused', values: soughtOf(asked) }),
  run: async (read, asked): Promise<CandidatesAnswer> => {
    const found = await read.row<{ told: CandidatesAnswer | null }>(
      'SELECT safeguards.request_candidates($1, $2::jsonb, $3) AS told',
      soughtOf(asked),
    );
    if (found?.told == null) throw new Refusal('not-found', { values: { detail: `open request ${asked.requestNo}` } });
    return found.told;
  },
});
