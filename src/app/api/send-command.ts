import type { CommandAnswer } from '../../core/access/views.ts';
import { headersOf, type Intent } from './intent.ts';
import { patiently } from './load-part.ts';
import { isElevationNeeded, NoAnswerError, ProblemError } from './problem-error.ts';
import { postJson } from './request.ts';

/** Waits between attempts, in milliseconds. */
const WAITS = [1_000, 2_000, 4_000, 8_000, 15_000];

/** Whether sending again with the same key can help: no answer came, the server was busy, or the session has a new cookie since another tab gave a code. */
export function isWorthRepeating(error: unknown): boolean {
  if (error instanceof NoAnswerError) return true;
  if (!(error instanceof ProblemError)) return false;
  return [502, 503, 504].includes(error.problem.status) || error.problem.code === 'session-replaced';
}

const loadAsking = patiently(() => import('../../core/access/web/ask-second-factor.tsx'));
let asking: Promise<boolean> | undefined;

/** Asks for a fresh second factor, once for all that wait for it. What asks is fetched when it is needed, which is seldom. */
function elevate(): Promise<boolean> {
  asking ??= loadAsking()
    .then(({ askSecondFactor }) => askSecondFactor())
    .finally(() => {
      asking = undefined;
    });
  return asking;
}

/** Sends what is no command, once; where the register asks for a fresh second factor, the officer is asked for it and it is sent again. */
export async function postElevated<Answer>(path: string, body: unknown): Promise<Answer> {
  try {
    return await postJson<Answer>(path, body);
  } catch (error) {
    if (isElevationNeeded(error) && (await elevate())) return postJson<Answer>(path, body);
    throw error;
  }
}

/**
 * Sends a command, repeating it with the same key and the same moment of the press while no answer comes; the register carries it out once. Where the register
 * asks for a fresh second factor, the officer is asked for it, and the same intent goes on.
 * `onRepeat` is told before each repetition (1-based). Throws the last error when the attempts are used up.
 */
export async function sendCommand<Input, Result>(
  name: string,
  input: Input,
  intent: Pick<Intent, 'key' | 'recordedAt'>,
  onRepeat: (attempt: number) => void,
): Promise<CommandAnswer<Result>> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await postJson<CommandAnswer<Result>>(`/api/${name}`, input, headersOf(intent));
    } catch (error) {
      if (isElevationNeeded(error) && (await elevate())) continue;
      const wait = WAITS[attempt];
      if (wait === undefined || !isWorthRepeating(error)) throw error;
      onRepeat(attempt + 1);
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}
