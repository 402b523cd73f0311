import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { GateName } from './line-views.ts';
import { nextActionOf, overdueBy, type ProgressFacts, statusOf } from './progress.ts';

const gates: readonly GateName[] = ['order', 'fitness', 'notice', 'interview', 'fear', 'acceptance', 'compartment'];
const all = (n: number) => Object.fromEntries(gates.map((gate) => [gate, n])) as Record<GateName, number>;
const start: ProgressFacts = {
  authorities: { origin: 'SDF', escort: 'CJTF', destination: 'MOJ', interviewer: 'PAP' },
  now: 1000,
  plannedAt: 5000,
  closedAt: null,
  cancelled: false,
  heading: 'planned',
  toAcceptThere: 0,
  refusedThere: 0,
  order: 'missing',
  lines: 150,
  struckOff: 0,
  seenInPart: false,
  gatesOpen: all(150),
  turnedAway: 0,
  seal: 'none',
  unchecked: 150,
  failed: 0,
  handovers: 0,
  offered: false,
  departedAt: null,
  arrivedAt: null,
  lastHeardAt: null,
  toAdmit: 0,
  recallsOpen: 0,
  rest: { held: 0, letIn: 0, refused: 0, behind: 0, atHand: 0, stranded: 0, returning: false, toAdmit: 0 },
};

test('who is unfit or refused is struck off once nothing else is open, and until then the manifest is not ready', () => {
  const facts = { ...start, order: 'approved' as const, turnedAway: 2 };
  expect(nextActionOf({ ...facts, gatesOpen: { ...all(0), acceptance: 1 } })?.command).toBe('transfers/accept-lines');
  const decided = { ...facts, gatesOpen: all(0) };
  expect(statusOf(decided)).toBe('drafting');
  expect(nextActionOf(decided)).toMatchObject({
    command: 'transfers/strike-off',
    authority: 'SDF',
    text: { en: 'Strike off 2 who are unfit or whom the receiver refused' },
  });
});

test('who is asked back waits for an answer after the movement was closed, by the authority that received', () => {
  const closed = { ...start, handovers: 2, closedAt: 900 };
  expect(nextActionOf(closed)).toBeNull();
  expect(nextActionOf({ ...closed, recallsOpen: 2 })).toMatchObject({
    command: 'transfers/answer-recall',
    role: 'transfer_cell',
    authority: 'MOJ',
    text: { en: 'Answer about 2 who are asked back' },
  });
  // what is left of the movement itself comes first, and nobody is overdue by it
  expect(nextActionOf({ ...closed, closedAt: null, recallsOpen: 2 })?.command).toBe('transfers/close-movement');
  expect(overdueBy({ ...closed, recallsOpen: 2 })).toBeNull();
});

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
  step(done('order'));
  step({ order: 'proposed' });
  step({ order: 'approved' });
  step(done('notice'));
  step(done('interview', 'fear'));
  step(done('fitness'));
  step(done('acceptance'));
  step(done('compartment'));
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
    'drafting: register/record-order by SDF',
    'drafting: transfers/propose-order by SDF',
    'drafting: transfers/approve-order by SDF',
    'drafting: safeguards/give-notice by PAP',
    'drafting: safeguards/record-interview by PAP',
    'drafting: care/record-fitness by SDF',
    'drafting: transfers/accept-lines by MOJ',
    'drafting: transfers/assign-compartments by SDF',
    'ready: transfers/propose-seal by SDF',
    'seal-proposed: transfers/seal-manifest by MOJ',
    'sealed: transfers/record-boarding by CJTF',
    'boarding: transfers/offer-handover by SDF',
    'boarding: transfers/complete-handover by CJTF',
    'handed-over: transfers/record-movement by CJTF',
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

test('silence becomes overdue: before departure by the plan, on the way after a day, until the last person is admitted', () => {
  const day = 86_400_000;
  expect(overdueBy(start)).toBe(null);
  expect(overdueBy({ ...start, now: 5000 + day })).toBe(day);
  const travelling = { ...start, handovers: 1, departedAt: 0, lastHeardAt: 0, now: day };
  expect(overdueBy(travelling)).toBe(null);
  expect(overdueBy({ ...travelling, now: day + 1 })).toBe(1);
  expect(overdueBy({ ...travelling, now: day + 1, lastHeardAt: 5 })).toBe(null);
  expect(overdueBy({ ...travelling, now: 3 * day, arrivedAt: day, lastHeardAt: day })).toBe(day);
  const handedOver = { ...travelling, handovers: 2, arrivedAt: day, lastHeardAt: day, now: 3 * day };
  expect(overdueBy({ ...handedOver, toAdmit: 1 })).toBe(day);
  expect(overdueBy(handedOver)).toBe(null);
  expect(overdueBy({ ...travelling, now: 9 * day, closedAt: day })).toBe(null);
});

test('an examination that would have run out at departure is named as too early', () => {
  const ready = { ...start, order: 'approved' as const, gatesOpen: { ...all(0), fitness: 150 } };
  const hours48 = 48 * 3_600_000;
  expect(nextActionOf({ ...ready, plannedAt: 1001 + hours48 })).toMatchObject({
    command: 'care/record-fitness',
    notBefore: 1001,
  });
  expect(nextActionOf({ ...ready, plannedAt: 1000 + hours48 })).not.toHaveProperty('notBefore');
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

test('who was not let in is ordered back, taken back by the giving authority and admitted there before the movement is closed', () => {
  const facts = { ...start, seal: 'sealed' as const, handovers: 2 };
  const next = (rest: Partial<ProgressFacts['rest']>, more: Partial<ProgressFacts> = {}) => {
    const action = nextActionOf({ ...facts, ...more, rest: { ...facts.rest, ...rest } });
    return `${action?.command} by ${action?.authority}`;
  };
  expect(next({ held: 1, refused: 1 }, { toAdmit: 3 })).toBe('transfers/record-admission by MOJ');
  expect(next({ held: 1, refused: 1 })).toBe('transfers/order-return by SDF');
  expect(next({ held: 1, refused: 1, atHand: 1, returning: true })).toBe('transfers/offer-handover by CJTF');
  expect(next({ held: 1, refused: 1, atHand: 1, returning: true }, { offered: true })).toBe(
    'transfers/complete-handover by SDF',
  );
  expect(next({ toAdmit: 1 }, { handovers: 3 })).toBe('transfers/record-admission by SDF');
  // who was left behind: brought, or said where, before the movement is closed; nobody signs for who is not with the convoy
  expect(next({ held: 1, behind: 1, stranded: 1 })).toBe('transfers/record-brought-later by CJTF');
  expect(next({ held: 1, behind: 1, stranded: 1, returning: true })).toBe('transfers/record-brought-later by CJTF');
  expect(next({ held: 1, behind: 1, atHand: 1, stranded: 1, returning: true })).toBe(
    'transfers/offer-handover by CJTF',
  );
  expect(next({ held: 1, behind: 1 })).toBe('transfers/close-movement by MOJ');
  // who was left behind and is brought later passes at the gate, as who is let in after all
  expect(next({ held: 1, letIn: 1 })).toBe('transfers/offer-handover by CJTF');
  expect(next({ held: 1, letIn: 1 }, { offered: true })).toBe('transfers/complete-handover by MOJ');
  expect(
    overdueBy({ ...facts, rest: { ...facts.rest, refused: 1 }, departedAt: 1, lastHeardAt: 1, now: 1e9 }),
  ).not.toBe(null);
  // who waits at the gate to pass is waited for, and so is who was left behind and stands in a vehicle; who is away, or held elsewhere, is not
  const waits = (rest: Partial<ProgressFacts['rest']>) =>
    overdueBy({ ...facts, rest: { ...facts.rest, ...rest }, departedAt: 1, lastHeardAt: 1, now: 1e9 }) !== null;
  expect([waits({ held: 1, letIn: 1 }), waits({ held: 1, stranded: 1 }), waits({ held: 1, behind: 1 })]).toEqual([
    true,
    true,
    false,
  ]);
});
