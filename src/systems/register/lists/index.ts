export { describeReason, type ListCode } from './locales.ts';
export { mapHeadings } from './map-headings.ts';

export type { ExistingPerson } from './read-rows.ts';
export type {
  CandidatePerson,
  RowOutcome,
} from './row-outcome.ts';
