import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOverdue, nextActionOf, type ProgressFacts, statusOf } from './progress.ts';
import type { GateName } from './views.ts';

const gates: readonly GateName[] = ['order', 'fitness', 'notice', 'interview', 'fear', 'acceptance', 'compartment'];
const all = (n: number) => Object.fromEntries(gates.map((gate) => [gate, n])) as Record<GateName, number>;
const start: ProgressFacts = {
  authorities: { origin: 'SDF', escort: 'CJTF', destination: 'MOJ', interviewer: 'PAP' },
  now: 1000,
  plannedAt: 5000,
  closedAt: null,
  order: 'missing',
  lines: 150,
  struckOff: 0,
  gatesOpen: all(150),
  seal: 'none',
  unchecked: 150,
  failed: 0,
  handovers: 0,
  offered: false,
  departedAt: null,
  arrivedAt: null,
  lastMovementAt: null,
  toAdmit: 0,
};

test('the convoy goes its way, one action after the other', () => {
  let facts = start;
  const seen: string[] = [];
  const step = (change: Partial<ProgressFacts>) => {
    const next = nextActionOf(facts);
    seen.push(`${statusOf(facts)}: ${next?.command} by ${next?.authority}`);
    facts = { ...facts, ...change };
  };
  const done = (...names: GateName[]) => ({
    gatesOpen: { ...facts.gatesOpen, ...Object.fromEntries(names.map((name) => [name, 0])) },
  });
  step({ order: 'proposed' });
  step({ order: 'approved', ...done('order') });
  step(done('compartment'));
  step(done('notice'));
  step(done('interview', 'fear'));
  step(done('fitness'));
  step(done('acceptance'));
  step({ seal: 'proposed' });
  step({ seal: 'sealed' });
  step({ unchecked: 0 });
  step({ offered: true });
  step({ handovers: 1, offered: false });
  step({ departedAt: 2000 });
  step({ arrivedAt: 3000 });
  step({ offered: true });
  step({ handovers: 2, toAdmit: 150 });
  step({ toAdmit: 0 });
  step({ closedAt: 4000 });
  expect(seen).toEqual([
    'drafting: transfers/propose-order by SDF',
    'drafting: transfers/approve-order by SDF',
    'drafting: transfers/assign-compartments by SDF',
    'drafting: safeguards/give-notice by PAP',
    'drafting: safeguards/record-interview by PAP',
    'drafting: care/record-fitness by SDF',
    'drafting: transfers/accept-lines by MOJ',
    'ready: transfers/propose-seal by SDF',
    'seal-proposed: transfers/seal-manifest by MOJ',
    'sealed: transfers/record-boarding by CJTF',
    'boarding: transfers/offer-handover by SDF',
    'boarding: transfers/complete-handover by CJTF',
    'boarding: transfers/record-movement by CJTF',
    'departed: transfers/record-movement by CJTF',
    'arrived: transfers/offer-handover by CJTF',
    'arrived: transfers/complete-handover by MOJ',
    'admitting: transfers/record-admission by MOJ',
    'admitting: transfers/close-movement by MOJ',
  ]);
  expect([statusOf(facts), nextActionOf(facts)]).toEqual(['closed', null]);
});

test('who failed to board is struck off before the hand-over', () => {
  expect(nextActionOf({ ...start, seal: 'sealed', order: 'approved', unchecked: 0, failed: 2 })).toMatchObject({
    command: 'transfers/strike-off',
    text: { en: 'Strike off 2 who did not board' },
  });
});

test('silence becomes overdue: before departure by the plan, on the way after a day', () => {
  expect(isOverdue(start)).toBe(false);
  expect(isOverdue({ ...start, now: 5001 })).toBe(true);
  const travelling = { ...start, departedAt: 0, lastMovementAt: 0, now: 86_400_000 };
  expect(isOverdue(travelling)).toBe(false);
  expect(isOverdue({ ...travelling, now: 86_400_001 })).toBe(true);
  expect(isOverdue({ ...travelling, now: 86_400_001, lastMovementAt: 5 })).toBe(false);
});

test('every open movement has a next action with words, whatever the facts', () => {
  const count = fc.integer({ min: 0, max: 3 });
  const facts = fc.record({
    order: fc.constantFrom('missing', 'proposed', 'approved', 'expired'),
    lines: count,
    struckOff: count,
    gatesOpen: fc.record(Object.fromEntries(gates.map((gate) => [gate, count]))),
    seal: fc.constantFrom('none', 'proposed', 'sealed'),
    unchecked: count,
    failed: count,
    handovers: fc.integer({ min: 0, max: 2 }),
    offered: fc.boolean(),
    departedAt: fc.constantFrom(null, 1),
    arrivedAt: fc.constantFrom(null, 2),
    toAdmit: count,
  });
  fc.assert(
    fc.property(facts, (some) => {
      const action = nextActionOf({ ...start, ...some } as ProgressFacts);
      expect(action?.text.en).toBeTruthy();
      expect(action?.text.en).not.toContain('{');
    }),
  );
});
