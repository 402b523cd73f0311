import { expect, test } from 'vitest';
import { type Inspected, vehicleStateAt } from './vehicle-readiness.ts';

const HOUR = 3_600_000;
const at = 1_000 * HOUR;
const found = (hoursBefore: number, fit = true, occasion: Inspected['occasion'] = 'before-departure'): Inspected => ({
  occasion,
  inspectedAt: at - hoursBefore * HOUR,
  fit,
  defects: fit ? [] : ['radio'],
});

test('fit is good for 24 hours; unfit stands until an inspection says fit', () => {
  expect(vehicleStateAt(null, null, at)).toBe('not-inspected');
  expect(vehicleStateAt(found(24), found(24), at)).toBe('fit');
  expect(vehicleStateAt(found(24.1), found(24.1), at)).toBe('too-old');
  expect(vehicleStateAt(found(900, false), found(900, false), at)).toBe('not-fit');
  // a search after another arrival is no inspection before this departure, and can find it unfit all the same
  expect(vehicleStateAt(found(2, true, 'after-arrival'), null, at)).toBe('not-inspected');
  expect(vehicleStateAt(found(2, false, 'after-arrival'), found(3), at)).toBe('not-fit');
});
