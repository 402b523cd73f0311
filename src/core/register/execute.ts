import { hash } from 'node:crypto';
import type pg from 'pg';
import { bigints } from '../../platform/db/binary-array.ts';
import { canonicalJson } from '../ledger/canonical-json.ts';
import { appendEvents, CLOCK_AHEAD, type CommandOpening } from './append-events.ts';
import type { AnyCommand, Context, WrittenEvent } from './command-definition.ts';
import { eraseSecrets } from './erasure/erase-secrets.ts';
import type { JsonValue, NewEvent } from './event-definition.ts';
import { readerOf } from './reader.ts';
import { Refusal, refusalOfDatabaseError } from './refusal.ts';
import { refusalWithRegisterNumbers } from './refused-person.ts';
import { findingsOf } from './schema-findings.ts';
import type { StreamKeyRing } from './stream-key-ring.ts';
import { findUnwritable } from './unwritable-texts.ts';

/** The header that carries `recordedAt`. */
export const RECORDED_AT_HEADER = 'X-Amana-Recorded-At';

/** What a command needs to run: connections as `amana_app`, and the keys. */
export type Register = { readonly pool: pg.Pool; readonly keys: StreamKeyRing };

/** One intent of one officer: the id is minted by the client once and kept across retries. */
export type Intent = {
  readonly token: string;
  readonly commandId: string;
  readonly input: unknown;
  /** When the officer's device wrote it down, by the register clock, in milliseconds; where it is not said, the time of receipt. */
  readonly recordedAt?: number | undefined;
  /** The authority of the officer, where slow work is prepared for it before the token is resolved in the transaction. */
  readonly authority?: string | null | undefined;
};

/** What a successful command answers; a repeat answers the same. */
export type Outcome = {
  readonly commandId: string;
  readonly events: readonly WrittenEvent[];
  readonly result?: unknown;
  readonly repeated: boolean;
};

type Opening = CommandOpening & Omit<Context, 'refused'> & { prior: WrittenEvent[] | null };

const TRIES = 4;
const RETRIED = new Set(['40001', '40P01']);
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/**
 * Runs one command: parse, open (who, when, done before?, locks), read, decide, append, commit: one transaction. A deadlock or a serialisation failure
 * is tried again with the same id, three times; a command that explains its refusals, once after the first. `recordedAt` belongs to no intent: the same id with another one is a repeat, and the first stays recorded.
 * @throws Refusal with the rule's or the platform's code; any other error is a defect or a broken server, and nothing was written.
 */
export const execute = async (register: Register, command: AnyCommand, intent: Intent): Promise<Outcome> => {
  const commandId = intent.commandId.toLowerCase();
  if (!UUID.test(commandId))
    throw new Refusal('invalid-input', { problems: [{ code: 'command-id', field: 'Idempotency-Key' }] });
  if (intent.recordedAt !== undefined && !(Number.isSafeInteger(intent.recordedAt) && intent.recordedAt >= 0))
    throw new Refusal('invalid-input', { problems: [{ code: 'not-an-instant', field: RECORDED_AT_HEADER }] });
  const parsed = command.input.safeParse(intent.input);
  if (!parsed.success) throw new Refusal('invalid-input', { problems: findingsOf(parsed.error) });
  const given = jsonOf(parsed.data);
  const unwritable = findUnwritable(given);
  if (unwritable.length > 0)
    throw new Refusal('invalid-input', { problems: unwritable.map((field) => ({ code: 'text-unwritable', field })) });
  const inputText = canonicalJson([command.system, command.name, given]);
  let inputHash = register.keys.inputHash(inputText);
  let askedForOld = false;
  await command.prepare?.(parsed.data, intent.authority ?? null);
  let refused = false;
  for (let attempt = 1; ; attempt += 1) {
    const client = await register.pool.connect();
    let broken: Error | undefined;
    try {
      return await attemptOnce(
        register,
        client,
        command,
        { token: intent.token, commandId, input: parsed.data, recordedAt: intent.recordedAt },
        inputHash,
        refused,
      );
    } catch (error) {
      await client.query('ROLLBACK').catch((rollbackError: Error) => {
        broken = rollbackError;
      });
      if (attempt < TRIES && error instanceof Error && 'code' in error && RETRIED.has(String(error.code))) continue;
      const refusal = error instanceof Refusal ? error : refusalOfDatabaseError(error);
      if (refusal === undefined) throw error;
      // the id is known with another hash: where the command was recorded before hashes had a key, the plain one is found, and answers the repeat
      if (refusal.code === 'command-conflict' && !askedForOld) {
        askedForOld = true;
        inputHash = hash('sha256', inputText, 'buffer');
        continue;
      }
      if (refusal === error || refused || refusal.code === 'elevation-needed' || command.explainsRefusal !== true)
        throw await refusalWithRegisterNumbers(client, intent.token, refusal);
      refused = true;
    } finally {
      client.release(broken);
    }
  }
};

const attemptOnce = async (
  register: Register,
  client: pg.PoolClient,
  command: AnyCommand,
  intent: Intent,
  inputHash: Buffer,
  refused: boolean,
): Promise<Outcome> => {
  const read = readerOf(client);
  // Not waited for: what follows goes on the wire behind it. The token is a parameter: whoever works as the same role reads the texts of all statements (pg_stat_activity), and would be any officer by them.
  const word = command.vouched === true ? register.keys.word(intent.commandId, inputHash) : '';
  const begun = Promise.all([
    client.query('BEGIN'),
    client.query({
      name: 'begun-by',
      text: "SELECT set_config('amana.token', $1, true), set_config('amana.word', $2, true)",
      values: [intent.token, word],
    }),
  ]);
  begun.catch(() => undefined); // where it fails, so does what follows, which is waited for
  const streams = await command.streams(intent.input, read);
  const creates = (await command.creates?.(intent.input, read)) ?? [];
  const opening = await openCommand(client, intent, inputHash, streams, creates.length);
  const context: Context = { ...opening, commandId: intent.commandId, now: opening.receivedAt, refused };
  if (opening.prior !== null) {
    // In the order of the first answer's members: a repeat is answered with the same bytes.
    const prior = opening.prior.map(({ id, type, streamNo, seq }) => ({ id, type, streamNo, seq }));
    return answer(client, command, intent, prior, context, true);
  }
  const locked = new Set(opening.heads.map(({ no }) => no));
  const missing = streams.find((no) => !locked.has(no));
  if (missing !== undefined) throw new Refusal('not-found', { values: { detail: String(missing) } });
  checkPermission(command, context);
  const state = await command.load(read, intent.input, context);
  const events = command.decide(state, intent.input, context);
  if (events.length === 0) throw new Refusal('nothing-to-do');
  if (command.elevated !== true && events.some(({ definition }) => definition.elevated))
    throw new Error(`${command.system}/${command.name} does not declare that it needs an elevated session.`);
  refuseTheFuture(events, intent.input, opening.receivedAt);
  const { written, appended } = await appendEvents(register.keys, client, {
    command: `${command.system}/${command.name}`,
    intent,
    inputHash,
    opening,
    creates,
    events,
    atOnce: command.atOnce === true,
  });
  if (command.erases === true) {
    await appended;
    await eraseSecrets(register.keys, client);
  }
  // The answer and the commit go on the wire behind the append: where that is refused, the transaction is over and PostgreSQL answers the commit with a rollback.
  // Both are waited for whatever the one says: an answer that goes on after the connection was given back would commit what somebody else began on it.
  const [appending, answering] = await Promise.allSettled([
    appended,
    answer(client, command, intent, written, context, false),
  ]);
  if (appending.status === 'rejected') throw appending.reason;
  if (answering.status === 'rejected') throw answering.reason;
  return answering.value;
};

/** The first trip: context, time, earlier success of the same id, and locked heads. */
const openCommand = async (
  client: pg.PoolClient,
  intent: Intent,
  inputHash: Buffer,
  streams: readonly number[],
  newStreams: number,
): Promise<Opening> => {
  const { rows } = await client.query<{ opening: Opening }>({
    name: 'open-command',
    text: 'SELECT register.open_command($1, $2, $3, $4, $5) AS opening',
    values: [intent.token, intent.commandId, inputHash, bigints([...new Set(streams)]), newStreams],
  });
  return (rows[0] as { opening: Opening }).opening;
};

/** The database takes nothing that occurs later than a clock may be ahead, and says only that something is stale: here it is told of the field that says when. */
const refuseTheFuture = (events: readonly NewEvent[], input: unknown, receivedAt: number): void => {
  const later = events.find(({ occurredAt }) => occurredAt !== undefined && occurredAt > receivedAt + CLOCK_AHEAD);
  if (later === undefined) return;
  const [field = 'occurredAt'] = Object.entries(input ?? {}).find(([, value]) => value === later.occurredAt) ?? [];
  throw new Refusal('invalid-input', { problems: [{ code: 'in-the-future', field }] });
};

const checkPermission = (command: AnyCommand, context: Context): void => {
  if (!context.postings.some((posting) => command.roles.includes(posting.role)))
    throw new Refusal('not-permitted', {
      values: { detail: `${command.system}/${command.name}`, roles: command.roles.join(', ') },
    });
};

const answer = async (
  client: pg.PoolClient,
  command: AnyCommand,
  intent: Intent,
  events: readonly WrittenEvent[],
  context: Context,
  repeated: boolean,
): Promise<Outcome> => {
  const result = await command.present?.(readerOf(client), events, intent.input, context);
  await client.query('COMMIT');
  return { commandId: intent.commandId, events, ...(result === undefined ? {} : { result }), repeated };
};

/** The input as plain JSON, so that its hash does not depend on how it was parsed. */
const jsonOf = (value: unknown): JsonValue => JSON.parse(JSON.stringify(value)) as JsonValue;
