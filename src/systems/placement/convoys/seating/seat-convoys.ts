import type { Compartment } from './compartments.ts';
import { makeRoom } from './make-room.ts';
import { type Boarder, Seats } from './seats.ts';

/** A convoy that is to be seated: its compartments, and how many units of each lot are with it. */
export type ToSeat = { readonly compartments: readonly Compartment[]; readonly lots: ReadonlyMap<string, number> };

/** A convoy that was seated: who is with it, on which seats, and who found none. */
export type SeatedConvoy = {
  readonly lots: Map<string, number>;
  readonly seats: Seats;
  readonly unseated: Map<string, number>;
};

/** What is known of lots: what they ask for, and which lots may go in each other's place because they have the same way and the same size. */
export type LotsToSeat = { readonly boarder: (lot: string) => Boarder; readonly way: (lot: string) => string };

const add = (counts: Map<string, number>, lot: string, units: number): void => {
  const sum = (counts.get(lot) ?? 0) + units;
  if (sum > 0) counts.set(lot, sum);
  else counts.delete(lot);
};

/** Kinds of whom there are few come first, and in a kind who is hardest to seat. */
const seatInOrder = ({ compartments, lots }: ToSeat, boarderOf: (lot: string) => Boarder): SeatedConvoy => {
  const seats = new Seats(compartments);
  const boarders = [...lots].map(([lot, units]) => ({ boarder: boarderOf(lot), units }));
  const persons = new Map<string, number>();
  for (const { boarder, units } of boarders)
    persons.set(boarder.kind, (persons.get(boarder.kind) ?? 0) + boarder.size * units);
  boarders.sort(
    ({ boarder: one }, { boarder: other }) =>
      (persons.get(one.kind) as number) - (persons.get(other.kind) as number) ||
      (one.kind < other.kind ? -1 : one.kind > other.kind ? 1 : 0) ||
      Number(other.medical) - Number(one.medical) ||
      other.size - one.size ||
      other.apart.length - one.apart.length,
  );
  const unseated = new Map<string, number>();
  for (const { boarder, units } of boarders) {
    let rest = units;
    while (rest > 0) {
      const index = seats.choose(boarder, rest);
      if (index < 0) break;
      const count = Math.min(rest, Math.floor(seats.free(index) / boarder.size));
      seats.seat(index, boarder, count);
      rest -= count;
    }
    if (rest > 0) unseated.set(boarder.lot, rest);
  }
  return { lots: new Map(lots), seats, unseated };
};

/** Seats one unit by letting others sit elsewhere in the same convoy. */
const seatByMoving = (
  { seats, unseated }: SeatedConvoy,
  boarder: Boarder,
  boarderOf: LotsToSeat['boarder'],
): boolean => {
  const index = seats.compartments.findIndex(
    (_, at) => seats.isFor(at, boarder) && makeRoom(seats, boarder, at, boarderOf),
  );
  if (index < 0) return false;
  seats.seat(index, boarder, 1);
  add(unseated, boarder.lot, -1);
  return true;
};

/**
 * Seats one unit of a convoy by letting it change places with somebody of another convoy who has the same way and is as many persons: how many leave when, and for where, is as it was.
 */
const seatByChanging = (
  here: SeatedConvoy,
  others: readonly SeatedConvoy[],
  boarder: Boarder,
  { boarder: boarderOf, way }: LotsToSeat,
): boolean => {
  const mine = way(boarder.lot);
  for (const there of others) {
    if (there === here) continue;
    const tried = new Set<string>();
    for (const lot of there.lots.keys()) {
      if (lot === boarder.lot || way(lot) !== mine) continue;
      const other = boarderOf(lot);
      const alike = other.apart.length > 0 ? lot : `${other.kind}|${other.medical}`;
      if (tried.has(alike)) continue;
      tried.add(alike);
      const from = there.seats.seatOf(lot);
      const to = from < 0 ? -1 : here.seats.choose(other);
      if (to < 0) continue;
      there.seats.unseat(from, other, 1);
      const seat = there.seats.choose(boarder);
      if (seat < 0) {
        there.seats.seat(from, other, 1);
        continue;
      }
      there.seats.seat(seat, boarder, 1);
      here.seats.seat(to, other, 1);
      add(there.lots, lot, -1);
      add(there.lots, boarder.lot, 1);
      add(here.lots, lot, 1);
      add(here.lots, boarder.lot, -1);
      add(here.unseated, boarder.lot, -1);
      return true;
    }
  }
  return false;
};

/**
 * Gives everybody a seat, as far as there is one: one kind alone in a compartment, units whole in one, medical needs where a compartment has what they ask for, nobody in a vehicle with somebody from whom they are kept apart.
 * Whoever finds none is seated where others of the convoy can make room, or changes places with somebody of another convoy who has the same way.
 */
export const seatConvoys = (convoys: readonly ToSeat[], lots: LotsToSeat): SeatedConvoy[] => {
  const seated = convoys.map((convoy) => seatInOrder(convoy, lots.boarder));
  for (const convoy of seated)
    for (const [lot, units] of [...convoy.unseated])
      for (let unit = 0; unit < units; unit += 1)
        if (
          !seatByMoving(convoy, lots.boarder(lot), lots.boarder) &&
          !seatByChanging(convoy, seated, lots.boarder(lot), lots)
        )
          break;
  return seated;
};
