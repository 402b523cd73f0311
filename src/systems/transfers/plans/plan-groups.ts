import type { CountedAs, PlannedFacts, PlanRules, PlanSection } from './plan-facts.ts';
import type { PlanNote } from './plan-words.ts';

/** The group of whoever is held with the own family: women, men and children of one household. */
export const FAMILY = 'family';

const kindOf = ({ sex, ageGroup }: Pick<PlanSection, 'sex' | 'ageGroup'>): string => `${ageGroup}-${sex}`;

/** Which group a section has places for; undefined where nobody said. */
export type GroupOfSection = (section: PlanSection) => string | undefined;

/**
 * The legal groups of an instance, as the sections of the chosen sites divide them: by sex and age, and by untried and convicted where at least one section is for one of the two. Who needs medical care is a
 * group of its own, with the places of the sections for medical care, so that nobody who is well takes one of those. Families are the last.
 */
export const planGroups = (
  sections: readonly PlanSection[],
  { countedAs }: PlanRules,
): {
  readonly groupOfSection: GroupOfSection;
  readonly groupOfUnit: (members: readonly PlannedFacts[]) => string;
  readonly notes: readonly PlanNote[];
} => {
  const divided = new Set(sections.filter(({ family, legalStatus }) => !family && legalStatus !== 'any').map(kindOf));
  const named = (kind: string, status: CountedAs, medical: boolean): string =>
    `${kind}${divided.has(kind) ? `-${status}` : ''}${medical ? '-medical' : ''}`;
  const groupOfSection: GroupOfSection = (section) => {
    if (section.family) return FAMILY;
    const kind = kindOf(section);
    const status =
      section.legalStatus === 'any' ? countedAs[`${section.site}/${section.section}`] : section.legalStatus;
    // where nothing divides them, the status is not part of the name
    if (divided.has(kind) && status === undefined) return undefined;
    return named(kind, status ?? 'untried', section.medical);
  };
  const groupOfUnit = (members: readonly PlannedFacts[]): string => {
    const detained = members.filter(({ facts }) => facts.state === 'held');
    const [only] = detained;
    // a child stays beside a mother in her section; with anybody else it lives in a section for families (register.placement_violations, I13)
    if (only === undefined || detained.length > 1 || (members.length > 1 && only.facts.sex === 'male')) return FAMILY;
    const kind = kindOf({ sex: only.facts.sex, ageGroup: only.facts.age === 'adult' ? 'adult' : 'juvenile' });
    return named(
      kind,
      only.facts.convicted ? 'convicted' : 'untried',
      members.some(({ facts }) => facts.medical),
    );
  };
  const notes = sections
    .filter((section) => section.places > 0 && groupOfSection(section) === undefined)
    .map(({ site, section }): PlanNote => ({ code: 'section-for-either', site, section }));
  return { groupOfSection, groupOfUnit, notes };
};
