import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { getSiteStream } from '../../register/index.ts';
import { addedSection, SectionAdded } from '../events.ts';
import { checkNewSection, loadNewSection } from './new-section.ts';

/** Adds a section to a site, with its capacity and where that figure comes from; one for medical care where it is said to be. */
export const addSection = defineCommand({
  system: 'sites',
  name: 'add-section',
  input: addedSection.extend({ medical: z.boolean().optional() }).strict(),
  streams: async ({ site }, read) => [await getSiteStream(read, site)],
  load: loadNewSection,
  decide: (state, { medical = false, ...section }, context) => {
    checkNewSection(state, context);
    return [SectionAdded.make({ stream: state.stream, data: { ...section, medical } })];
  },
});
