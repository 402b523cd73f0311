import type { AgeClass, Sex } from '../../register/views.ts';
import type { VehicleView } from '../views.ts';

/** A person to seat. */
export interface Passenger {
  personNo: number;
  sex: Sex;
  ageClass: AgeClass;
}

/** A seat given to a person. */
export interface Assignment {
  personNo: number;
  vehicle: string;
  compartment: string;
}

/** A proposal that an officer looks at and confirms. `unplaced` persons found no compartment that the rules allow. */
export interface CompartmentProposal {
  assignments: Assignment[];
  unplaced: number[];
}

/** What a compartment holds while the proposal is made. */
interface Room {
  vehicle: string;
  compartment: string;
  seats: number;
  sex: Sex | undefined;
  adult: boolean | undefined;
  persons: Set<number>;
}

function openRooms(vehicles: readonly VehicleView[]): Room[] {
  return vehicles.flatMap((vehicle) =>
    vehicle.compartments.map((compartment) => ({
      vehicle: vehicle.code,
      compartment: compartment.code,
      seats: compartment.seats,
      sex: compartment.sex === 'any' ? undefined : compartment.sex,
      adult: compartment.ageGroup === 'any' ? undefined : compartment.ageGroup === 'adult',
      persons: new Set<number>(),
    })),
  );
}

/** What else decides where somebody may be put: `allows` a person there, and what is filled `last`, when nothing else has room. */
export interface Fit<Person extends Passenger> {
  allows?: (person: Person, compartment: string) => boolean;
  last?: (compartment: string) => boolean;
}

/**
 * Seats everybody in order: men and women apart (I16-men-and-women-apart), minors and undetermined ages apart from adults
 * (I13-minor-apart-from-adults), keep-apart pairs apart (I16-keep-apart), never above the seats. Persons with a bar against
 * another are seated first, then the smaller groups, so that they find room. Large compartments fill first: an ambulance
 * stays free as long as it can. Same input, same proposal.
 */
export function proposeCompartments<Person extends Passenger>(
  passengers: readonly Person[],
  vehicles: readonly VehicleView[],
  keepApart: readonly { personNo: number; otherPersonNo: number }[],
  { allows = () => true, last = () => false }: Fit<Person> = {},
): CompartmentProposal {
  const bars = new Map<number, Set<number>>();
  for (const { personNo, otherPersonNo } of keepApart) {
    bars.set(personNo, (bars.get(personNo) ?? new Set()).add(otherPersonNo));
    bars.set(otherPersonNo, (bars.get(otherPersonNo) ?? new Set()).add(personNo));
  }
  const groupOf = (passenger: Passenger) => `${passenger.sex} ${passenger.ageClass === 'adult'}`;
  const sizes = new Map<string, number>();
  for (const passenger of passengers) sizes.set(groupOf(passenger), (sizes.get(groupOf(passenger)) ?? 0) + 1);
  const order = [...passengers].sort(
    (left, right) =>
      (sizes.get(groupOf(left)) ?? 0) - (sizes.get(groupOf(right)) ?? 0) ||
      groupOf(left).localeCompare(groupOf(right)) ||
      (bars.get(right.personNo)?.size ?? 0) - (bars.get(left.personNo)?.size ?? 0) ||
      left.personNo - right.personNo,
  );
  const rooms = openRooms(vehicles).sort(
    (left, right) => Number(last(left.compartment)) - Number(last(right.compartment)) || right.seats - left.seats,
  );
  const proposal: CompartmentProposal = { assignments: [], unplaced: [] };
  for (const passenger of order) {
    const adult = passenger.ageClass === 'adult';
    const barred = bars.get(passenger.personNo);
    const room = rooms.find(
      (candidate) =>
        candidate.persons.size < candidate.seats &&
        allows(passenger, candidate.compartment) &&
        (candidate.sex ?? passenger.sex) === passenger.sex &&
        (candidate.adult ?? adult) === adult &&
        ![...candidate.persons].some((other) => barred?.has(other)),
    );
    if (!room) {
      proposal.unplaced.push(passenger.personNo);
      continue;
    }
    room.persons.add(passenger.personNo);
    room.sex ??= passenger.sex;
    room.adult ??= adult;
    proposal.assignments.push({
      personNo: passenger.personNo,
      vehicle: room.vehicle,
      compartment: room.compartment,
    });
  }
  return proposal;
}
