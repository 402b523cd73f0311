import type pg from 'pg';
import { anyQuery } from '../../src/platform/http/query-definition.ts';
import { runQuery } from '../../src/platform/http/run-query.ts';
import { requestCandidates } from '../../src/systems/safeguards/queries/request-candidates.ts';
import type { CandidatesAnswer } from '../../src/systems/safeguards/requests/views.ts';

/** Searches for a request as its desk does, by a name or a register number: an answer names only whom that showed. */
export const searchForRequest = (
  pool: pg.Pool,
  token: string,
  asked: { readonly requestNo: number; readonly q: string },
): Promise<CandidatesAnswer> =>
  runQuery(pool, anyQuery(requestCandidates), token, asked, () => []) as Promise<CandidatesAnswer>;

/** The same by the number that a person has on the register. */
export const showForRequest = async (
  pool: pg.Pool,
  admin: pg.ClientBase | pg.Pool,
  token: string,
  { requestNo, personNo }: { readonly requestNo: number; readonly personNo: number },
): Promise<void> => {
  const { rows } = await admin.query<{ q: string }>('SELECT register_number AS q FROM register.person WHERE no = $1', [
    personNo,
  ]);
  await searchForRequest(pool, token, { requestNo, q: rows[0]?.q ?? '' });
};
