import { defineCommand } from '../../../core/register/command-definition.ts';
import { getSiteStream } from '../../register/index.ts';
import { SectionAdded } from '../events.ts';
import { checkNewSection, loadNewSection } from './new-section.ts';

/** Adds a section to a site, with its capacity and where that figure comes from. */
export const addSection = defineCommand({
  system: 'sites',
  name: 'add-section',
  roles: ['installation', 'administrator'],
  input: SectionAdded.data,
  streams: async ({ site }, read) => [await getSiteStream(read, site)],
  load: loadNewSection,
  decide: (state, data, context) => {
    checkNewSection(state, context);
    return [SectionAdded.make({ stream: state.stream, data })];
  },
});
