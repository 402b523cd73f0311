import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Counted, type JourneyReport, owedCounts } from './head-counts.ts';

const report = (kind: string, place: string, at: number): JourneyReport => ({ kind, place, at });
const count = (occasion: string, place: string, at: number): Counted => ({ occasion, place, at });
const to = 'KRK';
const owed = (reports: JourneyReport[], counts: Counted[] = [], changes: string[] = []) =>
  owedCounts(reports, counts, { to, changes }).map(({ occasion, place, wentOnAt }) => [occasion, place, wentOnAt]);

test('a convoy in one vehicle owes the loading, each stop or stay once, and the unloading', () => {
  const journey = [
    report('departed', 'GHW', 10),
    report('stop', 'a petrol station', 20),
    report('arrived', 'RAB', 30),
    report('departed', 'RAB', 40),
    report('arrived', 'KRK', 50),
  ];
  expect(owed(journey)).toEqual([
    ['loading', 'GHW', 20],
    ['stop', 'a petrol station', 30],
    ['stop', 'RAB', 40],
    ['unloading', 'KRK', null],
  ]);
  const counts = [
    count('loading', 'GHW', 8),
    count('stop', 'a petrol station', 21),
    count('unloading', 'RAB', 31),
    count('unloading', 'KRK', 51),
  ];
  expect(owed(journey, counts)).toEqual([]);
  expect(owed(journey, counts.slice(1))).toEqual([['loading', 'GHW', 20]]);
  // on another occasion, elsewhere, or after the convoy had gone on, it is not the count that is owed
  expect(owed(journey.slice(0, 2), [count('stop', 'GHW', 8), count('stop', 'a petrol station', 21)])).toEqual([
    ['loading', 'GHW', 20],
  ]);
  expect(owed(journey, [...counts.slice(0, 3), count('unloading', 'RAB', 51)])).toEqual([['unloading', 'KRK', null]]);
  expect(owed(journey, [count('loading', 'GHW', 21), ...counts.slice(1)])).toEqual([['loading', 'GHW', 20]]);
});

test('where everybody changes vehicles both the unloading and the loading are owed', () => {
  const journey = [
    report('departed', 'GHW', 10),
    report('arrived', 'RAB', 30),
    report('departed', 'RAB', 40),
    report('arrived', 'KRK', 50),
  ];
  const start = count('loading', 'GHW', 9);
  const end = count('unloading', 'KRK', 50);
  expect(owed(journey, [start, end], ['RAB'])).toEqual([
    ['unloading', 'RAB', 40],
    ['loading', 'RAB', 50],
  ]);
  expect(owed(journey.slice(0, 2), [start], ['RAB'])).toEqual([['unloading', 'RAB', null]]);
  expect(owed(journey, [start, count('unloading', 'RAB', 31), count('loading', 'RAB', 39), end], ['RAB'])).toEqual([]);
});

test('who counts first and reports afterwards has counted, and what is told twice is owed once', () => {
  expect(owed([report('departed', 'GHW', 10), report('arrived', 'KRK', 50)], [count('unloading', 'KRK', 49)])).toEqual([
    ['loading', 'GHW', 50],
  ]);
  expect(owed([report('departed', 'GHW', 10), report('departed', 'GHW', 11)])).toEqual([['loading', 'GHW', null]]);
  expect(owed([report('delay', 'GHW', 10), report('border-crossed', 'RAB', 11)])).toEqual([]);
});

const reports = fc.array(
  fc.record({
    kind: fc.constantFrom('departed', 'arrived', 'stop', 'delay', 'resumed'),
    place: fc.constantFrom('GHW', 'RAB', 'KRK'),
    at: fc.integer({ min: 0, max: 30 }),
  }),
  { maxLength: 8 },
);
const counts = fc.array(
  fc.record({
    occasion: fc.constantFrom('loading', 'unloading', 'stop'),
    place: fc.constantFrom('GHW', 'RAB', 'KRK'),
    at: fc.integer({ min: 0, max: 30 }),
  }),
  { maxLength: 8 },
);
const changes = fc.subarray(['GHW', 'RAB', 'KRK']);

test('owed is only what a report asks for; a count more never owes more; the order in which things are told is nothing', () => {
  fc.assert(
    fc.property(reports, counts, changes, (told, counted, at) => {
      const route = { to, changes: at };
      const found = owedCounts(told, counted, route);
      for (const { place, since } of found)
        expect(told.some((one) => one.place === place && one.at === since)).toBe(true);
      expect(owedCounts(told, counted.slice(1), route).length).toBeGreaterThanOrEqual(found.length);
      expect(owedCounts(told, counted.toReversed(), route)).toEqual(found);
      const everywhere = told.flatMap(({ place, at: instant }) =>
        ['loading', 'unloading', 'stop'].map((occasion) => count(occasion, place, instant)),
      );
      expect(owedCounts(told, everywhere, route)).toEqual([]);
    }),
  );
});
