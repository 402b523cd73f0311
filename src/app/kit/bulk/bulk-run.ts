import { type Intent, intentOf } from '../../api/intent.ts';

/** One act on one thing of several: sent, recorded and refused by itself. `label` is a number, never a name. */
export interface BulkItem {
  key: string | number;
  label: string;
  command: string;
  input: unknown;
}

/** What became of one item. `unsent`: no answer came, so nobody knows yet; sent again with the same key it is carried out once. */
export interface BulkResult {
  item: BulkItem;
  state: 'waiting' | 'done' | 'refused' | 'unsent';
  error?: unknown;
}

/** Sends one item; throws what the register refused it with, or that no answer came. */
export type SendItem = (item: BulkItem, intent: Intent) => Promise<unknown>;

/** What a run needs to know of the world, so that it can be tested without one. */
export interface BulkWorld {
  send: SendItem;
  now: () => number | undefined;
  isUnsent: (error: unknown) => boolean;
  isStopped: () => boolean;
  tell: (results: BulkResult[]) => void;
}

/**
 * Carries out several acts one after the other, each by its own command: what one is refused for stops no other, and nothing is lost. Stopped, it ends after the
 * item that is on its way. Called again with its results it goes on with what is not done; an item that had no answer is sent with the key that it had.
 * @param intents keys that were used, by item; kept by the caller between calls
 */
export async function runBulk(
  before: readonly BulkResult[],
  intents: Map<string | number, Intent>,
  world: BulkWorld,
): Promise<BulkResult[]> {
  const results = before.map(
    (result): BulkResult => (result.state === 'refused' ? { ...result, state: 'waiting' } : result),
  );
  for (const [i, { item, state }] of results.entries()) {
    if (world.isStopped()) break;
    if (state === 'done') continue;
    const intent = intentOf(intents.get(item.key), JSON.stringify([item.command, item.input]), world.now());
    intents.set(item.key, intent);
    try {
      await world.send(item, intent);
      results[i] = { item, state: 'done' };
      intents.delete(item.key);
    } catch (error) {
      const isUnsent = world.isUnsent(error);
      if (!isUnsent) intents.delete(item.key);
      results[i] = { item, state: isUnsent ? 'unsent' : 'refused', error };
      // a register that does not answer is not asked for the rest
      if (isUnsent) break;
    }
    world.tell([...results]);
  }
  world.tell([...results]);
  return results;
}
