import { expect, test } from 'vitest';
import type { Problem } from '../../../core/access/views.ts';
import type { Intent } from '../../api/intent.ts';
import { ProblemError } from '../../api/problem-error.ts';
import type { BulkItem, BulkResult } from './bulk-run.ts';
import { runTogether, type Together, type Unanswered } from './bulk-together.ts';

const words = { en: 'x', ar: 'x', ckb: 'x' };
const refusalOf = (persons: readonly number[], more: { field: string }[] = []) =>
  new ProblemError({
    type: 'urn:amana:refusal:x',
    title: 'x',
    status: 422,
    code: 'x',
    detail: 'x',
    sentence: words,
    remedy: words,
    problems: [
      ...persons.map((personNo) => ({ personNo, code: `of-${personNo}`, detail: words })),
      ...more.map(({ field }) => ({ field, code: 'field', detail: words })),
    ],
  } satisfies Problem);
const silence = new Error('no answer');

const together: Together = {
  command: 'a/b',
  most: 3,
  inputOf: (items) => ({ persons: items.map(({ key }) => key) }),
};
const waiting = (): BulkResult[] =>
  [1, 2, 3, 4, 5].map((key) => ({
    item: { key, label: `GHW-${key}`, command: 'a/b', input: {} },
    state: 'waiting',
  }));
const world = (answer: (persons: number[]) => void, stopAfter = Number.POSITIVE_INFINITY) => {
  const sent: { persons: number[]; key: string }[] = [];
  return {
    sent,
    send: async (item: BulkItem, intent: Intent) => {
      const { persons } = item.input as { persons: number[] };
      sent.push({ persons, key: intent.key });
      answer(persons);
    },
    now: () => 1000,
    isUnsent: (error: unknown) => error === silence,
    isStopped: () => sent.length >= stopAfter,
    tell: () => {},
  };
};
const statesOf = (results: BulkResult[]) => results.map(({ state }) => state);

test('few requests do for many, and whom the register names is left out and told why, with the others recorded', async () => {
  const one = world((persons) => {
    const refused = persons.filter((no) => no === 2);
    if (refused.length > 0) throw refusalOf(refused);
  });
  const results = await runTogether(waiting(), { current: undefined }, together, one);
  expect(statesOf(results)).toEqual(['done', 'refused', 'done', 'done', 'done']);
  expect(one.sent.map(({ persons }) => persons)).toEqual([[1, 2, 3], [1, 3, 4], [5]]);
  expect(new Set(one.sent.map(({ key }) => key)).size).toBe(3);
  expect(results[1]?.error).toMatchObject({ problem: { problems: [{ code: 'of-2' }] } });
});

test('a refusal that is about no person alone is told of all of its request, and no request is repeated without end', async () => {
  const one = world(() => {
    throw refusalOf([1], [{ field: 'takenAt' }]);
  });
  const results = await runTogether(waiting(), { current: undefined }, together, one);
  expect(statesOf(results)).toEqual(['refused', 'refused', 'refused', 'refused', 'refused']);
  expect(one.sent).toHaveLength(2);
});

test('a request without an answer stops the rest, and is sent again with the same persons under the same key', async () => {
  const unanswered: Unanswered = { current: undefined };
  const deaf = world((persons) => {
    if (persons.includes(4)) throw silence;
  });
  const first = await runTogether(waiting(), unanswered, together, deaf);
  expect(statesOf(first)).toEqual(['done', 'done', 'done', 'unsent', 'unsent']);
  const again = world((persons) => {
    if (persons.includes(5)) throw refusalOf([5]);
  });
  const second = await runTogether(first, unanswered, together, again);
  expect(statesOf(second)).toEqual(['done', 'done', 'done', 'done', 'refused']);
  expect(again.sent[0]).toEqual(deaf.sent[1]);
  expect(again.sent[1]?.persons).toEqual([4]);
});

test('stopped, it ends after the request on its way, and goes on later with what is not done', async () => {
  const first = await runTogether(
    waiting(),
    { current: undefined },
    together,
    world(() => {}, 1),
  );
  expect(statesOf(first)).toEqual(['done', 'done', 'done', 'waiting', 'waiting']);
  const later = world(() => {});
  expect(statesOf(await runTogether(first, { current: undefined }, together, later))).toEqual(Array(5).fill('done'));
  expect(later.sent.map(({ persons }) => persons)).toEqual([[4, 5]]);
});
