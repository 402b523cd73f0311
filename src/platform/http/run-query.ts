import type pg from 'pg';
import { nameOf } from '../../core/access/abilities.ts';
import { readerOf } from '../../core/register/execute.ts';
import { Refusal } from '../../core/register/refusal.ts';
import { declaredAnswer } from './declared-answer.ts';
import type { AnyQuery, QueryContext } from './query-definition.ts';

type Opening = Omit<QueryContext, 'abilities'>;

const mayAsk = ({ askers }: AnyQuery, context: Opening): boolean =>
  askers === 'public' ||
  (context.officerNo !== null &&
    (askers === 'signed-in' || context.postings.some(({ role }) => askers.includes(role))));

/**
 * Runs a query and answers what its schema names: a key that it does not name never leaves.
 * @param token a session token, or undefined where nobody is signed in
 * @throws Refusal `not-signed-in`, `not-permitted`, `invalid-input`, `busy`, or what the query refuses
 */
export const runQuery = async (
  pool: pg.Pool,
  query: AnyQuery,
  token: string | undefined,
  parameters: Record<string, unknown>,
  abilitiesOf: (context: Opening) => readonly string[],
): Promise<unknown> => {
  const answer = await readAnswer(pool, query, token, parameters, abilitiesOf);
  return query.answer === undefined ? answer : declaredAnswer(nameOf(query), query.answer, answer);
};

/** Reads in one read-only snapshot, as `amana_app` with the session token set: row security is the wall. */
const readAnswer = async (
  pool: pg.Pool,
  query: AnyQuery,
  token: string | undefined,
  parameters: Record<string, unknown>,
  abilitiesOf: (context: Opening) => readonly string[],
): Promise<unknown> => {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    // One round trip; the token is 43 letters of base64url (isToken) and is quoted all the same.
    const opened = (await client.query(
      `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SELECT set_config('amana.token', ${client.escapeLiteral(token ?? '')}, true); SELECT register.reading_context() AS context`,
    )) as unknown as pg.QueryResult<{ context: Opening }>[];
    const opening = opened[2]?.rows[0]?.context as Opening;
    if (!mayAsk(query, opening)) throw new Refusal(opening.officerNo === null ? 'not-signed-in' : 'not-permitted');
    const parsed = query.input.safeParse(parameters);
    if (!parsed.success)
      throw new Refusal('invalid-input', {
        problems: parsed.error.issues.map((issue) => ({
          code: issue.code,
          field: issue.path.join('.'),
          values: { detail: issue.message },
        })),
      });
    return await query.run(readerOf(client), parsed.data, { ...opening, abilities: abilitiesOf(opening) });
  } finally {
    await client.query('ROLLBACK').catch((error: Error) => {
      broken = error;
    });
    client.release(broken);
  }
};
