import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { canonicalJson } from '../../src/core/ledger/canonical-json.ts';
import { makeDisclosures } from '../../src/core/ledger/disclosure.ts';
import { DECOYS } from '../../src/core/register/append-events.ts';
import type { JsonValue, StreamKind } from '../../src/core/register/event-definition.ts';
import type { Role } from '../../src/core/register/roles.ts';
import { uuidv7 } from '../../src/platform/ids.ts';
import type { TestOfficer, TestRegister } from './register.ts';

/** An event that somebody with SQL sends past the commands: any type, any stream, any content. */
export type ForgedEvent = {
  readonly type: string;
  /** Number of a stream, or the kind of a new one. */
  readonly stream: number | { readonly new: StreamKind };
  readonly data?: Record<string, JsonValue>;
  readonly personal?: Record<string, JsonValue>;
  readonly occurredAt?: number;
  readonly recordedAt?: number;
  readonly id?: string;
  readonly v?: number;
  /** The number in the stream; the next one when absent. */
  readonly seq?: number;
  /** Disclosures handed to the projector in place of those that belong to the event. */
  readonly disclosures?: readonly string[];
};

/** The command that forged events are sent as; a fresh one when absent. */
export type ForgedCommand = { readonly id?: string; readonly hash?: Buffer; readonly receivedAt?: number };

/** One officer of the test register for every role of the first landing. */
export const everyRole = [
  ['origin_officer', 'sdf-origin'],
  ['transfer_cell', 'sdf-cell'],
  ['escort_commander', 'escort'],
  ['receiving_officer', 'moj-receiver'],
  ['health_officer', 'sdf-health'],
  ['interviewer', 'interviewer'],
  ['assessor', 'assessor'],
  ['child_protection_officer', 'moj-child'],
  ['judiciary_clerk', 'clerk'],
  ['administrator', 'sdf-admin'],
  ['monitor', 'monitor'],
] as const satisfies readonly (readonly [Role, TestOfficer])[];

const codeOf = (error: Error & { constraint?: string; code?: string }): string =>
  /\b(?:I\d\d|P\d)-[a-z0-9-]+/.exec(error.constraint ?? '')?.[0] ??
  /\b(?:I\d\d|P\d)-[a-z0-9-]+/.exec(error.message)?.[0] ??
  /^([a-z][a-z0-9-]+)(?=:|$)/.exec(error.message)?.[1] ??
  error.constraint ??
  `${error.code}: ${error.message}`;

/** Tries the statements of a setting one by one as the role that is connected, and leaves those that were not forbidden in another. */
const forbiddenToEach = `DO $$ DECLARE s text; done jsonb := '[]'; BEGIN
  FOR s IN SELECT jsonb_array_elements_text(current_setting('attack.statements')::jsonb) LOOP
    BEGIN EXECUTE s; done := done || to_jsonb(s || ': accepted');
    EXCEPTION WHEN insufficient_privilege THEN
      IF sqlerrm !~ '^permission denied' THEN done := done || to_jsonb(s || ': ' || sqlerrm); END IF;
    WHEN others THEN done := done || to_jsonb(s || ': ' || sqlerrm); END;
  END LOOP;
  PERFORM set_config('attack.done', done::text, true); END $$`;

type Opening = { receivedAt: number; heads: { no: number; seq: number }[]; newStreams: number[]; prior: unknown };

/**
 * Speaks to the database as `amana_app` with an officer's session, without any of our TypeScript rules: what a taken-over screen or a colleague
 * with a SQL console could do. Returns `accepted`, or the rule (or other code) that refused.
 */
export class Attacker {
  readonly #client: pg.ClientBase;
  readonly #token: string;
  constructor(client: pg.ClientBase, token: string) {
    this.#client = client;
    this.#token = token;
  }

  /** Appends forged events as one command. */
  append(...events: ForgedEvent[]): Promise<string> {
    return this.appendAs({}, ...events);
  }

  /** Appends forged events as a named command. */
  appendAs(command: ForgedCommand, ...events: ForgedEvent[]): Promise<string> {
    return this.attempt(() => this.send(command, events));
  }

  /** Appends forged events inside a transaction of the caller, who takes it back: how it would end at commit. */
  async tries(...events: ForgedEvent[]): Promise<string> {
    try {
      await this.#client.query("SELECT set_config('amana.token', $1, true)", [this.#token]);
      await this.send({}, events);
      // deferred rules speak at commit
      await this.#client.query('SET CONSTRAINTS ALL IMMEDIATE');
      return 'accepted';
    } catch (error) {
      return codeOf(error as Error);
    }
  }

  /** Of these statements, those that are not refused for want of a right on the table, each with how it ended; all in one round trip, all taken back. */
  async notForbidden(statements: readonly string[]): Promise<string[]> {
    await this.begin();
    try {
      await this.#client.query("SELECT set_config('attack.statements', $1, true)", [JSON.stringify(statements)]);
      await this.#client.query(forbiddenToEach);
      const { rows } = await this.#client.query<{ done: string }>("SELECT current_setting('attack.done') AS done");
      return JSON.parse(rows[0]?.done ?? '[]') as string[];
    } finally {
      await this.#client.query('ROLLBACK');
    }
  }

  /** Appends forged events and keeps the transaction open: a race is a second officer who comes meanwhile. */
  async hold(...events: ForgedEvent[]): Promise<{ commit(): Promise<string> }> {
    await this.begin();
    await this.send({}, events);
    return {
      commit: async () => {
        await this.#client.query('COMMIT');
        return 'accepted';
      },
    };
  }

  /** Runs any statement under the officer's session. */
  sql(text: string, values: readonly unknown[] = []): Promise<string> {
    return this.attempt(async () => {
      await this.#client.query(text, [...values]);
    });
  }

  /** Runs any statement under the officer's session and takes it back: whether it would be possible. */
  async would(text: string, values: readonly unknown[] = []): Promise<string> {
    await this.begin();
    try {
      await this.#client.query(text, [...values]);
      return 'accepted';
    } catch (error) {
      return codeOf(error as Error);
    } finally {
      await this.#client.query('ROLLBACK');
    }
  }

  /** Writes down that the officer opens this file, as whoever is shown it must. */
  opens(person: number): Promise<string> {
    return this.sql("SELECT access.note_reads(ARRAY[$1::bigint], 'file')", [person]);
  }

  /** Rows that the officer sees. */
  read<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.answers('BEGIN READ ONLY', text, values);
  }

  /** What a function answers that locks rows; everything is taken back. */
  ask<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.answers('BEGIN', text, values);
  }

  private async answers<Row extends pg.QueryResultRow>(
    begin: string,
    text: string,
    values: readonly unknown[],
  ): Promise<Row[]> {
    await this.#client.query(begin);
    try {
      await this.#client.query("SELECT set_config('amana.token', $1, true)", [this.#token]);
      return (await this.#client.query<Row>(text, [...values])).rows;
    } finally {
      await this.#client.query('ROLLBACK');
    }
  }

  private async begin(): Promise<void> {
    await this.#client.query('BEGIN');
    await this.#client.query("SELECT set_config('amana.token', $1, true)", [this.#token]);
  }

  private async send(command: ForgedCommand, events: readonly ForgedEvent[]): Promise<void> {
    const commandId = command.id ?? uuidv7();
    const hash = command.hash ?? randomBytes(32);
    const kinds = events.flatMap((event) => (typeof event.stream === 'number' ? [] : [event.stream.new]));
    const known = [...new Set(events.flatMap((event) => (typeof event.stream === 'number' ? [event.stream] : [])))];
    const { rows } = await this.#client.query<{ opening: Opening }>(
      'SELECT register.open_command($1, $2, $3, $4, $5) AS opening',
      [this.#token, commandId, hash, known, kinds.length],
    );
    const opening = rows[0]?.opening as Opening;
    if (opening.prior !== null) return;
    const receivedAt = command.receivedAt ?? opening.receivedAt;
    const fresh = [...opening.newStreams];
    const next = new Map(opening.heads.map((head) => [head.no, head.seq]));
    const columns = events.map((event) => {
      const stream = typeof event.stream === 'number' ? event.stream : (fresh.shift() as number);
      const seq = event.seq ?? (next.get(stream) ?? 0) + 1;
      next.set(stream, seq);
      const { digests, disclosures } = makeDisclosures(event.personal ?? {}, {
        decoys: event.personal === undefined ? 0 : DECOYS,
      });
      const open = event.disclosures ?? disclosures;
      return [
        event.id ?? uuidv7(),
        stream,
        seq,
        event.type,
        event.v ?? 1,
        event.occurredAt ?? opening.receivedAt,
        event.recordedAt ?? receivedAt,
        JSON.stringify(digests),
        canonicalJson(event.data ?? {}),
        Buffer.concat([Buffer.from([1]), randomBytes(64)]),
        randomBytes(40),
        open.length > 0 ? JSON.stringify(open) : null,
      ] as const;
    });
    await this.#client.query(
      "SELECT register.append($1, $2, 'attack', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)",
      [
        this.#token,
        commandId,
        hash,
        receivedAt,
        opening.newStreams,
        kinds,
        kinds.map(() => randomBytes(60)),
        ...Array.from({ length: 12 }, (_, i) => columns.map((row) => row[i])),
      ],
    );
  }

  private async attempt(work: () => Promise<void>): Promise<string> {
    await this.begin();
    try {
      await work();
      // deferred rules speak at commit
      await this.#client.query('SET CONSTRAINTS ALL IMMEDIATE');
      await this.#client.query('COMMIT');
      return 'accepted';
    } catch (error) {
      await this.#client.query('ROLLBACK');
      return codeOf(error as Error);
    }
  }
}

/** A test register seen by attackers: one connection as `amana_app` that takes any officer's session. */
export class Attackers {
  readonly test: TestRegister;
  readonly #clients: pg.Client[] = [];
  private constructor(test: TestRegister) {
    this.test = test;
  }

  /** Connects. Call `close` before the register is closed. */
  static async open(test: TestRegister): Promise<Attackers> {
    const attackers = new Attackers(test);
    await attackers.connect();
    return attackers;
  }

  /** An officer on the shared connection. */
  as(officer: TestOfficer): Attacker {
    return new Attacker(this.#clients[0] as pg.Client, this.test.token(officer));
  }

  /** Any token, or none, on the shared connection. */
  withToken(token: string): Attacker {
    return new Attacker(this.#clients[0] as pg.Client, token);
  }

  /** An officer on a connection of his own. */
  async apart(officer: TestOfficer): Promise<Attacker> {
    return new Attacker(await this.connect(), this.test.token(officer));
  }

  /** What each role gets for the same attack, by officer. */
  async each(forge: (officer: TestOfficer) => readonly ForgedEvent[]): Promise<Record<string, string>> {
    const results: Record<string, string> = {};
    for (const [, officer] of everyRole) results[officer] = await this.as(officer).append(...forge(officer));
    return results;
  }

  async close(): Promise<void> {
    for (const client of this.#clients) await client.end();
  }

  private async connect(): Promise<pg.Client> {
    const client = new pg.Client(this.test.database.app);
    await client.connect();
    this.#clients.push(client);
    return client;
  }
}

/** What {@link Attackers.each} gives when nobody's attack is accepted: the codes named, and `not-permitted` for everyone else. */
export const refused = (codes: Partial<Record<TestOfficer, string>>): Record<string, string> =>
  Object.fromEntries(everyRole.map(([, officer]) => [officer, codes[officer] ?? 'not-permitted']));
