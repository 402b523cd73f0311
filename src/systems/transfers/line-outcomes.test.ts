import { expect, test } from 'vitest';
import { LINE_OUTCOMES, outcomesOf } from './line-outcomes.ts';

test('each outcome that a line can have is one that the list can be asked for, and each of those is named once', () => {
  expect(new Set(LINE_OUTCOMES).size).toBe(LINE_OUTCOMES.length);
  const cases = [
    [{ struckOff: 'capacity', refused: false, refusal: null }, ['struck-off:capacity']],
    [
      { struckOff: 'refused-by-receiver', refused: true, refusal: 'no-space' },
      ['struck-off:refused-by-receiver', 'refused:no-space'],
    ],
    [{ struckOff: null, refused: true, refusal: null }, ['refused:uncoded']],
    [{ struckOff: null, refused: false, refusal: null }, []],
  ] as const;
  for (const [line, outcomes] of cases) {
    expect(outcomesOf(line)).toEqual(outcomes);
    expect(LINE_OUTCOMES).toEqual(expect.arrayContaining([...outcomes]));
  }
});
