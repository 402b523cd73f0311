import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  countEscortRecords,
  ESCORT_ANSWERS_LAST,
  type EscortRecordFacts,
  escortDuties,
  readinessOf,
} from './escort-readiness.ts';

const WHOLE = ['health', 'property', 'release', 'risk'];
const record = (more: Partial<EscortRecordFacts> = {}): EscortRecordFacts => ({
  state: 'complete',
  sections: WHOLE,
  oldestAt: 0,
  taken: 0,
  ...more,
});

test('a record that is answered grows old, also when it was confirmed; one that is not answered is incomplete whatever its age', () => {
  expect(readinessOf(record(), ESCORT_ANSWERS_LAST)).toBe('complete');
  expect(readinessOf(record(), ESCORT_ANSWERS_LAST + 1)).toBe('stale');
  expect(readinessOf(record({ state: 'confirmed' }), ESCORT_ANSWERS_LAST)).toBe('confirmed');
  expect(readinessOf(record({ state: 'confirmed' }), ESCORT_ANSWERS_LAST + 1)).toBe('stale');
  expect(readinessOf(record({ state: 'in-progress', sections: ['risk'] }), ESCORT_ANSWERS_LAST * 9)).toBe('incomplete');
  expect(readinessOf(record({ state: 'unstarted', sections: [], oldestAt: null }), 0)).toBe('incomplete');
});

test('who owes what: sections of custody and of health apart, what is old, what waits to be confirmed', () => {
  const records = [
    record({ state: 'unstarted', sections: [], oldestAt: null }),
    record({ state: 'in-progress', sections: ['risk', 'release', 'property'], oldestAt: 5, taken: 2 }),
    record({ oldestAt: 10 }),
    record({ oldestAt: -ESCORT_ANSWERS_LAST, taken: 3 }),
    record({ state: 'confirmed', oldestAt: 10 }),
  ];
  const counts = countEscortRecords(records, 10);
  expect(counts).toEqual({
    of: 5,
    incomplete: 2,
    stale: 1,
    complete: 2,
    confirmed: 1,
    toConfirm: 1,
    withoutCustody: 1,
    withoutHealth: 2,
    taken: 5,
    oldestAt: -ESCORT_ANSWERS_LAST,
  });
  expect(escortDuties(counts)).toEqual([
    { what: 'answer', role: 'origin_officer', count: 1 },
    { what: 'answer-health', role: 'health_officer', count: 2 },
    { what: 'answer-anew', role: 'origin_officer', count: 1 },
    { what: 'confirm', role: 'origin_officer', count: 1 },
  ]);
  expect(escortDuties(countEscortRecords([record({ state: 'confirmed' })], 0))).toEqual([]);
});

test('each record is counted once, and nothing is owed exactly when all are confirmed and fresh', () => {
  const records = fc.array(
    fc.record({
      state: fc.constantFrom('complete', 'confirmed'),
      sections: fc.constant(WHOLE),
      oldestAt: fc.integer({ min: 0, max: ESCORT_ANSWERS_LAST * 2 }),
      taken: fc.nat(26),
    }),
  );
  fc.assert(
    fc.property(records, fc.integer({ min: 0, max: ESCORT_ANSWERS_LAST * 4 }), (all, at) => {
      const counts = countEscortRecords(all, at);
      expect(counts.incomplete + counts.complete + counts.confirmed).toBe(all.length);
      const fresh = all.filter((record) => readinessOf(record, at) === 'confirmed').length;
      expect(escortDuties(counts).length === 0).toBe(fresh === all.length);
    }),
  );
});
