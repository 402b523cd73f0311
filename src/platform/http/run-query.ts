import { hash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import type pg from 'pg';
import { nameOf } from '../../core/access/abilities.ts';
import type { FilePart } from '../../core/access/file-parts.ts';
import type { Reader } from '../../core/register/command-definition.ts';
import { readerOf } from '../../core/register/reader.ts';
import { Refusal } from '../../core/register/refusal.ts';
import { findingsOf } from '../../core/register/schema-findings.ts';
import { bigints } from '../db/binary-array.ts';
import { declaredAnswer } from './declared-answer.ts';
import type { AnyQuery, QueryContext, WholeQuestion } from './query-definition.ts';
import { takeTurns } from './take-turns.ts';

type Opening = Omit<QueryContext, 'abilities'>;
type Told = Omit<Opening, 'asker'>;

/** Whole questions are short: more of them at once than the cores can work on wait in PostgreSQL and in each other's way. They wait as long as for a connection. */
const inTurn = takeTurns(2 * availableParallelism(), 5_000);

/** A reading that was kept can run out before its file is shown, where the clock of a synthetic register is moved meanwhile: once more, and no further. */
const MOST_ASKED = 3;

const askerOf = (token: string | undefined): string => (token === undefined ? '' : hash('sha256', token, 'base64url'));

const demandAsker = (query: AnyQuery, opening: Told): void => {
  if (mayAsk(query, opening)) return;
  if (opening.officerNo === null) throw new Refusal('not-signed-in');
  throw new Refusal('not-permitted', { values: { detail: nameOf(query) } });
};

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
    // One round trip. The token is a parameter, because whoever works as the same role reads the texts of all statements.
    const [, opened] = await Promise.all([
      client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY'),
      client.query<{ context: Told }>({
        name: 'asked-by',
        text: "SELECT register.reading_context() AS context FROM set_config('amana.token', $1, true)",
        values: [token ?? ''],
      }),
    ]);
    const opening = { ...(opened.rows[0]?.context as Told), asker: askerOf(token) };
    demandAsker(query, opening);
    return await work(client, opening);
  } finally {
    await client.query('ROLLBACK').catch((error: Error) => {
      broken = error;
    });
    client.release(broken);
  }
};

/**
 * Asks a whole question in one statement: who asks, and what. The token stands for this statement only, which is a transaction and a snapshot by itself; the functions in it write nothing but who reads whom.
 * That the columns are answered behind the token follows from where they stand: they are told of the row that `set_config` makes. Where they were not, the walls would show nothing.
 */
const askWhole = async (
  pool: pg.Pool,
  query: AnyQuery,
  token: string | undefined,
  { columns, values }: WholeQuestion,
): Promise<{ opening: Opening; told: Record<string, unknown> }> => {
  const client = await pool.connect();
  try {
    const row = await readerOf(client).row<Record<string, unknown> & { context: Told }>(
      `SELECT register.reading_context() AS context, ${columns} FROM set_config('amana.token', $${values.length + 1}, true)`,
      [...values, token ?? ''],
    );
    if (row === undefined) throw new Error(`${nameOf(query)} was not answered.`);
    const { context, ...told } = row;
    demandAsker(query, context);
    return { opening: { ...context, asker: askerOf(token) }, told };
  } finally {
    client.release();
  }
};

const isNoted = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && (value as { noted?: unknown }).noted === true;

/**
 * The same of a question that tells somebody's file. Where it had to be written down first who opens the file, nothing else is answered, because who speaks SQL could look and take the row back; asked again, it is shown by a statement that
 * writes nothing. Within ten minutes the first is the only one.
 */
const askUntilShown = async (
  pool: pg.Pool,
  query: AnyQuery,
  token: string | undefined,
  question: WholeQuestion,
): Promise<{ opening: Opening; told: Record<string, unknown> }> => {
  for (let times = 0; times < MOST_ASKED; times += 1) {
    const answered = await askWhole(pool, query, token, question);
    if (!Object.values(answered.told).some(isNoted)) return answered;
  }
  throw new Error(`${nameOf(query)} was written down as read and is not shown.`);
};

const noReader: Reader = {
  row: () => Promise.reject(new Error('What was asked whole reads nothing more.')),
  rows: () => Promise.reject(new Error('What was asked whole reads nothing more.')),
};

const parse = (query: AnyQuery, parameters: Record<string, unknown>): unknown => {
  const parsed = query.input.safeParse(parameters);
  if (!parsed.success) throw new Refusal('invalid-input', { problems: findingsOf(parsed.error) });
  return parsed.data;
};

/** Writes down whose files are opened, as who asks; of persons behind the wall nothing is written. It is kept before anything is shown. */
const noteReads = async (
  pool: pg.Pool,
  token: string | undefined,
  persons: readonly number[],
  part: FilePart,
): Promise<void> => {
  if (persons.length === 0) return;
  await pool.query({
    name: 'note-reads',
    text: "SELECT access.note_reads($1, $2) FROM set_config('amana.token', $3, true)",
    values: [bigints([...new Set(persons)]), part, token ?? ''],
  });
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
  if (query.tellsOf !== undefined) await noteReads(pool, token, query.tellsOf.of(answer), query.tellsOf.part);
  return query.answer === undefined ? answer : declaredAnswer(nameOf(query), query.answer, answer);
};

/**
 * Reads in one snapshot, as `amana_app` with the session token set: row security is the wall. What can be asked whole is one statement; for the rest a read-only transaction is opened. What the query has to prepare is prepared between two
 * snapshots, so that slow work holds no connection, and for nobody who may not ask.
 */
const readAnswer = async (
  pool: pg.Pool,
  query: AnyQuery,
  token: string | undefined,
  parameters: Record<string, unknown>,
  abilitiesOf: (context: Opening) => readonly string[],
): Promise<unknown> => {
  if (query.whole !== undefined) {
    const parsed = query.input.safeParse(parameters);
    const whole = parsed.success ? query.whole(parsed.data, askerOf(token)) : undefined;
    if (whole !== undefined) {
      const { opening, told } = await inTurn(() => askUntilShown(pool, query, token, whole));
      return query.run(noReader, parsed.data, { ...opening, abilities: abilitiesOf(opening) }, told);
    }
  }
  if (query.notes !== undefined) {
    const parsed = query.input.safeParse(parameters);
    // what is no input is refused below, where it is known whether this officer may ask
    if (parsed.success) {
      const { told } = await askWhole(pool, query, token, query.notes(parsed.data));
      if (typeof told.refused === 'string') throw new Refusal(told.refused);
    }
  }
  let prepared: { readonly input: unknown } | undefined;
  if (query.prepare !== undefined) {
    const { input, authority } = await inSnapshot(pool, query, token, (_client, opening) => ({
      input: parse(query, parameters),
      authority: opening.authority,
    }));
    prepared = { input };
    await query.prepare(input, authority);
  }
  if (query.reads !== undefined) {
    const { part, of } = query.reads;
    // who may not ask reads nothing
    const persons = await inSnapshot(pool, query, token, () => of(parse(query, parameters)));
    await noteReads(pool, token, persons, part);
  }
  return inSnapshot(pool, query, token, (client, opening) =>
    query.run(readerOf(client), prepared === undefined ? parse(query, parameters) : prepared.input, {
      ...opening,
      abilities: abilitiesOf(opening),
    }),
  );
};
