import { createHash } from 'node:crypto';
import type pg from 'pg';
import { enrolDeviceKey } from '../../../src/core/access/commands/enrol-device-key.ts';
import { newToken, tokenHash } from '../../../src/core/access/session-token.ts';
import { HANDOVER_PAYLOAD_TYPE, type PayloadType, signPayload } from '../../../src/core/ledger/dsse.ts';
import { anyCommand, type Command } from '../../../src/core/register/command-definition.ts';
import { execute, type Outcome, type Register } from '../../../src/core/register/execute.ts';
import { readerOf } from '../../../src/core/register/reader.ts';
import { Refusal } from '../../../src/core/register/refusal.ts';
import type { AnyQuery } from '../../../src/platform/http/query-definition.ts';
import { runQuery } from '../../../src/platform/http/run-query.ts';
import { uuidv7 } from '../../../src/platform/ids.ts';
import { handoverPayload } from '../../../src/systems/transfers/handover-signing.ts';

/** What an officer signs with, as `offer-handover` and `complete-handover` take it. */
export type Signed = { readonly payload: string; readonly keyId: string; readonly signature: string };

/**
 * The officers of a replay: each works in a session of their own through the same commands, permissions and walls as on a screen. A step has a name, from which its
 * command's id is made: what was recorded before an interruption is found again and not done twice.
 */
export class Cast {
  readonly #client: pg.Client;
  readonly #register: Register;
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #name: string;
  readonly #acknowledged: (commandId: string) => void;
  readonly #tokens = new Map<string, string>();
  readonly #devices = new Map<string, Promise<{ keyId: string; privateKey: CryptoKey }>>();
  #done = new Set<string>();
  /** Commands that were recorded in this run. */
  commands = 0;

  /**
   * @param client a connection of the installing role
   * @param name of the replay: the same name finds the same steps again
   * @param acknowledged told each command that was answered, at once
   */
  constructor(
    client: pg.Client,
    register: Register,
    numbers: ReadonlyMap<string, number>,
    name: string,
    acknowledged: (commandId: string) => void = () => undefined,
  ) {
    this.#client = client;
    this.#register = register;
    this.#numbers = numbers;
    this.#name = name;
    this.#acknowledged = acknowledged;
  }

  /** Opens the officers' sessions and learns which steps are recorded already. */
  async begin(): Promise<void> {
    for (const [username, no] of this.#numbers) {
      const token = newToken();
      this.#tokens.set(username, token);
      await this.#client.query(
        "INSERT INTO access.session (token_hash, officer_no, idle_until, ends_at, elevated_until) VALUES ($1, $2, now() + interval '1 day', now() + interval '1 day', now() + interval '10 minutes')",
        [tokenHash(token), no],
      );
    }
    const { rows } = await this.#client.query<{ id: string }>('SELECT id FROM register.command');
    this.#done = new Set(rows.map(({ id }) => id));
  }

  /** Ends the sessions. */
  async end(): Promise<void> {
    await this.#client.query('DELETE FROM access.session WHERE token_hash = ANY ($1)', [
      [...this.#tokens.values()].map(tokenHash),
    ]);
  }

  /**
   * One step: an officer issues a command. A step that was recorded before is not issued again, and its input is not made.
   * @returns the streams that the command wrote to, in the order of its events
   */
  async step<Input, State>(
    step: string,
    username: string,
    command: Command<Input, State>,
    makeInput: () => NoInfer<Input> | Promise<NoInfer<Input>>,
  ): Promise<number[]> {
    const commandId = this.#idOf(step);
    if (this.#done.has(commandId)) {
      const found = await this.look<{ stream: string }>(
        'SELECT e.stream_no AS stream FROM register.command c JOIN register.event e ON e.id = ANY (c.event_ids) WHERE c.id = $1 ORDER BY e.pos',
        [commandId],
      );
      return found.map(({ stream }) => Number(stream));
    }
    const { events } = await this.#issue(commandId, username, anyCommand(command), await makeInput());
    this.#acknowledged(commandId);
    this.#done.add(commandId);
    this.commands += 1;
    return events.map(({ streamNo }) => streamNo);
  }

  /** Whether a step was recorded. */
  isDone(step: string): boolean {
    return this.#done.has(this.#idOf(step));
  }

  /** An act that the rules must refuse. @throws Error where it was accepted */
  async isRefused<Input, State>(
    username: string,
    command: Command<Input, State>,
    input: NoInfer<Input>,
  ): Promise<Refusal> {
    try {
      await this.#issue(uuidv7(), username, anyCommand(command), input);
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
    throw new Error(`${command.system}/${command.name} should have been refused`);
  }

  /** Reads as the installing role. */
  async look<Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.#client.query<Row>(sql, [...values])).rows;
  }

  /** Asks a query as an officer, behind the officer's walls. */
  ask<Answer>(username: string, query: AnyQuery, input: Readonly<Record<string, unknown>>): Promise<Answer> {
    return runQuery(this.#register.pool, query, this.#tokens.get(username), input, () => []) as Promise<Answer>;
  }

  /** The register clock, in milliseconds. */
  async now(): Promise<number> {
    const [{ now = '0' } = {}] = await this.look<{ now: string }>('SELECT register.ms(register.clock()) AS now');
    return Number(now);
  }

  /** What the next hand-over of a manifest would sign now, signed by an officer at a device. */
  async signNext(username: string, manifestNo: number): Promise<Signed> {
    const client = await this.#register.pool.connect();
    try {
      await client.query('BEGIN');
      await client.query("SELECT set_config('amana.token', $1, true)", [this.#tokens.get(username)]);
      const { bytes } = await handoverPayload(readerOf(client), manifestNo);
      await client.query('ROLLBACK');
      return await this.sign(username, bytes);
    } finally {
      client.release();
    }
  }

  /** Signs the bytes of a payload: of a hand-over, if nothing else is said. */
  async sign(username: string, payload: Uint8Array, type: PayloadType = HANDOVER_PAYLOAD_TYPE): Promise<Signed> {
    const { keyId, privateKey } = await this.#device(username);
    return {
      payload: Buffer.from(payload).toString('base64url'),
      keyId,
      signature: Buffer.from(await signPayload(privateKey, payload, type)).toString('base64url'),
    };
  }

  /** A device for this run: its key is enrolled, and forgotten at the end. */
  #device(username: string): Promise<{ keyId: string; privateKey: CryptoKey }> {
    const known = this.#devices.get(username);
    if (known !== undefined) return known;
    const made = (async () => {
      const pair = (await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])) as CryptoKeyPair;
      const publicKey = Buffer.from(await crypto.subtle.exportKey('raw', pair.publicKey)).toString('base64url');
      const { result } = await this.#issue(uuidv7(), username, anyCommand(enrolDeviceKey), {
        publicKey,
        class: 'demonstration',
      });
      return { keyId: (result as { keyId: string }).keyId, privateKey: pair.privateKey };
    })();
    this.#devices.set(username, made);
    return made;
  }

  #issue(
    commandId: string,
    username: string,
    command: ReturnType<typeof anyCommand>,
    input: unknown,
  ): Promise<Outcome> {
    const token = this.#tokens.get(username);
    if (token === undefined) throw new Error(`There is no officer ${username} in this replay.`);
    const intent = { token, commandId, input };
    return execute(this.#register, command, intent).catch(async (error) => {
      if (!(error instanceof Refusal && error.code === 'elevation-needed')) throw error;
      // as the officer would, who is asked for a code after ten minutes and sends the same again
      await this.#client.query(
        "UPDATE access.session SET elevated_until = now() + interval '10 minutes' WHERE token_hash = $1",
        [tokenHash(token)],
      );
      return execute(this.#register, command, intent);
    });
  }

  #idOf(step: string): string {
    const hex = createHash('sha256').update(`${this.#name}/${step}`).digest('hex');
    // RFC 9562 8: a UUID of our own making
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  }
}
