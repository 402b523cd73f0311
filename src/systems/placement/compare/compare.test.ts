import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkInstance } from '../files/read-instance.ts';
import { USUAL_WISH } from '../make-plan.ts';
import { problemOf } from '../model/problem.ts';
import { anyInstance } from '../support/any-instance.ts';
import { priceOfDispersal } from './price-of-dispersal.ts';
import { movedBetween, readOutsOf } from './read-outs.ts';

test('shares are of those who are placed and add up to one; the index is one where all are at one site and least where they are even', () => {
  fc.assert(
    fc.property(
      anyInstance,
      fc.array(fc.integer({ min: -1, max: 1 }), { minLength: 6, maxLength: 6 }),
      (value, places) => {
        const problem = problemOf(checkInstance(value));
        const facilityOf = places.slice(0, problem.units);
        const { sites, largestShare, concentration } = readOutsOf(problem, facilityOf);
        const placed = facilityOf.reduce((sum, at, unit) => sum + (at < 0 ? 0 : (problem.size[unit] as number)), 0);
        expect(sites.reduce((sum, site) => sum + site.persons, 0)).toBe(placed);
        if (placed === 0) {
          expect([largestShare, concentration]).toEqual([0, 0]);
          return;
        }
        expect(sites.reduce((sum, site) => sum + site.share, 0)).toBeCloseTo(1, 9);
        expect(concentration).toBeLessThanOrEqual(largestShare + 1e-9);
        expect(concentration).toBeGreaterThanOrEqual(1 / sites.length - 1e-9);
      },
    ),
    { numRuns: 100, seed: 2 },
  );
});

test('units that are elsewhere are counted', () => {
  expect(movedBetween([0, 1, -1], [0, 0, -1])).toBe(1);
  expect(movedBetween([0, 1, -1], [0, 1, -1])).toBe(0);
});

/** Four alike near F0: all may be there unless the worst loss is limited. */
const near = {
  format: 'amana-placement-1',
  groups: ['AMU'],
  levels: 3,
  facilities: ['F0', 'F1'].map((id, x) => ({
    id,
    x: 100 * x,
    y: 0,
    places: { AMU: [4, 0, 0] },
    medicalBeds: 0,
    familyPlaces: 0,
  })),
  origins: [{ id: 'S', x: 0, y: 0 }],
  destinations: [{ id: 'D', x: 0, y: 0 }],
  units: ['u0', 'u1', 'u2', 'u3'].map((id) => ({
    id,
    group: 'AMU',
    level: 0,
    medical: false,
    network: null,
    size: 1,
    family: false,
    origin: 'S',
    destination: 'D',
  })),
  apart: [],
  networkLimit: {},
  levelWeight: [1, 2, 4],
  kmWeight: { origin: 1, destination: 0 },
  dispersionSlack: 0.5,
};

test('the price of dispersal falls as the slack grows, to nothing where there is no limit', async () => {
  const told: (number | null)[] = [];
  const prices = await priceOfDispersal({ instance: checkInstance(near), value: near }, [0, 0.5], USUAL_WISH, (price) =>
    told.push(price.slack),
  );
  expect(told).toEqual([0, 0.5, null]);
  expect(prices.map(({ slack, worstLoss, km }) => [slack, worstLoss, km])).toEqual([
    [0, 2, 250],
    [0.5, 3, 125],
    [null, 4, 0],
  ]);
  for (const { km, kmAtLeast } of prices) expect(kmAtLeast).toBeLessThanOrEqual(km);
});
