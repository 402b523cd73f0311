import type { Problem } from '../../core/access/views.ts';
import { NoAnswerError, ProblemError } from './problem-error.ts';

/** How long one attempt may take, in milliseconds. */
const TIME_LIMIT = 25_000;

let signedOutListener: () => void = () => {};

/** Registers what happens when the server says that nobody is signed in any more. */
export function onSignedOut(listener: () => void): void {
  signedOutListener = listener;
}

function problemFromStatus(status: number): Problem {
  return {
    type: 'about:blank',
    title: `HTTP ${status}`,
    status,
    code: status === 503 ? 'busy' : 'no-detail',
    detail: `The server answered ${status} without saying why.`,
    sentence: {
      en: `The server answered ${status} without saying why.`,
      ar: `أجاب الخادم بالرمز ${status} دون ذكر السبب.`,
      ckb: `ڕاژەکار بە ${status} وەڵامی دایەوە بێ هۆکار.`,
    },
    remedy: {
      en: 'Try again. If it happens again, tell the administrator the time it happened.',
      ar: 'أعد المحاولة. وإن تكرر ذلك فأبلغ مدير النظام بوقت حدوثه.',
      ckb: 'دووبارە هەوڵ بدەرەوە.',
    },
  };
}

/** Reads the problem of a refused response. */
export async function readProblem(response: Response): Promise<Problem> {
  if (!response.headers.get('content-type')?.includes('json')) return problemFromStatus(response.status);
  const body = (await response.json()) as Partial<Problem>;
  return { ...problemFromStatus(response.status), ...body };
}

/**
 * Sends one request to the register's own origin and returns the successful response.
 * Throws `ProblemError` when the server refuses and `NoAnswerError` when no answer comes in time.
 */
export async function request(path: string, init: RequestInit = {}): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, {
      credentials: 'same-origin',
      signal: AbortSignal.timeout(TIME_LIMIT),
      ...init,
      headers: { 'X-Amana-Request': '1', Accept: 'application/json', ...init.headers },
    });
  } catch (error) {
    throw new NoAnswerError(error);
  }
  if (response.ok) return response;
  const problem = await readProblem(response);
  if (problem.code === 'not-signed-in') signedOutListener();
  throw new ProblemError(problem);
}

/** `GET` that answers JSON. Undefined parameters are left out. */
export async function getJson<Answer>(
  path: string,
  parameters: Record<string, string | number | undefined> = {},
): Promise<Answer> {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) search.set(name, String(value));
  const query = search.size > 0 ? `?${search}` : '';
  const response = await request(`${path}${query}`);
  return (await response.json()) as Answer;
}

/** `POST` of a JSON body that answers JSON. */
export async function postJson<Answer>(
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await request(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json', ...headers },
  });
  return (await response.json()) as Answer;
}
