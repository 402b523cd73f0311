import fc from 'fast-check';
import { expect, test } from 'vitest';

import { type Passenger, proposeCompartments, type Seating } from './propose-compartments.ts';

const passengers = fc
  .array(
    fc.record({
      sex: fc.constantFrom('male' as const, 'female' as const),
      ageClass: fc.constantFrom('adult' as const, 'minor' as const, 'undetermined' as const),
      legalStatus: fc.constantFrom('untried' as const, 'convicted' as const),
      basis: fc.constantFrom(null, { site: 'KRK' }),
    }),
    { maxLength: 40 },
  )
  .map((list): Passenger[] => list.map((passenger, index) => ({ ...passenger, personNo: index + 1 })));

const vehicles = fc
  .array(
    fc.array(
      fc.record({
        seats: fc.integer({ min: 0, max: 12 }),
        sex: fc.constantFrom('male' as const, 'female' as const, 'any' as const),
        ageGroup: fc.constantFrom('adult' as const, 'minor' as const, 'any' as const),
        legalStatus: fc.constantFrom('untried' as const, 'convicted' as const, 'either' as const),
      }),
      { maxLength: 4 },
    ),
    { maxLength: 4 },
  )
  .map((list): Seating[] =>
    list.map((compartments, index) => ({
      code: `B${index}`,
      compartments: compartments.map((compartment, part) => ({ ...compartment, code: `C${part}` })),
    })),
  );

const familyPlaces = (fleet: readonly Seating[]): string[] =>
  fleet.flatMap(({ code, compartments }) =>
    compartments.filter(({ sex }) => sex === 'any').map((compartment) => `${code}/${compartment.code}`),
  );

const pairs = fc.array(
  fc.record({ personNo: fc.integer({ min: 1, max: 40 }), otherPersonNo: fc.integer({ min: 1, max: 40 }) }),
  { maxLength: 8 },
);

test('I16-men-and-women-apart, I16-untried-apart, I13-minor-apart-from-adults, I16-keep-apart and seats hold in every proposal', () => {
  fc.assert(
    fc.property(passengers, vehicles, pairs, (people, fleet, bars) => {
      const apart = bars.filter(({ personNo, otherPersonNo }) => personNo !== otherPersonNo);
      // every third person, three by three, is a household
      const households = people.filter(({ personNo }) => personNo % 3 === 0).map(({ personNo }) => personNo);
      const groups = households.flatMap((_, index) => (index % 3 === 0 ? [households.slice(index, index + 3)] : []));
      const { assignments, unplaced, apart: split } = proposeCompartments(people, fleet, apart, { households: groups });
      const placeOf = new Map(assignments.map((seat) => [seat.personNo, seat]));
      for (const group of groups) {
        const seats = group.map((personNo) => placeOf.get(personNo));
        const places = new Set(seats.map((seat) => seat && `${seat.vehicle}/${seat.compartment}`));
        // I32-household-together: nobody, or everybody in one compartment, or in several for families of one vehicle
        if (seats.includes(undefined)) {
          expect(new Set(seats)).toEqual(new Set([undefined]));
          expect(split).toContainEqual(group);
        } else if (places.size > 1) {
          expect(new Set(seats.map((seat) => seat?.vehicle)).size).toBe(1);
          for (const place of places) expect(familyPlaces(fleet)).toContain(place);
        }
      }
      for (const seat of assignments)
        if (familyPlaces(fleet).includes(`${seat.vehicle}/${seat.compartment}`))
          expect(households).toContain(seat.personNo);
      expect(new Set([...assignments.map((seat) => seat.personNo), ...unplaced]).size).toBe(people.length);
      const rooms = Map.groupBy(assignments, (seat) => `${seat.vehicle}/${seat.compartment}`);
      for (const [key, seats] of rooms) {
        const [vehicleCode, compartmentCode] = key.split('/');
        const compartment = fleet
          .find((vehicle) => vehicle.code === vehicleCode)
          ?.compartments.find((candidate) => candidate.code === compartmentCode);
        const inside = seats.map((seat) => people.find((person) => person.personNo === seat.personNo));
        const numbers = new Set(seats.map((seat) => seat.personNo));
        expect(seats.length).toBeLessThanOrEqual(compartment?.seats ?? 0);
        if (!familyPlaces(fleet).includes(key)) {
          expect(new Set(inside.map((person) => person?.sex)).size).toBe(1);
          expect(new Set(inside.map((person) => person?.ageClass === 'adult')).size).toBe(1);
          const statuses = new Set(inside.map((one) => (one?.basis ? 'resident' : one?.legalStatus)));
          expect(statuses.size).toBe(1);
          if (compartment?.legalStatus !== 'either') expect([...statuses]).toEqual([compartment?.legalStatus]);
        }
        for (const bar of apart) expect(numbers.has(bar.personNo) && numbers.has(bar.otherPersonNo)).toBe(false);
      }
    }),
  );
});

test('150 men fit into 150 seats', () => {
  const men = Array.from(
    { length: 150 },
    (_, index): Passenger => ({ personNo: index, sex: 'male', ageClass: 'adult', legalStatus: 'untried' }),
  );
  const bus = (code: string): Seating => ({
    code,
    compartments: [
      { code: 'A', seats: 15, sex: 'male', ageGroup: 'any', legalStatus: 'either' },
      { code: 'B', seats: 15, sex: 'male', ageGroup: 'adult', legalStatus: 'untried' },
    ],
  });
  const proposal = proposeCompartments(men, ['1', '2', '3', '4', '5'].map(bus), []);
  expect(proposal.unplaced).toEqual([]);
  expect(proposal.assignments).toHaveLength(150);
});

const person = (personNo: number, sex: 'male' | 'female', ageClass: 'adult' | 'minor'): Passenger => ({
  personNo,
  sex,
  ageClass,
  legalStatus: 'untried',
});
const places = (code: string, ...seats: number[]): Seating => ({
  code,
  compartments: seats.map((count, index) => ({
    code: `${index + 1}`,
    seats: count,
    sex: 'any',
    ageGroup: 'any',
    legalStatus: 'any',
  })),
});
const mother = person(1, 'female', 'adult');
const children = [person(2, 'male', 'minor'), person(3, 'female', 'minor'), person(4, 'male', 'minor')];

test('I32-household-together: a mother and her children are proposed into one compartment for families, the smallest that takes them', () => {
  const { assignments, apart } = proposeCompartments([...children, mother], [places('B1', 9), places('B2', 5)], [], {
    households: [[1, 2, 3, 4]],
  });
  expect(assignments.map(({ personNo, vehicle }) => `${personNo} ${vehicle}`).sort()).toEqual([
    '1 B2',
    '2 B2',
    '3 B2',
    '4 B2',
  ]);
  expect(apart).toEqual([]);
});

test('I32-household-together: who finds no compartment together sits in one vehicle, and is named where none takes all; a section of a site is never shared', () => {
  const all = [mother, ...children];
  const households = [[1, 2, 3, 4]];
  const shared = proposeCompartments(all, [places('B1', 1, 1), places('B2', 2, 2)], [], { households });
  expect(new Set(shared.assignments.map(({ vehicle }) => vehicle))).toEqual(new Set(['B2']));
  expect(shared.assignments).toHaveLength(4);
  const men: Seating = {
    code: 'B3',
    compartments: [{ code: '1', seats: 9, sex: 'male', ageGroup: 'minor', legalStatus: 'either' }],
  };
  const none = proposeCompartments(all, [places('B1', 1, 1), men], [], { households });
  expect(none).toEqual({ assignments: [], unplaced: [1, 2, 3, 4], apart: [[1, 2, 3, 4]] });
  const site = proposeCompartments(all, [places('HOL', 2, 2)], [], { households, mayShareVehicle: false });
  expect(site.apart).toEqual(households);
});

test('I32-household-together: nobody of no household is put into a place for families', () => {
  expect(proposeCompartments([person(9, 'male', 'adult')], [places('B1', 9)], []).unplaced).toEqual([9]);
});

test('I32-household-together: who is bound to two households sits in one place, with both of them', () => {
  const people = [1, 2, 3, 4, 5].map(
    (personNo): Passenger => ({ personNo, sex: 'female', ageClass: 'adult', legalStatus: 'untried' }),
  );
  const fleet: Seating[] = [
    {
      code: 'B0',
      compartments: [4, 5].map((seats, part) => ({
        code: `C${part}`,
        seats,
        sex: 'any',
        ageGroup: 'any',
        legalStatus: 'any',
      })),
    },
  ];
  const { assignments, unplaced } = proposeCompartments(people, fleet, [], {
    households: [
      [1, 2, 3],
      [4, 5],
      [3, 4],
    ],
  });
  expect(assignments.map(({ personNo }) => personNo).toSorted()).toEqual([1, 2, 3, 4, 5]);
  expect(new Set(assignments.map(({ compartment }) => compartment))).toEqual(new Set(['C1']));
  expect(unplaced).toEqual([]);
});

test('I16-untried-apart: a compartment for either takes those of the status of the first, and who finds none is named', () => {
  const men = [1, 2, 3].map(
    (personNo): Passenger => ({
      personNo,
      sex: 'male',
      ageClass: 'adult',
      legalStatus: personNo === 3 ? 'convicted' : 'untried',
    }),
  );
  const bus = (...statuses: ('untried' | 'convicted' | 'either')[]): Seating => ({
    code: 'B',
    compartments: statuses.map((legalStatus, i) => ({
      code: `${i + 1}`,
      seats: 9,
      sex: 'male',
      ageGroup: 'adult',
      legalStatus,
    })),
  });
  const seatsIn = (vehicle: Seating) => {
    const { assignments, unplaced } = proposeCompartments(men, [vehicle], []);
    const seats = assignments.map(({ personNo, compartment }) => `${personNo} in ${compartment}`).sort();
    return [...seats, ...unplaced.map((personNo) => `${personNo} nowhere`)];
  };
  expect(seatsIn(bus('either', 'either'))).toEqual(['1 in 2', '2 in 2', '3 in 1']);
  expect(seatsIn(bus('untried', 'convicted'))).toEqual(['1 in 1', '2 in 1', '3 in 2']);
  expect(seatsIn(bus('untried'))).toEqual(['1 in 1', '2 in 1', '3 nowhere']);
});
