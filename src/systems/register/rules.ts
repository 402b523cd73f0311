import type { NewEvent } from '../../core/register/event-definition.ts';
import { BreachOpened } from './events.ts';

/** Where the rules of the register and of placement come from, as shown beside every breach. */
export const ruleSources: Readonly<Record<string, string>> = {
  'I04-no-admission-without-order': 'Mandela 7; ICPPED 17(3)(c)',
  'I05-order-live': 'ICCPR 9(1), 9(3)',
  'I08-sealed-is-immutable': 'Mandela 6, 7',
  'I11-fear-suspends-line': 'CAT 3; ICPPED 16',
  'I12-notice-and-interview': 'Mandela 54, 68; GC III 48 by analogy',
  'I12-notice-72h': 'ICRC practice; default of this register',
  'I13-minor-apart-from-adults': 'CRC 37(c); Mandela 11(d); Iraqi Law 76/1983 art. 52',
  'I16-men-and-women-apart': 'Mandela 11(a)',
  'I16-untried-apart': 'Mandela 11(b)',
  'I16-keep-apart': 'Mandela 1, 11',
  'I17-section-capacity': 'Mandela 12, 13',
  'P3-security-level': 'Mandela 89, 93',
};

/** What `register.placement_violations` can find: the rules of where a person may be. */
export const placementRules: readonly string[] = [
  'I13-minor-apart-from-adults',
  'I16-keep-apart',
  'I16-men-and-women-apart',
  'I16-untried-apart',
  'I17-section-capacity',
  'P3-security-level',
];

/** What the database says is broken: a person, a rule, and why (`register.placement_violations`). */
export type PlacementViolation = { readonly person_no: number; readonly rule: string; readonly detail: string };

/** Source of a rule; the rule's own id where none is listed. */
export const sourceOf = (rule: string): string => ruleSources[rule] ?? rule;

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
