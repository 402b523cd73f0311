import type { Browser } from 'playwright-core';
import type { CommandAnswer } from '../../../src/core/access/views.ts';
import { uuidv7 } from '../../../src/platform/ids.ts';
import type { PeopleAnswer, PeopleQuery, PersonRow } from '../../../src/systems/register/views.ts';
import type { AmanaServer } from './amana-server.ts';
import { windows } from './journey-browser.ts';
import { type Effort, type Officer, signIn, signInUnseen } from './officer.ts';
import type { Texts } from './texts.ts';

/** The officers of a convoy, each at a device of their own, which stays as it is between two turns. */
export class ConvoyCrew {
  readonly server: AmanaServer;
  readonly texts: Texts;
  readonly effort: Effort;
  readonly #browser: Browser;
  readonly #shots: string;
  readonly #present = new Map<string, Officer>();

  constructor(browser: Browser, server: AmanaServer, texts: Texts, effort: Effort, shots: string) {
    this.#browser = browser;
    this.server = server;
    this.texts = texts;
    this.effort = effort;
    this.#shots = shots;
  }

  /** The officer of a user name, whose turn it is; the others look away from their devices meanwhile. */
  async officer(username: string): Promise<Officer> {
    const officer = await this.#enter(username);
    // who only sent commands until now has opened no page
    if (officer.page.url() === 'about:blank') await officer.open('/');
    for (const other of this.#present.values()) await (other === officer ? other.wake() : other.rest());
    return officer;
  }

  /** Signed in at first call: the first of a journey by the sign-in page. Who works at the vehicles has a tablet. */
  async #enter(username: string): Promise<Officer> {
    const present = this.#present.get(username);
    if (present !== undefined) return present;
    const enter = this.#present.size === 0 ? signIn : signInUnseen;
    const officer = await enter(this.#browser, this.server, this.texts, this.effort, {
      username,
      shots: this.#shots,
      viewport: username.startsWith('escort') ? windows.tablet : windows.desk,
    });
    this.#present.set(username, officer);
    return officer;
  }

  /**
   * A command as the officer's browser would send it, with its cookie; for steps that a journey is not about.
   * @throws Error with the problem where the register refuses
   */
  async command<Result = unknown>(
    username: string,
    name: string,
    input: unknown,
    key: string = uuidv7(),
  ): Promise<CommandAnswer<Result>> {
    const answer = await this.attempt(username, name, input, key);
    if (answer.status !== 200) throw new Error(`${name} by ${username}: ${JSON.stringify(answer.body)}`);
    return answer.body as CommandAnswer<Result>;
  }

  /** The same, for a command that may be refused: status and body of the answer. */
  async attempt(
    username: string,
    name: string,
    input: unknown,
    key: string = uuidv7(),
  ): Promise<{ status: number; body: unknown }> {
    const { page } = await this.#enter(username);
    const answer = await page.request.post(`/api/${name}`, {
      data: input,
      headers: { 'X-Amana-Request': '1', 'Idempotency-Key': key },
    });
    return { status: answer.status(), body: await answer.json() };
  }

  /** A query as the officer's browser would ask it. */
  async query<Answer>(
    username: string,
    name: string,
    parameters: Record<string, string | number> = {},
  ): Promise<Answer> {
    const { page } = await this.#enter(username);
    const answer = await page.request.get(`/api/${name}`, { params: parameters });
    if (!answer.ok()) throw new Error(`${name} by ${username}: ${await answer.text()}`);
    return (await answer.json()) as Answer;
  }

  /** Searches the register of persons: names stand in the body, never in an address. */
  async people(username: string, search: PeopleQuery): Promise<PersonRow[]> {
    const { page } = await this.#enter(username);
    const answer = await page.request.post('/api/register/people', {
      data: search,
      headers: { 'X-Amana-Request': '1' },
    });
    if (!answer.ok()) throw new Error(`register/people by ${username}: ${await answer.text()}`);
    return ((await answer.json()) as PeopleAnswer).rows;
  }

  /** Everybody goes home. */
  async leave(): Promise<void> {
    for (const officer of this.#present.values()) await officer.leave();
    this.#present.clear();
  }
}
