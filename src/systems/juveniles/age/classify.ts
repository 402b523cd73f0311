import { type AgeClass, ageClass, MAJORITY_YEARS } from './age-class.ts';
import type { CivilDate, DateInterval } from './civil-date.ts';

/**
 * Where a birth is known from. A word like "adult" in a list is no evidence and has no kind here: age is derived from
 * evidence, never typed (invariant 14).
 */
export type AgeEvidenceKind = 'document' | 'registry' | 'school' | 'statement' | 'medical';

/** One piece of evidence: its kind and the days of birth it allows, the medical margin included. Null says nothing. */
export type AgeEvidence = { readonly kind: AgeEvidenceKind; readonly birth: DateInterval | null };

/** Why the class is what it is. */
export type AgeReason = 'no-evidence' | 'evidence-agrees' | 'evidence-disputed' | 'medical-only';

/** Class of a person by all evidence. `birth` is what the evidence leaves together, null if there is none. */
export type AgeFinding = {
  readonly ageClass: AgeClass;
  readonly birth: DateInterval | null;
  readonly reason: AgeReason;
  readonly disputed: boolean;
};

/**
 * All intervals taken together: their intersection if there is one (they agree), else the span from the first to the
 * last day that any of them allows (they are in dispute). In SQL: max(lower), min(upper), else min(lower), max(upper).
 */
export function combineBirths(births: readonly DateInterval[]): { birth: DateInterval | null; disputed: boolean } {
  if (births.length === 0) return { birth: null, disputed: false };
  const starts = births.map((birth) => birth.from).sort();
  const ends = births.map((birth) => birth.to).sort();
  const [lastStart, firstEnd] = [starts.at(-1), ends[0]] as [CivilDate, CivilDate];
  if (lastStart < firstEnd) return { birth: { from: lastStart, to: firstEnd }, disputed: false };
  return { birth: { from: starts[0], to: ends.at(-1) } as DateInterval, disputed: true };
}

/**
 * The conservative class by several pieces of evidence (requirement C9, invariant 14).
 * - No interval at all: undetermined.
 * - All agree: the class of what is common to all.
 * - Disputed: the class of the whole span; so a dispute between 1985 and 1990 leaves an adult, a dispute between 2000 and
 *   2009 is undetermined, which is treated as minor.
 * - Medical findings never make an adult: if the rest alone does not, the answer is undetermined (bones and teeth are no
 *   proof of age by themselves, EUAA practical guide on age assessment).
 */
export function classify(evidence: readonly AgeEvidence[], onDate: CivilDate, years = MAJORITY_YEARS): AgeFinding {
  const known = evidence.filter((item): item is AgeEvidence & { birth: DateInterval } => item.birth !== null);
  const { birth, disputed } = combineBirths(known.map((item) => item.birth));
  if (birth === null) return { ageClass: 'undetermined', birth, reason: 'no-evidence', disputed };
  const found = ageClass(birth, onDate, years);
  if (found === 'adult') {
    const rest = combineBirths(known.filter((item) => item.kind !== 'medical').map((item) => item.birth));
    if (ageClass(rest.birth, onDate, years) !== 'adult') {
      return { ageClass: 'undetermined', birth, reason: 'medical-only', disputed };
    }
  }
  return { ageClass: found, birth, reason: disputed ? 'evidence-disputed' : 'evidence-agrees', disputed };
}
