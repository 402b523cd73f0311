import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { canonicalJson } from '../../src/core/ledger/canonical-json.ts';
import { makeDisclosures } from '../../src/core/ledger/disclosure.ts';
import type { JsonValue } from '../../src/core/register/event-definition.ts';
import { uuidv7 } from '../../src/platform/ids.ts';

/** An event that somebody with SQL sends past the commands: any type, any stream, any content. */
export type ForgedEvent = {
  readonly type: string;
  readonly stream: number;
  readonly data?: Record<string, JsonValue>;
  readonly personal?: Record<string, JsonValue>;
  readonly occurredAt?: number;
  readonly id?: string;
  readonly v?: number;
};

const codeOf = (error: Error & { constraint?: string; code?: string }): string =>
  /\bI\d\d-[a-z0-9-]+/.exec(error.constraint ?? '')?.[0] ??
  /\bI\d\d-[a-z0-9-]+/.exec(error.message)?.[0] ??
  /^([a-z][a-z0-9-]+):/.exec(error.message)?.[1] ??
  error.constraint ??
  `${error.code}: ${error.message}`;

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
    return this.attempt(async () => {
      const commandId = uuidv7();
      const hash = randomBytes(32);
      const { rows } = await this.#client.query<{
        opening: { receivedAt: number; heads: { no: number; seq: number }[] };
      }>('SELECT register.open_command($1, $2, $3, $4, 0) AS opening', [
        this.#token,
        commandId,
        hash,
        [...new Set(events.map((event) => event.stream))],
      ]);
      const opening = rows[0]?.opening as { receivedAt: number; heads: { no: number; seq: number }[] };
      const next = new Map(opening.heads.map((head) => [head.no, head.seq]));
      const columns = events.map((event) => {
        const seq = (next.get(event.stream) ?? 0) + 1;
        next.set(event.stream, seq);
        const { digests, disclosures } = makeDisclosures(event.personal ?? {}, { decoys: 0 });
        const leaf = Buffer.concat([Buffer.from([1]), randomBytes(64)]);
        return [
          event.id ?? uuidv7(),
          event.stream,
          seq,
          event.type,
          event.v ?? 1,
          event.occurredAt ?? opening.receivedAt,
          opening.receivedAt,
          JSON.stringify(digests),
          canonicalJson(event.data ?? {}),
          leaf,
          randomBytes(40),
          disclosures.length > 0 ? JSON.stringify(disclosures) : null,
        ] as const;
      });
      const column = (i: number): unknown[] => columns.map((row) => row[i]);
      await this.#client.query(
        "SELECT register.append($1, $2, 'attack', $3, $4, '{}', '{}', '{}', $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
        [this.#token, commandId, hash, opening.receivedAt, ...Array.from({ length: 12 }, (_, i) => column(i))],
      );
    });
  }

  /** Runs any statement under the officer's session. */
  sql(text: string, values: readonly unknown[] = []): Promise<string> {
    return this.attempt(async () => {
      await this.#client.query(text, [...values]);
    });
  }

  /** Rows that the officer sees. */
  async read<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    await this.#client.query('BEGIN READ ONLY');
    try {
      await this.#client.query("SELECT set_config('amana.token', $1, true)", [this.#token]);
      return (await this.#client.query<Row>(text, [...values])).rows;
    } finally {
      await this.#client.query('ROLLBACK');
    }
  }

  private async attempt(work: () => Promise<void>): Promise<string> {
    await this.#client.query('BEGIN');
    try {
      await this.#client.query("SELECT set_config('amana.token', $1, true)", [this.#token]);
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
