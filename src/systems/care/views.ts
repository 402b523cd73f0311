/** Wire types of `care`. Types only. */

/** `care/record-fitness` (I10-fitness-48h). Notes and medication are readable by health roles only. */
export interface RecordFitnessInput {
  manifestNo?: number;
  rows: {
    personNo: number;
    fit: boolean;
    exception?: true;
    examinedAt?: number;
    note?: string;
    medication?: string;
  }[];
  /** Typed number of rows that are not exceptions. */
  expectedCount: number;
}
