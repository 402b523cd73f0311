import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { VehicleView } from '../views.ts';
import { type Passenger, proposeCompartments } from './propose-compartments.ts';

const passengers = fc
  .array(
    fc.record({
      sex: fc.constantFrom('male' as const, 'female' as const),
      ageClass: fc.constantFrom('adult' as const, 'minor' as const, 'undetermined' as const),
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
      }),
      { maxLength: 4 },
    ),
    { maxLength: 4 },
  )
  .map((list): VehicleView[] =>
    list.map((compartments, index) => ({
      code: `B${index}`,
      compartments: compartments.map((compartment, part) => ({ ...compartment, code: `C${part}` })),
    })),
  );

const pairs = fc.array(
  fc.record({ personNo: fc.integer({ min: 1, max: 40 }), otherPersonNo: fc.integer({ min: 1, max: 40 }) }),
  { maxLength: 8 },
);

test('I16-men-and-women-apart, I13-minor-apart-from-adults, I16-keep-apart and seats hold in every proposal', () => {
  fc.assert(
    fc.property(passengers, vehicles, pairs, (people, fleet, bars) => {
      const apart = bars.filter(({ personNo, otherPersonNo }) => personNo !== otherPersonNo);
      const { assignments, unplaced } = proposeCompartments(people, fleet, apart);
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
        expect(new Set(inside.map((person) => person?.sex)).size).toBe(1);
        expect(new Set(inside.map((person) => person?.ageClass === 'adult')).size).toBe(1);
        for (const bar of apart) expect(numbers.has(bar.personNo) && numbers.has(bar.otherPersonNo)).toBe(false);
      }
    }),
  );
});

test('150 men fit into 150 seats', () => {
  const men = Array.from(
    { length: 150 },
    (_, index): Passenger => ({ personNo: index, sex: 'male', ageClass: 'adult' }),
  );
  const bus = (code: string): VehicleView => ({
    code,
    compartments: [
      { code: 'A', seats: 15, sex: 'any', ageGroup: 'any' },
      { code: 'B', seats: 15, sex: 'male', ageGroup: 'adult' },
    ],
  });
  const proposal = proposeCompartments(men, ['1', '2', '3', '4', '5'].map(bus), []);
  expect(proposal.unplaced).toEqual([]);
  expect(proposal.assignments).toHaveLength(150);
});
