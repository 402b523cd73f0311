import type { SectionView } from '../../sites/views.ts';
import { type CompartmentProposal, type Passenger, proposeCompartments } from './propose-compartments.ts';

/** A section for each person; `unplaced` persons found none that the rules allow. */
export interface SectionProposal {
  sections: ReadonlyMap<number, string>;
  unplaced: number[];
}

/**
 * Proposes the section of a site that each person fits by sex and age (I13, I16) and that has a place free (I17). Nobody here is convicted, so sections for
 * convicted persons stay out. The officer looks at it and decides; the register checks again, also what this page does not know.
 */
export function proposeSections(persons: readonly Passenger[], sections: readonly SectionView[]): SectionProposal {
  const open = sections.filter(({ legalStatus }) => legalStatus !== 'convicted');
  const site = {
    code: '',
    compartments: open.map(({ section, capacity, occupied, sex, ageGroup }) => ({
      code: section,
      seats: Math.max(0, capacity - occupied),
      sex,
      ageGroup,
    })),
  };
  const proposal: CompartmentProposal = proposeCompartments(persons, [site], []);
  return {
    sections: new Map(proposal.assignments.map(({ personNo, compartment }) => [personNo, compartment])),
    unplaced: proposal.unplaced,
  };
}
