import { type Intent, intentOf } from '../../api/intent.ts';
import { ProblemError } from '../../api/problem-error.ts';
import type { BulkItem, BulkResult, BulkWorld } from './bulk-run.ts';

/** How items are recorded by one command together: at most `most` in a request. The key of each item is the number of its person. */
export interface Together {
  command: string;
  most: number;
  inputOf: (items: readonly BulkItem[]) => unknown;
}

/** A request that has no answer yet; kept by the caller between runs, so that it is sent again as it was, under the same key. */
export interface Unanswered {
  current: { keys: readonly (string | number)[]; intent: Intent } | undefined;
}

/**
 * Which of these the register named when it refused all of them, each with what was said of it alone. Empty where something was refused that is about nobody of them: then it is about all.
 */
export function refusedOf(error: unknown, keys: readonly (string | number)[]): Map<string | number, ProblemError> {
  if (!(error instanceof ProblemError)) return new Map();
  const problems = error.problem.problems ?? [];
  const known = new Set(keys);
  const isOfOne = ({ personNo }: { personNo?: number }) => personNo !== undefined && known.has(personNo);
  if (problems.length === 0 || !problems.every(isOfOne)) return new Map();
  return new Map(
    [...Map.groupBy(problems, ({ personNo }) => personNo as number)].map(([key, own]) => [
      key,
      new ProblemError({ ...error.problem, problems: own }),
    ]),
  );
}

/**
 * Records several things in few requests. A request that names who is refused wrote nothing: those are told, each with its own reason, and the others are sent again without them, so that nobody is lost for another's sake.
 * Stopped, it ends after the request that is on its way. Called again with its results it goes on with what is not done.
 */
export async function runTogether(
  before: readonly BulkResult[],
  unanswered: Unanswered,
  { command, most, inputOf }: Together,
  world: BulkWorld,
): Promise<BulkResult[]> {
  const results = before.map(
    (result): BulkResult => (result.state === 'refused' ? { item: result.item, state: 'waiting' } : result),
  );
  const set = (keys: readonly (string | number)[], stateOf: (key: string | number) => Omit<BulkResult, 'item'>) => {
    const chosen = new Set(keys);
    for (const [i, { item }] of results.entries())
      if (chosen.has(item.key)) results[i] = { item, ...stateOf(item.key) };
    world.tell([...results]);
  };
  const waiting = () =>
    results
      .filter(({ state }) => state === 'waiting')
      .slice(0, most)
      .map(({ item }) => item.key);
  while (!world.isStopped()) {
    const keys = unanswered.current?.keys ?? waiting();
    if (keys.length === 0) break;
    const sent = new Set(keys);
    const input = inputOf(results.filter(({ item }) => sent.has(item.key)).map(({ item }) => item));
    const intent = intentOf(unanswered.current?.intent, JSON.stringify([command, input]), world.now());
    unanswered.current = { keys, intent };
    try {
      await world.send({ key: keys.join(' '), label: '', command, input }, intent);
      unanswered.current = undefined;
      set(keys, () => ({ state: 'done' }));
    } catch (error) {
      if (world.isUnsent(error)) {
        set(keys, () => ({ state: 'unsent', error }));
        break;
      }
      unanswered.current = undefined;
      const named = refusedOf(error, keys);
      set(named.size > 0 ? [...named.keys()] : keys, (key) => ({ state: 'refused', error: named.get(key) ?? error }));
      // who was not named waits again: also of a request that had no answer before
      set(
        keys.filter((key) => named.size > 0 && !named.has(key)),
        () => ({ state: 'waiting' }),
      );
    }
  }
  world.tell([...results]);
  return results;
}
