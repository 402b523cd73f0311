import { expect, test } from 'vitest';
import { type Decision, decidedAt, withoutParent } from './accompanying.ts';

const decision = (outcome: Decision['outcome'], decided: number, reviewAt: number): Decision => ({
  outcome,
  decidedAt: decided,
  reviewAt,
});

test('the newest decision counts, and none once its review is due: an older one does not come back', () => {
  const decisions = [decision('beside', 10, 100), decision('apart', 20, 50)];
  expect([5, 10, 19, 20, 49, 50].map((at) => decidedAt(decisions, at))).toEqual([
    null,
    'beside',
    'beside',
    'apart',
    'apart',
    null,
  ]);
});

test('what has become of the parent is owed to the child, save where child protection decided that the two are apart', () => {
  const here = { site: 'GHW', section: 'W', vehicle: null };
  const held = { ...here, state: 'held', outcome: null };
  expect(withoutParent(here, held, null)).toBeNull();
  expect(withoutParent(here, { ...held, section: 'W2' }, 'beside')).toBe('parent-elsewhere');
  expect(withoutParent(here, { ...held, section: 'W2' }, 'apart')).toBeNull();
  expect(withoutParent(here, { ...held, site: null, section: null, vehicle: 'BUS-1' }, null)).toBe('parent-elsewhere');
  expect(withoutParent(here, { ...held, state: 'at_large' }, 'beside')).toBe('parent-gone');
  expect(withoutParent(here, { ...held, outcome: 'release' }, 'apart')).toBe('parent-released');
  expect(withoutParent(here, { ...held, outcome: 'death' }, 'apart')).toBe('parent-dead');
});
