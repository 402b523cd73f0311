/**
 * What a published figure counts, where the register counts the same: persons of the operation whom the destination received with two signatures, all of them, those of a claimed nationality, those without a
 * claim of it, and how many nationalities were claimed for them. `not-counted`: the register has nothing to put beside it.
 */
export const measures = [
  'received',
  'received-of-nationality',
  'received-not-of-nationality',
  'received-nationalities',
  'not-counted',
] as const;

/** What a published figure counts. */
export type Measure = (typeof measures)[number];

/** Whether a measure is of one nationality. */
export const isOfNationality = (measure: Measure): boolean =>
  measure === 'received-of-nationality' || measure === 'received-not-of-nationality';

/** A day, a month or a year, as exact as the source has it. */
export const PARTIAL_DATE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

/** Whether a partial date is one of the calendar. */
export const isPartialDate = (text: string): boolean => {
  if (!PARTIAL_DATE.test(text)) return false;
  const [year, month = '01', day = '01'] = text.split('-');
  const full = `${year}-${month}-${day}`;
  const at = Date.parse(`${full}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(full);
};

/** The first day of a partial date, for comparison. */
export const firstDayOf = (text: string): string => `${text}-01-01`.slice(0, 10);

/** By how much the own figure differs from what was published: above it, below it (negative), or 0 within it. */
export const differenceOf = (own: number, { atLeast, atMost }: { atLeast: number | null; atMost: number | null }) =>
  atLeast !== null && own < atLeast ? own - atLeast : atMost !== null && own > atMost ? own - atMost : 0;
