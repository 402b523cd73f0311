import { addDays, addYears, type CivilDate, type DateInterval } from './civil-date.ts';

/** Age of majority in years (CRC article 1; Iraqi Law 76/1983). */
export const MAJORITY_YEARS = 18;

/** Three values, never two: whoever is not certainly adult or certainly minor is undetermined. */
export type AgeClass = 'minor' | 'adult' | 'undetermined';

/**
 * The class of a birth interval on a day. *Adult*: even the latest possible birth has reached the age. *Minor*: even the
 * earliest possible birth has not. Otherwise, and for null, *undetermined*. The same rule in SQL, for `birth daterange`:
 *
 *     case when (upper(birth) - 1 + interval '18 years')::date <= on_date then 'adult'
 *          when (lower(birth) + interval '18 years')::date > on_date then 'minor' else 'undetermined' end
 *
 * Who is born on 29 February comes of age on 28 February of a common year, because PostgreSQL adds years so.
 */
export function ageClass(birth: DateInterval | null, onDate: CivilDate, years = MAJORITY_YEARS): AgeClass {
  if (birth === null) return 'undetermined';
  if (addYears(addDays(birth.to, -1), years) <= onDate) return 'adult';
  return addYears(birth.from, years) > onDate ? 'minor' : 'undetermined';
}

/** Undetermined is treated as minor wherever a rule protects children (requirement C9, invariant 13). */
export function isTreatedAsMinor(value: AgeClass): boolean {
  return value !== 'adult';
}
