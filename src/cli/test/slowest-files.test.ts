import { expect, test } from 'vitest';
import { describeSlowest } from './slowest-files.ts';

const reportOf = (seconds: Record<string, number>) =>
  JSON.stringify({
    testResults: Object.entries(seconds).map(([name, took]) => ({
      name,
      startTime: 5_000,
      endTime: 5_000 + took * 1000,
    })),
  });

test('the three files that took longest are named, the longest first', () => {
  const text = reportOf({
    '/a/one.test.ts': 2,
    '/a/two.database.test.ts': 40.4,
    '/b/three.test.tsx': 3,
    '/b/four.test.ts': 7,
  });
  expect(describeSlowest(text)).toBe('slowest: two.database 40 s, four 7 s, three 3 s');
});

test('nothing is said where everything is quick', () => {
  expect(describeSlowest(reportOf({ '/a/one.test.ts': 0.2 }))).toBe('');
});
