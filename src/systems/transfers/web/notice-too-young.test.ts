import { expect, test } from 'vitest';
import type { ManifestAnswer } from '../views.ts';
import { noticeTooYoung } from './notice-too-young.ts';

const HOUR = 3_600_000;
const line = (state: string, notice: { state: string; at?: number }) => ({ state, gates: { notice } });
const told = (lines: object[], grounds: object[], now: number) =>
  noticeTooYoung({ lines, emergencyGrounds: grounds } as unknown as ManifestAnswer, now);

test('before a hand-over it is said whose notice is younger than 72 hours and until when, and a signed emergency shortens it', () => {
  const lines = [
    line('listed', { state: 'done', at: 10 * HOUR }),
    line('boarded', { state: 'done', at: 20 * HOUR }),
    line('struck-off', { state: 'done', at: 70 * HOUR }),
    line('listed', { state: 'not-asked' }),
  ];
  expect(told(lines, [], 81 * HOUR)).toEqual({ count: 2, hours: 72, until: 92 * HOUR });
  expect(told(lines, [], 82 * HOUR)).toEqual({ count: 1, hours: 72, until: 92 * HOUR });
  expect(told(lines, [], 92 * HOUR)).toBeUndefined();
  const grounds = [
    { state: 'in-force', hours: 24 },
    { state: 'proposed', hours: 6 },
  ];
  expect(told(lines, grounds, 43 * HOUR)).toEqual({ count: 1, hours: 24, until: 44 * HOUR });
  expect(told(lines, grounds, 44 * HOUR)).toBeUndefined();
});
