import { setTimeout as sleep } from 'node:timers/promises';
import type { CommandAnswer, DemonstrationOfficer, Problem } from '../../src/core/access/views.ts';
import { uuidv7 } from '../../src/platform/ids.ts';

/** A command as an officer means it: sent as often as needed under the one id. */
export type WireIntent = {
  readonly commandId: string;
  readonly username: string;
  /** `transfers/propose-seal` */
  readonly command: string;
  readonly input: unknown;
};

/** What one request came to: an answer, a refusal, or nothing (the connection broke). */
export type WireOutcome =
  | { readonly kind: 'answer'; readonly answer: CommandAnswer<unknown>; readonly text: string }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'broken'; readonly reason: string };

/** Refusals after which the same is sent again: the server or its database is away for the moment. */
const passing = new Set(['busy', 'starting', 'disk-full']);
/** Longest time for which one intent is sent again, in milliseconds. */
const patience = 60_000;

/** Officers who speak to the server as their browsers do: a cookie each, the header of our own pages, the id of each intent. */
export class WireClient {
  readonly #origin: string;
  readonly #cookies = new Map<string, string>();
  constructor(origin: string) {
    this.#origin = origin;
  }

  /** Signs in every demonstration officer with the code that the sign-in page shows. */
  async signInAll(): Promise<void> {
    const response = await fetch(`${this.#origin}/api/access/demonstration-officers`);
    for (const { username, password, totp } of (await response.json()) as DemonstrationOfficer[]) {
      const answer = await this.#post('/api/access/sign-in', { username, password, totp });
      if (answer.status !== 200) throw new Error(`${username}: ${await answer.text()}`);
      this.#cookies.set(username, (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '');
    }
  }

  /** Sends an intent once. */
  async attempt({ username, command, commandId, input }: WireIntent): Promise<WireOutcome> {
    try {
      const headers = { cookie: this.#cookie(username), 'idempotency-key': commandId };
      const response = await this.#post(`/api/${command}`, input, headers);
      const text = await response.text();
      if (response.status === 200) return { kind: 'answer', answer: JSON.parse(text) as CommandAnswer<unknown>, text };
      return { kind: 'refused', problem: JSON.parse(text) as Problem };
    } catch (error) {
      return { kind: 'broken', reason: String(error) };
    }
  }

  /** Sends an intent until the server has answered it. @throws where it is refused for good */
  async persist(intent: WireIntent): Promise<CommandAnswer<unknown>> {
    for (const end = Date.now() + patience; ; await sleep(50)) {
      const outcome = await this.attempt(intent);
      if (outcome.kind === 'answer') return outcome.answer;
      const reason = outcome.kind === 'broken' ? outcome.reason : JSON.stringify(outcome.problem);
      if (Date.now() > end || (outcome.kind === 'refused' && !passing.has(outcome.problem.code)))
        throw new Error(`${intent.command} by ${intent.username}: ${reason}`);
    }
  }

  /** Makes a new intent and sends it until the server has answered it. */
  command(username: string, command: string, input: unknown): Promise<CommandAnswer<unknown>> {
    return this.persist({ commandId: uuidv7(), username, command, input });
  }

  /** Uploads a text as a document, again under the same id while the server is away, but not for ever. @returns its SHA-256 */
  async upload(username: string, text: string, milliseconds = patience): Promise<string> {
    const headers = {
      'content-type': 'text/plain',
      'x-amana-request': '1',
      'idempotency-key': uuidv7(),
      cookie: this.#cookie(username),
    };
    for (const end = Date.now() + milliseconds; ; await sleep(50)) {
      const answer: { sha256?: string } = await fetch(`${this.#origin}/api/documents`, {
        method: 'POST',
        headers,
        body: text,
      })
        .then(async (response) => (await response.json()) as object)
        .catch((error: unknown) => ({ broken: String(error) }) as object);
      if (answer.sha256 !== undefined) return answer.sha256;
      if (Date.now() >= end) throw new Error(JSON.stringify(answer));
    }
  }

  /** Asks a query. @throws where it is refused */
  async query(username: string, name: string): Promise<unknown> {
    const response = await fetch(`${this.#origin}/api/${name}`, { headers: { cookie: this.#cookie(username) } });
    if (response.status !== 200) throw new Error(`${name} by ${username}: ${await response.text()}`);
    return response.json();
  }

  #cookie(username: string): string {
    const cookie = this.#cookies.get(username);
    if (cookie === undefined) throw new Error(`${username} is not signed in`);
    return cookie;
  }

  #post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${this.#origin}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-amana-request': '1', ...headers },
      body: JSON.stringify(body),
    });
  }
}
