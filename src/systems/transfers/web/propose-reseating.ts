import type { CompartmentView, ManifestAnswer } from '../views.ts';
import type { SeatView } from '../way-views.ts';
import { type CompartmentProposal, proposeCompartments } from './propose-compartments.ts';

/** A compartment by the code of its vehicle and its own. */
export interface RoomOfVehicle {
  vehicle: string;
  compartment: string;
}

/** Seats for everybody who leaves a vehicle, in others, beside those who sit there already, by the separation rules; and the compartments of those vehicles. */
export function proposeReseating(
  { lines, vehicles, keepApart = [], households = [] }: ManifestAnswer,
  seats: readonly SeatView[],
  leaves: (vehicle: string) => boolean,
  to: readonly string[],
): { proposal: CompartmentProposal; rooms: RoomOfVehicle[] } {
  const leaving = new Set(seats.filter(({ vehicle }) => leaves(vehicle)).map(({ personNo }) => personNo));
  const taken = (vehicle: string, compartment: string) =>
    seats.filter((seat) => seat.vehicle === vehicle && seat.compartment === compartment && !leaving.has(seat.personNo))
      .length;
  /** A compartment that is for either is for those of the status of who sits there and stays. */
  const statusOf = (vehicle: string, { code, legalStatus }: CompartmentView) => {
    const there = seats.find(
      (seat) => seat.vehicle === vehicle && seat.compartment === code && !leaving.has(seat.personNo),
    );
    const line = lines.find(({ personNo }) => personNo === there?.personNo);
    return legalStatus === 'either' && line?.basis === null ? line.legalStatus : legalStatus;
  };
  const targets = vehicles
    .filter(({ code }) => to.includes(code))
    .map((vehicle) => ({
      ...vehicle,
      compartments: vehicle.compartments.map((room) => ({
        ...room,
        seats: room.seats - taken(vehicle.code, room.code),
        legalStatus: statusOf(vehicle.code, room),
      })),
    }));
  return {
    proposal: proposeCompartments(
      lines.filter(({ personNo }) => leaving.has(personNo)),
      targets,
      keepApart,
      { households },
    ),
    rooms: targets.flatMap(({ code: vehicle, compartments }) =>
      compartments.map(({ code: compartment }) => ({ vehicle, compartment })),
    ),
  };
}
