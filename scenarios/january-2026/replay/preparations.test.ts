import { expect, it } from 'vitest';
import type { Plan } from './plan.ts';
import { Preparations } from './preparations.ts';

const planOf = (code: string, day: string) => ({ code, day }) as Plan;
const plans = [
  planOf('A', '2026-01-21'),
  planOf('B', '2026-01-24'),
  planOf('C', '2026-01-24'),
  planOf('D', '2026-01-30'),
];
const turn = () => new Promise((resolve) => setTimeout(resolve));

it('prepares convoys in their order, so many at once, and none before its time', async () => {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const preparations = new Preparations(
    plans,
    ({ code }) => {
      begun.push(code);
      return new Promise((resolve) => ends.set(code, resolve));
    },
    2,
  );
  expect(begun).toEqual([]);
  preparations.beginUntil('2026-01-24');
  expect(begun).toEqual(['A', 'B']);
  ends.get('B')?.();
  await turn();
  expect(begun).toEqual(['A', 'B', 'C']);
  ends.get('A')?.();
  ends.get('C')?.();
  await preparations.ended(plans.slice(0, 3));
  await turn();
  expect(begun).toEqual(['A', 'B', 'C']);
  preparations.beginUntil('2026-01-30');
  expect(begun.at(-1)).toBe('D');
});

it('tells a failure to whoever waits for that convoy, and goes on with the others', async () => {
  const preparations = new Preparations(
    plans,
    async ({ code }) => {
      if (code === 'A') throw new Error('refused');
    },
    1,
  );
  preparations.beginUntil('2026-01-30');
  await preparations.ended(plans.slice(1));
  await expect(preparations.ended(plans.slice(0, 1))).rejects.toThrow('refused');
});
