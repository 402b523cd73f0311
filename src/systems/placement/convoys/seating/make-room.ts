import type { Boarder, Seats } from './seats.ts';

/**
 * Lets those in the way of one unit in a compartment sit elsewhere in the convoy: who is kept apart from it in that vehicle, then others until there is a seat. Everything is as before where that does not work out.
 */
export const makeRoom = (
  seats: Seats,
  boarder: Boarder,
  index: number,
  boarderOf: (lot: string) => Boarder,
): boolean => {
  // who is to come stands in the compartment, without a seat: nobody from whom they are kept apart sits down in that vehicle again
  const standing: Boarder = { ...boarder, size: 0 };
  const moves: { readonly other: Boarder; readonly from: number; readonly to: number }[] = [];
  const move = (lot: string, from: number): boolean => {
    const other = boarderOf(lot);
    seats.unseat(from, other, 1);
    seats.seat(index, standing, 1);
    const to = seats.compartments.findIndex((_, at) => at !== index && seats.fits(at, other));
    seats.unseat(index, standing, 1);
    if (to < 0) {
      seats.seat(from, other, 1);
      return false;
    }
    seats.seat(to, other, 1);
    moves.push({ other, from, to });
    return true;
  };
  const isCleared = seats.foes(index, boarder).every(({ lot, at }) => move(lot, at));
  if (isCleared)
    for (const lot of [...(seats.taken[index] as Map<string, number>).keys()]) {
      while (seats.free(index) < boarder.size && seats.taken[index]?.has(lot) && move(lot, index));
      if (seats.free(index) >= boarder.size) break;
    }
  if (isCleared && seats.fits(index, boarder)) return true;
  for (const { other, from, to } of moves.reverse()) {
    seats.unseat(to, other, 1);
    seats.seat(from, other, 1);
  }
  return false;
};
