import { expect, it } from 'vitest';
import { isOver, notNamed } from './reported.ts';

it('says how many are not named, as exactly as the source does, and never fewer than none', () => {
  expect(notNamed({ atLeast: 140, atMost: null }, 3)).toEqual({ atLeast: 137, atMost: null });
  expect(notNamed({ atLeast: null, atMost: 20 }, 3)).toEqual({ atLeast: null, atMost: 17 });
  expect(notNamed({ atLeast: 2, atMost: 2 }, 3)).toEqual({ atLeast: 0, atMost: 0 });
});

it('is over the places by its lower bound only, and nothing where nobody said how many places there are', () => {
  expect(isOver({ atLeast: 61, atMost: null }, 60)).toBe(true);
  expect(isOver({ atLeast: 60, atMost: 90 }, 60)).toBe(false);
  expect(isOver({ atLeast: null, atMost: 90 }, 60)).toBe(false);
  expect(isOver({ atLeast: 61, atMost: 61 }, null)).toBe(false);
});
