import { expect, test } from 'vitest';
import type { Intent } from '../../api/intent.ts';
import { type BulkItem, type BulkResult, runBulk } from './bulk-run.ts';

const items: BulkItem[] = [1, 2, 3, 4].map((key) => ({ key, label: `GHW-${key}`, command: 'a/b', input: { no: key } }));
const waiting = (): BulkResult[] => items.map((item) => ({ item, state: 'waiting' }));
const refusal = new Error('refused');
const silence = new Error('no answer');

const world = (answer: (key: string | number) => void, stopAfter = Number.POSITIVE_INFINITY) => {
  const sent: [string | number, string][] = [];
  return {
    sent,
    send: async (item: BulkItem, intent: Intent) => {
      sent.push([item.key, intent.key]);
      answer(item.key);
    },
    now: () => 1000,
    isUnsent: (error: unknown) => error === silence,
    isStopped: () => sent.length >= stopAfter,
    tell: () => {},
  };
};
const statesOf = (results: BulkResult[]) => results.map(({ state }) => state);

test('what one item is refused for stops no other, and each is told by itself', async () => {
  const one = world((key) => {
    if (key === 2) throw refusal;
  });
  const results = await runBulk(waiting(), new Map(), one);
  expect(statesOf(results)).toEqual(['done', 'refused', 'done', 'done']);
  expect(results[1]?.error).toBe(refusal);
  expect(new Set(one.sent.map(([, key]) => key)).size).toBe(4);
});

test('stopped, it ends after the item on its way, and goes on later with what is not done, each once', async () => {
  const intents = new Map<string | number, Intent>();
  const first = await runBulk(
    waiting(),
    intents,
    world(() => {}, 2),
  );
  expect(statesOf(first)).toEqual(['done', 'done', 'waiting', 'waiting']);
  const later = world(() => {});
  expect(statesOf(await runBulk(first, intents, later))).toEqual(['done', 'done', 'done', 'done']);
  expect(later.sent.map(([key]) => key)).toEqual([3, 4]);
});

test('an item without an answer stops the rest and is sent again under the same key; a refused one under a new key', async () => {
  const intents = new Map<string | number, Intent>();
  const deaf = world((key) => {
    if (key === 1) throw refusal;
    if (key === 2) throw silence;
  });
  const first = await runBulk(waiting(), intents, deaf);
  expect(statesOf(first)).toEqual(['refused', 'unsent', 'waiting', 'waiting']);
  const again = world(() => {});
  expect(statesOf(await runBulk(first, intents, again))).toEqual(['done', 'done', 'done', 'done']);
  const keyOf = (of: typeof deaf, item: number) => of.sent.find(([key]) => key === item)?.[1];
  expect(keyOf(again, 2)).toBe(keyOf(deaf, 2));
  expect(keyOf(again, 1)).not.toBe(keyOf(deaf, 1));
});
