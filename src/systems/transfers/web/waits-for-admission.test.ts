import { expect, test } from 'vitest';
import { waitsForAdmission } from './waits-for-admission.ts';

const handedOver = { admission: null, state: 'handed-over' as const };

test('who passed to the destination is admitted there, and who was taken back where the convoy came from', () => {
  const passed = { ...handedOver, takenBack: false };
  const back = { ...handedOver, takenBack: true };
  expect([passed, back].map((line) => [waitsForAdmission(line, false), waitsForAdmission(line, true)])).toEqual([
    [true, false],
    [false, true],
  ]);
  expect(waitsForAdmission({ ...passed, admission: { at: 0, section: '1' } }, false)).toBe(false);
  expect(waitsForAdmission({ ...passed, state: 'incident' }, false)).toBe(false);
});
