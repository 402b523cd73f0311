import fc from 'fast-check';
import { expect, it } from 'vitest';
import { concentrationOf } from './concentration.ts';

it('is whole where all are at one site, one part in four where four hold as many, and nothing where nobody is placed', () => {
  expect(concentrationOf([{ site: 'KRK', persons: 600 }])).toEqual({ largestPermille: 1000, indexPermille: 1000 });
  const even = ['HIL', 'KRK', 'NAS', 'NIN'].map((site) => ({ site, persons: 150 }));
  expect(concentrationOf(even)).toEqual({ largestPermille: 250, indexPermille: 250 });
  expect(concentrationOf([{ site: 'KRK', persons: 0 }])).toEqual({ largestPermille: 0, indexPermille: 0 });
});

it('is never above the largest part, nor below one part of as many sites, for any plan', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(9000), { minLength: 1, maxLength: 12 }), (persons) => {
      fc.pre(persons.some((count) => count > 0));
      const { largestPermille, indexPermille } = concentrationOf(
        persons.map((count, i) => ({ site: `S${i}`, persons: count })),
      );
      expect(indexPermille).toBeLessThanOrEqual(largestPermille);
      expect(indexPermille).toBeGreaterThanOrEqual(Math.floor(1000 / persons.length));
    }),
  );
});
