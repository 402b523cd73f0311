import type { NewEvent } from '../../core/register/event-definition.ts';
import { rules } from '../../core/register/rules.ts';
import { BreachOpened } from './events.ts';

/** What `register.placement_violations` can find: the rules of where a person may be. */
export const placementRules: readonly string[] = [
  'I13-minor-apart-from-adults',
  'I16-keep-apart',
  'I16-men-and-women-apart',
  'I16-untried-apart',
  'I17-section-capacity',
  'I32-household-together',
  'I33-vehicle-fit',
  'P3-security-level',
];

/** What the database says is broken: a person, a rule, and why (`register.placement_violations`). */
export type PlacementViolation = { readonly person_no: number; readonly rule: string; readonly detail: string };

const sources = new Map(rules.map(({ id, source }) => [id, source]));
/** Source of a rule as its breaches show it; the database refuses a breach of a rule that is not listed. */
export const sourceOf = (rule: string): string => sources.get(rule) ?? rule;

/**
 * The breaches that recorded facts demand in the same command (decisions.md 1): one for each person and rule.
 * @param eventId id of the fact, or a function from the person to the id of that person's fact
 * @param authority code of the authority that answers for it until it is cured
 * @param occurredAt when the fact happened, in milliseconds; the time of receipt when absent
 */
export const breachesFor = (
  violations: readonly Pick<PlacementViolation, 'person_no' | 'rule'>[],
  eventId: string | ((personNo: number) => string),
  authority: string,
  occurredAt?: number,
): NewEvent[] => {
  const unique = new Map(violations.map((violation) => [`${violation.person_no} ${violation.rule}`, violation]));
  return [...unique.values()].map(({ person_no, rule }) =>
    BreachOpened.make({
      stream: person_no,
      occurredAt,
      data: {
        rule,
        source: sourceOf(rule),
        authority,
        factEvent: typeof eventId === 'string' ? eventId : eventId(person_no),
      },
    }),
  );
};
