import type { MarkView, PhotographView } from './views.ts';

/** Positions of the events that recorded and that withdrew something. */
type Recorded = { readonly pos: number; readonly withdrawnPos: number | null };
/** A mark as the file's question tells it. */
export type MarkRow = MarkView & Recorded;
/** A photograph as the file's question tells it. */
export type PhotographRow = PhotographView & Recorded;

/** Those of the events that were known, with the withdrawal only where that was known. */
const asKnown = <View extends { withdrawal: string | null }>(
  rows: readonly (View & Recorded)[],
  known: ReadonlySet<number>,
): (View & Recorded)[] =>
  rows
    .filter(({ pos }) => known.has(pos))
    .map((row) => (row.withdrawnPos !== null && known.has(row.withdrawnPos) ? row : { ...row, withdrawal: null }));

/** Marks in the order in which they were recorded. */
export const marksOf = (rows: readonly MarkRow[], known: ReadonlySet<number>): MarkView[] =>
  asKnown<MarkView>(rows, known)
    .sort((left, right) => left.pos - right.pos)
    .map(({ pos, withdrawnPos, ...mark }) => mark);

/** Photographs, the newest first. */
export const photographsOf = (rows: readonly PhotographRow[], known: ReadonlySet<number>): PhotographView[] =>
  asKnown<PhotographView>(rows, known)
    .sort((left, right) => right.takenAt - left.takenAt || right.pos - left.pos)
    .map(({ pos, withdrawnPos, ...photograph }) => photograph);
