import { type SecurityLevel, sectionHolds, securityLevels } from '../../sites/security-level.ts';
import type { SectionView } from '../../sites/views.ts';
import { type CompartmentProposal, type Passenger, proposeCompartments } from './propose-compartments.ts';

/** A person to place, with what else decides on a section. */
export interface Placed extends Passenger {
  level: SecurityLevel | null;
  legalStatus: 'untried' | 'convicted';
}

/** A section for each person; `unplaced` persons found none that the rules allow. */
export interface SectionProposal {
  sections: ReadonlyMap<number, string>;
  unplaced: number[];
  /** Households among the unplaced: no section takes all of them. */
  apart: number[][];
}

const levelOf = (section: SectionView | undefined): SecurityLevel | null =>
  securityLevels.find((level) => level === section?.level) ?? null;

/**
 * Proposes the section of a site that each person fits by sex and age (I13, I16), legal status (I16) and security level (P3), without those the person is kept
 * apart from (I16), and that has a place free (I17); the members of a household go to one section (I32). A section above ordinary is filled last: nobody is held under a stricter regime than needed (Mandela 89). A section
 * for medical care is proposed to nobody: who is sick an officer knows, and puts there.
 * Who is `settled` in a section, accepted and not there yet, has a place of it, and counts for who comes after.
 * The officer looks at it and decides; the register checks again, also what this page does not know.
 */
export function proposeSections(
  persons: readonly Placed[],
  sections: readonly SectionView[],
  keepApart: readonly { personNo: number; otherPersonNo: number }[] = [],
  households: readonly (readonly number[])[] = [],
  settled: ReadonlyMap<number, string> = new Map(),
): SectionProposal {
  const takenBy = (name: string) => [...settled].flatMap(([personNo, section]) => (section === name ? [personNo] : []));
  const barred = (personNo: number, name: string) =>
    takenBy(name).some((other) =>
      keepApart.some((pair) => [personNo, other].every((one) => one === pair.personNo || one === pair.otherPersonNo)),
    );
  /** Where relatives of a person will be; nowhere else is the person proposed. */
  const withRelatives = (personNo: number, name: string) => {
    const places = households
      .filter((household) => household.includes(personNo))
      .flatMap((household) => household.flatMap((other) => settled.get(other) ?? []));
    return places.every((place) => place === name);
  };
  const site = {
    code: '',
    compartments: sections.map(({ section, capacity, occupied, sex, ageGroup }) => ({
      code: section,
      seats: Math.max(0, capacity - occupied - takenBy(section).length),
      sex,
      ageGroup,
      // what a section is for is asked below, in each case
      legalStatus: 'any' as const,
    })),
  };
  const find = (name: string) => sections.find(({ section }) => section === name);
  const proposal: CompartmentProposal = proposeCompartments(persons, [site], keepApart, {
    allows: (person, name) => {
      const status = find(name)?.legalStatus ?? 'any';
      return (
        find(name)?.medical !== true &&
        // who is nobody's detainee is neither untried nor convicted, and has no level
        (person.accompanies != null ||
          ((status === 'any' || status === person.legalStatus) && sectionHolds(levelOf(find(name)), person.level))) &&
        !barred(person.personNo, name) &&
        withRelatives(person.personNo, name)
      );
    },
    last: (name) => !['ordinary', null].includes(levelOf(find(name))),
    households,
    mayShareVehicle: false,
  });
  return {
    sections: new Map(proposal.assignments.map(({ personNo, compartment }) => [personNo, compartment])),
    unplaced: proposal.unplaced,
    apart: proposal.apart,
  };
}
