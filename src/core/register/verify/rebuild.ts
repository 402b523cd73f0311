import type pg from 'pg';
import { copyIn } from '../../../platform/db/copy.ts';
import type { AnyEventDefinition } from '../event-definition.ts';
import type { OpenedEvent } from './check-event.ts';
import { type EventRow, eventColumns, eventTuple } from './event-row.ts';
import { factArray, factRecord } from './fact-array.ts';
import type { Finding } from './finding.ts';
import { lightenScratch } from './lighten-scratch.ts';
import { type TextRow, textRows } from './session.ts';
import type { RebuiltReader, ReplayCheck } from './system-checks.ts';

/** Tables that the rebuild gets from the register instead of making them; everything else is a projection. */
export const inputTables = new Set([
  'register.event',
  'register.event_secret',
  'register.command',
  'register.log_entry',
  'register.log_head',
  'register.log_cosignature',
  'register.log_notice',
  'register.log_roll',
  'register.stream',
  'register.event_type',
  'register.identity',
  'access.credential',
  'access.file_read',
  'access.read_gate',
  'access.read_seal',
  'access.refused_command',
  'access.server_word',
  'access.invitation',
  'access.session',
  'access.known_browser',
  'access.mail',
  'access.notice_mark',
  'access.passkey',
  'access.passkey_challenge',
  'access.passkey_demand',
  'access.provider_identity',
  'access.provider_sign_in',
]);

/** Code tables that the migrations fill. */
const codeTables = new Set([
  'register.event_type',
  'register.rule',
  'safeguards.appeal_period',
  'safeguards.answer_period',
  'sites.level',
]);

const registerSchemas = ['access', 'register', 'sites', 'juveniles', 'care', 'safeguards', 'transfers'];

/** Events projected with one call. */
const CHUNK = 2000;

/** Calls of one statement, which has 65,535 parameters at most. */
const MOST_RUNS = 10_000;

/** How `register.event_type` says that events of a type are projected. */
type ProjectedType = { readonly projector: string; readonly kind: string };
type Run = { readonly type: ProjectedType; readonly events: HeldEvent[] };

/** What is kept of an event until it is projected: some numbers, and bytes, which the collector of garbage does not walk through. */
export type HeldEvent = {
  readonly row: Pick<EventRow, 'pos' | 'id' | 'streamNo' | 'seq' | 'type' | 'v' | 'officerNo'>;
  /** As `copyIn` and as a projector takes it; undefined where the event could not be written so, or no projector takes it. */
  readonly tuple: readonly Buffer[] | undefined;
  readonly record: Buffer | undefined;
  /** All of it, where a check asks for it or something could not be written. */
  readonly opened: OpenedEvent | undefined;
};

const attempt = <Result>(work: () => Result): Result | undefined => {
  try {
    return work();
  } catch {
    // it is done again where its failing can be told
    return undefined;
  }
};

/** Columns by which events are found; statistics of their long texts would be sorted by letters for nobody. */
const searchedColumns = 'pos, id, command_id, stream_no, seq, type, v, occurred_at, received_at, officer_no';

const eventTable = `register.event (${eventColumns.map(([name]) => name).join(', ')})`;

/** A command as the events name it: the places of its events, ascending. */
export type RecordedBatch = { readonly commandId: string; readonly positions: readonly number[] };

export type RebuildOptions = {
  readonly definitions: ReadonlyMap<string, AnyEventDefinition>;
  readonly replayChecks: readonly ReplayCheck[];
  /** A second connection to the same register, which serves this rebuild only: events are written by it, so that those before them can be projected meanwhile. */
  readonly events?: pg.ClientBase;
  /** Project each event by itself in place of a command's events together; the tables must be the same. */
  readonly oneByOne: boolean;
  readonly add: (finding: Finding) => void;
};

const named = (event: HeldEvent, section: Finding['section'], code: string, text: string): Finding => ({
  section,
  code,
  text: `Event ${event.row.id} (stream ${event.row.streamNo}, number ${event.row.seq}): ${text}`,
  stream: event.row.streamNo,
  seq: event.row.seq,
  event: event.row.id,
});

/** Error codes of the database and the constraint, never its message: that quotes values of rows. */
const reasonOf = (error: unknown): string => {
  const { code, constraint } = error as { code?: string; constraint?: string };
  return [code, constraint].filter((part) => part !== undefined && part !== '').join(' ') || 'unknown error';
};

/**
 * Fills the projections of a scratch register again from the events, command by command, with the repository's own functions. Rules and guards do
 * not speak here (session_replication_role): what was accepted once stays recorded, and whether the rules hold is asked of the result.
 */
export class Rebuild {
  readonly #client: pg.ClientBase;
  readonly #options: RebuildOptions;
  readonly #waiting = new Map<number, HeldEvent>();
  readonly #checks: ReadonlyMap<string, ReplayCheck>;
  #roles = new Map<number, ReadonlySet<string>>();
  /** By `<type> <v>`. */
  #types: ReadonlyMap<string, ProjectedType> = new Map();
  #factType = 0;
  #chunk: HeldEvent[][] = [];
  #chunkSize = 0;
  #done = 0;
  #analysed = 500;
  #analysable: string[] = [];
  constructor(client: pg.ClientBase, options: RebuildOptions) {
    this.#client = client;
    this.#options = options;
    this.#checks = new Map(options.replayChecks.map((check) => [check.eventType, check]));
  }

  /** Empties the scratch register and begins. */
  async begin(): Promise<void> {
    const { events } = this.#options;
    for (const client of events === undefined ? [this.#client] : [this.#client, events])
      await client.query(
        "SET session_replication_role = replica; SET amana.rebuild = 'on'; SET search_path = pg_catalog; SET timezone = 'UTC'; SET statement_timeout = 0; SET jit = off",
      );
    const tables = (await listTables(this.#client)).filter((table) => !codeTables.has(table));
    if (events !== undefined) await lightenScratch(this.#client, tables);
    await this.#client.query(`TRUNCATE ${tables.join(', ')}`);
    // as register.project has it: see decision 0019
    await this.#client.query('SET enable_seqscan = off');
    const types = await textRows(
      this.#client,
      'SELECT t.type, t.v, t.projector, t.kind FROM register.event_type t WHERE t.projector IS NOT NULL',
    );
    this.#types = new Map(
      types.map(([type, v, projector, kind]) => [`${type} ${v}`, { projector, kind } as ProjectedType]),
    );
    const [fact] = await textRows(this.#client, "SELECT 'register.fact'::regtype::oid");
    this.#factType = Number(fact?.[0]);
    this.#analysable = tables.map((table) => (table === 'register.event' ? `${table} (${searchedColumns})` : table));
  }

  /** Copies rows of `register.stream`: number, kind, seq, head, wrapped key. */
  async addStreams(rows: readonly TextRow[]): Promise<void> {
    await this.#client.query(
      `INSERT INTO register.stream (no, kind, seq, head, wrapped_key) SELECT * FROM unnest($1::bigint[], $2::text[], $3::int[], $4::bytea[], $5::bytea[]) ON CONFLICT DO NOTHING`,
      [0, 1, 2, 3, 4].map((column) => rows.map((row) => row[column])),
    );
  }

  /** Keeps of an event that was opened what the rebuild needs. To be called after {@link begin}. */
  hold(opened: OpenedEvent): HeldEvent {
    const { pos, id, streamNo, seq, type, v, officerNo } = opened.row;
    const projected = this.#types.get(`${type} ${v}`);
    const tuple = attempt(() => eventTuple(opened.row));
    const record = projected === undefined ? undefined : attempt(() => factRecord(projected.kind, opened));
    const isWhole = tuple !== undefined && (projected === undefined || record !== undefined);
    return {
      row: { pos, id, streamNo, seq, type, v, officerNo },
      tuple,
      record,
      opened: isWhole && !this.#checks.has(type) ? undefined : opened,
    };
  }

  /** Copies events; they are projected by {@link project}. */
  async addEvents(events: readonly HeldEvent[]): Promise<void> {
    const client = this.#options.events ?? this.#client;
    const insert = async (list: readonly HeldEvent[]) =>
      copyIn(
        client,
        eventTable,
        list.flatMap(({ tuple, opened }) => tuple ?? eventTuple((opened as OpenedEvent).row)),
      );
    const keep = (event: HeldEvent) => this.#waiting.set(event.row.pos, event);
    if (events.length === 0) return;
    try {
      await insert(events);
      events.forEach(keep);
    } catch {
      for (const event of events) {
        try {
          await insert([event]);
          keep(event);
        } catch (error) {
          this.#options.add(
            named(event, 'projections', 'event-unusable', `it cannot be stored again (${reasonOf(error)}).`),
          );
        }
      }
    }
  }

  /** Projects a command, all of whose events were added; commands come in the order of their first event. */
  async project(batch: RecordedBatch): Promise<void> {
    const events = batch.positions.flatMap((pos) => this.#waiting.get(pos) ?? []);
    for (const pos of batch.positions) this.#waiting.delete(pos);
    const checked = events.filter((event) => this.#checks.has(event.row.type));
    if (checked.length > 0) await this.flush();
    const read: RebuiltReader = (text, values) => textRows(this.#client, text, values);
    for (const event of checked)
      for (const finding of await (this.#checks.get(event.row.type) as ReplayCheck).check(
        event.opened as OpenedEvent,
        read,
      ))
        this.#options.add(finding);
    for (const event of events) this.#checkRole(event);
    if (this.#options.oneByOne) this.#chunk.push(...events.map((event) => [event]));
    else this.#chunk.push(events);
    this.#chunkSize += events.length;
    const changesRoles = events.some((event) => this.#definition(event)?.system === 'access');
    if (changesRoles || this.#chunkSize >= CHUNK) await this.flush();
    if (changesRoles) await this.#readRoles();
  }

  /** Projects the last, and leaves the planner as it was. */
  async end(): Promise<void> {
    await this.flush();
    await this.#client.query('RESET enable_seqscan; RESET jit');
  }

  /** Projects what is still collected. */
  async flush(): Promise<void> {
    const batches = this.#chunk;
    this.#chunk = [];
    this.#chunkSize = 0;
    if (batches.length === 0) return;
    try {
      await this.#call(batches);
    } catch {
      for (const batch of batches) {
        try {
          await this.#call([batch]);
        } catch (error) {
          const first = batch[0] as HeldEvent;
          const text = `it, or another event of its command, cannot be projected again (${reasonOf(error)}).`;
          this.#options.add(named(first, 'projections', 'event-not-projected', text));
        }
      }
    }
    this.#done += batches.reduce((sum, batch) => sum + batch.length, 0);
    // Plans made for empty tables turn quadratic; nobody else analyses the scratch in time.
    if (this.#done >= this.#analysed) {
      this.#analysed = this.#done * 4;
      await this.#client.query(`ANALYZE ${this.#analysable.join(', ')}`);
    }
  }

  /** Runs of one type are projected with one call each, as `register.project` does it, all of them in one statement: the lines of VALUES are worked out one after the other. */
  async #call(batches: readonly (readonly HeldEvent[])[]): Promise<void> {
    const runs = batches.flatMap((batch) => this.#runsOf(batch));
    for (let first = 0; first < runs.length; first += MOST_RUNS) {
      const some = runs.slice(first, first + MOST_RUNS);
      await this.#client.query(
        `VALUES ${some.map(({ type }, index) => `(${type.projector}($${index + 1}::register.fact[])::text)`).join(', ')}`,
        some.map(({ type, events }) =>
          factArray(
            this.#factType,
            events.map(({ record, opened }) => record ?? factRecord(type.kind, opened as OpenedEvent)),
          ),
        ),
      );
    }
  }

  /** The events of a command run by run of one type, in their order; without those that no table is made of. */
  #runsOf(batch: readonly HeldEvent[]): Run[] {
    const runs: Run[] = [];
    let before: string | undefined;
    for (const event of batch) {
      const name = `${event.row.type} ${event.row.v}`;
      const type = this.#types.get(name);
      if (type !== undefined && name === before) runs.at(-1)?.events.push(event);
      else if (type !== undefined) runs.push({ type, events: [event] });
      before = name;
    }
    return runs;
  }

  #definition(event: HeldEvent): AnyEventDefinition | undefined {
    return this.#options.definitions.get(`${event.row.type} ${event.row.v}`);
  }

  /** Whether the officer held, at that place of the history, a role that may record this. */
  #checkRole(event: HeldEvent): void {
    const definition = this.#definition(event);
    if (definition === undefined) return;
    const { officerNo } = event.row;
    const held = officerNo === 0 ? new Set(['installation']) : this.#roles.get(officerNo);
    if (held !== undefined && definition.roles.some((role) => held.has(role))) return;
    const text = `officer ${officerNo} held no role that may record ${definition.type} (${definition.roles.join(', ')}).`;
    this.#options.add({
      ...named(event, 'chains', 'not-permitted', text),
      object: 'register.event',
      column: 'officer_no',
    });
  }

  async #readRoles(): Promise<void> {
    const rows = await textRows(
      this.#client,
      'SELECT p.officer_no, string_agg(DISTINCT p.role, chr(44)) FROM access.posting p GROUP BY p.officer_no',
    );
    this.#roles = new Map(rows.map((row) => [Number(row[0]), new Set((row[1] as string).split(','))]));
  }
}

/** Tables of the register in a database, with their schema. */
export const listTables = async (client: pg.ClientBase): Promise<string[]> =>
  (
    await textRows(
      client,
      `SELECT n.nspname || '.' || c.relname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind = 'r' AND n.nspname = ANY ($1) ORDER BY 1`,
      [registerSchemas],
    )
  ).map((row) => row[0] as string);
