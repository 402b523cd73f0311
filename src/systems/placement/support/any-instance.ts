import fc from 'fast-check';

const GROUPS = ['adult-male-untried', 'juvenile-male-untried'] as const;
const NETWORKS = ['n1', 'n2'] as const;

const places = (most: number) => fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: 0, max: most })));

const facility = fc.record({
  x: fc.integer({ min: 0, max: 300 }),
  y: fc.integer({ min: 0, max: 300 }),
  adults: places(2),
  juveniles: places(1),
  medicalBeds: fc.integer({ min: 0, max: 2 }),
  familyPlaces: fc.integer({ min: 0, max: 3 }),
});

const unit = fc.record({
  isJuvenile: fc.integer({ min: 0, max: 4 }).map((one) => one === 0),
  level: fc.integer({ min: 0, max: 2 }),
  medical: fc.integer({ min: 0, max: 3 }).map((one) => one === 0),
  network: fc.constantFrom(null, ...NETWORKS),
  isFamily: fc.integer({ min: 0, max: 3 }).map((one) => one === 0),
  origin: fc.integer({ min: 0, max: 1 }),
});

/** Instances of 1 to 6 units and 2 or 3 sites that `checkInstance` passes, as their files hold them: scarce places, pairs, networks, families of two. */
export const anyInstance = fc
  .record({
    facilities: fc.array(facility, { minLength: 2, maxLength: 3 }),
    units: fc.array(unit, { minLength: 1, maxLength: 6 }),
    pairs: fc.uniqueArray(
      fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 })).filter(([one, other]) => one < other),
      { maxLength: 5, selector: (pair) => pair.join() },
    ),
    slack: fc.constantFrom(0, 0.05, 0.5),
  })
  .map(({ facilities, units, pairs, slack }) => ({
    format: 'amana-placement-1',
    groups: [...GROUPS],
    levels: 3,
    facilities: facilities.map(({ adults, juveniles, ...rest }, index) => ({
      ...rest,
      id: `F${index}`,
      // the first site has a little of everything, so that no group is without a place
      places: {
        [GROUPS[0]]: index === 0 ? [2, ...adults.slice(1)] : adults,
        [GROUPS[1]]: index === 0 ? [2, ...juveniles.slice(1)] : juveniles,
      },
    })),
    origins: [
      { id: 'S0', x: 0, y: 0 },
      { id: 'S1', x: 300, y: 0 },
    ],
    destinations: [{ id: 'D0', x: 150, y: 300 }],
    units: units.map(({ isJuvenile, isFamily, origin, ...rest }, index) => ({
      ...rest,
      id: `u${index}`,
      group: GROUPS[isJuvenile ? 1 : 0],
      size: isFamily ? 2 : 1,
      family: isFamily,
      origin: `S${origin}`,
      destination: 'D0',
    })),
    apart: pairs.filter(([, other]) => other < units.length).map(([one, other]) => [`u${one}`, `u${other}`]),
    networkLimit: { n1: 1, n2: 0 },
    levelWeight: [1, 2, 4],
    kmWeight: { origin: 1, destination: 2 },
    dispersionSlack: slack,
  }));
