import type pg from 'pg';
import { nameOf } from '../../core/access/abilities.ts';
import { readerOf } from '../../core/register/reader.ts';
import { Refusal } from '../../core/register/refusal.ts';
import { declaredAnswer } from './declared-answer.ts';
import type { AnyQuery, QueryContext } from './query-definition.ts';

type Opening = Omit<QueryContext, 'abilities'>;

/** Whether this officer may ask the query at all; what is behind a wall is left out later. */
export const mayAsk = (
  { askers }: Pick<AnyQuery, 'askers'>,
  context: Pick<QueryContext, 'officerNo' | 'postings'>,
): boolean =>
  askers === 'public' ||
  (context.officerNo !== null &&
    (askers === 'signed-in' || context.postings.some(({ role }) => askers.includes(role))));

/** Runs `work` in one read-only snapshot, as `amana_app` with the session token set, once it is sure that this officer may ask. */
const inSnapshot = async <Result>(
  pool: pg.Pool,
  query: AnyQuery,
  token: string | undefined,
  work: (client: pg.PoolClient, opening: Opening) => Promise<Result> | Result,
): Promise<Result> => {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    // One round trip; the token is 43 letters of base64url (isToken) and is quoted all the same.
    const opened = (await client.query(
      `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SELECT register.reading_context() AS context FROM set_config('amana.token', ${client.escapeLiteral(token ?? '')}, true)`,
    )) as unknown as pg.QueryResult<{ context: Opening }>[];
    const opening = opened[1]?.rows[0]?.context as Opening;
    if (!mayAsk(query, opening)) throw new Refusal(opening.officerNo === null ? 'not-signed-in' : 'not-permitted');
    return await work(client, opening);
  } finally {
    await client.query('ROLLBACK').catch((error: Error) => {
      broken = error;
    });
    client.release(broken);
  }
};

const parse = (query: AnyQuery, parameters: Record<string, unknown>): unknown => {
  const parsed = query.input.safeParse(parameters);
  if (!parsed.success)
    throw new Refusal('invalid-input', {
      problems: parsed.error.issues.map((issue) => ({
        code: issue.code,
        field: issue.path.join('.'),
        values: { detail: issue.message },
      })),
    });
  return parsed.data;
};

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

/**
 * Reads in one read-only snapshot, as `amana_app` with the session token set: row security is the wall. What the query has to prepare is prepared between two
 * snapshots, so that slow work holds no connection, and for nobody who may not ask.
 */
const readAnswer = async (
  pool: pg.Pool,
  query: AnyQuery,
  token: string | undefined,
  parameters: Record<string, unknown>,
  abilitiesOf: (context: Opening) => readonly string[],
): Promise<unknown> => {
  let prepared: { readonly input: unknown } | undefined;
  if (query.prepare !== undefined) {
    const { input, authority } = await inSnapshot(pool, query, token, (_client, opening) => ({
      input: parse(query, parameters),
      authority: opening.authority,
    }));
    prepared = { input };
    await query.prepare(input, authority);
  }
  return inSnapshot(pool, query, token, (client, opening) =>
    query.run(readerOf(client), prepared === undefined ? parse(query, parameters) : prepared.input, {
      ...opening,
      abilities: abilitiesOf(opening),
    }),
  );
};
