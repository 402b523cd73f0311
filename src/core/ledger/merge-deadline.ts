/** Within what time after its instant a hand-over has to stand in the public log, under a head that the witnesses cosigned (ledger.md 5). Milliseconds. */
const MERGE_WITHIN = 24 * 60 * 60 * 1000;

/** Until when the public log has to hold a hand-over. Whoever holds its receipt may ask for the proof from then on; without one the receipt proves that the log keeps it back. @param handedOverAt the signed instant */
export const mergeDeadline = (handedOverAt: number): number => handedOverAt + MERGE_WITHIN;
