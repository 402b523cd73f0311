import type { AgeClass, LegalStatus, Sex } from '../../register/views.ts';
import type { VehicleView } from '../views.ts';

/** A person to seat. */
export interface Passenger {
  personNo: number;
  sex: Sex;
  ageClass: AgeClass;
  legalStatus: LegalStatus;
  /** Of a resident of a camp, who is not detained: what the movement rests on. */
  basis?: unknown;
  /** Of a child who is nobody's detainee: the parent, and whether child protection decided that the child is beside it. */
  accompanies?: { personNo: number; beside: boolean } | null;
}

/** Legal status by which persons are kept apart in a vehicle (I16-untried-apart); who lives in a camp has none of the two. */
type TravelStatus = LegalStatus | 'resident';
const statusOf = ({ legalStatus, basis }: Passenger): TravelStatus => (basis ? 'resident' : legalStatus);

/** A seat given to a person. */
export interface Assignment {
  personNo: number;
  vehicle: string;
  compartment: string;
}

/** A proposal that an officer looks at and confirms. `unplaced` persons found no compartment that the rules allow; `apart` are the households among them, for which there is no place together. */
export interface CompartmentProposal {
  assignments: Assignment[];
  unplaced: number[];
  apart: number[][];
}

/** What a compartment holds while the proposal is made. */
interface Room {
  vehicle: string;
  compartment: string;
  seats: number;
  /** For men and women of any age: only a place for families is, and it takes nobody who is in no household (I32). */
  family: boolean;
  sex: Sex | undefined;
  adult: boolean | undefined;
  /** Undefined: that of the first; `any`: whatever it is, in the sections of a site, where other things decide. */
  status: TravelStatus | 'any' | undefined;
  persons: Set<number>;
}

/** What of a vehicle, or of a site with its sections, a proposal needs. */
export type Seating = Pick<VehicleView, 'code' | 'compartments'>;

function openRooms(vehicles: readonly Seating[]): Room[] {
  return vehicles.flatMap((vehicle) =>
    vehicle.compartments.map((compartment) => ({
      vehicle: vehicle.code,
      compartment: compartment.code,
      seats: compartment.seats,
      family: compartment.sex === 'any',
      sex: compartment.sex === 'any' ? undefined : compartment.sex,
      adult: compartment.ageGroup === 'any' ? undefined : compartment.ageGroup === 'adult',
      status: compartment.legalStatus === 'either' ? undefined : compartment.legalStatus,
      persons: new Set<number>(),
    })),
  );
}

/** What else decides where somebody may be put: `allows` a person there, and what is filled `last`, when nothing else has room. */
export interface Fit<Person extends Passenger> {
  allows?: (person: Person, compartment: string) => boolean;
  last?: (compartment: string) => boolean;
  /** Persons of one household each, who are proposed together or not at all (I32-household-together). */
  households?: readonly (readonly number[])[];
  /** Whether a household that is larger than any place for families may sit in several of one vehicle: so in vehicles, and never in the sections of a site. */
  mayShareVehicle?: boolean;
}

type Bars = ReadonlyMap<number, ReadonlySet<number>>;

const free = ({ seats, persons }: Room): number => seats - persons.size;
/** Whether nobody of these is kept apart from another of them. */
const agree = (persons: readonly number[], bars: Bars): boolean =>
  persons.every((one) => !persons.some((other) => bars.get(one)?.has(other)));

/** Whether all of these have the legal status that a place is for, or that its first has. */
const agreeInStatus = ({ status, family }: Room, persons: readonly Passenger[]): boolean =>
  family ||
  status === 'any' ||
  persons.every((person) => statusOf(person) === (status ?? statusOf(persons[0] as Passenger)));

/**
 * A child of whom child protection decided that it is beside its mother sits where she does: in a place for women. Without a decision, and beside a father, it sits as any child, or in a place for families.
 * A mother who is not among these has her place already.
 */
const seatedAs = <Person extends Passenger>(person: Person, all: readonly Person[]): Person => {
  if (person.accompanies?.beside !== true) return person;
  const parent = all.find(({ personNo }) => personNo === person.accompanies?.personNo);
  return {
    ...person,
    sex: parent?.sex ?? 'female',
    legalStatus: parent?.legalStatus ?? person.legalStatus,
    ageClass: parent?.sex === 'male' ? person.ageClass : (parent?.ageClass ?? 'adult'),
  };
};

/** Whether all of a household may sit in one place: one for families, or one for the sex and the age that all of them have. */
const takesAll = (room: Room, members: readonly Passenger[]): boolean =>
  room.family ||
  (agreeInStatus(room, members) &&
    members.every(
      ({ sex, ageClass }) =>
        sex === (room.sex ?? members[0]?.sex) &&
        (ageClass === 'adult') === (room.adult ?? members[0]?.ageClass === 'adult'),
    ));

/** The smallest that is large enough: so a large household finds room after a small one. */
const tightest = <Place extends { readonly free: number }>(places: readonly Place[], needed: number): Place[] =>
  places.filter((place) => place.free >= needed).sort((left, right) => left.free - right.free);

/** A place for each member of a household, all in one, or in several for families of one vehicle; undefined where there is none. */
function placeTogether(
  members: readonly Passenger[],
  rooms: readonly Room[],
  bars: Bars,
  mayShareVehicle: boolean,
): Room[] | undefined {
  const numbers = members.map(({ personNo }) => personNo);
  const fits = (room: Room) => takesAll(room, members) && agree([...room.persons, ...numbers], bars);
  const sized = rooms.map((room) => ({ room, free: free(room) }));
  const whole = tightest(sized, members.length).filter(({ room }) => fits(room));
  const one = (whole.find(({ room }) => room.family) ?? whole[0])?.room;
  if (one) return members.map(() => one);
  if (!mayShareVehicle) return undefined;
  const vehicles = [...Map.groupBy(sized, ({ room }) => room.vehicle).values()].map((all) => {
    const families = all.filter(({ room }) => room.family).sort((left, right) => right.free - left.free);
    return { families, free: families.reduce((sum, place) => sum + place.free, 0) };
  });
  for (const { families } of tightest(vehicles, members.length)) {
    const seated = new Map<Room, number[]>();
    const found = numbers.map((personNo) => {
      const place = families.find(
        ({ room, free: seats }) =>
          (seated.get(room)?.length ?? 0) < seats &&
          agree([...room.persons, ...(seated.get(room) ?? []), personNo], bars),
      )?.room;
      if (place) seated.set(place, [...(seated.get(place) ?? []), personNo]);
      return place;
    });
    if (found.every((room) => room !== undefined)) return found;
  }
  return undefined;
}

/** Households with somebody in common are one: who was recorded as gone from a household stays bound to it until that is confirmed, and may have joined another; nobody sits in two places. */
const joinShared = (households: readonly (readonly number[])[]): number[][] =>
  households.reduce<number[][]>((found, household) => {
    const shared = found.filter((one) => one.some((personNo) => household.includes(personNo)));
    return [...found.filter((one) => !shared.includes(one)), [...new Set([...shared.flat(), ...household])]];
  }, []);

/**
 * Seats everybody in order: households first, the larger before the smaller, each together or not at all (I32-household-together); then men and women apart (I16-men-and-women-apart), untried, convicted and not detained persons apart (I16-untried-apart), minors and undetermined ages apart from adults
 * (I13-minor-apart-from-adults), keep-apart pairs apart (I16-keep-apart), never above the seats. Persons with a bar against
 * another are seated first, then the smaller groups, so that they find room. Large compartments fill first: an ambulance
 * stays free as long as it can. Same input, same proposal.
 */
export function proposeCompartments<Person extends Passenger>(
  travellers: readonly Person[],
  vehicles: readonly Seating[],
  keepApart: readonly { personNo: number; otherPersonNo: number }[],
  { allows = () => true, last = () => false, households = [], mayShareVehicle = true }: Fit<Person> = {},
): CompartmentProposal {
  const passengers = travellers.map((one) => seatedAs(one, travellers));
  const bars = new Map<number, Set<number>>();
  for (const { personNo, otherPersonNo } of keepApart) {
    bars.set(personNo, (bars.get(personNo) ?? new Set()).add(otherPersonNo));
    bars.set(otherPersonNo, (bars.get(otherPersonNo) ?? new Set()).add(personNo));
  }
  const groupOf = (passenger: Passenger) => `${passenger.sex} ${passenger.ageClass === 'adult'} ${statusOf(passenger)}`;
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
  const proposal: CompartmentProposal = { assignments: [], unplaced: [], apart: [] };
  const seat = (passenger: Passenger, room: Room) => {
    const { personNo, sex, ageClass } = passenger;
    room.persons.add(personNo);
    if (!room.family) {
      room.sex ??= sex;
      room.adult ??= ageClass === 'adult';
      room.status ??= statusOf(passenger);
    }
    proposal.assignments.push({ personNo, vehicle: room.vehicle, compartment: room.compartment });
  };
  const known = new Map(passengers.map((passenger) => [passenger.personNo, passenger]));
  const together = joinShared(households)
    .map((household) => household.flatMap((personNo) => known.get(personNo) ?? []))
    .filter((members) => members.length > 0)
    .sort((left, right) => right.length - left.length || (left[0]?.personNo ?? 0) - (right[0]?.personNo ?? 0));
  for (const members of together) {
    const open = rooms.filter(({ compartment }) => members.every((member) => allows(member, compartment)));
    const places = placeTogether(members, open, bars, mayShareVehicle);
    members.forEach((member, index) => {
      const room = places?.[index];
      if (room) seat(member, room);
      else proposal.unplaced.push(member.personNo);
    });
    if (!places) proposal.apart.push(members.map(({ personNo }) => personNo));
  }
  const inHousehold = new Set(together.flat().map(({ personNo }) => personNo));
  for (const passenger of order.filter(({ personNo }) => !inHousehold.has(personNo))) {
    const adult = passenger.ageClass === 'adult';
    const barred = bars.get(passenger.personNo);
    const room = rooms.find(
      (candidate) =>
        !candidate.family &&
        candidate.persons.size < candidate.seats &&
        allows(passenger, candidate.compartment) &&
        (candidate.sex ?? passenger.sex) === passenger.sex &&
        (candidate.adult ?? adult) === adult &&
        agreeInStatus(candidate, [passenger]) &&
        ![...candidate.persons].some((other) => barred?.has(other)),
    );
    if (!room) {
      proposal.unplaced.push(passenger.personNo);
      continue;
    }
    seat(passenger, room);
  }
  return proposal;
}
