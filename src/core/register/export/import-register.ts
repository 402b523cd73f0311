import type pg from 'pg';
import { OperatorError } from '../../../platform/config/operator-error.ts';
import type { KeyEncryptingKey } from '../../ledger/envelope-key.ts';
import type { AnyEventDefinition } from '../event-definition.ts';
import { StreamKeyRing } from '../stream-key-ring.ts';
import { checkEvent, type OpenedEvent, type StreamState, stateAfter } from '../verify/check-event.ts';
import type { Finding } from '../verify/finding.ts';
import { Rebuild, type RecordedBatch } from '../verify/rebuild.ts';
import { textRows } from '../verify/session.ts';
import type {
  CommandLine,
  ExportManifest,
  FileReadLine,
  LogCosignatureLine,
  LogEntryLine,
  LogHeadLine,
  LogNoticeLine,
  LogRollLine,
  ReadSealLine,
} from './export-format.ts';
import { readLines } from './json-lines.ts';
import { type ImportedStream, readExportedEvents, readStreams } from './read-exported-events.ts';

/** Events written at once. */
const BATCH = 2000;

export type ImportOptions = {
  readonly key: KeyEncryptingKey;
  readonly definitions: readonly AnyEventDefinition[];
  readonly progress: (events: number) => void;
};

/** Says which commands are complete, in the order of their first events. */
class CommandQueue {
  readonly #sizes: ReadonlyMap<string, number>;
  readonly #open = new Map<string, number[]>();
  constructor(sizes: ReadonlyMap<string, number>) {
    this.#sizes = sizes;
  }

  add({ row }: OpenedEvent): void {
    const positions = this.#open.get(row.commandId);
    if (positions === undefined) this.#open.set(row.commandId, [row.pos]);
    else positions.push(row.pos);
  }

  /** Complete commands at the head of the queue; `all` takes the incomplete ones too. */
  *take(all = false): Generator<RecordedBatch> {
    for (const [commandId, positions] of this.#open) {
      if (!all && positions.length < (this.#sizes.get(commandId) ?? 0)) return;
      this.#open.delete(commandId);
      yield { commandId, positions };
    }
  }
}

const refuse = (finding: Finding): never => {
  const newer =
    finding.code === 'type-unknown' ? ' The export was made by a newer version: use that one, or a later one.' : '';
  throw new OperatorError(`The export cannot be read back, and nothing was kept. ${finding.text}${newer}`);
};

const addStreams = async (rebuild: Rebuild, streams: Iterable<ImportedStream>): Promise<void> => {
  const all = [...streams];
  for (let first = 0; first < all.length; first += BATCH)
    await rebuild.addStreams(
      all
        .slice(first, first + BATCH)
        .map(({ no, kind, seq, head, wrappedKey }) => [
          String(no),
          kind,
          String(seq),
          `\\x${head}`,
          `\\x${Buffer.from(wrappedKey, 'base64').toString('hex')}`,
        ]),
    );
};

const addCommands = async (client: pg.ClientBase, commands: readonly CommandLine[]): Promise<void> => {
  for (let first = 0; first < commands.length; first += BATCH)
    await client.query(
      `INSERT INTO register.command (id, officer_no, name, input_hash, event_ids, received_at)
       SELECT c.id, c.officer, c.name, decode(c."inputHash", 'hex'), ARRAY(SELECT e::uuid FROM json_array_elements_text(c.events) WITH ORDINALITY x(e, ord) ORDER BY ord),
              timestamptz 'epoch' + c."receivedAt" * interval '1 millisecond'
         FROM json_to_recordset($1::json) AS c(id uuid, officer bigint, name text, "inputHash" text, events json, "receivedAt" bigint)`,
      [JSON.stringify(commands.slice(first, first + BATCH))],
    );
};

const addSecrets = (client: pg.ClientBase, events: readonly OpenedEvent[]): Promise<unknown> =>
  client.query(
    `INSERT INTO register.event_secret (event_pos, secret) SELECT pos, decode(secret, 'base64') FROM unnest($1::bigint[], $2::text[]) u(pos, secret)`,
    [events.map(({ row }) => row.pos), events.map(({ row }) => (row.secret ?? Buffer.alloc(0)).toString('base64'))],
  );

/** Lines of a file, so many at once. */
async function* linesOf<Line>(file: string): AsyncGenerator<Line[], void, undefined> {
  let lines: Line[] = [];
  for await (const line of readLines<Line>(file)) {
    lines.push(line);
    if (lines.length < BATCH) continue;
    yield lines;
    lines = [];
  }
  if (lines.length > 0) yield lines;
}

/** The public log as it was: its order, and what was signed of it. Exports of before there was one have none. */
const addLog = async (client: pg.ClientBase, folder: string, { files }: ExportManifest): Promise<void> => {
  if (!files.some(({ name }) => name === 'log-entries.jsonl')) return;
  let index = 0;
  for await (const lines of linesOf<LogEntryLine>(`${folder}/log-entries.jsonl`)) {
    await client.query(
      `INSERT INTO register.log_entry (leaf_index, event_pos, leaf)
       SELECT $1::bigint + x.ord - 1, (x.line->>'pos')::bigint, decode(x.line->>'leaf', 'base64') FROM json_array_elements($2::json) WITH ORDINALITY x(line, ord)`,
      [index, JSON.stringify(lines)],
    );
    index += lines.length;
  }
  for await (const lines of linesOf<LogHeadLine>(`${folder}/log-heads.jsonl`))
    await client.query(
      `INSERT INTO register.log_head (size, root, note, signed_at)
       SELECT h.size, decode(h.root, 'hex'), h.note, timestamptz 'epoch' + h."signedAt" * interval '1 millisecond' FROM json_to_recordset($1::json) AS h(size bigint, root text, note text, "signedAt" bigint)`,
      [JSON.stringify(lines)],
    );
  // an export of an older program knows of no witnesses
  if (!files.some(({ name }) => name === 'log-cosignatures.jsonl')) return;
  for await (const lines of linesOf<LogCosignatureLine>(`${folder}/log-cosignatures.jsonl`))
    await client.query(
      `INSERT INTO register.log_cosignature (size, witness, line, cosigned_at, kept_at)
       SELECT c.size, c.witness, c.line, to_timestamp(c."cosignedAt"), timestamptz 'epoch' + c."keptAt" * interval '1 millisecond'
         FROM json_to_recordset($1::json) AS c(size bigint, witness text, line text, "cosignedAt" bigint, "keptAt" bigint)`,
      [JSON.stringify(lines)],
    );
  for await (const lines of linesOf<LogNoticeLine>(`${folder}/log-notices.jsonl`))
    await client.query(
      `INSERT INTO register.log_notice (witness, name, kind, size, words, noticed_at)
       SELECT n.witness, n.name, n.kind, n.size, n.words, timestamptz 'epoch' + n."noticedAt" * interval '1 millisecond'
         FROM json_to_recordset($1::json) AS n(witness text, name text, kind text, size bigint, words text, "noticedAt" bigint)`,
      [JSON.stringify(lines)],
    );
  // and an older one of no rolls
  if (!files.some(({ name }) => name === 'log-rolls.jsonl')) return;
  for await (const lines of linesOf<LogRollLine>(`${folder}/log-rolls.jsonl`))
    await client.query(
      `INSERT INTO register.log_roll (day, first_index, records, late, written_at)
       SELECT r.day, r.first, r.records, r.late, timestamptz 'epoch' + r."writtenAt" * interval '1 millisecond'
         FROM json_to_recordset($1::json) AS r(day date, first bigint, records int, late boolean, "writtenAt" bigint)`,
      [JSON.stringify(lines)],
    );
};

/** Who opened which file, and the seals over it, as they were. Exports of before readings were written down have none. */
const addReads = async (client: pg.ClientBase, folder: string, { files }: ExportManifest): Promise<void> => {
  if (!files.some(({ name }) => name === 'file-reads.jsonl')) return;
  for await (const lines of linesOf<FileReadLine>(`${folder}/file-reads.jsonl`))
    await client.query(
      `INSERT INTO access.file_read (no, person_no, officer_no, authority, roles, part, ground, session, read_at, emergency, request_no) OVERRIDING SYSTEM VALUE
       SELECT r.no, r.person, r.officer, r.authority, r.roles, r.part, r.ground, decode(r.session, 'hex'), timestamptz 'epoch' + r."readAt" * interval '1 millisecond', r.emergency, r.request
         FROM json_to_recordset($1::json) AS r(no bigint, person bigint, officer bigint, authority text, roles text[], part text, ground text, session text, "readAt" bigint, emergency uuid, request bigint)`,
      [JSON.stringify(lines)],
    );
  for await (const lines of linesOf<ReadSealLine>(`${folder}/read-seals.jsonl`))
    await client.query(
      `INSERT INTO access.read_seal (no, first_read, last_read, reads, digest, sealed_at)
       SELECT s.no, s."firstRead", s."lastRead", s.reads, decode(s.digest, 'hex'), timestamptz 'epoch' + s."sealedAt" * interval '1 millisecond'
         FROM json_to_recordset($1::json) AS s(no bigint, "firstRead" bigint, "lastRead" bigint, reads bigint, digest text, "sealedAt" bigint)`,
      [JSON.stringify(lines)],
    );
  await client.query(
    `SELECT setval(pg_get_serial_sequence('access.file_read', 'no'), greatest(max(r.no), (SELECT max(s.last_read) FROM access.read_seal s), 1)) FROM access.file_read r`,
  );
};

const refuseFilled = async (client: pg.ClientBase): Promise<void> => {
  const [row] = await textRows(
    client,
    `SELECT (SELECT count(*) FROM register.event), (SELECT r.rolsuper FROM pg_catalog.pg_roles r WHERE r.rolname = current_user)`,
  );
  if (row?.[0] !== '0')
    throw new OperatorError('This register is not empty: an export is read back into an empty one only.');
  if (row[1] !== 't')
    throw new OperatorError(
      'Reading back an export needs a superuser in DATABASE_URL, because the rules of acts must not speak again about what was accepted once. Use one for this once.',
    );
};

/**
 * Fills an empty, migrated register with a checked export: events, secrets, streams and commands as they were, and every table from them. Everything
 * happens in the open transaction of the client: whoever calls verifies what came out, then commits or rolls back.
 *
 * @param client a superuser in a transaction
 * @throws OperatorError at the first event that is not as its chain, its keys or its schema say
 */
export const importRegister = async (
  client: pg.ClientBase,
  folder: string,
  manifest: ExportManifest,
  options: ImportOptions,
): Promise<void> => {
  await refuseFilled(client);
  const definitions = new Map(options.definitions.map((event) => [`${event.type} ${event.v}`, event]));
  const rebuild = new Rebuild(client, { definitions, replayChecks: [], oneByOne: false, add: refuse });
  await rebuild.begin();
  await client.query('INSERT INTO register.identity (id) VALUES ($1)', [manifest.register]);
  const read = await readStreams(folder, manifest, options.key);
  await addStreams(rebuild, read.streams.values());
  const commands: CommandLine[] = [];
  for await (const line of readLines<CommandLine>(`${folder}/commands.jsonl`)) commands.push(line);
  await addCommands(client, commands);
  const queue = new CommandQueue(new Map(commands.map(({ id, events }) => [id, events.length])));
  const rules = { register: manifest.register, keys: new StreamKeyRing(options.key), definitions, said: new Map() };
  const states = new Map<number, StreamState>();
  let batch: OpenedEvent[] = [];
  let done = 0;
  const write = async (): Promise<void> => {
    await rebuild.addEvents(batch.map((event) => rebuild.hold(event)));
    await addSecrets(client, batch);
    for (const event of batch) queue.add(event);
    for (const complete of queue.take()) await rebuild.project(complete);
    done += batch.length;
    batch = [];
    options.progress(done);
  };
  for await (const row of readExportedEvents(folder, manifest, read)) {
    const before = states.get(row.streamNo);
    const event = checkEvent(row, before, rules, refuse);
    states.set(row.streamNo, stateAfter(row, before));
    batch.push(event);
    if (batch.length === BATCH) await write();
  }
  await write();
  for (const rest of queue.take(true)) await rebuild.project(rest);
  await rebuild.end();
  await addLog(client, folder, manifest);
  await addReads(client, folder, manifest);
  await client.query(
    `RESET session_replication_role; RESET amana.rebuild; RESET search_path; RESET timezone; RESET statement_timeout`,
  );
  await client.query(
    `SELECT setval('register.stream_no', $1), setval(pg_get_serial_sequence('register.event', 'pos'), $2)`,
    [Math.max(manifest.streamNumber, 1000), Math.max(manifest.newestPosition, 1)],
  );
};
