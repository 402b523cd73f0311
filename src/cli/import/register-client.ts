import type { CommandAnswer, Problem } from '../../core/access/views.ts';
import { OperatorError } from '../../platform/config/operator-error.ts';
import type { Credentials } from './ask.ts';

const explain = async (response: Response): Promise<OperatorError> => {
  const text = await response.text();
  try {
    const problem = JSON.parse(text) as Problem;
    const findings = (problem.problems ?? []).map(
      ({ row, field, detail }) => `  ${row === undefined ? '' : `row ${row} `}${field ?? ''}: ${detail.en}`,
    );
    return new OperatorError([problem.detail, ...findings, problem.remedy.en].join('\n'));
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
    return new OperatorError(`The server answered ${response.status} without saying why.`);
  }
};

/** The running register as an officer's program sees it: the same addresses, the same permissions, the same walls as a browser's. */
export class RegisterClient {
  readonly #origin: string;
  #cookie = '';

  constructor(origin: string) {
    this.#origin = origin;
  }

  async #send(path: string, init: RequestInit): Promise<Response> {
    let response: Response;
    try {
      response = await fetch(`${this.#origin}${path}`, {
        ...init,
        headers: {
          'content-type': 'application/json',
          'x-amana-request': '1',
          ...(this.#cookie === '' ? {} : { cookie: this.#cookie }),
          ...(init.headers as Record<string, string> | undefined),
        },
      });
    } catch (error) {
      throw new OperatorError(`No register answers at ${this.#origin}. Start it, or say where it is with --url.`, {
        cause: error,
      });
    }
    if (!response.ok) throw await explain(response);
    return response;
  }

  /** Signs in; the session lasts until `signOut`. */
  async signIn(credentials: Credentials): Promise<void> {
    const response = await this.#send('/api/access/sign-in', { method: 'POST', body: JSON.stringify(credentials) });
    this.#cookie = response.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
  }

  /** Ends the session. */
  async signOut(): Promise<void> {
    if (this.#cookie !== '') await this.#send('/api/access/sign-out', { method: 'POST', body: '{}' });
    this.#cookie = '';
  }

  /** Issues a command under its own key. */
  async command<Result>(name: string, key: string, input: object): Promise<Result> {
    const response = await this.#send(`/api/${name}`, {
      method: 'POST',
      headers: { 'idempotency-key': key },
      body: JSON.stringify(input),
    });
    return ((await response.json()) as CommandAnswer<Result>).result as Result;
  }

  /** The bytes of a paper that is asked for by a body. */
  async paper(path: string, body: object): Promise<Uint8Array> {
    const response = await this.#send(path, { method: 'POST', body: JSON.stringify(body) });
    return new Uint8Array(await response.arrayBuffer());
  }
}
