import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { takeTurns } from './take-turns.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

test('no more than so many run at once, in the order in which they came, also where one fails', async () => {
  const turns = takeTurns(2, 5000);
  const began: number[] = [];
  let running = 0;
  let most = 0;
  const work = (n: number) => async () => {
    began.push(n);
    running += 1;
    most = Math.max(most, running);
    await sleep(10);
    running -= 1;
    if (n === 1) throw new Error('one fails');
    return n;
  };
  const done = Promise.allSettled([0, 1, 2, 3, 4].map((n) => turns(work(n))));
  await vi.advanceTimersByTimeAsync(100);
  expect((await done).map((one) => (one.status === 'fulfilled' ? one.value : 'failed'))).toEqual([
    0,
    'failed',
    2,
    3,
    4,
  ]);
  expect([began, most]).toEqual([[0, 1, 2, 3, 4], 2]);
  const again = turns(work(5));
  await vi.advanceTimersByTimeAsync(10);
  expect(await again).toBe(5);
});

test('who waits too long is refused as busy and takes no place', async () => {
  const turns = takeTurns(1, 5000);
  const first = turns(() => sleep(8000));
  const second = turns(() => Promise.resolve('never')).catch((error: { code?: string }) => error.code);
  await vi.advanceTimersByTimeAsync(5000);
  expect(await second).toBe('busy');
  const third = turns(() => Promise.resolve('third'));
  await vi.advanceTimersByTimeAsync(3000);
  await first;
  expect(await third).toBe('third');
});
