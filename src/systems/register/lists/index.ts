export type { ListCode } from './locales.ts';

export type { ExistingPerson } from './read-rows.ts';
export type {
  CandidatePerson,
  HeldSince,
  RowOutcome,
  StatedArrest,
  StatedHousehold,
} from './row-outcome.ts';
