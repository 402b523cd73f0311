export { type ListRefusalCode, MOST_BYTES, MOST_COLUMNS, MOST_ROWS } from './decode-list.ts';
export { findNationalities, type NationalityReading, STATELESS } from './find-nationality.ts';
export { LIST_FIELDS, type ListField } from './list-field.ts';
export { describeReason, type ListCode, type ListLanguage } from './locales.ts';
export { type ColumnMapping, findField, type HeadingProposal, mapHeadings } from './map-headings.ts';
export { DoubleFinder, type DoubleKey, doubleKey } from './possible-double.ts';
export { type RowContext, readRow } from './read-row.ts';
export { type ExistingPerson, type RowsResult, readRows } from './read-rows.ts';
export type {
  CandidatePerson,
  RelativeName,
  RowFlag,
  RowOutcome,
  RowReason,
  RowRefusalCode,
  RowWaitingCode,
} from './row-outcome.ts';
