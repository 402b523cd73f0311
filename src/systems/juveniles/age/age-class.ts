import { addDays, addYears, type CivilDate, type DateInterval } from './civil-date.ts';

/** Age of majority in years (CRC article 1; Iraqi Law 76/1983). */
export const MAJORITY_YEARS = 18;

/** Three values, never two: whoever is not certainly adult or certainly minor is undetermined. */
export type AgeClass = 'minor' | 'adult' | 'undetermined';

/**
 * The day on which somebody reaches an age: the birthday. Who is born on 29 February reaches it, in a common year, on 1 March and not on 28 February: the
 * benefit of the doubt is the child's (requirement C9). In SQL, for `born date`: `greatest((born + interval '18 years')::date, (born - 1 + interval '18 years')::date + 1)`.
 */
export function comesOfAge(born: CivilDate, years = MAJORITY_YEARS): CivilDate {
  const sameDay = addYears(born, years);
  const afterTheDayBefore = addDays(addYears(addDays(born, -1), years), 1);
  if (sameDay < afterTheDayBefore) return afterTheDayBefore;
  return sameDay;
}

/**
 * The class of a birth interval on a day. *Adult*: even the latest possible birth has reached the age. *Minor*: even the
 * earliest possible birth has not. Otherwise, and for null, *undetermined*. The same rule in SQL: `juveniles.interval_class`.
 */
export function ageClass(birth: DateInterval | null, onDate: CivilDate, years = MAJORITY_YEARS): AgeClass {
  if (birth === null) return 'undetermined';
  if (comesOfAge(addDays(birth.to, -1), years) <= onDate) return 'adult';
  return comesOfAge(birth.from, years) > onDate ? 'minor' : 'undetermined';
}

/** Undetermined is treated as minor wherever a rule protects children (requirement C9, invariant 13). */
export function isTreatedAsMinor(value: AgeClass): boolean {
  return value !== 'adult';
}
