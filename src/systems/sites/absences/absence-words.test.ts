import { expect, test } from 'vitest';
import { absenceState } from './absence-words.ts';

test('an absence is overdue when its hour has passed, by itself', () => {
  const away = { dueAt: 1000, returnedAt: null, heldThere: true };
  expect(absenceState(away, 1000)).toEqual({ state: 'away', overdueBy: null });
  expect(absenceState(away, 1500)).toEqual({ state: 'overdue', overdueBy: 500 });
  expect(absenceState({ ...away, returnedAt: 1400 }, 1500)).toEqual({ state: 'returned', overdueBy: null });
  expect(absenceState({ ...away, heldThere: false }, 1500)).toEqual({ state: 'passed-on', overdueBy: null });
});
