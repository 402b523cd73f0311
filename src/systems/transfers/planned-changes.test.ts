import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeDue, type LegOfPlan, plannedChanges } from './planned-changes.ts';

const leg = (from: string, to: string, vehicles: string[] = [], more: Partial<LegOfPlan> = {}): LegOfPlan => ({
  from,
  to,
  vehicles,
  departedAt: null,
  arrivedAt: null,
  ...more,
});

test('by bus to the airport, by aircraft, by bus: two changes, each where the leg before ends', () => {
  const legs = [leg('GHW', 'QAM', [], { departedAt: 1 }), leg('QAM', 'BGW', ['AIR-1']), leg('BGW', 'KRK', ['BUS-3'])];
  expect(plannedChanges(legs, ['BUS-1', 'BUS-2'])).toEqual([
    { place: 'QAM', from: ['BUS-1', 'BUS-2'], to: ['AIR-1'], arrived: false, left: false },
    { place: 'BGW', from: ['AIR-1'], to: ['BUS-3'], arrived: false, left: false },
  ]);
});

test('a convoy whose legs name no vehicle, or the same again, changes nowhere', () => {
  expect(plannedChanges([leg('GHW', 'RAB'), leg('RAB', 'KRK')], ['BUS-1'])).toEqual([]);
  expect(plannedChanges([leg('GHW', 'RAB'), leg('RAB', 'KRK', ['BUS-2', 'BUS-1'])], ['BUS-1', 'BUS-2'])).toEqual([]);
  expect(plannedChanges([leg('GHW', 'KRK', ['BUS-1'])], ['BUS-2'])).toEqual([]);
  expect(plannedChanges([], ['BUS-1'])).toEqual([]);
});

test('a change is due from the arrival of the one leg to the departure of the next, while somebody sits elsewhere', () => {
  const plan = (arrivedAt: number | null, departedAt: number | null) =>
    plannedChanges([leg('GHW', 'QAM', [], { arrivedAt }), leg('QAM', 'KRK', ['AIR-1'], { departedAt })], ['BUS-1']);
  expect(changeDue(plan(null, null), ['BUS-1'])).toBeUndefined();
  expect(changeDue(plan(5, null), ['BUS-1', 'AIR-1'])).toMatchObject({ place: 'QAM', to: ['AIR-1'] });
  expect(changeDue(plan(5, null), ['AIR-1', 'AIR-1'])).toBeUndefined();
  expect(changeDue(plan(5, 6), ['BUS-1'])).toBeUndefined();
  // nobody is aboard
  expect(changeDue(plan(5, null), [])).toBeUndefined();
});

test('changes follow one another: each begins with the vehicles that the one before ended with', () => {
  const vehicles = fc.subarray(['BUS-1', 'BUS-2', 'AIR-1']);
  fc.assert(
    fc.property(fc.array(vehicles, { maxLength: 6 }), vehicles, (named, seated) => {
      const found = plannedChanges(
        named.map((codes, i) => leg(`P${i}`, `P${i + 1}`, codes)),
        seated,
      );
      const begin = named[0]?.length ? named[0] : seated;
      found.forEach(({ from, to }, i) => {
        expect(from).toEqual(i === 0 ? begin : found[i - 1]?.to);
        expect(to.length).toBeGreaterThan(0);
        expect(new Set(from)).not.toEqual(new Set(to));
      });
    }),
  );
});
